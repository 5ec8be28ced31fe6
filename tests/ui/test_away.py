"""What a system says when nobody is at the screen is heard; one that says nothing does no harm."""

import ctypes
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui.away import bus, windows
from gc25desk.ui.away.bus import LOGIN, SESSION, BusEar
from gc25desk.ui.away.watch import Away

GNOME = "org.gnome.ScreenSaver"


@pytest.mark.parametrize(
    ("interface", "name", "values", "left"),
    [
        (LOGIN, "PrepareForSleep", [True], True),
        (LOGIN, "PrepareForSleep", [False], False),
        (LOGIN, "PrepareForShutdown", [True], True),
        (SESSION, "Lock", [], True),
        (SESSION, "Unlock", [], False),
        (GNOME, "ActiveChanged", [True], True),
        (GNOME, "ActiveChanged", [False], False),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", [True], True),
        (GNOME, "ActiveChanged", [], False),
        (GNOME, "ActiveChanged", ["true"], False),
        (GNOME, "ActiveChanged", [1], False),
        (GNOME, "ActiveChanged", [True, True], False),
        (GNOME, "WakeUpScreen", [True], False),
        ("org.example.ScreenSaver", "ActiveChanged", [True], False),
        ("", "", [], False),
    ],
)
def test_what_a_signal_on_the_bus_means(interface: str, name: str, values: list[Any], left: bool) -> None:
    assert bus.means_away(interface, name, values) is left


@pytest.fixture
def address() -> Iterator[str]:
    """A message bus of the test's own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon")
    daemon = subprocess.Popen(  # noqa: S603 - a fixed program
        [program, "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def connected(address: str) -> QDBusConnection:
    made = QDBusConnection.connectToBus(address, f"test-{uuid.uuid4().hex}")
    assert made.isConnected(), made.lastError().message()
    return made


def signal(path: str, interface: str, name: str, *values: bool) -> QDBusMessage:
    made = QDBusMessage.createSignal(path, interface, name)
    made.setArguments(list(values))
    return made


@pytest.mark.parametrize(
    "loud",
    [
        ("/org/freedesktop/login1", LOGIN, "PrepareForSleep", True),
        ("/org/freedesktop/login1/session/_32", SESSION, "Lock"),
        ("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", True),
    ],
    ids=lambda loud: loud[2],
)
def test_a_signal_on_a_real_bus_is_heard(qtbot: QtBot, address: str, loud: tuple[Any, ...]) -> None:
    told: list[str] = []
    parent = QObject()
    listening = connected(address)
    ear = BusEar(lambda: told.append("left"), parent, system=listening, session=listening)
    speaking = connected(address)
    assert speaking.send(signal("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", False))
    assert speaking.send(signal(*loud))
    qtbot.waitUntil(lambda: told == ["left"])
    assert ear.parent() is parent
    for made in (listening, speaking):
        QDBusConnection.disconnectFromBus(made.name())


def test_a_machine_without_a_bus_is_silently_not_heard(qtbot: QtBot) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere/bus", f"test-{uuid.uuid4().hex}")
    assert not nowhere.isConnected()
    parent = QObject()
    BusEar(lambda: None, parent, system=nowhere, session=nowhere)
    assert qtbot


@pytest.mark.parametrize(
    ("message", "what", "left"),
    [
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, True),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, True),
        (windows.WM_WTSSESSION_CHANGE, 8, False),  # unlocked
        (windows.WM_QUERYENDSESSION, 0, True),
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, True),
        (windows.WM_POWERBROADCAST, 0x12, False),  # awake again
        (0x0200, windows.WTS_SESSION_LOCK, False),  # the mouse moved
    ],
)
def test_what_a_window_message_means(qtbot: QtBot, message: int, what: int, left: bool) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    told: list[str] = []
    ear = windows.WindowsEar(widget, lambda: told.append("left"))
    sent = windows.Message(None, message, what, 0)
    taken = ear.nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(sent))
    assert taken == (False, 0)
    assert told == (["left"] if left else [])


def test_a_window_listens_once_and_without_harm(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    away = Away(widget)
    away.listen()
    first = away._ear
    away.listen()
    assert away._ear is first is not None
