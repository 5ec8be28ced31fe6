"""What is typed beside an earlier complaint, with what agrees marked, and what to do about it."""

from enum import StrEnum
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Kind, field_of
from gc25desk.domain.sealed import is_sealed
from gc25desk.domain.similar import Line, compared
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.models.cells import shown
from gc25desk.ui.widgets.basics import Chip, PlainLabel, button, grid
from gc25desk.ui.widgets.parts_editor import in_words


class Verdict(StrEnum):
    """What somebody says of two complaints."""

    LINK = "link"
    MERGE = "merge"
    OTHER = "other"


class CompareDialog(DeskDialog):
    """Shows both side by side; ``verdict`` is what was said once the dialog is accepted."""

    def __init__(self, parent: QWidget, draft: Complaint, other: Complaint, *, may_write: bool) -> None:
        """Take the complaint as it is typed and the earlier one as this person may see it."""
        lead = _("What is typed, beside {reference}. What agrees is marked.")
        super().__init__(
            parent, _("The same matter?"), lead.format(reference=other.reference), _("&Same matter: link")
        )
        self.verdict = Verdict.LINK
        self.lines = compared(draft, other)
        self.merge = button(_("&Duplicate: merge into that one"))
        self.dismiss = button(_("&Not the same"))
        self.merge.clicked.connect(lambda: self._say(Verdict.MERGE))
        self.dismiss.clicked.connect(lambda: self._say(Verdict.OTHER))
        for made in (self.merge, self.dismiss):
            self.put_button(made)
        self.go.setVisible(may_write)
        self.merge.setVisible(may_write)
        self.put(self._table(other.reference))
        self.resize(style.px(980), style.px(560))
        order = (self.go, self.merge, self.dismiss, self.cancel)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        (self.go if may_write else self.dismiss).setFocus()

    def _say(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.accept()

    def _table(self, reference: str) -> QScrollArea:
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        table = grid(spacing=10)
        for place, words in enumerate(("", _("Typed now"), reference)):
            table.addWidget(PlainLabel(words, "strong"), 0, place)
        for number, line in enumerate(self.lines, 1):
            for place, part in enumerate(_cells(line)):
                table.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop)
        table.setColumnMinimumWidth(0, style.px(150))
        table.setColumnStretch(1, 1)
        table.setColumnStretch(2, 1)
        table.setColumnMinimumWidth(3, style.px(64))
        table.setRowStretch(len(self.lines) + 1, 1)
        sheet.setLayout(table)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(_("Both complaints side by side"))
        scroll.setWidget(sheet)
        return scroll


def _cells(line: Line) -> list[QWidget]:
    label = field_of(Complaint, line.key).shown_label()
    ours, theirs = (PlainLabel(_words(line.key, one), wrap=True) for one in (line.ours, line.theirs))
    found: list[QWidget] = [PlainLabel(label, "muted", wrap=True), ours, theirs]
    return [*found, Chip(_("Same"), "accent")] if line.agrees else found


def _words(key: str, value: Any) -> str:
    field = field_of(Complaint, key)
    if is_sealed(value):
        return _("Sealed")
    if field.kind is Kind.RECORDS:
        return "\n".join(in_words(one) or _("Nothing recorded yet") for one in value) or "–"
    if field.kind is Kind.LONG_TEXT:
        return str(value) or "–"
    return shown(field, value) or "–"
