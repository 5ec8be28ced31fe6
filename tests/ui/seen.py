"""Everything that a widget tells: to the eye, to a screen reader, and to whoever copies it."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts_in(top: QObject) -> str:
    """Return every text of a widget and of all that is in it, shown or hidden."""
    found = [text for child in (top, *top.findChildren(QObject)) for text in _texts(child)]
    return "\n".join(found)


def _texts(thing: QObject) -> Iterator[str]:
    if isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip())
    if not isinstance(thing, QWidget):
        return
    yield from (thing.toolTip(), thing.accessibleName(), thing.accessibleDescription(), thing.windowTitle())
    if isinstance(thing, QLabel | QAbstractButton):
        yield thing.text()
    if isinstance(thing, QLineEdit):
        yield from (thing.text(), thing.placeholderText())
    if isinstance(thing, QPlainTextEdit):
        yield from (thing.toPlainText(), thing.placeholderText())
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(row) for row in range(thing.count()))
    if isinstance(thing, QTabBar):
        yield from (thing.tabText(tab) for tab in range(thing.count()))
    if isinstance(thing, QAbstractItemView):
        yield from _cells(thing)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model: Any = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            for role in ROLES:
                yield str(model.index(row, column).data(role) or "")
