"""The line on a complaint’s card that says what is still missing; each part leads to its field."""

import functools
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.missing import missing
from gc25desk.i18n import _, ngettext
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets.basics import PlainLabel, button, plain_tip
from gc25desk.ui.widgets.flow import FlowLayout

MOST = 4  # shown by their words; the rest by their number


class MissingLine(QWidget):
    """Follows a card; hidden for a new complaint and for one that lacks nothing."""

    def __init__(self, card: RecordCard) -> None:
        """Stand below the header of the card."""
        super().__init__()
        self._card = card
        self._parts: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=2)
        self.lead = PlainLabel(_("Still missing:"), "muted")
        self.lead.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.lead.setMinimumHeight(button("x", "link").sizeHint().height())
        self.more = PlainLabel("", "muted")
        self.more.setSizePolicy(self.lead.sizePolicy())
        self.more.setMinimumHeight(self.lead.minimumHeight())
        for part in (self.lead, self.more):
            self._flow.addWidget(part)
        card.header.add_acts([], self)
        card.header.shown.connect(self.follow)
        self.hide()

    def parts(self) -> list[QPushButton]:
        """Return a button for each thing that is missing, in the order of a call."""
        return list(self._parts)

    def follow(self, record: Any) -> None:
        """Show what the record on the card lacks."""
        self._clear()
        held = record if isinstance(record, Complaint) and record.id else None
        lacking = missing(held) if held is not None else ()
        for one in lacking[:MOST]:
            self._add(one.key, one.shown())
        rest = lacking[MOST:]
        self.more.setText(ngettext("and {n} more", "and {n} more", len(rest)).format(n=len(rest)))
        self.more.setToolTip(plain_tip(", ".join(one.shown() for one in rest)))
        self.more.setVisible(bool(rest))
        words = ", ".join(one.shown() for one in lacking)
        self.setAccessibleName(f"{self.lead.text()} {words}" if words else "")
        self.setVisible(bool(lacking))

    def _add(self, key: str, words: str) -> None:
        made = button(words, "link")
        made.setAccessibleName(_("Go to {field}").format(field=words))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(functools.partial(self._card.form.focus_field, key))
        self._parts.append(made)
        self._flow.removeWidget(self.more)
        for part in (made, self.more):
            self._flow.addWidget(part)
        made.show()

    def _clear(self) -> None:
        for part in self._parts:
            self._flow.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
