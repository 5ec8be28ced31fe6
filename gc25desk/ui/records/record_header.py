"""The top of a record card: reference, states, and one line of what the record is."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.basics import Chip, ElidedLabel, PlainLabel, button, plain_tip, row
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
        self._acts = row([])
        self._more: QToolButton | None = None
        self._pictured: dict[QPushButton, str] = {}
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        self._top = row([self.back, self.reference, 1, self._acts], spacing=12)
        layout.addLayout(self._top)
        # A line of their own: beside the buttons there is no room for the longest at the usual width.
        layout.addWidget(self._holder)
        layout.addWidget(self.summary)
        self._holder.hide()

    def add_acts(self, buttons: Sequence[QWidget], below: QWidget) -> None:
        """Take buttons for what can be done with the record, and a strip that stands below everything."""
        for part in buttons:
            self._acts.addWidget(part)
            part.installEventFilter(self)
            if isinstance(part, QPushButton) and not part.icon().isNull():
                self._pictured[part] = part.text()
        self._layout.addWidget(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons by their words, or, where there is no room, those that can by their pictures."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Look again whether the words have room when the letters grow."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_pictured"):
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whether the words have room when a button comes or goes."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._fit_soon.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        for part, words in self._pictured.items():
            part.setText(words)
        # Qt forgets what the inner layouts measured only when it lays out the next time.
        self._acts.invalidate()
        self._top.invalidate()
        if self._top.sizeHint().width() <= self.width():
            return
        for part, words in self._pictured.items():
            part.setText("")
            part.setToolTip(plain_tip(words.strip()))

    def add_more(self, act: QAction) -> None:
        """Take an action that is not asked for each day, for the menu behind the buttons."""
        if self._more is None:
            self._more = more = QToolButton()
            more.setText(_("More"))
            more.setAccessibleName(_("More to do with this record"))
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            more.setMenu(QMenu(more))
            self._acts.addWidget(more)
            more.installEventFilter(self)
        self._more.menu().addAction(act)
        act.changed.connect(self._offer_more)
        self._offer_more()

    def _offer_more(self) -> None:
        if self._more is not None:
            self._more.setVisible(any(act.isVisible() for act in self._more.menu().actions()))

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
        self._fit()

    def chips(self) -> list[str]:
        """Return the words of the chips."""
        return [chip.text() for chip in self._chips]
