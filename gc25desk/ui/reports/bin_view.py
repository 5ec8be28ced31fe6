"""What of the reports lies in the bin, and the ways out of it."""

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gc25desk.domain.access import BIN, READ, REPORTING, Act
from gc25desk.domain.nouns import NOUNS
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services.bin import InBin
from gc25desk.ui import style
from gc25desk.ui.cycles.rows_table import Line, RowsTable
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.destroying import is_to_be_destroyed, why_destroy
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Card, EmptyState, PlainLabel, button, page_layout, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class BinView(QWidget):
    """Lists review cycles, reports and their parts that were deleted; Enter takes one out.

    ``state_changed`` is that of a page, ``back_wanted`` comes when the user is done here.
    """

    state_changed = Signal(str, str)
    back_wanted = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None) -> None:
        """Build it empty; ``reload`` fetches."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._places: dict[str, InBin] = {}
        heads = (_("Kind"), _("Title"), _("Reference"), _("In the bin since"), _("By"), _("To be destroyed"))
        self.table = RowsTable(_("In the bin"), heads, (150, 300, 150, 170, 150, 150), stretch=1)
        self.empty = EmptyState(
            _("Nothing of the reports lies in the bin"),
            _("Review cycles, reports and parts of them that are deleted can be taken out again here."),
            icon="bin",
        )
        self.notice = Notice()
        self.back = button(_("&Back to the cycles"), icon="back")
        self.purge = button("", "danger")
        self.take_out = button(_("&Take out"), "primary")
        self._lay_out()
        self._wire()
        self._refresh()

    def reload(self) -> None:
        """Fetch what lies in the bin."""
        self._jobs.run(self, functools.partial(bins.everything, self._desk), self._show, self._fail)

    def clear(self) -> None:
        """Drop every word of the desk's data."""
        self.notice.drop()
        self._show(())

    def _lay_out(self) -> None:
        self.back.setAccessibleName(_("Back to the cycles"))
        self.take_out.setAccessibleName(_("Take out"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        card = Card(margin=1)
        card.body.addWidget(self.stack, 1)
        whole = page_layout(self)
        title = PlainLabel(_("Bin: reports"), "card-title")
        whole.addLayout(row([self.back, title, 1], spacing=style.px(12)))
        whole.addWidget(self.notice)
        whole.addWidget(card, 1)
        whole.addLayout(row([1, self.purge, self.take_out]))

    def _wire(self) -> None:
        self.table.itemSelectionChanged.connect(self._refresh)
        self.table.opened.connect(lambda _key: self._take_out())
        self.take_out.clicked.connect(self._take_out)
        self.purge.clicked.connect(self._purge)
        self.back.clicked.connect(self.back_wanted)
        self._jobs.changed.connect(self._on_changed)

    def _on_changed(self, changes: Any) -> None:
        if changes.nouns & set(REPORTING) and self.isVisible() and not self._desk.closed:
            self.reload()

    def _show(self, found: Sequence[InBin]) -> None:
        self._places = {f"{one.noun}/{one.id}": one for one in found if one.noun in REPORTING}
        self.table.show_lines([_line(key, place) for key, place in self._places.items()])
        self.stack.setCurrentWidget(self.table if self._places else self.empty)
        self._refresh()

    def _refresh(self) -> None:
        place = self._places.get(self.table.key())
        self.take_out.setEnabled(place is not None and self._desk.may(BIN[place.noun]))
        asked = place is not None and bool(place.purge_by)
        self.purge.setText(_("Destroy…") if asked else _("Ask to have it destroyed…"))
        may = place is not None and (place.may_purge if asked else self._may_ask(place))
        self.purge.setVisible(may)

    def _may_ask(self, place: InBin) -> bool:
        return self._desk.may(Act.ASK_PURGE) and self._desk.may(READ[place.noun])

    def _take_out(self) -> None:
        place = self._places.get(self.table.key())
        if place is not None and self.take_out.isEnabled():
            self._do(functools.partial(bins.take_out, self._desk, place.noun, [place.id]))

    def _purge(self) -> None:
        place = self._places.get(self.table.key())
        if place is None:
            return
        if place.purge_by:
            if is_to_be_destroyed(self, place):
                self._do(functools.partial(bins.purge, self._desk, place.noun, place.id))
        elif reason := why_destroy(self, place):
            self._do(functools.partial(bins.ask_purge, self._desk, place.noun, place.id, reason))

    def _do(self, work: Callable[[], Any]) -> None:
        self.notice.drop()
        self._jobs.run(self, work, lambda _changes: None, self._fail)

    def _fail(self, error: KnownError) -> None:
        self.notice.refuse(error)


def _line(key: str, place: InBin) -> Line:
    asked = place.purge_by and _("asked by {who}").format(who=place.purge_by)
    cells = (
        NOUNS[place.noun].shown(),
        place.title,
        place.reference,
        dates.show_moment(place.at),
        place.by,
        asked,
    )
    return Line(key, cells)
