"""Quick intake: what must be known while the caller is on the line, on one sheet without scrolling."""

import datetime as dt
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.complaint import Complaint
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.actions import action, pressed_by_enter, with_keys
from gc25desk.ui.complaints.danger import DangerStrip
from gc25desk.ui.complaints.emergency import Emergency
from gc25desk.ui.complaints.quick_fields import QuickFields
from gc25desk.ui.complaints.similar_panel import SimilarPanel
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.paragraph_suggestions import ParagraphSuggestions
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, row
from gc25desk.ui.widgets.notice import Notice

FIRST_ROUTE = "phone"
MOST_SIMILAR = 4
_RIGHT_PX = 380


class QuickIntake(Card):
    """A sheet over the page that types into the form of the card below it.

    Ctrl+S saves the complaint as received, Ctrl+Enter saves it and begins the next. ``full_wanted`` asks for
    the full form with all that is typed, and carries the field to go to. The route chosen last is that of
    the next complaint.
    """

    full_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, card: RecordCard, parent: QWidget) -> None:
        """Make the sheet hidden; ``build`` makes what stands on it, ``begin`` shows it."""
        super().__init__(parent=parent)
        self.hide()
        self._desk, self._jobs, self._look = desk, jobs, look
        self.card = card
        self._next = False
        self._key = ""
        self.route = FIRST_ROUTE
        self.heading_label = PlainLabel(_("Quick intake"), "record-title")
        self.told = PlainLabel("", "muted")
        self.notice = Notice()
        self.strip = DangerStrip()

    def build(self) -> Pieces:
        """Make the fields, then what stands beside and below them."""
        self.fields = QuickFields(self.card.form, self.card.maker, self)
        yield
        self.emergency = Emergency(self._desk, self._jobs, self.strip)
        self.similar = SimilarPanel(MOST_SIMILAR)
        self._build()
        yield
        self._connect()
        self.paragraphs = ParagraphSuggestions(self._desk, self._jobs, self._look, self.fields, parent=self)

    @property
    def key(self) -> str:
        """The key of the field that has the focus, or an empty text."""
        focus = QApplication.focusWidget()
        boxes = self.fields.boxes().items()
        return next((key for key, box in boxes if focus is not None and box.isAncestorOf(focus)), "")

    def begin(self, key: str = "") -> None:
        """Show the sheet with the new complaint, as far as it is typed, and go to a field or the first."""
        self._key = key
        self.show()
        if self.card.record_id == "":
            self.follow(self.card.form.base)
        else:
            self.card.open_record("")

    def leave(self) -> None:
        """Hide the sheet; what is typed stays in the form below."""
        self.paragraphs.clear()
        self.emergency.show_for("", met=False)
        self.hide()

    def clear(self) -> None:
        """Hold no word of the desk any more."""
        self.leave()
        self.fields.clear()
        self.similar.show_found(())
        self.told.setText("")
        self.notice.drop()

    def save(self) -> None:
        """Save the complaint as received and stay with it."""
        self._save(then_next=False)

    def save_and_next(self) -> None:
        """Save the complaint and begin the next."""
        self._save(then_next=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button or go to the next field."""
        focus = QApplication.focusWidget()
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or isinstance(focus, QPlainTextEdit):
            super().keyPressEvent(event)
        elif not (isinstance(focus, QPushButton) and pressed_by_enter(event)):
            self.focusNextChild()

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        full = action(self, _("Full form"), self._ask_full, "Ctrl+Shift+F")
        save = action(self, _("Save"), self.save, "Ctrl+S")
        following = action(self, _("Save and next"), self.save_and_next, "Ctrl+Return", "Ctrl+Enter")
        self.buttons = [
            _named(button(with_keys(made), role, action=made), made.text())
            for made, role in ((full, ""), (save, ""), (following, "primary"))
        ]
        self.body.addLayout(row([self.heading_label, 1, self.told], spacing=12))
        for part in (self.strip, self.notice):
            self.body.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(style.px(12))
        right.addWidget(self.fields.tags)
        right.addWidget(self.similar)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        side.setFixedWidth(style.px(_RIGHT_PX))
        right.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(_beside(self.fields.grid, side), 1)
        self.body.addLayout(row([1, *self.buttons]))
        for before, after in pairwise(self.buttons):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.card.header.shown.connect(self.follow)
        self.card.saved.connect(self._saved)
        self.card.saving.refused.connect(self._refused)
        self.card.saving.not_saved.connect(self._not_saved)
        self.card.saving.state_changed.connect(self._state)

    # What the card does -------------------------------------------------------------------------

    def follow(self, record: Any) -> None:
        """Show what the form of the card holds now; a complaint not begun yet gets the route."""
        if self.isHidden() or not isinstance(record, Complaint):
            return
        form = self.card.form
        if not record.id and not form.draft():
            form.editor("route_of_entry").set_draft(self.route)
        self.fields.pull()
        self._show_danger()
        self._go(self._key)
        self._key = self.key

    def _go(self, key: str) -> None:
        """Go to a field once after the sheet was asked for, unless the user is in one already."""
        if key or not self.key:
            wanted = key if key in self.fields.boxes() else next(iter(self.fields.boxes()))
            self.fields.editor(wanted).target().setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self, key: str) -> None:
        if key == "urgency":
            self._show_danger()
        if key == "route_of_entry":
            self.route = str(self.fields.editor(key).draft() or FIRST_ROUTE)
        self.told.setText("")

    def _show_danger(self) -> None:
        base = self.card.form.base
        met = isinstance(base, Complaint) and base.urgency_met_at is not None
        self.emergency.show_for(str(self.fields.editor("urgency").draft() or ""), met=met)

    # Saving ---------------------------------------------------------------------------------------

    def _save(self, *, then_next: bool) -> None:
        self.notice.drop()
        self._next = then_next
        self.card.save()

    def _saved(self, record: Complaint) -> None:
        following, self._next = self._next, False
        if self.isHidden():
            return
        clock = dates.show_clock(dt.datetime.now(dt.UTC))
        self.told.setText(_("{reference} saved {time}").format(reference=record.reference, time=clock))
        if following:
            self._key = next(iter(self.fields.boxes()))
            self.card.open_record("")

    def _refused(self, error: InvalidInput) -> None:
        self._next = False
        if self.isHidden():
            return
        if not self.fields.show_error(error):
            self.full_wanted.emit(error.field)

    def _not_saved(self) -> None:
        self._next = False

    def _state(self, kind: str, words: str) -> None:
        if kind == "error" and self.isVisible():
            self.notice.say(words, tone="urgent")

    def _ask_full(self) -> None:
        self.full_wanted.emit(self.key)


def _named(made: QPushButton, words: str) -> QPushButton:
    made.setAccessibleName(words)
    return made


def _beside(main: QWidget, side: QWidget) -> Any:
    main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    layout = row([main, side], spacing=20)
    layout.setStretch(0, 1)
    return layout
