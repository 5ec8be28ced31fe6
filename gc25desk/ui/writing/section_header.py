"""The line above a draft: how far the section is, how long it is, and what can be done with it now."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.section import APPROVED, DRAFT, FOR_REVIEW, ROLES, STATUSES, Section
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Chip, PlainLabel, button, row
from gc25desk.ui.writing.counting import share, warning
from gc25desk.ui.writing.outline import STATUS_MARKS

_TONES = {DRAFT: "", FOR_REVIEW: "accent", APPROVED: "ok"}


class SectionHeader(QWidget):
    """Tells how the section stands; ``acts`` are buttons for what this person may do with it now."""

    review_wanted = Signal()
    approve_wanted = Signal()
    reopen_wanted = Signal()
    since_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Take the roles of the person from the desk."""
        super().__init__()
        self._desk = desk
        self._may_write = desk.may(Act.WRITE_REPORTS)
        self._may_approve = desk.may(Act.APPROVE_SECTIONS)
        self.kind = PlainLabel("", "muted")
        self.status = Chip()
        self.length = PlainLabel("", "muted")
        self.review = self._button(_("Send for review"), self.review_wanted.emit)
        self.approve = self._button(_("Approve"), self.approve_wanted.emit)
        self.reopen = self._button(_("Open again"), self.reopen_wanted.emit)
        self.since = self._button(_("What changed since"), self.since_wanted.emit, "link")
        self.approved = PlainLabel("", "muted", wrap=True)
        self.acts = (self.reopen, self.review, self.approve)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(4))
        layout.addLayout(row([self.status, self.kind, self.length, 1, self.since]))
        layout.addWidget(self.approved)

    def show_section(self, section: Section) -> None:
        """Show how a section stands, and offer what can be done with it."""
        status = section.status
        self.kind.setText(ROLES.label(section.role))
        self.status.show_text(f"{STATUS_MARKS[status]} {STATUSES.label(status)}", _TONES[status])
        self.review.setVisible(self._may_write and status == DRAFT)
        self.approve.setVisible(self._may_approve and status != APPROVED)
        self.reopen.setVisible(self._may_approve and status != DRAFT)
        self.since.setVisible(bool(section.approved_text) and status != APPROVED)
        words = ""
        if section.approved_text:
            words = _("Approved by {who}, {when}.").format(
                who=self._desk.name_of(section.approved_by), when=dates.show_moment(section.approved_at)
            )
            if status == APPROVED:
                words = f"{words} {self._locked_words()}"
        self.approved.setText(words)
        self.approved.setVisible(bool(words))

    def show_length(self, count: int, budget: int | None) -> None:
        """Show how long the section is beside what was planned for it, with a warning in words."""
        words, tone = share(count, budget)
        warned = warning(count, budget)
        said = _("{count} words").format(count=words)
        self.length.setText(f"▲ {said}, {warned}" if warned else said)
        self.length.set_tone(tone)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.show_section(Section())
        self.length.setText("")

    def _locked_words(self) -> str:
        if self._may_approve:
            return _("It is locked; open it again to change it.")
        return _("It is locked; a supervisor can open it again.")

    def _button(self, words: str, does: Callable[[], None], role: str = "") -> QPushButton:
        made = button(words, role)
        made.clicked.connect(lambda _down: does())
        return made
