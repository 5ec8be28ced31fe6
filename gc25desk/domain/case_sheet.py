"""The sheet of a complaint: what is needed of it on one page, for use within the institution."""

import dataclasses

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.i18n import _


@dataclasses.dataclass(frozen=True)
class CaseSheet:
    """One sheet: the reference, the matter, its lines, and what happened as far as it fits on the page."""

    reference: str
    matter: str
    lines: tuple[tuple[str, str], ...]
    narrative: str
    is_cut: bool

    def title(self) -> str:
        """Return what stands above it."""
        return " · ".join(filter(None, (self.reference, self.matter)))


def narrative_label() -> str:
    """Return what stands above what happened."""
    return field_of(Complaint, "narrative").shown_label()


def cut_words() -> str:
    """Return what is said where a sheet does not tell all that happened."""
    return _("The rest stands on the desk.")
