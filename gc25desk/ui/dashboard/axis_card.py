"""The card that counts the children affected along one axis of paragraph 30 at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea

from gc25desk.domain.figures import Axis
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.dashboard import sentences
from gc25desk.ui.dashboard.charts import axis_chart
from gc25desk.ui.widgets.chart_bars import BarPlot
from gc25desk.ui.widgets.chart_data import ChartData
from gc25desk.ui.widgets.chart_panel import PlotPanel

_LEAST = 156  # pixels: six bars, as many as most axes have


class AxisCard(PlotPanel):
    """Bars by age, sex, disability and so on, one axis chosen from a list; ``opened`` carries a query."""

    def __init__(self) -> None:
        """Make the card with no axis yet."""
        heading = _("Children affected by")
        self.bars = BarPlot(heading)
        self.chooser = _chooser(heading)
        self._scroll = _scrolling(self.bars)
        super().__init__(heading, self.bars, picture=self._scroll, control=self.chooser)
        self.chooser.currentIndexChanged.connect(self._show_chosen)
        self.bars.current_changed.connect(self._keep_visible)
        self._axes: tuple[Axis, ...] = ()
        self._wanted = ""

    def show_axes(self, axes: tuple[Axis, ...]) -> None:
        """Show other numbers on the axis that is chosen."""
        chosen = self._wanted or self.chosen()
        self._axes = axes
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for axis in axes:
            self.chooser.addItem(axis.label, axis.key)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(chosen)))
        self.chooser.blockSignals(False)
        self._wanted = "" if axes else chosen
        self._show_chosen()

    def chosen(self) -> str:
        """Return the key of the axis shown, "" when there is none."""
        return str(self.chooser.currentData() or "")

    def choose(self, key: str) -> None:
        """Show an axis by its key, now or as soon as there are numbers for it."""
        index = self.chooser.findData(key)
        if index >= 0:
            self.chooser.setCurrentIndex(index)
        else:
            self._wanted = key

    def _show_chosen(self) -> None:
        index = self.chooser.currentIndex()
        data = axis_chart(self._axes[index]) if 0 <= index < len(self._axes) else ChartData()
        sentence = sentences.axis(data) if data.groups else ""
        if sentence:
            # A bar counts children, the list behind it complaints: the two numbers may differ.
            sentence = " ".join((sentence, _("A bar opens the complaints its children are in.")))
        self.bars.setAccessibleName(f"{self.title.text()}: {data.category}")
        self.bars.show_data(data, sentence)
        self.table.show_data(data)
        self.say(sentence)

    def _keep_visible(self, index: int) -> None:
        centre = self.bars.area(index).center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y(), 0, 24)


def _chooser(name: str) -> QComboBox:
    chooser = QComboBox()
    chooser.setAccessibleName(name)
    # The longest name must not widen the card; the list that opens shows it whole.
    chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(16)
    return chooser


def _scrolling(plot: BarPlot) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(plot)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(style.px(_LEAST))
    area.viewport().setAutoFillBackground(False)
    plot.setAutoFillBackground(False)
    return area
