"""Choosing which columns a list shows, and in what order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import button, column, row
from gc25desk.ui.widgets.labelled import labelled

_KEY = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemFlag.ItemIsUserCheckable
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ColumnsDialog(DeskDialog):
    """A list of columns to tick; Alt and an arrow key, or the buttons, move the current one.

    The first field, by which a record is known, always shows. ``as_shipped`` says that the columns shall be
    put back as they came.
    """

    def __init__(self, parent: QWidget, fields: Sequence[tuple[Field, bool]]) -> None:
        """Take the fields in the order of the columns, each with whether it shows; one is the reference."""
        lead = _("Tick what the list shows. The space bar ticks; Alt and an arrow key move a column.")
        super().__init__(parent, _("Columns"), lead, _("&Show these columns"))
        self.as_shipped = False
        self.list = QListWidget()
        style.set_role(self.list, "held")
        self.list.setUniformItemSizes(True)
        for field, shows in fields:
            self._add(field, shows=shows)
        self.up, self.down = button(_("Move &up")), button(_("Move &down"))
        reset = button(_("As &shipped"))
        for made, by in ((self.up, -1), (self.down, 1)):
            made.clicked.connect(lambda _on=False, by=by: self.move_current(by))
        action(self.list, _("Move the column up"), lambda: self.move_current(-1), "Alt+Up")
        action(self.list, _("Move the column down"), lambda: self.move_current(1), "Alt+Down")
        reset.clicked.connect(self._reset)
        beside = column([self.up, self.down, 1])
        held = row([labelled(_("&Columns"), self.list), beside])
        held.setStretch(0, 1)
        self.put(held)
        self.put_button(reset)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self.resize(style.px(480), style.px(520))
        self._judge()
        self.list.setFocus()

    def chosen(self) -> list[tuple[str, bool]]:
        """Return the keys of the fields in their order, each with whether it shows."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [(str(item.data(_KEY)), item.checkState() is Qt.CheckState.Checked) for item in items]

    def move_current(self, by: int) -> None:
        """Move the current column by one place, if there is one."""
        at = self.list.currentRow()
        to = at + by
        if 0 <= to < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(to, item)
            self.list.setCurrentRow(to)

    def _add(self, field: Field, *, shows: bool) -> None:
        item = QListWidgetItem(field.shown_label(), self.list)
        item.setData(_KEY, field.key)
        always = field.key == "reference"
        item.setFlags(_PLAIN if always else _PLAIN | _TICK)
        item.setCheckState(Qt.CheckState.Checked if shows or always else Qt.CheckState.Unchecked)

    def _reset(self) -> None:
        self.as_shipped = True
        self.accept()

    def _judge(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
