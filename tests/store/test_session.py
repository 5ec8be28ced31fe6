"""One session is one transaction: it is on the disk as a whole or it never was."""

import datetime as dt
import sqlite3
import threading

import pytest
import sqlalchemy as sa

from gc25desk.errors import CannotWrite, DeskDamaged, DeskReadOnly, DiskFull, KnownError
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.store import desk as store
from gc25desk.store import schema, session
from tests.builders import a_complaint


def subjects(desk: Desk) -> list[str]:
    with desk.store.reading() as reader:
        return list(reader.connection.execute(sa.select(schema.records["complaint"].c.subject)).scalars())


def test_a_transaction_that_fails_never_was(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(subject="Kept"))
    with pytest.raises(RuntimeError, match="half-way"), desk.store.writing() as writer:
        writer.journal("complaint", "x", "create", {})
        writer.connection.execute(schema.records["complaint"].delete())
        raise RuntimeError("half-way")
    assert subjects(desk) == ["Kept"]
    with desk.store.reading() as reader:
        assert "x" not in [entry.record for entry in session.entries(reader)]


def test_a_reader_sees_one_moment_however_long_it_reads(desk: Desk) -> None:
    table = schema.records["complaint"]
    count = sa.select(sa.func.count()).select_from(table)
    with desk.store.reading() as reader:
        before = reader.connection.execute(count).scalar_one()
        writer = threading.Thread(target=saving.save, args=(desk, "complaint", a_complaint()))
        writer.start()
        writer.join(timeout=30)
        assert reader.connection.execute(count).scalar_one() == before == 0
    assert len(subjects(desk)) == 1


def test_two_who_write_at_once_both_get_through_and_the_journal_stays_whole(desk: Desk) -> None:
    faults: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for at in range(8):
                saving.save(desk, "complaint", a_complaint(subject=f"{name} {at}"))
        except BaseException as fault:  # noqa: BLE001 - told to the test below
            faults.append(fault)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    assert len(subjects(desk)) == 24
    assert desk.store.check() == []
    references = [one.reference for one in records.every(desk, "complaint")]
    assert len(set(references)) == 24


def test_a_moment_is_in_utc_to_the_millisecond_that_is_stored(desk: Desk) -> None:
    moment = session.now()
    assert moment.tzinfo is dt.UTC
    assert moment.microsecond % 1000 == 0
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    assert records.get(desk, "complaint", saved.id).entered_at == saved.entered_at


def test_entries_can_be_read_of_one_record_alone(desk: Desk) -> None:
    first, _changes = saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "complaint", a_complaint())
    with desk.store.reading() as reader:
        assert [entry.record for entry in session.entries(reader, "complaint", first.id)] == [first.id]
        assert len([entry for entry in session.entries(reader) if entry.noun == "complaint"]) == 2


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", DeskReadOnly),
        ("database disk image is malformed", DeskDamaged),
        ("file is not a database", DeskDamaged),
        ("disk I/O error", CannotWrite),
        ("unable to open database file", CannotWrite),
        ("database is locked", CannotWrite),
    ],
)
def test_a_fault_of_the_world_below_becomes_a_sentence(
    desk: Desk, words: str, fault: type[KnownError]
) -> None:
    with pytest.raises(fault) as caught, desk.store.writing():
        raise sa.exc.OperationalError("INSERT", {}, sqlite3.OperationalError(words))
    assert caught.value.next_step
    assert words not in str(caught.value)


def test_a_fault_of_ours_stays_a_fault(desk: Desk) -> None:
    with pytest.raises(sa.exc.OperationalError), desk.store.writing() as writer:
        writer.connection.execute(sa.text("SELECT nonsense"))


def test_a_desk_whose_disk_is_gone_says_so_and_makes_no_empty_one(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint())
    desk.store._engine.dispose()
    (desk.info.folder / store.DATABASE).unlink()
    with pytest.raises(CannotWrite, match="disk"), desk.store.reading() as reader:
        reader.connection.execute(sa.select(schema.about)).all()
    assert not (desk.info.folder / store.DATABASE).exists()
