"""What is asked before a record in the bin is destroyed: the reason of the one, the word of the other."""

from PySide6.QtWidgets import QWidget

from gc25desk.i18n import _
from gc25desk.services.bin import InBin
from gc25desk.ui import ask
from gc25desk.ui.records.reason_dialog import ask_reason


def why_destroy(parent: QWidget, place: InBin) -> str:
    """Return why somebody asks that a record be destroyed; empty when they change their mind."""
    return ask_reason(
        parent,
        _("Ask to have {reference} destroyed").format(reference=place.reference),
        _("Another person must destroy it. The reason stays in the journal for good: name nobody."),
        _("Ask"),
    )


def is_to_be_destroyed(parent: QWidget, place: InBin) -> bool:
    """Ask the second person whether a record is to be destroyed for good."""
    return ask.confirm(
        parent,
        _("Destroy {reference} for good?").format(reference=place.reference),
        _("{who} asked for it: {reason} This cannot be undone. Backups made before still hold it.").format(
            who=place.purge_by, reason=f"“{place.purge_reason}”."
        ),
        _("Destroy"),
        _("Keep"),
    )
