"""F9 hides every window of the program at once, and nothing typed under the cover does anything."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gc25desk.ui import actions
from gc25desk.ui.cover import Cover

Key = Qt.Key
NEUTRAL = "Neutral"


class Bench(QMainWindow):
    """A window with a line to type into, a cover and an action of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Complaint of a child")
        self.line = QLineEdit("Quillfeather")
        self.setCentralWidget(self.line)
        self.cover = Cover(self, NEUTRAL)
        self.acted: list[str] = []
        actions.action(self, "Act", lambda: self.acted.append("act"), "Ctrl+T", everywhere=True)
        actions.action(self, "Hide everything", self.cover.toggle, "F9", everywhere=True)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.line.setFocus()
    yield made
    made.cover.lift()


def a_dialog(qtbot: QtBot, bench: Bench) -> QDialog:
    dialog = QDialog(bench)
    dialog.setWindowTitle("About a child")
    QVBoxLayout(dialog).addWidget(QLabel("Quillfeather told us."))
    dialog.setModal(True)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    return dialog


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key as the system would: at the window, whatever has the focus in it."""
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifier)


@pytest.mark.parametrize("back", [Key.Key_F9, Key.Key_Escape])
def test_one_key_hides_everything_and_brings_it_back(bench: Bench, back: Qt.Key) -> None:
    before = picture(bench)
    press(bench, Key.Key_F9)
    assert bench.cover.covering
    assert bench.windowTitle() == NEUTRAL
    assert picture(bench) != before
    press(bench, back)
    assert not bench.cover.covering
    assert bench.windowTitle() == "Complaint of a child"
    bench.line.setFocus()
    assert picture(bench) == before


def test_what_is_covered_cannot_be_told_from_what_is_seen(bench: Bench) -> None:
    pictures = []
    for words in ("Quillfeather", "someone else altogether"):
        bench.line.setText(words)
        press(bench, Key.Key_F9)
        pictures.append(picture(bench))
        press(bench, Key.Key_F9)
    assert pictures[0] == pictures[1]


def test_keys_and_clicks_under_the_cover_do_nothing(bench: Bench) -> None:
    touched: list[bool] = []
    bench.cover.touched.connect(lambda: touched.append(True))
    press(bench, Key.Key_F9)
    press(bench, Key.Key_A)
    press(bench, Key.Key_Return)
    press(bench, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    press(bench, Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    handle = bench.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert bench.cover.covering
    assert bench.line.text() == "Quillfeather"
    assert bench.acted == []
    assert len(touched) > 4  # somebody is there all the same
    press(bench, Key.Key_F9)
    press(bench, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert bench.acted == ["act"]


def test_a_dialog_is_hidden_from_within_and_not_closed(qtbot: QtBot, bench: Bench) -> None:
    dialog = a_dialog(qtbot, bench)
    press(dialog, Key.Key_F9)
    assert bench.cover.covering
    assert dialog.isVisible()
    assert {bench.windowTitle(), dialog.windowTitle()} == {NEUTRAL}
    covered = picture(dialog)
    press(dialog, Key.Key_Escape)  # shows everything again and does not reach the dialog
    assert dialog.isVisible()
    assert dialog.windowTitle() == "About a child"
    assert picture(dialog) != covered
    dialog.close()


def test_a_menu_that_hangs_open_is_closed(qtbot: QtBot, bench: Bench) -> None:
    menu = QMenu(bench)
    menu.addAction("Quillfeather")
    menu.popup(bench.mapToGlobal(QPoint(10, 10)))
    qtbot.waitUntil(menu.isVisible)
    bench.cover.hide_all()
    assert not menu.isVisible()


def test_a_dialog_that_opens_meanwhile_is_covered_too(qtbot: QtBot, bench: Bench) -> None:
    press(bench, Key.Key_F9)
    dialog = a_dialog(qtbot, bench)
    assert dialog.isVisible()
    assert dialog.windowTitle() == NEUTRAL
    dialog.close()
    bench.cover.lift()
    assert dialog.windowTitle() == "About a child"


def test_the_cover_follows_the_window(bench: Bench) -> None:
    press(bench, Key.Key_F9)
    bench.resize(900, 700)
    QApplication.processEvents()
    corner = picture(bench).pixelColor(890, 690)
    assert picture(bench).pixelColor(5, 5) == corner


def test_a_dialog_that_dies_under_the_cover_does_no_harm(qtbot: QtBot, bench: Bench) -> None:
    dialog = a_dialog(qtbot, bench)
    bench.cover.hide_all()
    dialog.close()
    dialog.deleteLater()
    del dialog
    qtbot.wait(1)
    QApplication.processEvents()
    bench.cover.lift()
    assert bench.windowTitle() == "Complaint of a child"
