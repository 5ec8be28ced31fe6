"""The strip over a person's or body's record: how many complaints name it, and whether it was merged."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class CourseStrip(QFrame):
    """``list_wanted`` asks for the complaints, ``standing_wanted`` for the record that stands for this one,

    ``separated`` takes a merging back.
    """

    list_wanted = Signal()
    standing_wanted = Signal()
    separated = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner")
        self.words = PlainLabel("", wrap=True)
        self.merged = PlainLabel(_("Another record stands for this one."), "strong", wrap=True)
        self.complaints = button(_("Show the complaints"), "link")
        self.standing = button(_("Open that record"), "link")
        self.separate = button(_("Separate"))
        self.complaints.clicked.connect(self.list_wanted)
        self.standing.clicked.connect(self.standing_wanted)
        self.separate.clicked.connect(self.separated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 8, 8, 8)))
        layout.setSpacing(style.px(4))
        layout.addLayout(row([self.words, 1, self.complaints]))
        layout.addLayout(row([self.merged, 1, self.standing, self.separate]))
        self.hide()

    def show_course(self, words: str, *, any_there: bool) -> None:
        """Show how many complaints there are, and offer their list."""
        self.words.setText(words)
        self.complaints.setVisible(any_there)
        self.setAccessibleName(words)
        self.show()

    def show_merged(self, *, merged: bool, may_separate: bool) -> None:
        """Say that another record stands for this one, and offer to take that back."""
        self.merged.setVisible(merged)
        self.standing.setVisible(merged)
        self.separate.setVisible(merged and may_separate)

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        self.words.setText("")
