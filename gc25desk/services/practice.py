"""The practice desk: fictional records to learn on, never mixed with real ones."""

import datetime as dt
from pathlib import Path

from gc25desk.domain.access import Act
from gc25desk.domain.practice import records as practice
from gc25desk.errors import InvalidInput
from gc25desk.files import write_whole
from gc25desk.i18n import _
from gc25desk.services import desk as desks
from gc25desk.services import practice_review, saving
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk, NewDesk

COMPLAINTS, EVIDENCE = 200, 60

# Printed wherever a practice desk is offered: it guards nothing but fiction.
PASSPHRASE = "practice makes a calm desk"  # noqa: S105
_MARK = "practice.txt"
_BATCH = 500
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
    for noun, made in (
        ("complaint", practice.complaints(complaints, seed, today)),
        ("evidence", practice.evidence(evidence, seed, today)),
    ):
        items = list(made)
        for start in range(0, len(items), _BATCH):
            saving.save_all(desk, noun, items[start : start + _BATCH])
    if desk.may(Act.WRITE_REPORTS):
        practice_review.begin(desk, seed, today)
    desk.steps.clear()
    return Changes(frozenset({"complaint", "evidence", *OF_REPORTS}))


def _real() -> InvalidInput:
    return InvalidInput(
        _("This is not a practice desk, so no fictional records were added to it."),
        _("Name a new folder for the practice desk."),
    )
