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
from gc25desk.ui.sweeper import Sweeper, spare_what_stays, sweep, sweep_all

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
    made = Sweeper(owner, lambda: True)
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


def due(monkeypatch: pytest.MonkeyPatch, *generations: int) -> None:
    counts = tuple(MANY if generation in generations else 0 for generation in range(3))
    monkeypatch.setattr(gc, "get_count", lambda: counts)


def test_the_oldest_generation_that_is_due_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    due(monkeypatch)
    sweep()
    due(monkeypatch, 0, 1)
    sweep()
    due(monkeypatch, 0, 2)
    sweep()
    sweep(1)
    due(monkeypatch, 2)
    sweep(1)
    assert collected == [1, 2, 0]


def test_the_oldest_waits_until_no_worker_is_busy(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    jobs.render(jobs, free.wait, lambda _result: None)
    ended: list[str] = []
    held = Held(ended)
    for generation in (0, 1):
        gc.collect(generation)
    del held  # it is among the oldest
    due(monkeypatch, 1, 2)
    qtbot.wait(2 * sweeper.INTERVAL)
    assert not ended
    free.set()
    qtbot.waitUntil(lambda: bool(ended))


def test_after_a_desk_was_left_every_generation_is_collected() -> None:
    ended: list[str] = []
    held = Held(ended)
    for generation in (0, 1):
        gc.collect(generation)
    del held
    sweep_all()
    assert ended
