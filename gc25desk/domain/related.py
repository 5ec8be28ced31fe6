"""How complaints hang together: links from one to another, and a duplicate merged into the one that stands.

A merged complaint keeps all that is written in it, is closed as a duplicate and is counted no more; what
closed it is taken back as it was when the two are separated (domain.md 9 items 4 and 17).
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gc25desk.domain import codes
from gc25desk.domain.declare import choice, line, link
from gc25desk.domain.path import CLOSED, FIRST, SHIPPED, Step
from gc25desk.errors import Conflict, InvalidInput
from gc25desk.i18n import N_, _

if TYPE_CHECKING:
    from gc25desk.domain.complaint import Complaint

DUPLICATE = "duplicate"
# What merging fills and separating gives back, beside the steps.
FILLED = (
    "status",
    "date_closed",
    "closure_reason",
    "closure_asked_at",
    "closure_asked_by",
    "closure_version",
    "merged_into",
)


@dataclasses.dataclass(frozen=True)
class Related:
    """Another complaint that this one has to do with."""

    kind: str = choice(N_("How they belong together"), N_("What the two have in common."), codes.RELATIONS)
    complaint: str = link(N_("Complaint"), N_("The other complaint, by its reference."), "complaint")
    note: str = line(N_("Note"), N_("Such as: the same class, a week later; name nobody."))


def check(complaint: "Complaint") -> None:
    """Raise InvalidInput, naming the field, for a link that lacks a part, stands twice or leads back."""
    seen: set[tuple[str, str]] = set()
    for one in complaint.related:
        if not one.kind or not one.complaint:
            raise InvalidInput(
                _("A related complaint needs how they belong together and its reference."),
                _("Fill in both, or remove the line."),
                "kind" if one.complaint else "complaint",
            )
        if complaint.id and one.complaint == complaint.id:
            raise InvalidInput(
                _("A complaint cannot be related to itself."), _("Choose another complaint."), "complaint"
            )
        if (one.kind, one.complaint) in seen:
            raise InvalidInput(
                _("The same complaint stands twice in the same way."), _("Remove one line."), "complaint"
            )
        seen.add((one.kind, one.complaint))


def linked(complaint: "Complaint", other: str, kind: str) -> "Complaint":
    """Return the complaint with a link to another; the same link is not made twice."""
    if any((one.kind, one.complaint) == (kind, other) for one in complaint.related):
        return complaint
    return dataclasses.replace(complaint, related=(*complaint.related, Related(kind=kind, complaint=other)))


def check_danger(complaint: "Complaint", into: "Complaint") -> None:
    """Raise Conflict where a child in danger would fall out of sight with the complaint that is closed."""
    if _needs_somebody(complaint) and not _needs_somebody(into):
        raise Conflict(
            _("A child is in danger here, and nobody has acted yet."),
            _("Note that somebody acted, or make the other complaint urgent first. Nothing was merged."),
        )


def _needs_somebody(complaint: "Complaint") -> bool:
    ended = any(stage.code == complaint.status and stage.ends for stage in SHIPPED)
    return complaint.urgency == "urgent" and complaint.urgency_met_at is None and not ended


def merging(complaint: "Complaint", into: str, step: Step) -> dict[str, Any]:
    """Return what merging fills: closed as a duplicate by this step, another standing for it.

    A complaint that was closed already takes no further step and keeps its day.
    """
    closed = complaint.status == CLOSED
    return {
        "status": CLOSED,
        "steps": complaint.steps if closed else (*complaint.steps, step),
        "date_closed": complaint.date_closed if closed else step.on,
        "closure_reason": DUPLICATE,
        "closure_asked_at": None,
        "closure_asked_by": "",
        "closure_version": None,
        "merged_into": into,
    }


def separating(complaint: "Complaint", before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what separating fills: what merging changed, as it was.

    ``before`` holds the old values by field key as the journal has them, in JSON; a field that is not among
    them was not changed by the merging. Of ``steps`` the number counts alone: none is rewritten.
    """
    filled = {key: _value(key, before[key]) for key in FILLED if key in before}
    if "steps" in before:
        filled["steps"] = complaint.steps[: len(before["steps"] or ())]
    return {"merged_into": "", **filled}


def _value(key: str, old: Any) -> Any:
    if old and key == "date_closed":
        return dt.date.fromisoformat(old)
    if old and key == "closure_asked_at":
        return dt.datetime.fromisoformat(old)
    return old


def unmerged(complaint: "Complaint") -> dict[str, Any]:
    """Return what separating fills where the journal does not tell how it was: the step before the last."""
    steps = complaint.steps[:-1] or complaint.steps
    return {
        "status": steps[-1].stage if steps else FIRST,
        "steps": steps,
        "date_closed": None,
        "closure_reason": "",
        "merged_into": "",
    }


def counted(complaints: Iterable["Complaint"]) -> "list[Complaint]":
    """Return the complaints that are counted: all but those for which another of them stands."""
    held = list(complaints)
    ids = {one.id for one in held}
    return [one for one in held if not one.merged_into or one.merged_into not in ids]
