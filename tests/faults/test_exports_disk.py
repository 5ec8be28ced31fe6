"""Exports onto a disk that is full, pulled or read-only, and over what another program holds open."""

import itertools
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gc25desk.errors import CannotWrite, DiskFull, Stopped
from gc25desk.services import desk as desks
from gc25desk.services import register, report
from gc25desk.services.desk import Desk
from gc25desk.store import register as rows
from gc25desk.store.desk import DATABASE
from gc25desk.ui.jobs import Jobs
from tests.builders import PASSPHRASE
from tests.faults import exporting
from tests.faults.exporting import EXPORTS, NAMES, OLD, TODAY, stand_in_the_way
from tests.faults.outside import found_outside
from tests.faults.small_disk import fill, mount

every_export = pytest.mark.parametrize("act", EXPORTS)


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    exporting.prepare(desk, tmp_path / "film.bin")
    return desk


def assert_old(desk: Desk, out: Path, act: str) -> None:
    """Assert that the old files stand, with nothing beside them, and that no export is listed."""
    found = found_outside(desk, out, act)
    assert found.nothing
    assert found.exports == 0
    assert {path.name for path in out.iterdir()} == set(NAMES[act])


def assert_new(desk: Desk, out: Path, act: str) -> None:
    """Assert that the new files stand, with nothing beside them."""
    assert all(found_outside(desk, out, act).new.values())
    assert {path.name for path in out.iterdir()} == set(NAMES[act])
    assert desks.check(desk) == ()


@every_export
@pytest.mark.parametrize("room", [0, 5_000])  # less than the smallest of the files
def test_a_full_disk_keeps_the_old_files_until_there_is_room(
    filled: Desk, stick: Path, act: str, room: int
) -> None:
    out = stick / "out"
    stand_in_the_way(out, act)
    attempt = EXPORTS[act](filled, out)
    films = fill(stick, room)
    with pytest.raises(DiskFull):
        attempt()
    assert_old(filled, out, act)
    films.unlink()
    attempt()
    assert_new(filled, out, act)


@every_export
def test_a_read_only_folder_keeps_the_old_files(filled: Desk, stick: Path, act: str) -> None:
    out = stick / "out"
    stand_in_the_way(out, act)
    attempt = EXPORTS[act](filled, out)
    mount("-o", "remount,ro", str(stick))
    with pytest.raises(CannotWrite, match="read-only"):
        attempt()
    assert_old(filled, out, act)
    mount("-o", "remount,rw", str(stick))
    attempt()
    assert_new(filled, out, act)


@pytest.fixture
def desk_on_stick(stick: Path, whole_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(whole_desk, stick / "desk")
    desk = desks.open_desk(stick / "desk", PASSPHRASE)
    exporting.prepare(desk, tmp_path / "film.bin")
    yield desk
    desks.close(desk)


@every_export
def test_nothing_leaves_that_a_full_desk_cannot_journal(
    desk_on_stick: Desk, stick: Path, tmp_path: Path, act: str
) -> None:
    out = tmp_path / "out"
    stand_in_the_way(out, act)
    attempt = EXPORTS[act](desk_on_stick, out)
    films = fill(stick, 0)
    with pytest.raises(CannotWrite):
        attempt()
    assert_old(desk_on_stick, out, act)
    films.unlink()
    attempt()
    assert_new(desk_on_stick, out, act)


@pytest.mark.parametrize(("act", "held"), [(act, name) for act in EXPORTS for name in NAMES[act]])
def test_a_file_that_cannot_be_replaced_keeps_all_of_them(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, held: str
) -> None:
    """As on Windows, where nothing but the move itself may show that another program holds a file."""
    out = tmp_path / "out"
    stand_in_the_way(out, act)
    attempt = EXPORTS[act](filled, out)
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if Path(target).name == held:
            raise PermissionError(13, "")
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refusing)
        with pytest.raises(CannotWrite, match="open in another program"):
            attempt()
    assert_old(filled, out, act)
    attempt()
    assert_new(filled, out, act)


@pytest.mark.parametrize("act", ["submission", "report"])
@pytest.mark.parametrize("at", [1, 2])
def test_ctrl_c_in_the_midst_of_the_moves_waits_for_the_last_of_them(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, at: int
) -> None:
    out, moves = tmp_path / "out", itertools.count(1)
    stand_in_the_way(out, act)
    attempt = EXPORTS[act](filled, out)
    replace = os.replace

    def interrupted(source: Path, target: Path) -> None:
        replace(source, target)
        if next(moves) == at:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    # Where the tests were begun in the background, the signal would be passed over.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            attempt()
    finally:
        signal.signal(signal.SIGINT, before)
    assert_new(filled, out, act)
    assert len(report.exports(filled)) == 1


@pytest.mark.parametrize("act", [act for act in EXPORTS if act != "copy"])  # a copy goes into a folder
def test_a_folder_in_the_way_stays_with_all_in_it(filled: Desk, tmp_path: Path, act: str) -> None:
    out, last = tmp_path / "out", NAMES[act][-1]
    stand_in_the_way(out, act)
    (out / last).unlink()
    (out / last).mkdir()
    (out / last / "letter.txt").write_bytes(OLD)
    with pytest.raises(CannotWrite, match="of this name"):
        EXPORTS[act](filled, out)()
    assert [path.name for path in (out / last).iterdir()] == ["letter.txt"]
    assert {path.name for path in out.iterdir()} == set(NAMES[act])
    assert all((out / name).read_bytes() == OLD for name in NAMES[act][:-1])
    assert report.exports(filled) == []


@every_export
def test_a_link_to_the_desk_is_replaced_and_the_desk_is_not(filled: Desk, tmp_path: Path, act: str) -> None:
    out = tmp_path / "out"
    stand_in_the_way(out, act)
    for name in NAMES[act]:
        (out / name).unlink()
        try:
            (out / name).symlink_to(filled.info.folder / DATABASE)
        except OSError:
            pytest.skip("no links can be made here")
    EXPORTS[act](filled, out)()
    assert not any((out / name).is_symlink() for name in NAMES[act])
    assert_new(filled, out, act)


@pytest.mark.parametrize("stop_at", range(1, 7))
def test_a_register_stopped_at_any_moment_leaves_the_old_file(
    filled: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    out = tmp_path / "out"
    stand_in_the_way(out, "register")
    monkeypatch.setattr(rows, "BATCH", 1)
    told: list[int] = []

    def stop(done: int, _of: int) -> bool:
        told.append(done)
        return done < stop_at

    request: Any = register.RegisterRequest(date=TODAY)
    with pytest.raises(Stopped):
        register.export(filled, request, out / exporting.REGISTER, stop)
    assert told == list(range(1, stop_at + 1))
    assert_old(filled, out, "register")


@every_export
@pytest.mark.parametrize("head_start", [0.0, 0.01])
def test_a_window_that_is_closed_while_a_file_leaves_leaves_all_of_them_or_none(
    filled: Desk, tmp_path: Path, qtbot: QtBot, act: str, head_start: float
) -> None:
    out, jobs, owner = tmp_path / "out", Jobs(), QObject()
    stand_in_the_way(out, act)
    jobs.run(owner, EXPORTS[act](filled, out), lambda _done: None)
    qtbot.wait(round(head_start * 1000))
    jobs.close()
    assert len(set(found_outside(filled, out, act).new.values())) == 1
    assert {path.name for path in out.iterdir()} == set(NAMES[act])
