"""The dialog that reads many concluding observations from text copied out of their document."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from gc25desk.domain.observation import Observation
from gc25desk.domain.pasted import pasted
from gc25desk.errors import KnownError
from gc25desk.i18n import _, ngettext
from gc25desk.services import cycle as cycles
from gc25desk.services.changes import Changes
from gc25desk.services.cycle import Course
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, plain_tip
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.focus_order import chain_before
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.text_editors import PlainText

_READ_MS = 250


class PasteDialog(DeskDialog):
    """Shows what was read, each with a tick; ``added`` carries how many were saved.

    What the cycle holds already, by symbol and paragraph, is not ticked.
    """

    added = Signal(int)

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, course: Course) -> None:
        """Take the course they are for; its last symbol is proposed."""
        lead = _(
            "Paste the numbered paragraphs with their lettered items. Each item becomes a line of its own."
        )
        super().__init__(parent, _("Paste concluding observations"), lead, _("&Add"))
        self.desk, self.jobs = desk, jobs
        self._cycle = course.cycle.id
        self._held = {(one.symbol, one.number) for one in course.observations}
        self._found: tuple[Observation, ...] = ()
        self.symbol = QLineEdit(course.cycle.observations_symbol)
        self.text = PlainText(6)
        self.words = PlainLabel("", "muted", wrap=True)
        self.table = _table()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_READ_MS)
        self._soon.timeout.connect(self.read)
        self.put(labelled(_("&Symbol of the document"), self.symbol), labelled(_("&Text"), self.text))
        self.put(self.words, self.table)
        self.text.textChanged.connect(self._soon.start)
        self.symbol.textChanged.connect(lambda _text: self._soon.start())
        self.table.itemChanged.connect(lambda _item: self._count())
        self.resize(style.px(820), style.px(620))
        self.read()
        chain_before(self.cancel, [self.symbol, self.text, self.table])
        self.setTabOrder(self.cancel, self.go)
        self.text.setFocus()

    def read(self) -> None:
        """Read the text as it stands."""
        self._soon.stop()
        self._found = pasted(self.text.typed(), self.symbol.text().strip(), self._cycle)
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._found))
        for line, one in enumerate(self._found):
            self._fill(line, one)
        self.table.blockSignals(False)
        self._count()

    def chosen(self) -> list[Observation]:
        """Return what is ticked."""
        return [one for line, one in enumerate(self._found) if self._ticked(line)]

    def accept(self) -> None:
        """Save what is ticked, all or none, and close once it is saved."""
        wanted = self.chosen()
        self.notice.drop()
        self.go.setEnabled(False)
        work = lambda: cycles.add_observations(self.desk, wanted)  # noqa: E731
        self.jobs.run(self, work, self._added, self._refuse)

    def forget(self) -> None:
        """Drop what was pasted."""
        self.text.clear()
        self._found = ()
        self.table.setRowCount(0)

    def _fill(self, line: int, one: Observation) -> None:
        known = (one.symbol, one.number) in self._held
        tick = QTableWidgetItem(one.number)
        tick.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        tick.setCheckState(Qt.CheckState.Unchecked if known else Qt.CheckState.Checked)
        self.table.setItem(line, 0, tick)
        words = _("On the desk already") if known else ""
        for column, text in ((1, one.subject), (2, one.text), (3, words)):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(plain_tip(text))
            self.table.setItem(line, column, item)

    def _ticked(self, line: int) -> bool:
        item = self.table.item(line, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _count(self) -> None:
        count = len(self.chosen())
        if not self.text.typed().strip():
            words = ""
        elif not self._found:
            words = _("No numbered paragraph was found. Each begins with its number and a full stop.")
        else:
            read = len(self._found)
            words = ngettext("{n} line read.", "{n} lines read.", read).format(n=number(read))
            words = " ".join((words, _("Untick what is not wanted.")))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.go.setEnabled(bool(count))
        self.go.setText(_("&Add {n}").format(n=number(count)) if count else _("&Add"))

    def _added(self, changes: Changes) -> None:
        self.added.emit(len(changes.ids))
        super().accept()

    def _refuse(self, error: KnownError) -> None:
        self.notice.refuse(error)
        self.go.setEnabled(True)


def _table() -> QTableWidget:
    made = QTableWidget(0, 4)
    made.setAccessibleName(_("What was read"))
    made.setHorizontalHeaderLabels([_("Paragraph"), _("Subject"), _("Text"), ""])
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(style.px(30))
    for column, width in enumerate((110, 220, 300)):
        made.setColumnWidth(column, style.px(width))
    made.horizontalHeader().setStretchLastSection(True)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made
