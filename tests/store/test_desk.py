"""A desk opens when it is whole and the secret is right; each other case has its own sentence."""

import hashlib
import json
import multiprocessing
import shutil
import sqlite3
import stat
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from gc25desk import errors
from gc25desk.services import desk as desks
from gc25desk.services import records, saving
from gc25desk.services.desk import NewDesk
from gc25desk.store import attempts, engine, migrate, schema
from gc25desk.store import desk as store
from tests.builders import PASSPHRASE, QUICK, a_complaint, database_key, new_desk


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the content of every file of a desk but the lock."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_a_new_desk_opens_with_its_passphrase_and_with_its_code(tmp_path: Path) -> None:
    made, code = new_desk(tmp_path / "desk")
    desks.close(made)
    opened = desks.open_desk(tmp_path / "desk", PASSPHRASE)
    assert opened.info.institution == "Commission of Midland"
    desks.close(opened)
    recovered = desks.recover(tmp_path / "desk", code.lower().replace("-", " "))
    assert recovered.info.person == "Intake Officer"
    desks.close(recovered)


def test_the_folder_is_for_its_owner_alone(desk_folder: Path) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    try:
        for path in (desk_folder, *desk_folder.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), path.name
    finally:
        desks.close(opened)


def emptied(folder: Path) -> None:
    (folder / store.DATABASE).write_bytes(b"")


def plain_database(folder: Path) -> None:
    (folder / store.DATABASE).unlink()
    plain = sqlite3.connect(folder / store.DATABASE)
    plain.execute("CREATE TABLE complaint (id)")
    plain.commit()
    plain.close()


def truncated(folder: Path) -> None:
    content = (folder / store.DATABASE).read_bytes()
    (folder / store.DATABASE).write_bytes(content[:-100])


def truncated_at_a_page(folder: Path) -> None:
    content = (folder / store.DATABASE).read_bytes()
    (folder / store.DATABASE).write_bytes(content[: -10 * engine.PAGE_BYTES])


def garbage(folder: Path) -> None:
    size = (folder / store.DATABASE).stat().st_size
    (folder / store.DATABASE).write_bytes(bytes(at % 251 for at in range(size)))


def another_desks_database(folder: Path) -> None:
    other, _code = new_desk(folder.parent / "other")
    desks.close(other)
    shutil.copy(folder.parent / "other" / store.DATABASE, folder / store.DATABASE)


def no_database(folder: Path) -> None:
    (folder / store.DATABASE).unlink()


def no_slots(folder: Path) -> None:
    (folder / "slots.json").unlink()


def newer(folder: Path) -> None:
    connection = engine.connect(folder / store.DATABASE, database_key(folder))
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    connection.close()


CASES: list[tuple[Callable[[Path], None], type[errors.DeskError], str]] = [
    (emptied, errors.DeskDamaged, "no content"),
    (plain_database, errors.DeskDamaged, "unencrypted"),
    (truncated, errors.DeskDamaged, "cut short"),
    (truncated_at_a_page, errors.DeskDamaged, "damaged"),
    (garbage, errors.DeskDamaged, "damaged"),
    (another_desks_database, errors.DeskDamaged, "not the one its keys belong to"),
    (no_database, errors.NoDesk, "database of this desk is missing"),
    (no_slots, errors.DeskDamaged, "key file"),
    (newer, errors.DeskNewer, "newer version"),
]


def test_an_end_torn_by_a_power_cut_is_made_whole_from_the_log(desk_folder: Path, tmp_path: Path) -> None:
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    after_the_cut = shutil.copytree(desk_folder, tmp_path / "after")
    desks.close(desk)
    with (after_the_cut / store.DATABASE).open("ab") as database:
        database.write(bytes(512))
    desk = desks.open_desk(after_the_cut, PASSPHRASE)
    assert desks.check(desk) == ()
    assert records.every(desk, "complaint") == [saved]
    desks.close(desk)


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    CASES,
    ids=["empty", "plain", "truncated", "page-cut", "garbage", "foreign", "no-db", "no-slots", "newer"],
)
def test_a_wrong_file_is_named_and_left_as_it_is(
    desk_folder: Path, spoil: Callable[[Path], None], error: type[errors.DeskError], words: str
) -> None:
    spoil(desk_folder)
    before = fingerprint(desk_folder)
    with pytest.raises(error, match=words) as caught:
        desks.open_desk(desk_folder, PASSPHRASE)
    assert caught.value.next_step
    assert fingerprint(desk_folder) == before


def test_every_case_has_its_own_sentence(tmp_path: Path, whole_desk: Path) -> None:
    sentences = set()
    for at, (spoil, error, _words) in enumerate(CASES):
        shutil.copytree(whole_desk, tmp_path / str(at) / "desk")
        spoil(tmp_path / str(at) / "desk")
        with pytest.raises(error) as caught:
            desks.open_desk(tmp_path / str(at) / "desk", PASSPHRASE)
        sentences.add(caught.value.what)
    # Cut at a page, garbage and a foreign file cannot be told apart: none of their pages passes its check.
    assert len(sentences) == len(CASES) - 2


def test_a_wrong_passphrase_changes_nothing_but_the_count_of_tries(desk_folder: Path) -> None:
    before = fingerprint(desk_folder)
    with pytest.raises(errors.WrongPassphrase):
        desks.open_desk(desk_folder, PASSPHRASE + "x")
    (desk_folder / attempts.FILE_NAME).unlink()
    assert fingerprint(desk_folder) == before


