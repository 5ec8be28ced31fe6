"""The key figures at the top of the dashboard, each a button that opens the list behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.figures import Dashboard, Figure
from gc25desk.i18n import N_, _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import KeyFigure, grid
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.dates import show_day

# Name of the figure, its label, and the tone it takes as soon as it is not zero.
FIGURES = (
    ("open", N_("Open complaints"), ""),
    ("urgent", N_("Urgent"), "urgent"),
    ("overdue", N_("Overdue"), "warn"),
    ("closed_this_quarter", N_("Closed"), ""),
    ("evidence", N_("Evidence"), ""),
    ("silent", N_("Silent paragraphs"), "gap"),
)
_NARROWEST = 120


class FiguresRow(QWidget):
    """Six figures side by side, three where the window is narrow; ``opened`` carries the name of one."""

    opened = Signal(str)

    def __init__(self) -> None:
        """Make the figures without numbers."""
        super().__init__()
        self.figures: dict[str, KeyFigure] = {}
        self._layout = grid()
        self.setLayout(self._layout)
        self._in_row = 0
        for name, label, _tone in FIGURES:
            figure = KeyFigure(_(label))
            figure.clicked.connect(lambda _checked=False, name=name: self.opened.emit(name))
            self.figures[name] = figure
        self._arrange(len(FIGURES))

    def show_numbers(self, dashboard: Dashboard) -> None:
        """Show the numbers; a figure that is zero is calm whatever it counts."""
        for name, _label, tone in FIGURES:
            figure = getattr(dashboard, name)
            self.figures[name].show_figure(
                number(figure.number), figure.note or note(name, figure), tone if figure.number else ""
            )

    def clear(self) -> None:
        """Drop the numbers."""
        for figure in self.figures.values():
            figure.show_figure("–")

    def fit(self, width: int) -> None:
        """Put as many side by side as a width has room for."""
        spacing = self._layout.horizontalSpacing()
        widest = max(style.px(_NARROWEST), *(figure.sizeHint().width() for figure in self.figures.values()))
        room = (width + spacing) // (widest + spacing)
        self._arrange(next((count for count in (6, 3, 2) if count <= room), 1))

    def _arrange(self, in_row: int) -> None:
        if in_row == self._in_row:
            return
        self._in_row = in_row
        for index, figure in enumerate(self.figures.values()):
            self._layout.addWidget(figure, index // in_row, index % in_row)
        for column in range(len(FIGURES)):
            self._layout.setColumnStretch(column, 1 if column < in_row else 0)


def note(name: str, figure: Figure) -> str:
    """Return what a figure counts, for one that came without a note of its own."""
    notes = {
        "open": _("not yet ended"),
        "urgent": _("still open"),
        "overdue": _("past the due date"),
        "evidence": _("items held"),
    }
    if name == "closed_this_quarter" and figure.query is not None:
        since = figure.query.filters[0].since
        return _("since {date}").format(date=show_day(since)) if since else ""
    return notes.get(name, "")
