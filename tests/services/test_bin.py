"""Deleting is a bin; destroying needs a reason and two people, and leaves nothing that can be read."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gc25desk.domain.access import Act, Role, allowed
from gc25desk.domain.query import IS_BINNED, Filter, Query
from gc25desk.errors import Conflict, InvalidInput, NotAllowed, NotFound
from gc25desk.services import attachment, draft, figures, history, identity, person, records, saving, search
from gc25desk.services import bin as bins
from gc25desk.services import desk as desks
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from gc25desk.store import engine, session
from gc25desk.store import opened as opened_desk
from tests.builders import PASSPHRASE, a_child, a_complaint, a_project, a_tag, an_evidence, database_key

OTHER = "copper window seldom harbour"
CANARIES = ("quillfeather", "bramblewick", "thistledown", "periwinkle", "ottoline", "lorikeet")


@pytest.fixture
def opened() -> Iterator[Callable[[Desk, str], Desk]]:
    """Opens the desk again as whoever the passphrase belongs to."""
    made: list[Desk] = []

    def again(desk: Desk, words: str) -> Desk:
        desks.close(desk)
        made.append(desks.open_desk(desk.info.folder, words))
        return made[-1]

    yield again
    for desk in made:
        desks.close(desk)


@pytest.fixture
def named(desk: Desk) -> str:
    """The identifier of a complaint full of words that must not outlive it."""
    complaint = a_complaint(
        complainant_name="Quillfeather Marrow",
        narrative="The bramblewick camera stays on.",
        platform="Lorikeet",
        children=(a_child(name="Thistledown"),),
    )
    return str(saving.save(desk, "complaint", complaint)[0].id)


def listed(desk: Desk, *filters: Filter) -> int:
    return records.count(desk, "complaint", Query(filters=filters))


def test_a_review_cycle_goes_into_the_bin_after_its_reports_and_comes_out_before_them(desk: Desk) -> None:
    report = a_project(desk)
    with pytest.raises(Conflict):
        bins.put(desk, "cycle", [report.cycle])
    bins.put(desk, "project", [report.id])
    bins.put(desk, "cycle", [report.cycle])
    assert projects.cycles(desk) == []
    with pytest.raises(Conflict):
        bins.take_out(desk, "project", [report.id])
    bins.take_out(desk, "cycle", [report.cycle])
    bins.take_out(desk, "project", [report.id])
    assert [one.id for one in projects.of_cycle(desk, report.cycle)] == [report.id]


def test_what_lies_in_the_bin_is_shown_nowhere_but_there(desk: Desk, named: str) -> None:
    draft.keep(desk, "complaint", named, {"subject": "typing"})
    bins.put(desk, "complaint", [named])
    assert listed(desk) == 0
    assert listed(desk, Filter(IS_BINNED)) == 1
    assert records.every(desk, "complaint") == []
    assert search.search(desk, "bramblewick") == search.search(desk, "Quillfeather") == []
    assert records.suggestions(desk, "complaint", "platform") == []
    assert draft.drafts(desk) == []
    assert all(cell.complaints == 0 for cell in figures.coverage(desk))
    (held,) = bins.everything(desk)
    assert (held.id, held.by, held.reference) == (named, "Intake Officer", "MID-2026-00001")


def test_what_is_taken_out_is_as_it_was(desk: Desk, named: str) -> None:
    before = records.get(desk, "complaint", named)
    draft.keep(desk, "complaint", named, {"subject": "typing"})
    bins.put(desk, "complaint", [named])
    bins.take_out(desk, "complaint", [named])
    assert records.get(desk, "complaint", named) == before
    assert listed(desk) == 1
    assert len(draft.drafts(desk)) == 1
    assert [hit.id for hit in search.search(desk, "Quillfeather")] == [named]
    assert bins.everything(desk) == []


def test_a_record_in_the_bin_cannot_be_changed(desk: Desk, tmp_path: Path) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence())
    bins.put(desk, "evidence", [item.id])
    with pytest.raises(Conflict):
        saving.save(desk, "evidence", dataclasses.replace(item, title="Another"))
    file = tmp_path / "a.txt"
    file.write_text("periwinkle")
    with pytest.raises(Conflict):
        attachment.attach(desk, item.id, [file])
    assert records.get(desk, "evidence", item.id) == item


def test_many_are_deleted_together_or_none(desk: Desk, named: str) -> None:
    with pytest.raises(NotFound):
        bins.put(desk, "complaint", [named, "no such record"])
    assert listed(desk) == 1
    other, _changes = saving.save(desk, "complaint", a_complaint())
    assert set(bins.put(desk, "complaint", [named, other.id, named]).ids) == {named, other.id}
    assert bins.put(desk, "complaint", [named]).ids == ()


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_destroying_needs_a_reason(desk: Desk, named: str, reason: str) -> None:
    bins.put(desk, "complaint", [named])
    with pytest.raises(InvalidInput):
        bins.ask_purge(desk, "complaint", named, reason)


def test_only_what_lies_in_the_bin_can_be_destroyed(desk: Desk, named: str) -> None:
    with pytest.raises(NotFound):
        bins.ask_purge(desk, "complaint", named, "the parents ask for it")
    with pytest.raises(NotFound):
        bins.purge(desk, "complaint", named)


def test_one_person_alone_destroys_nothing(desk: Desk, named: str) -> None:
    bins.put(desk, "complaint", [named])
    with pytest.raises(NotAllowed):
        bins.purge(desk, "complaint", named)
    bins.ask_purge(desk, "complaint", named, "the parents ask for it")
    with pytest.raises(NotAllowed):
        bins.purge(desk, "complaint", named)
    (held,) = bins.everything(desk)
    assert (held.purge_by, held.purge_reason, held.may_purge) == (
        "Intake Officer",
        "the parents ask for it",
        False,
    )


def test_taking_out_drops_the_wish_to_destroy(desk: Desk, named: str) -> None:
    bins.put(desk, "complaint", [named])
    bins.ask_purge(desk, "complaint", named, "the parents ask for it")
    bins.take_out(desk, "complaint", [named])
    bins.put(desk, "complaint", [named])
    (held,) = bins.everything(desk)
    assert held.purge_by == ""


@pytest.mark.parametrize("second", list(Role))
def test_the_second_person_must_have_a_role_that_may(
    desk: Desk, named: str, second: Role, opened: Callable[[Desk, str], Desk]
) -> None:
    person.add(desk, "Second Person", [second], OTHER)
    bins.put(desk, "complaint", [named])
    bins.ask_purge(desk, "complaint", named, "the parents ask for it")
    again = opened(desk, OTHER)
    if allowed([second], Act.APPROVE_PURGE):
        bins.purge(again, "complaint", named)
        with pytest.raises(NotFound):
            records.get(again, "complaint", named)
    else:
        with pytest.raises(NotAllowed):
            bins.purge(again, "complaint", named)


@pytest.mark.parametrize("first", list(Role))
def test_the_first_person_must_have_a_role_that_may(
    desk: Desk, named: str, first: Role, opened: Callable[[Desk, str], Desk]
) -> None:
    person.add(desk, "First Person", [first], OTHER)
    bins.put(desk, "complaint", [named])
    again = opened(desk, OTHER)
    if not allowed([first], Act.ASK_PURGE):
        with pytest.raises(NotAllowed):
            bins.ask_purge(again, "complaint", named, "the parents ask for it")
        return
    bins.ask_purge(again, "complaint", named, "the parents ask for it")
    last = opened(again, PASSPHRASE)
    bins.purge(last, "complaint", named)
    assert bins.everything(last) == []


def test_nothing_of_a_destroyed_record_can_be_found_or_read(
    desk: Desk, tmp_path: Path, opened: Callable[[Desk, str], Desk]
) -> None:
    file = tmp_path / "periwinkle.txt"
    file.write_text("periwinkle " * 50)
    item, _changes = saving.save(
        desk,
        "evidence",
        an_evidence(
            title="Lorikeet terms",
            source="Quillfeather Marrow",
            original_url="https://bramblewick.example/terms",
            summary="The bramblewick camera stays on.",
            tags=(a_tag(stance="gap", note="thistledown"),),
        ),
    )
    attachment.attach(desk, item.id, [file])
    changed = dataclasses.replace(records.get(desk, "evidence", item.id), title="Ottoline terms")
    saving.save(desk, "evidence", changed)
    kept, _changes = saving.save(desk, "evidence", an_evidence(title="Something else"))
    draft.keep(desk, "evidence", item.id, {"title": "lorikeet draft"})
    person.add(desk, "Supervisor", ["supervisor"], OTHER)
    bins.put(desk, "evidence", [item.id])
    bins.ask_purge(desk, "evidence", item.id, "the parents ask for it")
    again = opened(desk, OTHER)
    bins.purge(again, "evidence", item.id)
    assert records.every(again, "evidence") == [kept]
    assert desks.check(again) == ()
    told = [(change.action, change.new_words) for change in history.of(again, "evidence", item.id)]
    assert told[-1][0] == "purge"
    assert {"create", "attach", "update", "bin", "ask_purge"} <= {action for action, _new in told}
    assert ("create", "Destroyed") in told
    assert list((again.info.folder / "files").iterdir()) == []
    words = _everything_readable(again)
    assert "something else" in words
    assert [canary for canary in CANARIES if canary in words] == []
    pages = _pages(again)
    assert "something else" in pages
    # The index keeps of a word only what differs from the word before it.
    assert [canary for canary in CANARIES if canary[3:] in pages] == []


def _everything_readable(desk: Desk) -> str:
    """Return whatever somebody with every key can open: the records, and the journal read back."""
    with desk.store.reading() as reader:
        owners = {(entry.noun, entry.record) for entry in session.entries(reader) if entry.noun == "evidence"}
        told = [entry.fields for owner in owners for entry in session.opened_entries(reader, *owner)]
    return "\n".join([*told, str(records.every(desk, "evidence"))]).casefold()


def _pages(desk: Desk) -> str:
    """Return every page of the database as it stands without encryption."""
    folder = desk.info.folder
    desks.close(desk)
    plain = folder.parent / "plain.db"
    connection = engine.connect(folder / "desk.db", database_key(folder))
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.execute("DETACH DATABASE plain")
    connection.close()
    return plain.read_bytes().decode("latin-1").casefold()


def test_a_request_to_be_shown_goes_with_the_record(
    desk: Desk, named: str, opened: Callable[[Desk, str], Desk]
) -> None:
    person.add(desk, "Writer", ["report_writer", "supervisor"], OTHER)
    again = opened(desk, OTHER)
    identity.ask(again, "complaint", named, "to understand", 2)
    bins.put(again, "complaint", [named])
    bins.ask_purge(again, "complaint", named, "the parents ask for it")
    last = opened(again, PASSPHRASE)
    bins.purge(last, "complaint", named)
    third = opened(last, OTHER)
    assert identity.asked(third) == []


def test_what_could_not_be_swept_at_once_is_swept_at_closing(
    desk: Desk, named: str, opened: Callable[[Desk, str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    person.add(desk, "Supervisor", ["supervisor"], OTHER)
    held = records.get(desk, "complaint", named)
    saving.save(desk, "complaint", dataclasses.replace(held, narrative="many pages " * 10_000))
    bins.put(desk, "complaint", [named])
    bins.ask_purge(desk, "complaint", named, "the parents ask for it")
    again = opened(desk, OTHER)
    with monkeypatch.context() as broken:
        broken.setattr(opened_desk, "connect", _no_disk)
        bins.purge(again, "complaint", named)
    assert _free_pages(again.info.folder) > 0
    desks.close(again)
    assert _free_pages(again.info.folder) == 0


def _no_disk(*_given: object) -> object:
    raise engine.DatabaseFault[0]("disk I/O error")


def _free_pages(folder: Path) -> int:
    connection = engine.connect(folder / "desk.db", database_key(folder))
    found = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.close()
    return int(found)
