"""A restore makes a copy beside the desk, whole and sound, and touches nothing that is there."""

from pathlib import Path

import pytest

from gc25desk.errors import CannotWrite, DeskDamaged, InvalidInput
from gc25desk.services import attachment, backup, records, restore, saving
from gc25desk.services import desk as desks
from gc25desk.services.backup import Held
from gc25desk.services.desk import Desk
from gc25desk.store import migrate
from gc25desk.store.session import entries
from tests.builders import PASSPHRASE, a_complaint, an_evidence

WORDS = "what the school wrote " * 1000


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with a complaint and an item with a file, backed up."""
    saving.save(desk, "complaint", a_complaint())
    (tmp_path / "letter.txt").write_text(WORDS)
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    backup.make(desk)
    return desk


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.age")} | {
        folder / "slots.json": (folder / "slots.json").read_bytes()
    }


def test_the_copy_opens_with_the_same_passphrase_and_holds_the_same(filled: Desk, tmp_path: Path) -> None:
    before = everything(filled.store.folder)
    was = records.every(filled, "complaint"), records.every(filled, "evidence")
    saving.save(filled, "complaint", a_complaint(subject="Later"))
    done = restore.restore(filled, backup.find(filled))
    assert done.folder.parent == filled.store.folder.parent
    assert done.held == Held(1, 1, 1)
    assert (done.files.sound, done.files.missing, done.files.changed) == (1, (), ())
    copy = desks.open_desk(done.folder, PASSPHRASE)
    try:
        assert (records.every(copy, "complaint"), records.every(copy, "evidence")) == was
        assert desks.check(copy) == ()
        (item,) = records.every(copy, "evidence")
        out = attachment.save_copy(copy, item.files[0].id, tmp_path / "out.txt")
        assert out.read_text() == WORDS
    finally:
        desks.close(copy)
    assert everything(filled.store.folder) == before
    assert len(records.every(filled, "complaint")) == 2


def test_a_second_restore_gets_a_name_of_its_own(filled: Desk) -> None:
    first = restore.restore(filled, backup.find(filled)).folder
    second = restore.restore(filled, backup.find(filled)).folder
    assert first != second
    assert second.name.startswith(first.name)


def test_nothing_is_ever_restored_over_something(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter").write_text("mine")
    with pytest.raises(InvalidInput):
        restore.restore(filled, backup.find(filled), tmp_path / "taken")
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["letter"]
    with pytest.raises(CannotWrite):
        restore.restore(filled, backup.find(filled), filled.store.folder / "inside")
    assert not (filled.store.folder / "inside").exists()


def test_the_copy_sends_no_backups_where_those_of_the_desk_go(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backup.choose_second(filled, tmp_path / "stick")
    backup.make(filled)
    done = restore.restore(filled, backup.find(filled))
    copy = desks.open_desk(done.folder, PASSPHRASE)
    try:
        assert backup.state(copy).second is None
        with copy.store.reading() as reader:
            assert [entry.action for entry in entries(reader)][-2:] == ["restored", "login"]
    finally:
        desks.close(copy)
    assert backup.state(filled).second == tmp_path / "stick"


def test_a_file_lost_on_the_laptop_comes_from_the_second_place(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backup.choose_second(filled, tmp_path / "stick")
    for file in filled.store.files.iterdir():
        file.unlink()
    done = restore.restore(filled, backup.find(filled))
    assert (done.files.sound, done.files.missing) == (1, ())


def test_files_that_are_gone_or_changed_are_told_and_the_rest_is_restored(filled: Desk) -> None:
    (file,) = filled.store.files.iterdir()
    content = bytearray(file.read_bytes())
    content[-5] ^= 1
    file.write_bytes(content)
    done = restore.restore(filled, backup.find(filled))
    assert done.files.changed == (file.stem,)
    file.unlink()
    done = restore.restore(filled, backup.find(filled))
    assert done.files.missing == (file.stem,)
    copy = desks.open_desk(done.folder, PASSPHRASE)
    assert len(desks.check(copy)) == 1
    desks.close(copy)


def test_a_rehearsal_looks_at_everything_and_leaves_nothing_but_its_date(filled: Desk) -> None:
    assert backup.state(filled).rehearsed is None
    before = {path for path in filled.store.folder.parent.rglob("*") if "desk.db-" not in path.name}
    seen: list[tuple[int, int]] = []
    done = restore.rehearse(filled, progress=lambda now, of: seen.append((now, of)))
    assert (done.held, done.files.sound) == (Held(1, 1, 1), 1)
    assert seen == [(1, 1)]
    after = {path for path in filled.store.folder.parent.rglob("*") if "desk.db-" not in path.name}
    assert after == before
    assert backup.state(filled).rehearsed is not None
    assert backup.state(filled).changes == 0


def test_a_spoiled_backup_is_found_by_the_rehearsal(filled: Desk) -> None:
    chosen = backup.find(filled)
    database = chosen.folder / "desk.db"
    content = bytearray(database.read_bytes())
    content[-2000] ^= 1
    database.write_bytes(content)
    with pytest.raises(DeskDamaged):
        restore.rehearse(filled, chosen)
    with pytest.raises(DeskDamaged):
        restore.restore(filled, chosen)
    assert backup.state(filled).rehearsed is None
    assert not list(filled.store.folder.parent.glob("*restored*"))
    assert not list((filled.store.folder / migrate.BACKUPS).glob(".gc25desk-part*"))
