"""The order in which Tab walks through parts that are made after their form.

Qt puts every new widget at the end of its window's chain: without this, Tab would leave a child just
added for the first button of the window.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Return what Tab stops at inside a widget, in the order in which it was laid in."""
    inside = [root, *root.findChildren(QWidget)]
    return [widget for widget in inside if _is_stop(widget) and widget.window() is root.window()]


def chain(anchor: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go from the anchor through every stop of the parts."""
    for before, after in pairwise([anchor, *(stop for part in parts for stop in stops(part))]):
        QWidget.setTabOrder(before, after)


def chain_before(anchor: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go through every stop of the parts and then to the anchor."""
    chain(anchor, [*parts, anchor] if any(stops(part) for part in parts) else [])


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes) and widget.focusProxy() is None
