"""Work is done off the GUI thread and comes back to it, in order, to those who still live."""

import functools
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gc25desk.errors import CannotWrite, KnownError
from gc25desk.services.changes import Changes
from gc25desk.ui.jobs import HOLD_MS, Jobs, changes_in

CHANGES = Changes(frozenset({"complaint"}), ("1",))


class Owner(QObject):
    """Whose work holds on to it, as that of a page does."""

    def work(self) -> Changes:
        return CHANGES


def test_results_come_back_in_order_on_the_gui_thread(jobs: Jobs) -> None:
    owner = QObject()
    seen: list[tuple[int, bool, bool]] = []
    here = threading.current_thread()
    for number in range(20):
        jobs.run(
            owner,
            functools.partial(lambda n: (n, threading.current_thread() is here), number),
            lambda result: seen.append((*result, threading.current_thread() is here)),
        )
    assert not jobs.idle()
    assert jobs.wait()
    assert seen == [(number, False, True) for number in range(20)]
    assert jobs.idle()


def test_rendering_does_not_wait_for_the_database(jobs: Jobs) -> None:
    owner, gate = QObject(), threading.Event()
    seen: list[str] = []
    jobs.run(owner, lambda: gate.wait(10), lambda _result: seen.append("database"))
    jobs.render(owner, gate.set, lambda _result: seen.append("render"))
    assert jobs.wait()
    assert sorted(seen) == ["database", "render"]


def test_what_is_held_begins_once_the_window_was_drawn(jobs: Jobs) -> None:
    owner, begun = QObject(), threading.Event()
    with jobs.held():
        jobs.run(owner, begun.set, lambda _result: None)
        with jobs.held():
            jobs.render(owner, begun.set, lambda _result: None)
        assert not jobs.idle()
    assert not begun.wait(0.1)
    assert jobs.wait()
    assert begun.is_set()
    begun.clear()
    jobs.run(owner, begun.set, lambda _result: None)
    assert begun.wait(10)  # before any event


def test_what_is_held_when_the_window_closes_never_begins() -> None:
    jobs, owner, begun = Jobs(), QObject(), threading.Event()
    with jobs.held():
        jobs.run(owner, begun.set, lambda _result: None)
    jobs.close()
    assert jobs.idle()
    QTest.qWait(2 * HOLD_MS)
    assert not begun.is_set()


def test_the_dead_hear_nothing_but_the_change_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[object] = []
    jobs.run(owner, lambda: CHANGES, seen.append)
    delete(owner)
    with qtbot.waitSignal(jobs.changed) as told:
        jobs.wait()
    assert told.args == [CHANGES]
    assert seen == []


def test_a_worker_holds_nothing_of_whom_it_worked_for_once_the_result_is_there(jobs: Jobs) -> None:
    delivered = threading.Event()
    jobs._finished.connect(lambda _job: delivered.wait(10), Qt.ConnectionType.DirectConnection)
    owner = Owner()
    left = weakref.ref(owner)
    jobs.run(owner, owner.work, lambda _result: None)
    del owner
    assert jobs.wait()
    assert left() is None  # the worker itself is still on its way back
    delivered.set()


def test_nothing_is_delivered_of_what_was_forgotten_but_a_bug(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise CannotWrite("The disk is full.", "Make room and try again.")

    owner, going = QObject(), threading.Event()
    seen: list[object] = []
    bugs: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: bugs.append(error))
    for told in (jobs.changed, jobs.refused):
        told.connect(seen.append)
    jobs.run(owner, lambda: (going.wait(10), CHANGES), seen.append)
    jobs.run(owner, refuse, seen.append)
    jobs.run(owner, refuse, seen.append, seen.append)
    jobs.run(owner, lambda: 1 // 0, seen.append)
    jobs.forget()
    going.set()
    assert jobs.wait()
    assert seen == []
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    jobs.run(owner, lambda: 1, seen.append)
    assert jobs.wait()
    assert seen == [1]


def test_a_known_error_goes_to_who_asked(jobs: Jobs) -> None:
    owner = QObject()
    refused: list[KnownError] = []
    failed: list[KnownError] = []
    error = CannotWrite("The disk is full.", "Make room and try again.")
    jobs.refused.connect(refused.append)

    def fail() -> None:
        raise error

    jobs.run(owner, fail, lambda _none: None, failed.append)
    jobs.wait()
    assert (failed, refused) == ([error], [])
    jobs.run(owner, fail, lambda _none: None)
    jobs.wait()
    assert (failed, refused) == ([error], [error])


def test_a_bug_goes_to_the_crash_dialog(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    jobs.run(QObject(), lambda: 1 // 0, lambda _result: None)
    jobs.wait()
    assert [type(error) for error in caught] == [ZeroDivisionError]


def test_busy_is_told_once_for_many(jobs: Jobs) -> None:
    told: list[bool] = []
    jobs.busy_changed.connect(told.append)
    owner = QObject()
    for _number in range(3):
        jobs.run(owner, lambda: None, lambda _none: None)
    jobs.wait()
    assert told == [True, False]


def test_nothing_is_delivered_after_closing(jobs: Jobs) -> None:
    owner = QObject()
    seen: list[object] = []
    jobs.run(owner, lambda: 1, seen.append)
    jobs.close()
    jobs.run(owner, lambda: 2, seen.append)
    assert jobs.wait(100)
    assert seen == []


class _Result:
    changes = CHANGES


@pytest.mark.parametrize("result", [CHANGES, ("record", CHANGES), _Result()])
def test_changes_are_found_where_services_put_them(result: object) -> None:
    assert changes_in(result) is CHANGES


@pytest.mark.parametrize("result", [None, 1, (), ("a", "b"), KnownError("a", "b")])
def test_other_results_carry_no_changes(result: object) -> None:
    assert changes_in(result) is None
