"""The dashboard's figures, charts and map on one scrolling sheet."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from gc25desk.domain.figures import Dashboard
from gc25desk.domain.query import Query
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.dashboard import sentences
from gc25desk.ui.dashboard.axis_card import AxisCard
from gc25desk.ui.dashboard.charts import months_chart
from gc25desk.ui.dashboard.figures_row import FiguresRow
from gc25desk.ui.widgets.basics import PAGE_MARGIN, PlainLabel, column
from gc25desk.ui.widgets.chart_columns import ColumnPlot
from gc25desk.ui.widgets.chart_data import ChartData
from gc25desk.ui.widgets.chart_panel import PlotPanel
from gc25desk.ui.widgets.coverage_panel import CoveragePanel

# Below this width the two charts stand one below the other.
_NARROW = 800


class Board(QScrollArea):
    """Everything that is counted; ``list_wanted`` carries noun and query, ``paragraph_wanted`` a number."""

    list_wanted = Signal(str, object)
    paragraph_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Build the sheet without numbers."""
        super().__init__(parent)
        self._dashboard: Dashboard | None = None
        self.figures = FiguresRow()
        self.months = ColumnPlot(_("Received and closed by month"))
        self.months_panel = PlotPanel(_("Received and closed by month"), self.months)
        self.axes = AxisCard()
        self.coverage = CoveragePanel()
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.figures.opened.connect(self._open_figure)
        self.months_panel.opened.connect(self._open_complaints)
        self.axes.opened.connect(self._open_complaints)
        self.coverage.opened.connect(self.paragraph_wanted.emit)

    def _build(self) -> None:
        self._charts.setSpacing(style.px(12))
        self._charts.addWidget(self.months_panel, 3)
        self._charts.addWidget(self.axes, 2)
        internal = PlainLabel(_("Internal: true counts. Not for publication."), "muted")
        layout = column([self.figures, self._charts, self.coverage, internal], spacing=12)
        edge = style.px(PAGE_MARGIN)
        layout.setContentsMargins(edge, edge, edge, edge // 2)
        layout.setStretch(1, 1)
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        sheet.setLayout(layout)  # in its place, so that nothing is styled twice
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures on fewer lines and the charts below each other where it is narrow."""
        width = self.viewport().width()
        self.figures.fit(width - 2 * style.px(PAGE_MARGIN))
        narrow = width < style.px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._charts.setDirection(down if narrow else across)
        super().resizeEvent(event)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show other numbers."""
        self._dashboard = dashboard
        self.figures.show_numbers(dashboard)
        received = [month.received for month in dashboard.months]
        closed = [month.closed for month in dashboard.months]
        self._show_months(months_chart(dashboard.months), sentences.months(received, closed))
        self.axes.show_axes(dashboard.axes)
        self.coverage.show_cells(dashboard.coverage, sentences.coverage(dashboard.coverage))

    def _show_months(self, data: ChartData, sentence: str) -> None:
        self.months.show_data(data, sentence)
        self.months_panel.table.show_data(data)
        self.months_panel.say(sentence)

    def clear(self) -> None:
        """Drop every number and every word that came from a record."""
        self._dashboard = None
        self.figures.clear()
        self._show_months(ChartData(), "")
        self.axes.show_axes(())
        self.coverage.show_cells((), "")

    def _open_figure(self, name: str) -> None:
        figure = getattr(self._dashboard, name, None)
        if figure is None:
            return
        if figure.query is None:
            # No list of records stands behind the silent paragraphs; their table does.
            self.coverage.show_silent()
            self.ensureWidgetVisible(self.coverage)
        else:
            self.list_wanted.emit(figure.noun, figure.query)

    def _open_complaints(self, query: Query) -> None:
        self.list_wanted.emit("complaint", query)

    def _panels(self) -> tuple[PlotPanel, ...]:
        return (self.months_panel, self.axes, self.coverage)

    def state(self) -> dict[str, Any]:
        """Return the axis chosen, which tables are shown and how far the sheet is scrolled."""
        return {
            "axis": self.axes.chosen(),
            "tables": [panel.table_shown() for panel in self._panels()],
            "scroll": self.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was."""
        self.axes.choose(str(state.get("axis", "")))
        for panel, shown in zip(self._panels(), state.get("tables", ()), strict=False):
            panel.show_table(bool(shown))
        self.verticalScrollBar().setValue(int(state.get("scroll", 0)))
