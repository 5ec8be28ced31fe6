"""The journal tells who saw what, and gives an extract that names nobody."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from gc25desk.errors import KnownError, NotAllowed, WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import journal, person, records, saving, search
from gc25desk.services.desk import Desk
from gc25desk.store import heads, session
from tests.builders import a_child, a_complaint, acts

LONG_AGO, FAR_OFF = dt.date(1990, 1, 1), dt.date(2190, 1, 1)


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GC25DESK_CONFIG", str(tmp_path / "config"))


def test_a_look_at_a_record_with_names_is_journalled_once_an_hour(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(complainant_name="Quillfeather"))
    bare, _changes = saving.save(desk, "complaint", a_complaint())
    for _look in range(3):
        records.get(desk, "complaint", saved.id)
        records.get(desk, "complaint", bare.id)
    assert acts(desk).count(("complaint", "view")) == 1


def test_a_confidential_record_is_journalled_when_it_is_seen_without_any_name(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(confidentiality="strict"))
    records.get(desk, "complaint", saved.id)
    assert acts(desk).count(("complaint", "view")) == 1


def test_a_search_that_shows_identities_is_journalled_once_while_it_is_typed(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(complainant_name="Quillfeather Marrow"))
    for typed in ("Quill", "Quillf", "Quillfeather"):
        assert search.search(desk, typed)
    search.search(desk, "bedrooms")
    assert acts(desk).count(("identity", "search")) == 1
    search.search(desk, "Marrow")
    assert acts(desk).count(("identity", "search")) == 2
    with desk.store.reading() as reader:
        assert "Quill" not in "".join(entry.fields for entry in session.entries(reader))


# The extract ------------------------------------------------------------------------------------


def test_an_extract_tells_what_was_done_and_names_nobody(desk: Desk) -> None:
    writer = person.add(desk, "Wanda Writer", ["report_writer"])
    complaint = a_complaint(
        complainant_name="Quillfeather", subject="A quarrel", children=(a_child(name="Thistledown"),)
    )
    saved, _changes = saving.save(desk, "complaint", complaint)
    saving.save(desk, "complaint", dataclasses.replace(saved, subject="Another matter"))
    found = journal.extract(desk, LONG_AGO, FAR_OFF)
    text = journal.in_text(found)
    assert saved.reference in text
    assert "Changed" in text
    assert "Matter" in found.lines[-1].fields
    for word in (
        "Quillfeather",
        "Thistledown",
        "quarrel",
        "Another matter",
        "Wanda",
        "Intake Officer",
        writer.id,
    ):
        assert word not in text
    assert len(found.lines) == len(acts(desk)) - 1
    assert found.heads["MID"][0] == len(found.lines)
    assert found.problems == ()


def test_an_extract_holds_its_period_alone_and_is_journalled(desk: Desk) -> None:
    assert journal.extract(desk, LONG_AGO, LONG_AGO).lines == ()
    assert ("journal", "extract") in acts(desk)


def test_an_extract_is_for_those_alone_who_may_read_the_journal(desk: Desk) -> None:
    officer = person.add(desk, "Second Officer", ["intake_officer"])
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, officer.passphrase)
    with pytest.raises(NotAllowed):
        journal.extract(again, LONG_AGO, FAR_OFF)
    desks.close(again)


def test_closing_works_without_a_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr(heads, "remember", gone)
    desks.close(desk)
    assert desk.closed
    with pytest.raises((KnownError, WrongPassphrase)):
        desks.open_desk(desk.info.folder, "another passphrase altogether")
