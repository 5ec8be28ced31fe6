"""The chart of a statistic, painted from the numbers that may be printed."""

from typing import TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.services.statistic import Chart, ChartKind
from gc25desk.ui.widgets.chart_bars import BarPlot
from gc25desk.ui.widgets.chart_columns import ColumnPlot
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group
from gc25desk.ui.widgets.chart_lines import LinePlot
from gc25desk.ui.widgets.chart_stacked import StackPlot

AnyPlot: TypeAlias = BarPlot | ColumnPlot | StackPlot | LinePlot
_PLOTS: dict[ChartKind, type[AnyPlot]] = {
    ChartKind.BAR: BarPlot,
    ChartKind.COLUMN: ColumnPlot,
    ChartKind.STACKED: StackPlot,
    ChartKind.LINE: LinePlot,
}


class Picture(QWidget):
    """Holds the plot of one chart; hidden while there is none."""

    def __init__(self) -> None:
        """Hold nothing."""
        super().__init__()
        self.plot: AnyPlot | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart, or none."""
        kind = _PLOTS[chart.kind] if chart is not None else None
        if self.plot is not None and type(self.plot) is not kind:
            self._layout.removeWidget(self.plot)
            self.plot.hide()
            self.plot.show_data(ChartData(), "")  # it lives until Qt has time to delete it
            self.plot.setAccessibleName("")
            self.plot.deleteLater()
            self.plot = None
        if chart is not None and kind is not None:
            if self.plot is None:
                self.plot = kind(chart.title)
                self._layout.addWidget(self.plot)
            self.plot.setAccessibleName(chart.title)
            self.plot.show_data(data_of(chart), chart.alt)
        self.setVisible(chart is not None)


def data_of(chart: Chart) -> ChartData:
    """Return a chart of a report as the window paints charts; what is hidden has no number here either."""
    rows = zip(*(series.values for series in chart.series), strict=True)
    return ChartData(
        chart.category_title,
        tuple(series.name for series in chart.series),
        tuple(
            Group(category, tuple(_bar(value) for value in row))
            for category, row in zip(chart.categories, rows, strict=True)
        ),
    )


def _bar(value: object) -> Bar:
    return Bar(int(value)) if isinstance(value, int | float) else Bar(0, hidden=value is not None)
