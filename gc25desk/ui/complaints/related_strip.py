"""The strip over a complaint that others belong to: merged, merged here, linked; each leads there."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.i18n import _, ngettext
from gc25desk.services.related import Family, Tie
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import ElidedLabel, button, row
from gc25desk.ui.widgets.focus_order import chain

MOST = 6  # lines shown; a collective matter may have hundreds


class RelatedStrip(QFrame):
    """Hidden while nothing belongs to the complaint.

    ``record_wanted`` carries the identifier of another complaint, ``separated`` that of the duplicate that
    is to stand for itself again.
    """

    record_wanted = Signal(str)
    separated = Signal(str)

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "banner")
        self.lines: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(style.px(n) for n in (12, 6, 6, 6)))
        self._layout.setSpacing(style.px(2))
        self.hide()

    def show_family(self, complaint: Complaint, family: Family, *, may_separate: bool) -> None:
        """Show what hangs together with a complaint."""
        self.drop()
        if family.stands is not None:
            words = _("Merged: {reference} stands for this duplicate.").format(
                reference=family.stands.reference
            )
            self._add(words, family.stands.id, complaint.id if may_separate else "")
        for one in family.merged[:MOST]:
            self._add(merged_in_words(one), one.id, one.id if may_separate else "")
        for tie in family.ties[: max(0, MOST - len(self.lines))]:
            self._add(tie_in_words(tie), tie.other.id, "")
        left = len(family.merged) + len(family.ties) + (family.stands is not None) - len(self.lines)
        if left > 0:
            self._put(ElidedLabel(ngettext("{n} more", "{n} more", left).format(n=left), "muted"))
        self.setVisible(bool(self.lines))

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        for line in self.lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []

    def buttons(self) -> list[QPushButton]:
        """Return the buttons of all lines, in reading order."""
        return [made for line in self.lines for made in line.findChildren(QPushButton)]

    def words(self) -> list[str]:
        """Return what the lines say."""
        return [label.whole() for line in self.lines for label in line.findChildren(ElidedLabel)]

    def _add(self, words: str, record_id: str, separates: str) -> None:
        parts: list[QWidget] = [ElidedLabel(words)]
        opens = button(_("Open"), "link")
        opens.setAccessibleName(_("Open: {words}").format(words=words))
        opens.clicked.connect(functools.partial(self.record_wanted.emit, record_id))
        parts.append(opens)
        if separates:
            separate = button(_("Separate"), "link")
            separate.setAccessibleName(_("Separate: {words}").format(words=words))
            separate.clicked.connect(functools.partial(self.separated.emit, separates))
            parts.append(separate)
        self._put(*parts)

    def _put(self, *parts: QWidget) -> None:
        line = QWidget()
        layout = row(parts)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        before: Sequence[QWidget] = self.buttons()
        self.lines.append(line)
        self._layout.addWidget(line)
        if before:
            chain(before[-1], [line])


def merged_in_words(duplicate: Complaint) -> str:
    """Return what a duplicate holds, so that none of it is forgotten."""
    children, tags, parties = len(duplicate.children), len(duplicate.tags), len(duplicate.parties)
    holds = (
        ngettext("{n} child", "{n} children", children).format(n=children) if children else "",
        ngettext("{n} paragraph", "{n} paragraphs", tags).format(n=tags) if tags else "",
        ngettext("{n} person or body", "{n} persons or bodies", parties).format(n=parties) if parties else "",
    )
    words = _("Merged here: {reference}").format(reference=duplicate.reference)
    return " · ".join(part for part in (words, duplicate.subject, *holds) if part)


def tie_in_words(tie: Tie) -> str:
    """Return how another complaint belongs to this one, seen from here."""
    kind = codes.RELATIONS.label(tie.kind)
    if tie.kind == "follows" and tie.said_there:
        kind = _("Followed by")
    parts = (f"{kind}: {tie.other.reference}", tie.other.subject, tie.note)
    return " · ".join(part for part in parts if part)
