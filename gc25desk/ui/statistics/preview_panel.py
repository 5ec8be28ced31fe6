"""What a statistic would print: its table with crosses, its chart, and what stands under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services.statistic import Preview, Redesign, Table
from gc25desk.ui import style
from gc25desk.ui.statistics import words
from gc25desk.ui.statistics.picture import Picture
from gc25desk.ui.statistics.ways import Ways
from gc25desk.ui.widgets.basics import Chip, PlainLabel, row
from gc25desk.ui.widgets.chart_table import NumbersTable
from gc25desk.ui.widgets.notice import Notice

_HEAD_PX = 96
_LOOKED_AT = 40  # rows by which a column of a long table is measured


class PreviewPanel(QScrollArea):
    """Shows one preview; ``way_taken`` carries the Redesign that the user wants instead."""

    way_taken = Signal(object)

    def __init__(self, *, may_write: bool) -> None:
        """Show nothing yet; ways to cut a table anew are for those who may."""
        super().__init__()
        self._may_write = may_write
        self._shown: Statistic | None = None
        self.hidden = Chip()
        self.state = PlainLabel("", "muted")
        self.rule = PlainLabel("", "muted", wrap=True)
        self.notice = Notice()
        self.ways_title = PlainLabel(_("Ways to hide less"), "strong")
        self.ways = Ways()
        self.caption = PlainLabel("", "strong", wrap=True)
        self.table = NumbersTable(_("As it would be printed"))
        self.picture = Picture()
        self.remarks = PlainLabel("", "muted", wrap=True)
        self.ways.taken.connect(self.way_taken)
        self._build()
        self.clear()

    def show_preview(self, seen: Preview) -> None:
        """Show what a statistic would print, or why it cannot be printed."""
        self._shown = seen.statistic
        self.show_ways(())
        self.state.setText("")
        self.rule.setText(seen.rule_in_words())
        self.hidden.show_text(words.hidden_words(seen) if seen.table else "", "warn" if seen.hidden else "ok")
        self._tell(seen)
        for part in (self.caption, self.table, self.remarks):
            part.setVisible(seen.table is not None)
        if seen.table is not None:
            self._show_table(seen, seen.table)
        else:
            self.table.show_rows((), (), ())
            self.caption.setText("")
            self.remarks.setText("")
        drawn = seen.statistic.drawn_as != "table"
        self.picture.show_chart(seen.chart if drawn else None)
        self.table.setVisible(
            seen.table is not None and (seen.statistic.drawn_as != "chart" or not seen.chart)
        )
        mirrored = Qt.LayoutDirection.RightToLeft if seen.right_to_left else Qt.LayoutDirection.LeftToRight
        self.page.setLayoutDirection(mirrored)

    def show_ways(self, ways: Sequence[Redesign]) -> None:
        """Offer ways to hide less."""
        offered = self._shown is not None and self._may_write and bool(ways)
        if offered and self._shown is not None:
            self.ways.show_ways(ways, self._shown)
        self.ways.setVisible(offered)
        self.ways_title.setVisible(offered)

    def say(self, sentence: str) -> None:
        """Say what is going on, such as that the preview is being made."""
        self.state.setText(sentence)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self._shown = None
        self.ways.show_ways((), Statistic())
        self.show_ways(())
        self.notice.drop()
        self.hidden.show_text("")
        self.picture.show_chart(None)
        self.table.show_rows((), (), ())
        self.table.hide()
        for label in (self.state, self.rule, self.caption, self.remarks):
            label.setText("")

    def _tell(self, seen: Preview) -> None:
        if seen.refused is not None:
            self.notice.say(seen.refused.what, seen.refused.next_step, "warn")
        elif seen.is_rounded_instead:
            self.notice.say(
                _("Exact counts are rounded here, as all other tables of this report are."),
                _("Exact counts beside rounded ones would undo the rounding."),
            )
        elif seen.statistic.drawn_as == "chart" and seen.chart is None:
            self.notice.say(_("There is no number to draw a chart of; the table stands in its place."))
        else:
            self.notice.drop()

    def _show_table(self, seen: Preview, table: Table) -> None:
        self.caption.setText(table.caption)
        self.remarks.setText("\n".join(table.remarks))
        heads = [self._wrapped(column.title) for column in table.columns]
        self.table.setUpdatesEnabled(False)
        self.table.show_rows(heads, seen.cells, [[None] * len(heads) for _row in seen.cells])
        for at, each in enumerate(table.rows):
            for column in range(len(heads) if each.total else 0):
                cell = self.table.item(at, column)
                if cell is not None:
                    cell.setFont(style.font("strong"))
        self._align_heads(mirrored=seen.right_to_left)
        self.table.setUpdatesEnabled(True)
        self._fit()

    def _align_heads(self, *, mirrored: bool) -> None:
        """Let heads stand over their columns: Qt would go by the window’s direction, not by the report’s."""
        for column in range(self.table.columnCount()):
            head = self.table.horizontalHeaderItem(column)
            left = (column == 0) != mirrored
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            if head is not None:
                head.setTextAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _wrapped(self, head: str) -> str:
        """Return the words of a column’s head in lines short enough for a column of numbers."""
        metrics, lines = self.table.horizontalHeader().fontMetrics(), [""]
        for word in head.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > style.px(_HEAD_PX):
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _fit(self) -> None:
        """Give the first column what its words need and the last what is left."""
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(_LOOKED_AT)
        header.setMinimumSectionSize(style.px(44))
        if self.table.columnCount() > 1:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            widest = max(self.table.sizeHintForColumn(0), header.sectionSizeHint(0))
            self.table.setColumnWidth(0, min(max(widest, style.px(90)), style.px(240)))
            header.setSectionResizeMode(self.table.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        self.table.clearSelection()
        self._fit_height()

    def _fit_height(self) -> None:
        """Give the table the height of all its rows: the panel scrolls, not the table within it."""
        header = self.table.horizontalHeader()
        needed = sum(header.sectionSizeHint(at) for at in range(1, self.table.columnCount()))
        scrolls = needed + self.table.columnWidth(0) > self.table.viewport().width()
        bar = self.table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        rows = self.table.rowCount() * self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows + header.sizeHint().height() + bar + 2 * self.table.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the table to the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def _build(self) -> None:
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        for printed in (self.caption, self.table, self.picture, self.remarks):
            layout.addWidget(printed)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, style.px(8), style.px(8))
        column.setSpacing(style.px(8))
        column.addLayout(
            row([PlainLabel(_("As it would be printed"), "card-title"), self.hidden, 1, self.state])
        )
        for part in (self.notice, self.rule, self.ways_title, self.ways, self.page):
            column.addWidget(part)
        column.addStretch(1)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("As it would be printed"))
