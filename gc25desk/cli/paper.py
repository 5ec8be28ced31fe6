"""Commands that take a complaint on: its next step, and the papers written about it."""

import argparse
import datetime as dt
from typing import Any

from gc25desk.cli.call import Call, as_told, place
from gc25desk.domain import codes
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.text import clean
from gc25desk.i18n import _
from gc25desk.services import case_file, letter, path, records

NOUN = "complaint"


def write_letter(call: Call) -> None:
    """Write a letter about a complaint: the one its stage asks for, where nothing else is said."""
    given = call.arguments
    with call.desk() as desk:
        one = records.id_of(desk, NOUN, given.reference)
        proposed = letter.offer(desk, one).wanted
        wanted = Letter(
            LetterKind(given.kind) if given.kind else proposed.kind,
            Wording(given.wording) if given.wording else proposed.wording,
            given.language or proposed.language,
        )
        done = letter.write(desk, one, wanted, place(given.file), _today())
    told = {"file": as_told(done.file), "names": done.names}
    told |= {
        "kind": done.letter.kind.value,
        "wording": done.letter.wording.value,
        "language": done.letter.language,
    }
    call.tell(told, str(done.file.path))


def write_case_file(call: Call) -> None:
    """Write the file of a complaint as a Word document."""
    given = call.arguments
    with call.desk() as desk:
        one = records.id_of(desk, NOUN, given.reference)
        file, _changes = case_file.write_file(desk, one, place(given.file), _today(), given.language)
    call.tell({"file": as_told(file)}, str(file.path))


def write_sheets(call: Call) -> None:
    """Write a sheet of each complaint, a page each, as one Word document."""
    given = call.arguments
    with call.desk() as desk:
        ids = [records.id_of(desk, NOUN, one) for one in given.references]
        file, _changes = case_file.write_sheets(desk, ids, place(given.file), _today(), given.language)
    call.tell({"file": as_told(file), "complaints": len(set(ids))}, str(file.path))


def take_step(call: Call) -> None:
    """Take a step with complaints: all of them or none."""
    given = call.arguments
    with call.desk() as desk:
        ids = [records.id_of(desk, NOUN, one) for one in given.references]
        path.move(desk, ids, path.Move(given.stage, given.on, given.note))
        moved = [records.get(desk, NOUN, one) for one in dict.fromkeys(ids)]
    result = [{"id": one.id, "reference": one.reference, "status": one.status} for one in moved]
    call.tell(result, "\n".join(f"{one.reference}\t{codes.STATUSES.label(one.status)}" for one in moved))


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def add_commands(actions: Any, shared: argparse.ArgumentParser) -> None:
    """Add what can be done with complaints beside adding, listing and showing them."""
    moved = actions.add_parser("step", parents=[shared])
    moved.add_argument("stage", type=clean, help=_("the code of the stage, such as investigation"))
    _add_references(moved)
    moved.add_argument("--on", type=dt.date.fromisoformat, help=_("the day of the step; without it today"))
    moved.add_argument("--note", type=clean, default="", help=_("why; name nobody"))
    moved.set_defaults(run=take_step)
    for name, run in (("letter", write_letter), ("file", write_case_file), ("sheets", write_sheets)):
        action = actions.add_parser(name, parents=[shared])
        action.add_argument("file", metavar=_("FILE"), help=_("the Word file to write"))
        if name == "sheets":
            _add_references(action)
        else:
            action.add_argument("reference", type=clean, help=_("reference or identifier"))
        if name == "letter":
            action.add_argument("--kind", choices=[kind.value for kind in LetterKind])
            action.add_argument("--wording", choices=[wording.value for wording in Wording])
            action.add_argument("--language", type=clean, help=_("a code such as fr; without it theirs"))
        else:
            action.add_argument("--language", type=clean, default="en")
        action.set_defaults(run=run)


def _add_references(action: argparse.ArgumentParser) -> None:
    action.add_argument("references", nargs="+", type=clean, help=_("references or identifiers"))
