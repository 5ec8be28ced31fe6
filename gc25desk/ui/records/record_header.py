"""The top of a record card: reference, states, and one line of what the record is."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.basics import Chip, ElidedLabel, PlainLabel, button, row
from gc25desk.ui.widgets.flow import FlowLayout


class RecordHeader(QWidget):
    """Shows a record as it is saved; ``back_wanted`` comes from the button of a narrow window.

    ``shown`` carries each record that it shows, None for none.
    """

    back_wanted = Signal()
    shown = Signal(object)

    def __init__(self, look: Look) -> None:
        """Make it empty."""
        super().__init__()
        self._look = look
        self.back = button(_("List"), icon="back")
        self.back.setAccessibleDescription(_("Go back to the list; what is typed is kept"))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.reference = PlainLabel("", "record-title")
        self.reference.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.summary = ElidedLabel("", "muted")
        self._chips: list[Chip] = []
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, spacing=6)
        self._acts, self._beside = row([]), row([])
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        layout.addLayout(row([self.back, self.reference, 1, self._acts], spacing=12))
        # A line of their own: beside the buttons there is no room for the longest at the usual width.
        below = row([self._holder, self._beside])
        below.setStretch(0, 1)
        layout.addLayout(below)
        layout.addWidget(self.summary)
        self._holder.hide()

    def add_acts(self, buttons: Sequence[QWidget], below: QWidget) -> None:
        """Take buttons for what can be done with the record, and a strip that stands below everything."""
        for part in buttons:
            self._acts.addWidget(part)
        self._layout.addWidget(below)

    def add_beside(self, part: QWidget, below: QWidget) -> None:
        """Take a button that stands beside the states, where the first line has no room, and its strip."""
        self._beside.addWidget(part)
        self._layout.addWidget(below)

    def show_record(self, record: Any, today: dt.date) -> None:
        """Show what a record is called and how it stands; None shows nothing."""
        self._show(record, today)
        self.shown.emit(record)

    def _show(self, record: Any, today: dt.date) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._holder.hide()
        if record is None:
            self.reference.setText("")
            self.summary.setText("")
            return
        self.reference.setText(record.reference or _(self._look.words.one_new))
        words = self._look.summary(record)
        self.summary.setText(isolated(words) if words else _("Nothing recorded yet"))
        for words, tone in self._look.chips(record, today) if record.id else []:
            self._chips.append(Chip(words, tone))
            self._flow.addWidget(self._chips[-1])
            self._chips[-1].show()
        self._holder.setVisible(bool(self._chips))

    def chips(self) -> list[str]:
        """Return the words of the chips."""
        return [chip.text() for chip in self._chips]
