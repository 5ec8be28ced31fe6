"""Cycles that hold Qt objects are taken apart on the GUI thread, however busy the workers are."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui import sweeper
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.sweeper import (
    Sweeper,
    begin_reading,
    end_reading,
    look_at_all,
    spare_what_stays,
    spare_what_stays_again,
    sweep,
)

MANY = 300_000
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _as_in_the_program() -> Iterator[None]:
    """Python collects cycles by itself, which it does in no other test of the window."""
    gc.enable()
    yield
    gc.disable()


class Held:
    """Holds itself and a widget, as a closed dialog does that one of its own slots refers to."""

    def __init__(self, ended: list[str], widget: QWidget | None = None) -> None:
        self.itself = self
        self.widget = widget
        weakref.finalize(self, lambda: ended.append(threading.current_thread().name))


def allocate() -> list[list[int]]:
    return [[number] for number in range(MANY)]


def test_a_busy_worker_takes_no_widget_apart(jobs: Jobs, qtbot: QtBot) -> None:
    ended: list[str] = []
    kept: list[list[list[int]]] = []
    Held(ended, QWidget())
    for _again in range(5):
        jobs.run(jobs, allocate, kept.append)
    assert jobs.wait()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread().name]
    jobs.close()
    assert gc.isenabled()


def test_without_it_the_worker_would() -> None:
    ended: list[str] = []
    Held(ended)
    worker = threading.Thread(target=allocate, name="worker")
    worker.start()
    worker.join()
    assert ended == ["worker"]


def test_python_collects_again_once_it_is_stopped() -> None:
    owner = QObject()
    made = Sweeper(owner)
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()


def test_only_what_was_there_first_is_passed_over() -> None:
    gc.unfreeze()
    spare_what_stays()
    spared = gc.get_freeze_count()
    assert spared
    ended: list[str] = []
    Held(ended)
    spare_what_stays()
    assert gc.get_freeze_count() <= spared
    gc.collect()
    assert ended


@pytest.fixture
def all_is_due(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, MANY))
    yield
    look_at_all()


@pytest.mark.usefixtures("all_is_due")
def test_what_is_read_of_a_desk_is_passed_over_until_it_is_left() -> None:
    ended: list[str] = []
    begin_reading()
    Held(ended)
    sweep()
    end_reading()
    gc.collect()
    assert not ended
    look_at_all()
    gc.collect()
    assert ended


@pytest.mark.usefixtures("all_is_due")
def test_what_comes_after_the_reading_is_looked_at() -> None:
    begin_reading()
    end_reading()
    ended: list[str] = []
    Held(ended)
    sweep()
    assert ended


@pytest.mark.usefixtures("all_is_due")
def test_where_a_look_took_long_on_an_open_desk_what_stays_is_passed_over_until_it_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweeper, "LONG", float("inf"))
    begin_reading()
    end_reading()
    spared = gc.get_freeze_count()
    sweep()
    assert gc.get_freeze_count() <= spared
    ended: list[str] = []
    held = Held(ended)
    monkeypatch.setattr(sweeper, "LONG", 0.0)
    sweep()
    del held
    gc.collect()
    assert not ended
    look_at_all()
    gc.collect()
    assert ended


@pytest.mark.usefixtures("all_is_due")
def test_nothing_of_a_desk_that_was_left_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeper, "LONG", 0.0)
    begin_reading()
    ended: list[str] = []
    held = Held(ended)
    look_at_all()
    end_reading()  # the answer of a worker that comes too late
    sweep()  # while it is still being taken apart
    del held
    gc.collect()
    assert ended


def test_the_end_of_a_reading_passes_over_nothing_by_itself() -> None:
    gc.unfreeze()
    begin_reading()
    end_reading()
    assert not gc.get_freeze_count()
    look_at_all()


def test_after_a_desk_the_modules_are_passed_over_as_before_it() -> None:
    begin_reading()
    sweep()
    end_reading()
    look_at_all()
    assert not gc.get_freeze_count()
    ended: list[str] = []
    one = Held(ended)
    left = weakref.ref(one)
    spare_what_stays_again([left])
    assert not gc.get_freeze_count()  # something of the desk is still there
    del one
    spare_what_stays_again([left])
    assert ended
    assert gc.get_freeze_count()


def test_no_desk_is_passed_over_as_if_it_were_a_module() -> None:
    begin_reading()
    end_reading()
    look_at_all()
    begin_reading()  # the next desk is open already
    gc.unfreeze()
    spare_what_stays_again([])
    assert not gc.get_freeze_count()
    look_at_all()
