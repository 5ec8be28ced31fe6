"""Backups are made when something changed, count only when they read back, and reach the second place."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from gc25desk.errors import CannotWrite, DeskDamaged, NotFound
from gc25desk.files import PART
from gc25desk.services import attachment, backup, draft, records, saving, second_place
from gc25desk.services import desk as desks
from gc25desk.services.backup import Held, Place
from gc25desk.services.desk import Desk
from gc25desk.store import backups, engine, files, migrate
from gc25desk.store.session import entries
from tests.builders import PASSPHRASE, a_complaint, an_evidence, database_key

CANARY = "Zebedee Quillfeather"


def in_desk(desk: Desk) -> list[Path]:
    return backups.folders(desk.store.folder)


def acts(desk: Desk) -> list[str]:
    with desk.store.reading() as reader:
        return [entry.action for entry in entries(reader) if entry.noun == backup.NOUN]


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with a complaint and an item with a file."""
    saving.save(desk, "complaint", a_complaint(subject=f"About {CANARY}"))
    (tmp_path / f"{CANARY}.txt").write_text(CANARY * 1000)
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / f"{CANARY}.txt"])])
    return desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder on what stands for another disk."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_changed_desk_is_backed_up_once(filled: Desk) -> None:
    assert backup.state(filled).last is None
    made = backup.make_if_changed(filled)
    assert made is not None
    assert [made.folder] == in_desk(filled)
    assert backup.make_if_changed(filled) is None
    assert backup.state(filled).changes == 0
    saving.save(filled, "complaint", a_complaint())
    assert backup.state(filled).changes == 2  # the complaint, and its first task
    assert backup.make_if_changed(filled) is not None
    assert len(in_desk(filled)) == 2
    assert acts(filled) == ["make", "make"]
    assert desks.check(filled) == ()


def test_a_draft_and_a_look_are_no_change(filled: Desk) -> None:
    backup.make(filled)
    draft.keep(filled, "complaint", "", {"subject": "half typed"})
    records.every(filled, "complaint")
    assert backup.make_if_changed(filled) is None


def test_a_backup_tells_how_much_it_holds_to_whoever_has_the_key(filled: Desk) -> None:
    backup.make(filled)
    saving.save(filled, "complaint", a_complaint())
    backup.make(filled)
    newest, older = backup.listed(filled)
    assert (newest.held, older.held) == (Held(2, 1, 1), Held(1, 1, 1))
    assert newest.at > older.at
    assert newest.size == sum(part.stat().st_size for part in newest.folder.iterdir())
    assert {one.place for one in (newest, older)} == {Place.DESK}


def test_a_backup_opens_with_the_passphrase_and_is_the_desk_of_its_moment(filled: Desk) -> None:
    made = backup.make(filled).folder
    assert made is not None
    key = database_key(made)
    before = (made / "desk.db").read_bytes()
    connection = engine.connect_still(made / "desk.db", key)
    assert connection.execute("SELECT subject FROM complaint").fetchall() == [(f"About {CANARY}",)]
    assert backups.sound(connection) is not None
    connection.close()
    assert (made / "desk.db").read_bytes() == before
    assert sorted(path.name for path in made.iterdir()) == ["desk.db", "slots.json"]


def test_nothing_of_a_backup_is_in_clear(filled: Desk, stick: Path) -> None:
    backup.make(filled)
    backup.choose_second(filled, stick)
    written = [path for path in [*filled.store.folder.rglob("*"), *stick.rglob("*")] if path.is_file()]
    assert any(path.is_relative_to(stick) for path in written)
    assert [path for path in written if CANARY.encode() in path.read_bytes() or CANARY in str(path)] == []


