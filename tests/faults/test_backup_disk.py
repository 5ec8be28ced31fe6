"""Backups on a disk that is full, pulled or read-only, and under a program that is killed."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gc25desk.errors import CannotWrite, DiskFull
from gc25desk.files import PART
from gc25desk.services import attachment, backup, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.backup import Place
from gc25desk.services.desk import Desk
from gc25desk.store import backups, migrate
from tests.builders import PASSPHRASE, a_complaint, an_evidence
from tests.faults.small_disk import mount, umount

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    saving.save(desk, "complaint", a_complaint())
    (tmp_path / "letter.txt").write_text("words")
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    return desk


def seconds(desk: Desk) -> list[backup.Backup]:
    return [one for one in backup.listed(desk) if one.place is Place.SECOND]


def halves(place: Path) -> list[Path]:
    return list(place.rglob(f"{PART}*"))


def test_a_full_second_place_is_told_and_catches_up_when_there_is_room(filled: Desk, stick: Path) -> None:
    assert backup.choose_second(filled, stick).second_fault is None
    (stick / "films").write_bytes(bytes(shutil.disk_usage(stick).free - 60_000))
    saving.save(filled, "complaint", a_complaint())
    done = backup.make(filled)
    assert isinstance(done.second_fault, DiskFull)
    assert halves(stick) == []
    assert [one.held is not None for one in seconds(filled)] == [True]
    assert backup.state(filled).away is not None
    (stick / "films").unlink()
    again = backup.make_if_changed(filled)
    assert again is not None
    assert again.second_fault is None
    assert [one.held.complaints for one in seconds(filled) if one.held] == [2, 1]


def test_a_stick_that_is_pulled_leaves_the_desk_and_the_laptop_s_disk_alone(
    filled: Desk, stick: Path
) -> None:
    backup.choose_second(filled, stick)
    umount(stick)
    saving.save(filled, "complaint", a_complaint())
    done = backup.make(filled)
    assert isinstance(done.second_fault, CannotWrite)
    assert list(stick.iterdir()) == []
    assert desks.check(filled) == ()


def test_a_read_only_second_place_is_told(filled: Desk, stick: Path) -> None:
    backup.choose_second(filled, stick)
    mount("-o", "remount,ro", str(stick))
    saving.save(filled, "complaint", a_complaint())
    done = backup.make(filled)
    assert isinstance(done.second_fault, CannotWrite)
    assert [one.held is not None for one in seconds(filled)] == [True]
    mount("-o", "remount,rw", str(stick))
    again = backup.make_if_changed(filled)
    assert again is not None
    assert again.second_fault is None


def test_a_full_desk_s_disk_keeps_its_old_backups_and_backs_up_again_later(
    stick: Path, whole_desk: Path
) -> None:
    shutil.copytree(whole_desk, stick / "desk")
    desk = desks.open_desk(stick / "desk", PASSPHRASE)
    try:
        saving.save(desk, "complaint", a_complaint())
        kept = backup.make(desk).folder
        saving.save(desk, "complaint", a_complaint())
        (stick / "films").write_bytes(bytes(shutil.disk_usage(stick).free - 60_000))
        with pytest.raises((DiskFull, CannotWrite)):
            backup.make(desk)
        assert [one.folder for one in backup.listed(desk)] == [kept]
        assert halves(stick) == []
        assert len(records.every(desk, "complaint")) == 2
        (stick / "films").unlink()
        assert backup.make_if_changed(desk) is not None
        assert len(backup.listed(desk)) == 2
        assert desks.check(desk) == ()
    finally:
        desks.close(desk)


def backing_up(folder: Path) -> "subprocess.Popen[str]":
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from gc25desk.services import backup, saving, desk as desks\n"
        "from tests.builders import PASSPHRASE, a_complaint\n"
        "desk = desks.open_desk(Path(sys.argv[1]), PASSPHRASE)\n"
        "while True:\n"
        "    saving.save(desk, 'complaint', a_complaint())\n"
        "    print(backup.make(desk).folder.name, flush=True)\n"
    )
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", program, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )


@pytest.mark.parametrize("moment", [0.0, 0.013, 0.037, 0.061, 0.09, 0.14])
def test_after_a_kill_every_backup_that_is_listed_is_whole(
    desk_folder: Path, tmp_path: Path, moment: float
) -> None:
    (tmp_path / "stick").mkdir()
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    backup.choose_second(desk, tmp_path / "stick")
    desks.close(desk)
    with backing_up(desk_folder) as program:
        assert program.stdout is not None
        told = [program.stdout.readline().strip()]
        time.sleep(moment)
        program.kill()
        told += [line.strip() for line in program.stdout if line.endswith("\n")]
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    try:
        found = backup.listed(desk)
        assert set(told) <= {one.folder.name for one in found}
        for one in found:
            assert backups.verify(desk.store, one.folder)
        backup.make(desk)
        assert halves(desk_folder / migrate.BACKUPS) == halves(tmp_path / "stick") == []
    finally:
        desks.close(desk)
