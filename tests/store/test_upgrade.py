"""A desk of the first version opens with everything it held, and no name stands unsealed in it any more."""

import shutil
from pathlib import Path

import pytest

from gc25desk.errors import WrongPassphrase
from gc25desk.services import attachment, draft, records
from gc25desk.services import desk as desks
from gc25desk.store import attempts, engine, keyslots, slot_file, upgrade
from gc25desk.store.keyslots import derive
from tests.builders import PASSPHRASE, database_key, everything_in

RELEASED = Path(__file__).parents[1] / "released" / "version-1"
NAMES = ("Quillfeather", "Thistledown", "Bramblewick", "bramblewick", "Ottoline", "5550 1771", "thistledown")
RECOVERY = "3RJ7-8JW0-9MGN-8K8T-Z0JH-YXZA-17X3"


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let wrong secrets be tried one after the other; the wait has tests of its own."""
    monkeypatch.setattr(attempts, "wait_after", lambda _count: 0)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RELEASED, tmp_path / "desk"))


def test_everything_is_there_after_the_upgrade(old: Path, tmp_path: Path) -> None:
    desk = desks.open_desk(old, PASSPHRASE)
    (complaint,) = records.every(desk, "complaint")
    assert complaint.complainant_name == "Quillfeather Marrow-Reed"
    assert [child.name for child in complaint.children] == ["Thistledown Marrow", ""]
    (item,) = records.every(desk, "evidence")
    assert item.original_url == "https://bramblewick.example/terms"
    assert attachment.save_copy(desk, item.files[0].id, tmp_path).read_text() == "periwinkle"
    assert draft.drafts(desk)[0].data == {"complainant_name": "Ottoline Marrow"}
    assert desks.check(desk) == ()
    desks.close(desk)


def test_no_name_stands_in_the_tables_the_journal_or_the_drafts_afterwards(old: Path) -> None:
    desks.close(desks.open_desk(old, PASSPHRASE))
    held = everything_in(old, database_key(old))
    assert "Exam software" in held
    for name in NAMES:
        assert name not in held


def test_the_key_that_opened_the_old_database_does_not_open_the_new_one(old: Path) -> None:
    content = slot_file.read(old)
    desks.close(desks.open_desk(old, PASSPHRASE))
    (kept,) = (old / "backups").glob("slots-*.json")
    assert kept.read_bytes() == (RELEASED / "slots.json").read_bytes()
    (backup,) = (old / "backups").glob("*/desk.db")
    assert content["format"] == 1
    with pytest.raises(engine.DatabaseFault):
        engine.connect(backup, database_key(old))


def test_it_opens_again_and_the_old_recovery_code_no_longer_does(old: Path) -> None:
    desks.close(desks.open_desk(old, PASSPHRASE))
    desks.close(desks.open_desk(old, PASSPHRASE))
    with pytest.raises(WrongPassphrase):
        desks.recover(old, RECOVERY)


def test_the_recovery_code_of_an_old_desk_opens_it_too(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyslots, "derive", derive)  # as it was when the code was made
    desk = desks.recover(old, RECOVERY)
    assert len(records.every(desk, "complaint")) == 1
    desks.close(desk)


def test_a_wrong_passphrase_changes_nothing(old: Path) -> None:
    with pytest.raises(WrongPassphrase):
        desks.open_desk(old, "quite another one")
    assert (old / "slots.json").read_bytes() == (RELEASED / "slots.json").read_bytes()


def test_an_upgrade_cut_short_after_the_key_file_is_finished_at_the_next_start(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("gc25desk.store.desk._bring_up_to_date", _cut)
        with pytest.raises(KeyboardInterrupt):
            desks.open_desk(old, PASSPHRASE)
    desk = desks.open_desk(old, PASSPHRASE)
    assert records.every(desk, "complaint")[0].complainant_name == "Quillfeather Marrow-Reed"
    desks.close(desk)
    assert "Quillfeather" not in everything_in(old, database_key(old))
    holder = slot_file.load(old).holders[0]
    assert sorted(key.name for key in holder.keys) == ["database", "identity"]


def _cut(*_given: object) -> bytes:
    raise KeyboardInterrupt


def test_an_old_journal_that_was_changed_is_not_sealed_as_if_it_were_sound(old: Path) -> None:
    opened_key = _first_key(old)
    connection = engine.connect(old / "desk.db", opened_key)
    connection.execute("DROP TRIGGER journal_no_update")
    connection.execute("UPDATE journal SET actor = 'x' WHERE seq = 3")
    connection.close()
    desk = desks.open_desk(old, PASSPHRASE)
    problems = desks.check(desk)
    desks.close(desk)
    assert len(problems) == 1
    assert "3" in problems[0]


def _first_key(folder: Path) -> bytes:
    key, _user, _cost = upgrade.first_key(slot_file.read(folder), PASSPHRASE, "passphrase")
    return key
