"""The exports made before: when, for whom, and the fingerprints of their files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.field import Profile
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.reports.audience import AUDIENCES
from gc25desk.ui.widgets.basics import Card, Chip, ElidedLabel, PlainLabel, column, row
from gc25desk.ui.widgets.dates import show_moment

if TYPE_CHECKING:
    from gc25desk.services.report import Past

_SHOWN = 5


class HistoryCard(Card):
    """Lists the latest exports, newest first; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__(_("Exported before"))
        self._lines = QWidget()
        self._rows = QVBoxLayout(self._lines)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(style.px(8))
        self.body.addWidget(self._lines)
        self.hide()

    def show_exports(self, exports: "Sequence[Past]") -> None:
        """Replace what is listed."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for past in exports[:_SHOWN]:
            self._rows.addWidget(_line(past))
        self.setVisible(bool(exports))


def _line(past: "Past") -> QWidget:
    label = _(AUDIENCES[past.profile][0]).replace("&", "")
    title = ElidedLabel(past.title)
    chip = Chip(label, "warn" if past.profile is Profile.INTERNAL else "")
    files = ", ".join(name for name, _sha256 in past.files)
    holder = QWidget()
    top = row([PlainLabel(show_moment(past.at), "muted"), title, chip], spacing=10)
    top.setStretch(1, 1)
    holder.setLayout(column([top, ElidedLabel(files, "muted")], spacing=2))
    return holder
