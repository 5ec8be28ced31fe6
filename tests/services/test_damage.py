"""A damaged desk is moved aside whole, the best backup put in its place, and what is newer is read out."""

import itertools
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.errors import DeskDamaged, DeskError, DeskInUse, NoDesk, WrongPassphrase
from gc25desk.services import attachment, backup, damage, passphrase, records, salvage, saving, search
from gc25desk.services import desk as desks
from gc25desk.services.damage import Condition
from gc25desk.services.desk import Desk
from gc25desk.store import engine
from gc25desk.store.session import entries
from tests.builders import PASSPHRASE, a_complaint, an_evidence, database_key, new_desk

PAGE = 4096
SET = ("desk.db", "desk.db-wal", "slots.json")


def spoil(database: Path, *pages: int) -> None:
    """Flip a bit in pages of a closed database, counted from its end for negative numbers."""
    content = bytearray(database.read_bytes())
    count = len(content) // PAGE
    for page in pages:
        content[(page % count) * PAGE + 200] ^= 1
    database.write_bytes(content)


def spoil_most(database: Path) -> None:
    """Spoil so much that the desk does not open, though its first page does."""
    content = bytearray(database.read_bytes())
    for page in range(4, len(content) // PAGE):
        content[page * PAGE + 200] ^= 1
    database.write_bytes(content)


def pages_of(folder: Path, count: int, *tables: str) -> list[int]:
    """Return the last pages on which a table's rows stand, found by spoiling one at a time."""
    key = database_key(folder)
    whole = (folder / "desk.db").read_bytes()
    scratch = folder.parent / "scratch.db"
    pages = reversed(range(3, len(whole) // PAGE))
    found = list(itertools.islice((page for page in pages if hits(scratch, whole, key, page, tables)), count))
    assert len(found) == count
    return found


def hits(scratch: Path, whole: bytes, key: bytes, page: int, tables: Sequence[str]) -> bool:
    """Tell whether a table can no longer be read without a page, while the desk opens."""
    scratch.write_bytes(whole)
    spoil(scratch, page)
    try:
        connection = engine.connect_still(scratch, key)
    except engine.DatabaseFault:
        return False
    try:
        for table in tables:
            connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    except engine.DatabaseFault:
        return True
    finally:
        connection.close()
        scratch.unlink()
    return False


@pytest.fixture
def backed_up(desk: Desk) -> Path:
    """A closed desk with five complaints in its backup and ten on it, the last of all changed."""
    for number in range(5):
        saving.save(desk, "complaint", a_complaint(subject=f"Old {number}"))
    backup.make(desk)
    for number in range(5):
        saving.save(desk, "complaint", a_complaint(subject=f"New {number}", narrative="word " * 1500))
    desks.close(desk)
    return desk.store.folder


def subjects(folder: Path) -> list[str]:
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        assert desks.check(opened) == ()
        return sorted(one.subject for one in records.every(opened, "complaint"))
    finally:
        desks.close(opened)


def moved_whole(moved: Path, before: dict[str, bytes]) -> bool:
    return all((moved / name).read_bytes() == content for name, content in before.items())


def as_it_is(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in SET if (folder / name).exists()}


def test_the_best_backup_is_offered_and_put_back_and_nothing_is_deleted(backed_up: Path) -> None:
    spoil_most(backed_up / "desk.db")
    with pytest.raises(DeskDamaged):
        desks.open_desk(backed_up, PASSPHRASE)
    (backed_up / "desk.db-wal").write_bytes(b"half a log")
    before = as_it_is(backed_up)
    found = damage.look(backed_up, PASSPHRASE)
    assert (found.database, found.slots_sound) == (Condition.DAMAGED, True)
    assert found.best is not None
    assert found.best.held == backup.Held(5, 0, 0)
    assert as_it_is(backed_up) == before
    done = damage.put_back(found, found.best, PASSPHRASE)
    assert done.moved.parent == backed_up / "damaged"
    assert moved_whole(done.moved, before)
    assert subjects(backed_up) == [f"Old {number}" for number in range(5)]


def test_what_is_newer_than_the_backup_is_brought_in_as_records(backed_up: Path) -> None:
    spoil(backed_up / "desk.db", *pages_of(backed_up, 1, "draft", "search_data"))
    found = damage.look(backed_up, PASSPHRASE)
    assert found.database is Condition.DAMAGED
    done = damage.put_back(found, found.best, PASSPHRASE)
    # Five complaints with their tasks, the backup, the lock.
    assert (done.salvaged, done.acts, done.acts_lost) == (True, 12, 0)
    opened = desks.open_desk(backed_up, PASSPHRASE)
    try:
        result = salvage.bring_in(opened, done.moved)
        assert (result.saved, result.lost) == (10, 0)  # the newer complaints with their tasks
        assert len(records.every(opened, "complaint")) == 10
        assert {one.subject for one in records.every(opened, "complaint")} == {
            f"{age} {number}" for age in ("Old", "New") for number in range(5)
        }
        assert desks.check(opened) == ()
        assert [hit.title for hit in search.search(opened, "New 3", 5)][:1] == ["New 3"]
        again = salvage.bring_in(opened, done.moved)
        assert (again.saved, again.lost) == (0, 0)
        later, _changes = saving.save(opened, "complaint", a_complaint())
        assert later.reference.endswith("00011")
    finally:
        desks.close(opened)


@pytest.mark.parametrize("count", [1, 5, 20])
def test_records_on_pages_that_are_whole_come_back_and_the_lost_are_counted(desk: Desk, count: int) -> None:
    backup.make(desk)
    for number in range(60):
        saving.save(desk, "complaint", a_complaint(subject=f"New {number}", narrative="word " * 900))
    desks.close(desk)
    folder = desk.store.folder
    spoil(folder / "desk.db", *pages_of(folder, count, "complaint"))
    found = damage.look(folder, PASSPHRASE)
    assert found.database is Condition.DAMAGED
    done = damage.put_back(found, found.best, PASSPHRASE)
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        result = salvage.bring_in(opened, done.moved)
        assert result.saved + result.lost == 120  # complaints and their tasks
        assert 0 < result.lost <= 6 * count  # no page holds more
        assert len(records.every(opened, "complaint")) + len(records.every(opened, "task")) == result.saved
        assert all(len(one.children) == len(one.tags) == 1 for one in records.every(opened, "complaint"))
        assert desks.check(opened) == ()
    finally:
        desks.close(opened)


def test_a_record_that_lost_a_part_stays_out(desk: Desk) -> None:
    backup.make(desk)
    for _number in range(80):
        saving.save(desk, "complaint", a_complaint())
    desks.close(desk)
    folder = desk.store.folder
    spoil(folder / "desk.db", *pages_of(folder, 1, "complaint_children"))
    found = damage.look(folder, PASSPHRASE)
    done = damage.put_back(found, found.best, PASSPHRASE)
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        result = salvage.bring_in(opened, done.moved)
        assert result.saved + result.lost == 160  # complaints and their tasks
        assert result.lost > 0
        assert all(len(one.children) == 1 for one in records.every(opened, "complaint"))
    finally:
        desks.close(opened)


def test_files_come_in_with_their_records(desk: Desk, tmp_path: Path) -> None:
    backup.make(desk)
    (tmp_path / "letter.txt").write_text("words")
    (item,) = attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    desks.close(desk)
    folder = desk.store.folder
    spoil(folder / "desk.db", *pages_of(folder, 1, "search_data"))
    found = damage.look(folder, PASSPHRASE)
    done = damage.put_back(found, found.best, PASSPHRASE)
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        assert salvage.bring_in(opened, done.moved).files == 1
        (held,) = records.every(opened, "evidence")
        assert held.files == item.files
        copy = attachment.save_copy(opened, held.files[0].id, tmp_path / "out.txt")
        assert copy.read_text() == "words"
        assert desks.check(opened) == ()
    finally:
        desks.close(opened)


@pytest.mark.parametrize("how", ["empty", "plain", "garbage", "missing", "cut"])
def test_every_sort_of_broken_database_can_be_put_right(backed_up: Path, how: str) -> None:
    database = backed_up / "desk.db"
    whole = database.read_bytes()
    database.unlink()
    if how == "plain":
        with sqlite3.connect(database) as plain:
            plain.execute("create table t (x)")
        plain.close()
    elif how != "missing":
        database.write_bytes({"empty": b"", "garbage": b"\x00\xff" * 5000, "cut": whole[:-7000]}[how])
    with pytest.raises(DeskError):
        desks.open_desk(backed_up, PASSPHRASE)
    found = damage.look(backed_up, PASSPHRASE)
    assert found.database is (Condition.MISSING if how == "missing" else Condition.DAMAGED)
    assert found.best is not None
    done = damage.put_back(found, found.best, PASSPHRASE)
    assert done.salvaged is (how == "cut")
    assert subjects(backed_up) == [f"Old {number}" for number in range(5)]


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"format": 1}'])
def test_damaged_key_slots_alone_are_put_back_alone(backed_up: Path, content: bytes | None) -> None:
    (backed_up / "slots.json").unlink()
    if content is not None:
        (backed_up / "slots.json").write_bytes(content)
    found = damage.look(backed_up, PASSPHRASE)
    assert (found.database, found.slots_sound) == (Condition.SOUND, False)
    done = damage.put_back(found, found.best, PASSPHRASE)
    assert (done.moved / "slots.json").exists() is (content is not None)
    assert len(subjects(backed_up)) == 10


def test_a_wrong_passphrase_is_told_from_damage(backed_up: Path) -> None:
    spoil_most(backed_up / "desk.db")
    with pytest.raises(WrongPassphrase):
        damage.look(backed_up, "not the one at all")
    (backed_up / "slots.json").unlink()
    with pytest.raises(WrongPassphrase):
        damage.look(backed_up, "not the one at all")


def test_the_recovery_code_serves_as_well(tmp_path: Path) -> None:
    made, code = new_desk(tmp_path / "desk")
    saving.save(made, "complaint", a_complaint())
    backup.make(made)
    desks.close(made)
    (tmp_path / "desk" / "desk.db").write_bytes(b"")
    bare = passphrase.normalised(code)
    found = damage.look(tmp_path / "desk", bare, damage.RECOVERY)
    damage.put_back(found, found.best, bare, damage.RECOVERY)
    assert len(subjects(tmp_path / "desk")) == 1


def test_a_spoiled_backup_is_not_put_back_and_the_desk_stays_as_it_is(backed_up: Path) -> None:
    spoil_most(backed_up / "desk.db")
    found = damage.look(backed_up, PASSPHRASE)
    assert found.best is not None
    spoil(found.best.folder / "desk.db", -3)
    before = as_it_is(backed_up)
    with pytest.raises(DeskDamaged):
        damage.put_back(found, found.best, PASSPHRASE)
    assert as_it_is(backed_up) == before
    assert not (backed_up / "damaged").exists()
    assert not list((backed_up / "backups").glob(".gc25desk-part*"))


def test_without_a_backup_what_can_be_read_becomes_the_desk(backed_up: Path) -> None:
    shutil.rmtree(backed_up / "backups")
    spoil(backed_up / "desk.db", *pages_of(backed_up, 1, "search_data"))
    before = as_it_is(backed_up)
    found = damage.look(backed_up, PASSPHRASE)
    assert (found.best, found.readable) == (None, True)
    done = damage.put_back(found, None, PASSPHRASE)
    assert moved_whole(done.moved, before)
    assert len(subjects(backed_up)) == 10


def test_where_nothing_can_be_read_nothing_is_moved(backed_up: Path) -> None:
    shutil.rmtree(backed_up / "backups")
    (backed_up / "desk.db").write_bytes(b"\x00\xff" * 5000)
    found = damage.look(backed_up, PASSPHRASE)
    assert (found.best, found.readable) == (None, False)
    before = as_it_is(backed_up)
    with pytest.raises(DeskDamaged):
        damage.put_back(found, None, PASSPHRASE)
    assert as_it_is(backed_up) == before


def test_a_backup_in_the_second_place_is_found_and_its_files_come_back(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("words")
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    (tmp_path / "stick").mkdir()
    backup.choose_second(desk, tmp_path / "stick")
    desks.close(desk)
    folder = desk.store.folder
    for lost in ("backups", "files"):
        shutil.rmtree(folder / lost)
    spoil(folder / "desk.db", *pages_of(folder, 1, "search_data"))
    found = damage.look(folder, PASSPHRASE)
    assert found.best is not None
    assert found.best.place is backup.Place.SECOND
    damage.put_back(found, found.best, PASSPHRASE)
    opened = desks.open_desk(folder, PASSPHRASE)
    assert desks.check(opened) == ()
    desks.close(opened)


def test_a_second_place_chosen_by_hand_serves_when_all_else_is_gone(desk: Desk, tmp_path: Path) -> None:
    saving.save(desk, "complaint", a_complaint(subject="Kept"))
    (tmp_path / "stick").mkdir()
    backup.choose_second(desk, tmp_path / "stick")
    desks.close(desk)
    folder = desk.store.folder
    shutil.rmtree(folder / "backups")
    (folder / "slots.json").unlink()
    (folder / "desk.db").write_bytes(b"")
    with pytest.raises(DeskDamaged):
        damage.look(folder, PASSPHRASE)
    found = damage.look(folder, PASSPHRASE, elsewhere=tmp_path / "stick")
    assert found.best is not None
    damage.put_back(found, found.best, PASSPHRASE)
    assert subjects(folder) == ["Kept"]


def test_a_desk_that_is_open_is_not_put_right_under_its_user(desk: Desk) -> None:
    with pytest.raises(DeskInUse):
        damage.look(desk.store.folder, PASSPHRASE)


def test_a_desk_lost_with_its_laptop_is_put_into_an_empty_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("words")
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    (tmp_path / "stick").mkdir()
    backup.choose_second(desk, tmp_path / "stick")
    desks.close(desk)
    shutil.rmtree(desk.store.folder)
    (tmp_path / "new").mkdir()
    with pytest.raises(DeskDamaged):
        damage.look(tmp_path / "new", PASSPHRASE)
    assert list((tmp_path / "new").iterdir()) == []
    found = damage.look(tmp_path / "new", PASSPHRASE, elsewhere=tmp_path / "stick")
    done = damage.put_back(found, found.best, PASSPHRASE)
    opened = damage.open_righted(tmp_path / "new", done, PASSPHRASE)
    assert desks.check(opened) == ()
    assert len(records.every(opened, "evidence")) == 1
    with opened.store.reading() as reader:
        assert [entry.action for entry in entries(reader)][-4:] == ["put_back", "login", "gone_back", "view"]
    desks.close(opened)


def test_a_backup_is_not_opened_as_if_it_were_a_desk(backed_up: Path) -> None:
    (made,) = (backed_up / "backups").iterdir()
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    with pytest.raises(NoDesk, match="is a backup"):
        desks.open_desk(made, PASSPHRASE)
    assert {path.name: path.read_bytes() for path in made.iterdir()} == before


@pytest.mark.parametrize("move", range(5))
def test_a_kill_while_a_backup_is_put_back_loses_nothing(
    backed_up: Path, move: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(backed_up / "desk.db", *pages_of(backed_up, 1, "search_data"))
    before = as_it_is(backed_up)
    found = damage.look(backed_up, PASSPHRASE)
    real, moves = Path.rename, iter(range(100))

    def rename(self: Path, target: Path) -> Path:
        if backed_up in target.parents and "backups" not in target.parts and next(moves) == move:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        with pytest.raises(KeyboardInterrupt):
            damage.put_back(found, found.best, PASSPHRASE)
    if move:  # before the first move the desk is as it was
        with pytest.raises(DeskError):
            desks.open_desk(backed_up, PASSPHRASE)
    found = damage.look(backed_up, PASSPHRASE)
    done = damage.put_back(found, found.best, PASSPHRASE)
    opened = damage.open_righted(backed_up, done, PASSPHRASE)
    assert salvage.bring_in(opened, done.moved).lost == 0
    assert len(records.every(opened, "complaint")) == 10
    desks.close(opened)
    kept = {path.read_bytes() for path in (backed_up / "damaged").rglob("desk.db")}
    assert before["desk.db"] in kept


def test_without_a_backup_a_record_that_lost_a_part_says_so(desk: Desk) -> None:
    for _number in range(80):
        saving.save(desk, "complaint", a_complaint())
    desks.close(desk)
    folder = desk.store.folder
    spoil(folder / "desk.db", *pages_of(folder, 1, "complaint_children"))
    done = damage.put_back(damage.look(folder, PASSPHRASE), None, PASSPHRASE)
    opened = damage.open_righted(folder, done, PASSPHRASE)
    try:
        found = salvage.account(opened)
        without = {one.reference for one in records.every(opened, "complaint") if not one.children}
        assert without
        assert set(found.incomplete) == without
        assert found.lost == 0
        assert len(records.every(opened, "complaint")) == 80
        with opened.store.reading() as reader:
            told = [entry for entry in entries(reader) if entry.action == "incomplete"]
            changed = [entry.changed() for entry in told]
            for entry, fields in zip(told, changed, strict=True):
                reader.seals.read_back("complaint", Complaint, entry.record, fields)
        assert [fields["children"] for fields in changed] == [[1, 0]] * len(told)
        assert len(told) == len(without)
        assert desks.check(opened) == ()
    finally:
        desks.close(opened)
