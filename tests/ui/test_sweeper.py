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
from gc25desk.ui.sweeper import Sweeper, look_at_all, spare_what_is_large, spare_what_stays, sweep

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


def test_a_large_desk_is_passed_over_until_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    spared = gc.get_freeze_count()
    monkeypatch.setattr(sweeper, "MANY_OBJECTS", 10**9)
    spare_what_is_large()
    assert gc.get_freeze_count() <= spared
    ended: list[str] = []
    Held(ended)
    monkeypatch.setattr(sweeper, "MANY_OBJECTS", 0)
    spare_what_is_large()
    gc.collect()
    assert not ended
    look_at_all()
    gc.collect()
    assert ended


def test_where_a_look_took_long_on_a_large_desk_what_stays_is_passed_over_until_it_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, MANY))  # all of it is due
    monkeypatch.setattr(sweeper, "MANY_OBJECTS", 0)
    monkeypatch.setattr(sweeper, "LONG", float("inf"))
    spare_what_is_large()
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


def test_nothing_of_a_desk_that_was_left_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, MANY))
    monkeypatch.setattr(sweeper, "MANY_OBJECTS", 0)
    monkeypatch.setattr(sweeper, "LONG", 0.0)
    spare_what_is_large()
    ended: list[str] = []
    held = Held(ended)
    look_at_all()
    sweep()  # while it is still being taken apart
    del held
    gc.collect()
    assert ended
