"""Every write is in the journal; no entry can be changed, removed or slipped in unnoticed."""

import dataclasses
import random

import pytest
import sqlalchemy as sa

from gc25desk.domain.journal import Entry
from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import session
from tests.builders import a_complaint, an_evidence


def entries(desk: Desk) -> list[Entry]:
    with desk.store.reading() as reader:
        return list(session.entries(reader))


def test_making_a_desk_is_its_first_entry(desk: Desk) -> None:
    assert [(entry.seq, entry.noun, entry.action) for entry in entries(desk)][:2] == [
        (1, "desk", "create"),
        (2, "person", "create"),
    ]


def test_a_save_tells_who_when_which_record_and_old_and_new(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(subject="One"))
    changed, _changes = saving.save(desk, "complaint", dataclasses.replace(saved, subject="Two"))
    entry = entries(desk)[-1]
    assert (entry.noun, entry.record, entry.action) == ("complaint", saved.id, "update")
    with desk.store.reading() as reader:
        told = list(session.opened_entries(reader, "complaint", saved.id))[-1]
    assert told.changed() == {"subject": ["One", "Two"]}
    assert "Two" not in entry.fields
    assert entry.actor == desk.store.person.id
    assert entry.at.endswith("+00:00")
    assert entry.device == "MID"
    assert changed.version == 2


def test_a_save_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "evidence", an_evidence())
    before = len(entries(desk))
    again, _changes = saving.save(desk, "evidence", saved)
    assert again == saved
    assert len(entries(desk)) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'x' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 2",
        "INSERT INTO journal SELECT device, 99, at, actor, noun, record, action, fields, previous, hash "
        "FROM journal WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses_to_change_the_journal(desk: Desk, statement: str) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), desk.store.writing() as writer:
        writer.connection.execute(sa.text(statement))


def test_a_reference_cannot_be_changed_even_in_sql(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint())
    with pytest.raises(sa.exc.IntegrityError, match="for good"), desk.store.writing() as writer:
        writer.connection.execute(sa.text("UPDATE complaint SET reference = 'X-1'"))


def test_any_change_behind_the_triggers_is_found_by_the_check(desk: Desk) -> None:
    for at in range(12):
        saving.save(desk, "complaint", a_complaint(subject=f"Matter {at}"))
    assert desks.check(desk) == ()
    chance = random.Random(7)  # noqa: S311
    for _round in range(40):
        seq = chance.randrange(1, 14)
        column = chance.choice(["at", "actor", "noun", "record", "action", "fields", "previous", "hash"])
        with desk.store.writing() as writer:
            run = writer.connection.exec_driver_sql
            run("DROP TRIGGER journal_no_update")
            run(f"UPDATE journal SET {column} = {column} || '0' WHERE seq = {seq}")  # noqa: S608
        problems = desks.check(desk)
        assert any(f"ntry {seq} " in problem for problem in problems), (seq, column, problems)
        with desk.store.writing() as writer:
            run = writer.connection.exec_driver_sql
            length = f"length({column}) - 1"
            run(f"UPDATE journal SET {column} = substr({column}, 1, {length}) WHERE seq = {seq}")  # noqa: S608
            run(
                "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal "
                "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
            )
    assert desks.check(desk) == ()


def test_a_removed_entry_is_found_by_the_check(desk: Desk) -> None:
    for at in range(3):
        saving.save(desk, "complaint", a_complaint(subject=f"Matter {at}"))
    with desk.store.writing() as writer:
        writer.connection.exec_driver_sql("DROP TRIGGER journal_no_delete")
        writer.connection.exec_driver_sql("DELETE FROM journal WHERE seq = 3")
    assert any("jumps from entry 2 to 4" in problem for problem in desks.check(desk))
