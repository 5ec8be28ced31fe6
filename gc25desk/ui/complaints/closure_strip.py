"""The strip over a complaint whose closure was asked for: who asks, why, what changed since, the answers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.history import Change
from gc25desk.domain.text import isolated, shortened
from gc25desk.i18n import _, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row

MOST_TOLD, LONGEST = 5, 160  # changes, and letters of a value; the history tells all


class ClosureStrip(QFrame):
    """Hidden unless somebody asked for the closure; ``approved`` and ``sent_back`` are the answers."""

    approved = Signal()
    sent_back = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner", "warn")
        self.words = PlainLabel("", wrap=True)
        self.changes = PlainLabel("", "muted", wrap=True)
        self.approve = button(_("Approve the closure"))
        self.send_back = button(_("Send back"))
        self.approve.clicked.connect(self.approved)
        self.send_back.clicked.connect(self.sent_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 6, 6, 6)))
        layout.setSpacing(style.px(4))
        layout.addWidget(self.words)
        layout.addWidget(self.changes)
        layout.addLayout(row([1, self.send_back, self.approve]))
        self.hide()

    def show_closure(self, record: Complaint | None, who: str, *, may_answer: bool) -> None:
        """Show who asked for the closure of a complaint and why; hide where nobody did."""
        asked = record is not None and record.closure_asked_at is not None
        words = ""
        if record is not None and asked:
            words = _("{who} asked on {when} to close this complaint: {reason}.").format(
                who=who,
                when=dates.show_moment(record.closure_asked_at),
                reason=codes.CLOSURES.label(record.closure_reason),
            )
        self.show_changes(())
        self.words.setText(words)
        self.setAccessibleName(words)
        for part in (self.approve, self.send_back):
            part.setVisible(may_answer)
        self.setVisible(asked)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what is different since the closure was asked for."""
        lines = [_line(change) for change in changes[:MOST_TOLD]]
        more = len(changes) - len(lines)
        if lines:
            lines.insert(0, _("It was changed since:"))
        if more:
            lines.append(
                ngettext(
                    "and {count} more, which the history tells.",
                    "and {count} more, which the history tells.",
                    more,
                ).format(count=more)
            )
        self.changes.setText("\n".join(lines))
        self.changes.setVisible(bool(lines))


def is_changed(record: Complaint) -> bool:
    """Tell whether a complaint whose closure was asked for was saved since."""
    return record.closure_asked_at is not None and record.version != record.closure_version


def _line(change: Change) -> str:
    before, after = (isolated(shortened(words, LONGEST)) for words in (change.old_words, change.new_words))
    if not change.old_words:
        return _("{field}: new, “{after}”").format(field=change.label, after=after)
    if not change.new_words:
        return _("{field}: taken out, it was “{before}”").format(field=change.label, before=before)
    return _("{field}: “{before}”, then “{after}”").format(field=change.label, before=before, after=after)
