"""How evidence is cited in a footnote; an item that may not be cited gives away nothing but its type."""

from gc25desk.domain import codes
from gc25desk.domain.evidence import Evidence, may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.i18n import _
from gc25desk.reports.model import Footnote, Run
from gc25desk.reports.periods import day_words


def footnote(item: Evidence, profile: Profile, language: str) -> Footnote:
    """Return the footnote that cites an item, as far as the profile allows."""
    if not may_be_cited(item, profile):
        return Footnote(
            (Run(_("{type}, held on file by the institution; not published.").format(type=kind(item))),)
        )
    parts = [Run(", " + part) for part in _whereabouts(item, profile, language)]
    return Footnote(
        (*([Run(item.source + ", ")] if item.source else []), Run(item.title, italic=True), *parts, Run("."))
    )


def _whereabouts(item: Evidence, profile: Profile, language: str) -> list[str]:
    found = [kind(item).lower()] if item.type else []
    if item.date is not None:
        found.append(day_words(item.date, language))
    if profile is Profile.INTERNAL:
        found.append(item.reference)
    return found


def kind(item: Evidence) -> str:
    """Return the type of an item in words."""
    return codes.EVIDENCE_TYPES.label(item.type) if item.type else _("Item")