def test_a_folder_without_a_desk_is_said_to_have_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(errors.NoDesk):
            desks.open_desk(folder, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_refused_before_anything_is_written(desk_folder: Path) -> None:
    before = fingerprint(desk_folder)
    desk_folder.chmod(0o500)
    try:
        with pytest.raises(errors.DeskReadOnly):
            desks.open_desk(desk_folder, PASSPHRASE)
    finally:
        desk_folder.chmod(0o700)
    assert fingerprint(desk_folder) == before


def hold_open(folder: str, pipe: Connection) -> None:
    opened = desks.open_desk(Path(folder), PASSPHRASE)
    pipe.send("open")
    pipe.recv()
    desks.close(opened)
    pipe.send("closed")


def test_a_desk_that_another_process_has_open_is_refused_until_it_is_closed(desk_folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    other = context.Process(target=hold_open, args=(str(desk_folder), there))
    other.start()
    assert here.recv() == "open"
    with pytest.raises(errors.DeskInUse, match="since"):
        desks.open_desk(desk_folder, PASSPHRASE)
    here.send("close")
    assert here.recv() == "closed"
    other.join()
    desks.close(desks.open_desk(desk_folder, PASSPHRASE))


def test_the_same_process_cannot_open_it_twice_either(desk_folder: Path) -> None:
    first = desks.open_desk(desk_folder, PASSPHRASE)
    with pytest.raises(errors.DeskInUse):
        desks.open_desk(desk_folder, PASSPHRASE)
    desks.close(first)


def test_a_folder_in_use_for_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("mine")
    with pytest.raises(errors.NoDesk):
        new_desk(tmp_path / "letters")
    assert [path.name for path in tmp_path.rglob("*")] == ["letters", "a.txt"]


def test_nothing_is_left_behind_when_making_a_desk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "upgrade", lambda *_args: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(errors.DiskFull):
        new_desk(tmp_path / "desk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["institution", "state_party", "person"])
def test_a_desk_needs_its_names(tmp_path: Path, missing: str) -> None:
    names = {"institution": "I", "state_party": "S", "person": "P"} | {missing: " \n"}
    new = NewDesk(names["institution"], names["state_party"], names["person"])
    with pytest.raises(errors.InvalidInput) as caught:
        desks.create(tmp_path / "desk", new, PASSPHRASE, QUICK)
    assert caught.value.field == missing


def test_a_short_passphrase_makes_no_desk(tmp_path: Path) -> None:
    with pytest.raises(errors.InvalidInput):
        new_desk(tmp_path / "desk", "short")
    assert not (tmp_path / "desk").exists()


def test_closing_drops_the_key_and_closing_twice_is_harmless(desk: desks.Desk) -> None:
    desks.close(desk)
    desks.close(desk)
    assert desk.closed
    assert not (desk.info.folder / "in-use.json").exists()


def test_a_whole_desk_is_sound(desk: desks.Desk) -> None:
    saving.save(desk, "complaint", a_complaint())
    assert desks.check(desk) == ()


def test_one_flipped_bit_in_any_page_is_found(desk_folder: Path) -> None:
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save(opened, "complaint", a_complaint())
    desks.close(opened)
    database = desk_folder / store.DATABASE
    whole = database.read_bytes()
    for page in range(0, len(whole) // engine.PAGE_BYTES, 5):
        spoiled = bytearray(whole)
        spoiled[page * engine.PAGE_BYTES + 100] ^= 1
        database.write_bytes(spoiled)
        try:
            opened = desks.open_desk(desk_folder, PASSPHRASE)
        except errors.DeskDamaged:
            continue
        found = desks.check(opened)
        desks.close(opened)
        assert found, f"page {page}"


def test_the_holder_file_names_no_person(desk: desks.Desk) -> None:
    holder = json.loads((desk.info.folder / "in-use.json").read_text())
    assert set(holder) == {"computer", "process", "since"}


def killed(folder: str, pipe: Connection) -> None:
    opened = desks.open_desk(Path(folder), PASSPHRASE)
    saved, _changes = saving.save(opened, "complaint", a_complaint())
    (Path(folder) / store.FILES / ".gc25desk-part-left").write_bytes(b"half")
    pipe.send(saved.reference)
    pipe.recv()


def test_a_desk_whose_program_was_killed_opens_with_what_was_saved(desk_folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    other = context.Process(target=killed, args=(str(desk_folder), there))
    other.start()
    reference = here.recv()
    other.kill()
    other.join()
    assert (desk_folder / "desk.db-wal").stat().st_size > 0
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    assert [item.reference for item in records.every(opened, "complaint")] == [reference]
    assert desks.check(opened) == ()
    assert not list((desk_folder / store.FILES).iterdir())
    desks.close(opened)


def test_a_spoiled_log_left_by_a_kill_never_shows_wrong_data(desk_folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    other = context.Process(target=killed, args=(str(desk_folder), there))
    other.start()
    here.recv()
    other.kill()
    other.join()
    log = desk_folder / "desk.db-wal"
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)
    try:
        opened = desks.open_desk(desk_folder, PASSPHRASE)
    except errors.DeskDamaged:
        return
    # The log ends before the spoiled frame: older data, and a journal that still holds.
    assert desks.check(opened) == ()
    desks.close(opened)
