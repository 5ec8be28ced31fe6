"""What an open desk tells of itself, and the last ways in which opening or making one is refused."""

import errno
from pathlib import Path

import pytest

from gc25desk.domain.access import FIRST_ROLES
from gc25desk.errors import (
    CannotWrite,
    DeskDamaged,
    DeskReadOnly,
    DiskFull,
    InvalidInput,
    KnownError,
    WrongPassphrase,
)
from gc25desk.services import attachment, passphrase, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk, NewDesk
from gc25desk.store import desk as store
from gc25desk.store import engine, migrate, slot_file
from tests.builders import PASSPHRASE, QUICK, Clocks, a_complaint, an_evidence, database_key, new_desk


def test_people_are_known_by_name_and_strangers_by_their_identifier(desk: Desk) -> None:
    assert desk.name_of(desk.store.person.id) == "Intake Officer"
    assert desk.name_of("someone-else") == "someone-else"


def test_the_words_of_the_institution_are_those_anyone_would_guess() -> None:
    new = NewDesk("Commission of Midland", "Midland", "Ada Example")
    assert set(desks.own_words(new)) == {"Commission", "of", "Midland", "Ada", "Example"}
    assert not passphrase.strength("Commission of Midland", desks.own_words(new)).enough


def test_a_desk_without_a_device_name_is_given_three_letters(tmp_path: Path) -> None:
    made, _code = desks.create(tmp_path / "desk", NewDesk("I", "S", "P"), PASSPHRASE, QUICK)
    assert len(made.info.device) == 3
    assert made.info.device.isalpha()
    assert (made.info.roles, made.info.practice) == (FIRST_ROLES, False)
    desks.close(made)


def test_names_are_cleaned_before_they_are_kept(tmp_path: Path) -> None:
    new = NewDesk(" Commission\nof\x00 Midland ", "Midland", "P" * 500)
    made, _code = desks.create(tmp_path / "desk", new, PASSPHRASE, QUICK)
    assert made.info.institution == "Commission of\ufffd Midland"
    assert len(made.info.person) == 200
    desks.close(made)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EROFS, DeskReadOnly),
        (errno.EACCES, DeskReadOnly),
        (errno.ENOSPC, DiskFull),
        (errno.EIO, CannotWrite),
    ],
)
def test_where_no_desk_can_be_made_it_is_said_why_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[KnownError]
) -> None:
    def refused(*_args: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(migrate, "upgrade", refused)
    with pytest.raises(fault):
        new_desk(tmp_path / "desk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["", "0000-0000", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"])
def test_a_wrong_recovery_code_opens_nothing(desk_folder: Path, clocks: Clocks, code: str) -> None:
    with pytest.raises(WrongPassphrase):
        desks.recover(desk_folder, code)
    assert desks.seconds_to_wait(desk_folder) == 1
    clocks.pass_by(1)
    assert desks.seconds_to_wait(desk_folder) == 0
    desks.close(desks.open_desk(desk_folder, PASSPHRASE))


def test_a_rehearsed_recovery_closes_the_desk_and_opens_it_with_the_code(tmp_path: Path) -> None:
    made, code = new_desk(tmp_path / "desk")
    again = desks.rehearse_recovery(made, code.lower())
    assert made.closed
    assert again.info == made.info
    desks.close(again)


def test_a_new_code_takes_the_place_of_the_old_one(tmp_path: Path, clocks: Clocks) -> None:
    made, old = new_desk(tmp_path / "desk")
    desks.close(made)
    again, code = desks.renew_recovery(tmp_path / "desk", PASSPHRASE)
    desks.close(again)
    desks.close(desks.recover(tmp_path / "desk", code))
    with pytest.raises(WrongPassphrase):
        desks.recover(tmp_path / "desk", old)
    clocks.pass_by(1)
    desks.close(desks.open_desk(tmp_path / "desk", PASSPHRASE))


def test_a_code_that_could_not_be_replaced_stays_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, code = new_desk(tmp_path / "desk")
    desks.close(made)

    def full(*_what: object) -> None:
        raise DiskFull("There is no room.", "Make some.")

    with monkeypatch.context() as patch:
        patch.setattr(slot_file, "save", full)
        with pytest.raises(DiskFull):
            desks.renew_recovery(tmp_path / "desk", PASSPHRASE)
    desks.close(desks.recover(tmp_path / "desk", code))


@pytest.mark.parametrize("statement", ["DELETE FROM person", "PRAGMA user_version = 0"])
def test_a_database_without_its_people_or_its_version_is_said_to_be_damaged(
    desk_folder: Path, statement: str
) -> None:
    key = database_key(desk_folder)
    connection = engine.connect(desk_folder / store.DATABASE, key)
    connection.execute(statement)
    connection.close()
    for _time in range(2):  # the first refusal has let the desk go
        with pytest.raises(DeskDamaged):
            desks.open_desk(desk_folder, PASSPHRASE)


@pytest.mark.parametrize("device", ["../../x", "A B", "ABCDEFGHI", "é"])
def test_a_prefix_that_could_be_more_than_a_name_makes_no_desk(tmp_path: Path, device: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        desks.create(tmp_path / "desk", NewDesk("I", "S", "P", device=device), PASSPHRASE, QUICK)
    assert caught.value.field == "device"
    assert not (tmp_path / "desk").exists()


def test_an_attached_file_that_was_changed_is_found_and_one_of_nobody_is_mentioned(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("words " * 20_000)
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    (file,) = desk.store.files.iterdir()
    assert desks.check(desk) == desks.remarks(desk) == ()
    orphan = file.with_name("nobody.age")
    orphan.write_bytes(file.read_bytes())
    assert desks.check(desk) == ()
    assert len(desks.remarks(desk)) == 1
    assert orphan.exists()
    content = bytearray(file.read_bytes())
    for position in (0, 150, len(content) // 2, len(content) - 1):
        content[position] ^= 1
        file.write_bytes(content)
        assert ["1 attached files are not as" in words for words in desks.check(desk)] == [True]
        content[position] ^= 1
    file.write_bytes(content[:-1])
    assert len(desks.check(desk)) == 1
    file.unlink()
    assert ["missing" in words for words in desks.check(desk)] == [True]


def test_the_keys_are_gone_before_it_takes_a_while_to_forget_who_is_known(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving.save(desk, "complaint", a_complaint(complainant_name="Amal Hassan"))
    desk.known.build()
    assert desk.known.find("Amal", 5)
    closed: list[bool] = []
    clear = desk.known.clear

    def look() -> None:
        closed.append(desk.closed)
        clear()

    monkeypatch.setattr(desk.known, "clear", look)
    desks.close(desk)
    assert closed == [True]
    assert not desk.known._index.find("Amal")


def test_who_is_known_is_forgotten_even_where_the_desk_does_not_close(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(errno.EIO, "")

    saving.save(desk, "complaint", a_complaint(complainant_name="Amal Hassan"))
    desk.known.build()
    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "close", fail)
        with pytest.raises(OSError):
            desks.close(desk)
    assert not desk.known._index.find("Amal")
    desks.close(desk)
