"""The journal tells who came and went, notices a desk put back, and gives an extract that names nobody."""

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import pytest

from gc25desk.errors import KnownError, NotAllowed, WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import journal, person, records, saving, search
from gc25desk.services.desk import Desk
from gc25desk.store import heads, session
from tests.builders import PASSPHRASE, a_child, a_complaint

LONG_AGO, FAR_OFF = dt.date(1990, 1, 1), dt.date(2190, 1, 1)


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GC25DESK_CONFIG", str(tmp_path / "config"))


def acts(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.reading() as reader:
        return [(entry.noun, entry.action) for entry in session.entries(reader)]


def test_coming_and_going_is_journalled(desk: Desk) -> None:
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert [act for act in acts(again) if act[0] == "desk"][-3:] == [
        ("desk", "login"),
        ("desk", "lock"),
        ("desk", "login"),
    ]
    desks.close(again)


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


# A desk put back ---------------------------------------------------------------------------------


def put_back(desk: Desk, tmp_path: Path) -> Path:
    """Copy the closed desk, work on, and put the copy back in its place."""
    folder = desk.info.folder
    desks.close(desk)
    shutil.copytree(folder, tmp_path / "older")
    later = desks.open_desk(folder, PASSPHRASE)
    saving.save(later, "complaint", a_complaint())
    desks.close(later)
    shutil.rmtree(folder)
    return Path(shutil.copytree(tmp_path / "older", folder))


def test_a_desk_that_went_back_is_told_at_the_next_start_and_journalled(desk: Desk, tmp_path: Path) -> None:
    again = desks.open_desk(put_back(desk, tmp_path), PASSPHRASE)
    assert len(again.warnings) == 1
    assert "gone back" in again.warnings[0]
    assert ("desk", "gone_back") in acts(again)
    desks.close(again)
    once_more = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert once_more.warnings == ()
    desks.close(once_more)


def test_a_desk_that_went_its_own_way_on_another_computer_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put_back(desk, tmp_path)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("GC25DESK_CONFIG", str(tmp_path / "another"))
        other = desks.open_desk(folder, PASSPHRASE)
        assert other.warnings == ()
        for _work in range(9):
            saving.save(other, "complaint", a_complaint())
        desks.close(other)
    again = desks.open_desk(folder, PASSPHRASE)
    assert len(again.warnings) == 1
    assert "not the one this computer has seen" in again.warnings[0]
    desks.close(again)


def test_an_ordinary_day_warns_of_nothing(desk: Desk) -> None:
    for _day in range(3):
        saving.save(desk, "complaint", a_complaint())
        desks.close(desk)
        desk = desks.open_desk(desk.info.folder, PASSPHRASE)
        assert desk.warnings == ()
    desks.close(desk)


@pytest.mark.parametrize("content", [b"", b"[]", b"nonsense", b'{"x": 1}', b"[" * 100_000])
def test_a_spoiled_memory_stops_nobody(desk: Desk, tmp_path: Path, content: bytes) -> None:
    desks.close(desk)
    (tmp_path / "config" / heads.FILE_NAME).write_bytes(content)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert again.warnings == ()
    desks.close(again)


def test_what_is_remembered_tells_nothing_to_who_reads_it(desk: Desk, tmp_path: Path) -> None:
    held = (tmp_path / "config" / heads.FILE_NAME).read_text()
    assert "MID" not in held
    assert heads.recall(desk.store.about["desk"], "00" * 32) == {}


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
