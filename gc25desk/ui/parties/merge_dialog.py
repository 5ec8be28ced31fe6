"""Asking which record stands for a person or body from now on."""

from PySide6.QtWidgets import QWidget

from gc25desk.domain.field import Field, field_of
from gc25desk.domain.party import Party
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.link_editor import LinkEditor, Links


class MergeDialog(DeskDialog):
    """Finds the other record; ``chosen`` is its identifier once the dialog is accepted."""

    def __init__(
        self, parent: QWidget, reference: str, links: Links, *, field: Field | None = None, what: str = ""
    ) -> None:
        """Take the reference of the record that is merged, and what finds others.

        ``field`` is the one that names the other, ``what`` what becomes of the record, with ``{reference}``.
        """
        what = what or _(
            "{reference} keeps all that is written in it, and its complaints are shown with the other’s."
        )
        super().__init__(parent, _("Merge"), what.format(reference=reference), _("&Merge"))
        self.other = LinkEditor(field or field_of(Party, "merged_into"), links)
        self.other.line.setAccessibleName(_("Record that stands for it"))
        self.put(
            labelled(_("&Record that stands for it"), self.other.line),
            PlainLabel(_("It can be taken back at any time."), "muted", wrap=True),
        )
        self.setTabOrder(self.other.line, self.cancel)
        self.other.line.setFocus()

    def chosen(self) -> str:
        """Return the identifier of the record chosen, an empty text for none."""
        try:
            return str(self.other.value())
        except InvalidInput:
            return ""

    def accept(self) -> None:
        """Close, unless no record is chosen."""
        if not self.chosen():
            self.notice.say(_("No record is chosen."), _("Take one from the list below the words."), "warn")
            self.other.line.setFocus()
            return
        super().accept()