def test_a_copy_that_does_not_read_back_does_not_count(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = backup.make(filled).folder
    real = files.sync_file

    def spoil(path: Path) -> None:
        if path.name == "desk.db":
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        real(path)

    monkeypatch.setattr(backups, "sync_file", spoil)
    with pytest.raises(CannotWrite, match="does not count"):
        backup.make(filled)
    assert in_desk(filled) == [kept]
    assert list((filled.store.folder / migrate.BACKUPS).iterdir()) == [kept]
    assert acts(filled) == ["make"]


def test_a_copy_of_another_state_does_not_count(filled: Desk) -> None:
    made = backup.make(filled).folder
    assert made is not None
    held = backups.verify(filled.store, made)
    saving.save(filled, "complaint", a_complaint())
    later = backup.make(filled).folder
    assert later is not None
    with pytest.raises(CannotWrite):
        backups.verify(filled.store, later, held)


def test_a_damaged_desk_makes_no_backup_and_spoils_none(filled: Desk) -> None:
    for _number in range(40):
        saving.save(filled, "complaint", a_complaint(narrative="word " * 2000))
    kept = backup.make(filled).folder
    saving.save(filled, "complaint", a_complaint())
    folder = filled.store.folder
    desks.close(filled)
    database = folder / "desk.db"
    content = bytearray(database.read_bytes())
    for page in range(len(content) // 4096 - 12, len(content) // 4096, 3):
        content[page * 4096 + 100] ^= 0xFF
    database.write_bytes(content)
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        with pytest.raises(DeskDamaged):
            backup.make(opened)
        assert in_desk(opened) == [kept]
    finally:
        desks.close(opened)


def test_older_backups_are_thinned(filled: Desk) -> None:
    made = backup.make(filled).folder
    assert made is not None
    now = dt.datetime.now(dt.UTC)
    days = [now - dt.timedelta(days=3, hours=hour) for hour in range(3)] + [now - dt.timedelta(days=300)]
    for at in days:
        shutil.copytree(made, made.with_name(backups.stamp(at)))
    done = backup.make(filled)
    assert done.thinned >= 1
    left = {folder.name for folder in in_desk(filled)}
    assert {made.name, backups.stamp(days[3]), done.folder.name if done.folder else ""} <= left
    assert len(left) + done.thinned == 6


def test_what_a_kill_left_is_removed_and_is_never_listed(filled: Desk) -> None:
    place = filled.store.folder / migrate.BACKUPS
    left = place / f"{PART}dead"
    left.mkdir()
    (left / "desk.db").write_bytes(b"half")
    (place / "20260101-000000-000000").mkdir()
    assert backup.listed(filled) == []
    backup.make(filled)
    assert not left.exists()


def test_the_second_place_holds_the_newest_backup_and_each_file_once(filled: Desk, stick: Path) -> None:
    assert backup.choose_second(filled, stick).second_fault is None
    place = second_place.of(filled)
    assert place is not None
    pool = place.folder / "files"
    first = {path.name: path.stat().st_ino for path in pool.iterdir()}
    assert set(first) == {path.name for path in filled.store.files.iterdir()}
    saving.save(filled, "complaint", a_complaint())
    backup.make(filled)
    assert {path.name: path.stat().st_ino for path in pool.iterdir()} == first
    seconds = [one for one in backup.listed(filled) if one.place is Place.SECOND]
    assert [one.held for one in seconds] == [Held(2, 1, 1), Held(1, 1, 1)]
    found = backup.state(filled)
    assert (found.second, found.away) == (stick, None)
    assert found.reached is not None


def test_a_second_place_that_is_away_is_told_once_and_catches_up(
    filled: Desk, stick: Path, tmp_path: Path
) -> None:
    backup.choose_second(filled, stick)
    stick.rename(tmp_path / "pulled")
    saving.save(filled, "complaint", a_complaint())
    done = backup.make_if_changed(filled)
    assert done is not None
    assert done.second_fault is not None
    since = backup.state(filled).away
    assert since is not None
    assert not stick.exists()
    stick.mkdir()  # as the mount point of a stick that is not there
    saving.save(filled, "complaint", a_complaint())
    backup.make(filled)
    assert list(stick.iterdir()) == []
    assert backup.state(filled).away == since
    assert backup.make_if_changed(filled) is None
    stick.rmdir()
    (tmp_path / "pulled").rename(stick)
    done = backup.make_if_changed(filled)
    assert done is not None
    assert (done.folder, done.second_fault) == (None, None)
    assert backup.state(filled).away is None
    newest = [one.folder.name for one in backup.listed(filled)][:2]
    assert newest[0] == newest[1]
    assert [act for act in acts(filled) if act != "make"] == ["choose", "away", "back"]
    assert backup.make_if_changed(filled) is None


@pytest.mark.parametrize("inside", ["", "files", "backups/deep"])
def test_the_desk_s_own_folder_is_no_second_place(filled: Desk, inside: str) -> None:
    before = sorted(filled.store.folder.rglob("*"))
    with pytest.raises(CannotWrite):
        backup.choose_second(filled, filled.store.folder / inside)
    assert sorted(filled.store.folder.rglob("*")) == before
    assert backup.state(filled).second is None


def test_a_second_place_can_be_given_up(filled: Desk, stick: Path) -> None:
    backup.choose_second(filled, stick)
    backup.choose_second(filled, None)
    assert backup.state(filled).second is None
    assert {one.place for one in backup.listed(filled)} == {Place.DESK}


def test_a_backup_that_was_spoiled_is_listed_without_its_counts(filled: Desk) -> None:
    made = backup.make(filled).folder
    assert made is not None
    (made / "desk.db").write_bytes(b"\x00\xff" * 5000)
    (one,) = backup.listed(filled)
    assert one.held is None
    with pytest.raises(NotFound):
        backup.find(filled)
    assert backup.make_if_changed(filled) is not None
    assert backup.find(filled).folder != made


def test_an_old_copy_of_the_desk_put_back_is_a_change(filled: Desk, tmp_path: Path) -> None:
    folder = filled.store.folder
    desks.close(filled)
    shutil.copytree(folder, tmp_path / "old")
    opened = desks.open_desk(folder, PASSPHRASE)
    saving.save(opened, "complaint", a_complaint())
    backup.make(opened)
    desks.close(opened)
    shutil.copy(tmp_path / "old" / "desk.db", folder / "desk.db")
    opened = desks.open_desk(folder, PASSPHRASE)
    try:
        assert backup.make_if_changed(opened) is not None
        assert [one.held for one in backup.listed(opened)] == [Held(1, 1, 1), Held(2, 1, 1)]
    finally:
        desks.close(opened)


def test_on_leaving_many_attached_files_are_left_for_the_next_time(
    filled: Desk, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.choose_second(filled, stick)
    monkeypatch.setattr(backup, "QUICK_BYTES", (filled.store.folder / "desk.db").stat().st_size + 200_000)
    (tmp_path / "film.bin").write_bytes(bytes(1_000_000))
    attachment.save_with_files(filled, [(an_evidence(), [tmp_path / "film.bin"])])
    assert second_place.waiting(filled) > 1_000_000
    backup.make_before_leaving(filled)
    assert [one.place for one in backup.listed(filled) if one.held == Held(1, 2, 2)] == [Place.DESK]
    assert backup.make_if_changed(filled) is not None
    assert second_place.waiting(filled) == 0
    assert [one.place for one in backup.listed(filled) if one.held == Held(1, 2, 2)] == [
        Place.DESK,
        Place.SECOND,
    ]
