"""Asking for one line of words."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from gc25desk.domain.own_lists import LONGEST
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.labelled import labelled


class LineDialog(DeskDialog):
    """Takes a line; ``words`` is what was typed."""

    def __init__(self, parent: QWidget, title: str, label: str, verb: str) -> None:
        """Take the words of the dialog."""
        super().__init__(parent, title, "", verb)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.put(labelled(label, self.line))
        self.line.textChanged.connect(lambda _text: self._refresh())
        self._refresh()
        self.line.setFocus()

    def words(self) -> str:
        """Return the line."""
        return " ".join(self.line.text().split())

    def _refresh(self) -> None:
        self.go.setEnabled(bool(self.words()))


def ask_line(parent: QWidget, title: str, label: str, verb: str) -> str:
    """Return the line that somebody typed, or nothing."""
    dialog = LineDialog(parent, title, label, verb)
    try:
        return dialog.words() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    finally:
        dialog.deleteLater()
