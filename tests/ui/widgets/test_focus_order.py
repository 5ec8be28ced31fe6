"""Tab reaches parts that were made after their form where a reader expects them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui.widgets.focus_order import chain, chain_before, stops


def form(qtbot: QtBot, names: str) -> tuple[QWidget, dict[str, QWidget]]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made: dict[str, QWidget] = {name: QLineEdit(name) for name in names}
    for widget in made.values():
        layout.addWidget(widget)
    return window, made


def walk(start: QWidget) -> list[str]:
    found: list[str] = []
    widget: QWidget | None = start
    while widget is not None:
        if isinstance(widget, QLineEdit):
            found.append(widget.text())
        widget = widget.nextInFocusChain()
        if widget is start:
            break
    return found


def test_parts_made_later_come_after_their_anchor(qtbot: QtBot) -> None:
    window, made = form(qtbot, "abzx")
    assert walk(made["a"]) == ["a", "b", "z", "x"]
    chain(made["a"], [made["x"]])
    assert walk(made["a"]) == ["a", "x", "b", "z"]
    assert window.isAncestorOf(made["x"])


def test_parts_made_later_come_before_their_anchor(qtbot: QtBot) -> None:
    _window, made = form(qtbot, "abzxy")
    chain_before(made["b"], [made["x"], made["y"]])
    assert walk(made["a"]) == ["a", "x", "y", "b", "z"]


def test_nothing_to_put_before_leaves_the_order(qtbot: QtBot) -> None:
    _window, made = form(qtbot, "ab")
    chain_before(made["b"], [QLabel("no stop", made["a"])])
    assert walk(made["a"]) == ["a", "b"]


def test_labels_and_stand_ins_are_no_stops(qtbot: QtBot) -> None:
    window, made = form(qtbot, "a")
    QLabel("words", window)
    button = QPushButton("press", window)
    stand_in = QWidget(window)
    stand_in.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stand_in.setFocusProxy(button)
    assert stops(window) == [made["a"], button]
