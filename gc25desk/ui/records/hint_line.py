"""The line below a form that explains the field with the focus, and shows it again beside the field."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip

from gc25desk.ui.widgets.basics import PlainLabel, plain_tip


class HintLine(PlainLabel):
    """Room for two lines of words, so that nothing jumps when they change."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("", "muted", wrap=True)
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())

    def explain(self) -> None:
        """Show the words at the field with the focus."""
        focused = QApplication.focusWidget()
        if focused is not None and self.text():
            below = focused.mapToGlobal(QPoint(0, focused.height()))
            QToolTip.showText(below, plain_tip(self.text()), focused)
