"""Every act that puts a file outside the desk, each with the old files that stand where it writes.

A new way for a file to leave is a function here, named in ``EXPORTS``; ``NAMES`` says what it writes.
``IN_PLACE`` and ``UNNOTED`` are how a program writes that takes no care: the proofs must find both out.
"""

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gc25desk.domain.field import Profile
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.files import write_whole
from gc25desk.services import (
    attachment,
    case_file,
    journal,
    letter,
    letter_template,
    records,
    register,
    report,
    saving,
    submission,
)
from gc25desk.services.desk import Desk
from gc25desk.services.journal import Extract, Line
from gc25desk.services.register import RegisterRequest
from gc25desk.services.report import ReportRequest
from gc25desk.services.submission import Prepared
from tests.builders import a_child, a_complaint, a_project, an_evidence

Attempt = Callable[[], Any]

TODAY = dt.date(2026, 11, 20)
OLD = b"What stood here before, of no known format.\n" * 40
FILE = bytes(range(256)) * 300
WORD, EXCEL = "report.docx", "report.xlsx"
REGISTER, EXTRACT, COPY = "register.xlsx", "journal.txt", "letter.bin"
PAPER, SHEETS, TEMPLATE = "paper.docx", "sheets.docx", "template.docx"
IN_PLACE, UNNOTED = "in place", "unnoted"
REPORT, SUBMISSION = "report", "submission"


def prepare(desk: Desk, film: Path) -> None:
    """Put into a desk what every export finds there."""
    film.write_bytes(FILE)
    children = (a_child(), a_child(age=9))
    saving.save_all(desk, "complaint", [a_complaint(children=children) for _number in range(6)])
    attachment.save_with_files(desk, [(an_evidence(), [film])])
    a_project(desk)


def stand_in_the_way(out: Path, act: str) -> None:
    """Put an old file in each place to which an act writes, into a new folder."""
    out.mkdir()
    for name in NAMES[act]:
        (out / name).write_bytes(OLD)


def _project(desk: Desk) -> str:
    (project,) = records.every(desk, "project")
    return str(project.id)


_prepared: list[Prepared] = []


def _submission(desk: Desk, out: Path) -> Attempt:
    """Let a report leave that was prepared once: how it is made is of no matter here, and takes long."""
    if not _prepared:
        _prepared.append(submission.prepare(desk, _project(desk), TODAY))
    ready = dataclasses.replace(_prepared[0], project=_project(desk))
    return lambda: submission.export(desk, ready, out / WORD, out / EXCEL, looked=True, final=True)


def _report(desk: Desk, out: Path) -> Attempt:
    request = ReportRequest(profile=Profile.INTERNAL, date=TODAY)
    return lambda: report.export(desk, request, out / WORD, out / EXCEL)


def _register(desk: Desk, out: Path) -> Attempt:
    return lambda: register.export(desk, RegisterRequest(date=TODAY), out / REGISTER)


def an_extract() -> Extract:
    """Return an extract that is the same in every process."""
    lines = tuple(Line("2026-11-02T09:00", "MID", at, "", "", "", (), f"{at:064}") for at in range(300))
    return Extract("Commission of Midland", TODAY, TODAY, lines, {}, ())


def _extract(desk: Desk, out: Path) -> Attempt:
    journal.extract(desk, TODAY, TODAY)
    return lambda: journal.save(desk, an_extract(), out / EXTRACT)


def _copy(desk: Desk, out: Path) -> Attempt:
    (item,) = records.every(desk, "evidence")
    return functools.partial(attachment.save_copy, desk, item.files[0].id, out / COPY)


def _complaint(desk: Desk) -> str:
    return str(records.every(desk, "complaint")[0].id)


def _letter(desk: Desk, out: Path) -> Attempt:
    wanted = Letter(LetterKind.ACKNOWLEDGEMENT, Wording.CHILD, "en")
    return functools.partial(letter.write, desk, _complaint(desk), wanted, out / PAPER, TODAY)


def _template(desk: Desk, out: Path) -> Attempt:
    wanted = Letter(LetterKind.OUTCOME, Wording.PLAIN, "en")
    return functools.partial(letter_template.take_copy, desk, wanted, out / TEMPLATE)


def _case_file(desk: Desk, out: Path) -> Attempt:
    return functools.partial(case_file.write_file, desk, _complaint(desk), out / PAPER, TODAY, "en")


def _case_sheets(desk: Desk, out: Path) -> Attempt:
    ids = [one.id for one in records.every(desk, "complaint")]
    return functools.partial(case_file.write_sheets, desk, ids, out / SHEETS, TODAY, "en")


def _journalled(desk: Desk) -> None:
    with desk.store.writing() as writer:
        writer.journal("file", "", "copy", {})


def _in_place(desk: Desk, out: Path) -> Attempt:
    def write() -> None:
        _journalled(desk)
        with (out / COPY).open("wb", buffering=0) as stream:
            for start in range(0, len(FILE), 9_000):
                stream.write(FILE[start : start + 9_000])

    return write


def _unnoted(desk: Desk, out: Path) -> Attempt:
    def write() -> None:
        _journalled(desk)
        write_whole(out / COPY, FILE)

    return write


EXPORTS: dict[str, Callable[[Desk, Path], Attempt]] = {
    SUBMISSION: _submission,
    REPORT: _report,
    "register": _register,
    "extract": _extract,
    "copy": _copy,
    "letter": _letter,
    "template": _template,
    "case file": _case_file,
    "case sheets": _case_sheets,
}
CARELESS: dict[str, Callable[[Desk, Path], Attempt]] = {IN_PLACE: _in_place, UNNOTED: _unnoted}
NAMES: dict[str, tuple[str, ...]] = {
    SUBMISSION: (WORD, EXCEL),
    REPORT: (WORD, EXCEL),
    "register": (REGISTER,),
    "extract": (EXTRACT,),
    "copy": (COPY,),
    "letter": (PAPER,),
    "template": (TEMPLATE,),
    "case file": (PAPER,),
    "case sheets": (SHEETS,),
    IN_PLACE: (COPY,),
    UNNOTED: (COPY,),
}
