"""The practice desk: fictional records to learn on, never mixed with real ones."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.party import Involved, Party
from gc25desk.domain.practice import records as practice
from gc25desk.domain.record import new_id
from gc25desk.errors import InvalidInput
from gc25desk.files import write_whole
from gc25desk.i18n import _
from gc25desk.services import desk as desks
from gc25desk.services import practice_review, records, saving
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk, NewDesk

COMPLAINTS, EVIDENCE = 200, 60

# Printed wherever a practice desk is offered: it guards nothing but fiction.
PASSPHRASE = "practice makes a calm desk"  # noqa: S105
_MARK = "practice.txt"
_BATCH = 500
# Respondents that are bodies and businesses have a record of their own; people named in a story have none.
_PUBLIC = ("state_national", "state_local", "school", "court", "police")
_PLATFORMS = ("social_platform", "game", "education_technology", "app_store")
_FIRMS = ("telecom", "advertiser", "device_maker", "other_business")
_BODIES: dict[str, str] = {
    **dict.fromkeys(_PUBLIC, "state_body"),
    **dict.fromkeys(_PLATFORMS, "platform"),
    **dict.fromkeys(_FIRMS, "organisation"),
}
OF_REPORTS = ("cycle", "project", "section", "recommendation", "observation", "assessment", "monitoring")


def marked(folder: Path) -> bool:
    """Tell whether a folder holds a practice desk that the known passphrase opens."""
    try:
        return (folder / _MARK).is_file()
    except OSError:  # a folder that may not be looked into, or a name too long
        return False


def open_or_make(folder: Path, passphrase: str = PASSPHRASE) -> Desk:
    """Open a practice desk, or make one where there is no desk yet.

    Raises InvalidInput for a desk with real records, and the errors of opening and making a desk.
    """
    if desks.looks_like_desk(folder):
        desk = desks.open_desk(folder, passphrase)
        if not desk.info.practice:
            desks.close(desk)
            raise _real()
        return desk
    desk, _code = desks.create(folder, _new(), passphrase)
    if passphrase == PASSPHRASE:
        words = _("Fictional records for practice. The passphrase is: {passphrase}")
        write_whole(folder / _MARK, (words.format(passphrase=PASSPHRASE) + "\n").encode())
    return desk


def _new() -> NewDesk:
    return NewDesk(
        institution=_("Practice institution of Midland"),
        state_party=_("Midland"),
        person=_("Practice officer"),
        device="PRA",
        practice=True,
    )


@needs(Act.WRITE_COMPLAINTS)
def fill(desk: Desk, complaints: int, evidence: int, seed: int) -> Changes:
    """Add fictional complaints and evidence, and a review with a report, the same for the same seed and day.

    Raises InvalidInput for a desk with real records.
    """
    if not desk.info.practice:
        raise _real()
    today = dt.datetime.now().astimezone().date()
    told = list(practice.complaints(complaints, seed, today, desk.person_id))
    _save(desk, "complaint", _with_bodies(desk, told))
    _save(desk, "evidence", list(practice.evidence(evidence, seed, today)))
    if desk.may(Act.WRITE_REPORTS):
        practice_review.begin(desk, seed, today)
    desk.steps.clear()
    return Changes(frozenset({"complaint", "party", "task", "evidence", *OF_REPORTS}))


def _save(desk: Desk, noun: str, items: Sequence[Any]) -> None:
    for start in range(0, len(items), _BATCH):
        saving.save_all(desk, noun, items[start : start + _BATCH])


def _with_bodies(desk: Desk, told: Sequence[Complaint]) -> list[Complaint]:
    """Return complaints that name the records of the businesses and bodies they are about."""
    held = {one.name: one.id for one in records.every(desk, "party")}
    about = {one.respondent: one for one in told if one.respondent_type in _BODIES}
    made = [
        Party(id=new_id(), name=name, kind=_BODIES[one.respondent_type], respondent_type=one.respondent_type)
        for name, one in about.items()
        if name and name not in held
    ]
    _save(desk, "party", made)
    held |= {one.name: one.id for one in made}
    return [
        dataclasses.replace(one, parties=(Involved(role="respondent", party=held[one.respondent]),))
        if one.respondent in held and one.respondent_type in _BODIES
        else one
        for one in told
    ]


def _real() -> InvalidInput:
    return InvalidInput(
        _("This is not a practice desk, so no fictional records were added to it."),
        _("Name a new folder for the practice desk."),
    )
