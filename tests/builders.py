"""Small builders of real records and desks, for every test."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.project import Project
from gc25desk.services import desk as desks
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk, NewDesk
from gc25desk.store import attempts, engine, keyslots, session, slot_file
from gc25desk.store.slot_file import LOWEST_ITERATIONS, LOWEST_MEMORY_KIB, Cost, SlotFile

# Source texts and schemas, where they are at hand; a clone of the product alone has none.
SHARED = Path(__file__).resolve().parents[2] / "shared"
PASSPHRASE = "gravel lantern orbit meadow"
# The floor itself, so that hundreds of desks can be opened; the default is tested once.
QUICK = Cost(LOWEST_MEMORY_KIB, LOWEST_ITERATIONS, 1)


def words_of(name: str) -> str:
    """Return the passphrase of somebody on the desk with a person of each role."""
    return f"{name.replace('_', ' ')} copper window seldom"


class Clocks:
    """The clocks of the wait after wrong passphrases: one that can be set, one that cannot."""

    wall = 1_800_000_000.0
    steady = 50.0

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(attempts, "wall", lambda: self.wall)
        monkeypatch.setattr(attempts, "steady", lambda: self.steady)
        monkeypatch.setattr(attempts, "_seen", {})

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.wall += seconds
        self.steady += seconds


def new_desk(folder: Path, passphrase: str = PASSPHRASE) -> tuple[Desk, str]:
    """Make a real desk and return it open with its recovery code."""
    new = NewDesk("Commission of Midland", "Midland", "Intake Officer", device="MID")
    return desks.create(folder, new, passphrase, QUICK)


def a_slot_file(*secrets: str) -> tuple[list[bytes], SlotFile]:
    """Return the database key of each person, and a file with a person and a passphrase for each secret."""
    keys, file = [], SlotFile("a-desk")
    for at, secret in enumerate(secrets):
        holder, private = keyslots.new_holder(f"user-{at}")
        keys.append(keyslots.new_key())
        file = file.with_holder(keyslots.given(holder, file.desk, keyslots.DATABASE, keys[-1]))
        slot = keyslots.make_slot(
            file, private, secret, kind=keyslots.PASSPHRASE, user=holder.user, cost=QUICK
        )
        file = file.with_slot(slot)
    return keys, file


def database_key(folder: Path) -> bytes:
    """Return the database key of a desk with the usual passphrase, as nobody but a test needs it."""
    opened = keyslots.unwrap(slot_file.load(folder), PASSPHRASE, keyslots.PASSPHRASE)
    return opened.keys[keyslots.DATABASE][-1]


def everything_in(folder: Path, key: bytes) -> str:
    """Return every value of every table, as one sees it who holds the database key and a debugger."""
    connection = engine.connect(folder / "desk.db", key)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [str(connection.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables]  # noqa: S608
    connection.close()
    return "\n".join(found)


def acts(desk: Desk) -> list[tuple[str, str]]:
    """Return the noun and the action of every entry of the journal, in its order."""
    with desk.store.reading() as reader:
        return [(entry.noun, entry.action) for entry in session.entries(reader)]


def a_child(**values: Any) -> Child:
    """Return a child with an age and a sex, other values as given."""
    filled: dict[str, Any] = {"age": 14, "age_certainty": "exact", "sex": "girl"}
    return Child(**(filled | values))


def a_tag(paragraph: int = 75, stance: str = "alleged_violation", **values: Any) -> Tag:
    """Return a tag with a stance."""
    filled: dict[str, Any] = {"paragraph": paragraph, "stance": stance}
    return Tag(**(filled | values))


def a_complaint(**values: Any) -> Complaint:
    """Return an unsaved complaint, other values as given."""
    filled: dict[str, Any] = {
        "date_received": dt.date(2026, 11, 2),
        "subject": "Exam software films bedrooms",
        "narrative": "The class must keep the camera on during exams at home.",
        "children": (a_child(),),
        "tags": (a_tag(primary=True),),
    }
    return Complaint(**(filled | values))


def an_evidence(**values: Any) -> Evidence:
    """Return an unsaved item of evidence, other values as given."""
    filled: dict[str, Any] = {
        "title": "Terms of the exam software",
        "type": "document",
        "date": dt.date(2026, 10, 1),
        "tags": (a_tag(stance="gap", primary=True),),
    }
    return Evidence(**(filled | values))


def a_cycle(**values: Any) -> Cycle:
    """Return an unsaved review cycle under the simplified procedure, other values as given."""
    filled: dict[str, Any] = {
        "title": "Fifth review",
        "pre_session_month": "february",
        "pre_session_year": 2028,
        "observations_symbol": "CRC/C/MID/CO/4",
    }
    return Cycle(**(filled | values))


def a_project(desk: Desk, **values: Any) -> Project:
    """Return a report project of a cycle, both saved, with the sections of its kind."""
    cycle, _changes = projects.begin_cycle(desk, a_cycle())
    filled: dict[str, Any] = {"title": "Alternative report", "cycle": cycle.id}
    return projects.begin(desk, Project(**(filled | values)))[0]
