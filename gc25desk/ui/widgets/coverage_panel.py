"""The card of the coverage map: map, legend, table and sentence."""

from collections.abc import Sequence

from gc25desk.domain.catalogue import CONTEXT, KINDS
from gc25desk.domain.figures import CoverageCell
from gc25desk.i18n import _
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.chart_panel import PlotPanel
from gc25desk.ui.widgets.coverage import CoverageMap, held, state_words, title
from gc25desk.ui.widgets.coverage_legend import CoverageLegend


class CoveragePanel(PlotPanel):
    """What the desk holds, paragraph by paragraph; ``opened`` carries a paragraph number."""

    def __init__(self) -> None:
        """Make the card with no cells yet."""
        heading = _("What we hold, paragraph by paragraph")
        self.map = CoverageMap(heading)
        super().__init__(heading, self.map)
        self._cells: tuple[CoverageCell, ...] = ()
        self.heading.insertWidget(self.heading.count() - 1, CoverageLegend())
        self.body.setStretch(self.body.indexOf(self.stack), 0)

    def show_cells(self, cells: Sequence[CoverageCell], sentence: str) -> None:
        """Show the map and its table."""
        self._cells = tuple(cells)
        self.map.show_cells(cells, sentence)
        self.say(sentence)
        self._fill_shown()

    def show_silent(self) -> None:
        """Show the table with nothing but the paragraphs whose duty has nothing held."""
        self.show_table(True)
        self._fill([cell for cell in self._cells if is_silent(cell)])
        self.table.setFocus()

    def show_table(self, shown: bool) -> None:
        """Put the whole table, or the map, in view."""
        super().show_table(shown)
        self._fill_shown()

    def _fill_shown(self) -> None:
        """Fill the table while it is looked at; its 125 rows take longer than all else on the dashboard."""
        self._fill(self._cells if self.table_shown() else ())

    def _fill(self, cells: Sequence[CoverageCell]) -> None:
        heads = (_("Paragraph"), _("Kind"), _("State"), _("Complaints"), _("Evidence"))
        rows = [_row(cell) for cell in cells]
        self.table.show_rows(heads, rows, [[cell.number] * len(heads) for cell in cells], numbers_from=3)


def is_silent(cell: CoverageCell) -> bool:
    """Tell whether something is asked in the paragraph and nothing is held on it."""
    return cell.kind != CONTEXT and held(cell) == 0


def _row(cell: CoverageCell) -> tuple[str, ...]:
    return (
        f"{cell.number}  {title(cell.number)}",
        KINDS.label(cell.kind),
        state_words(cell),
        number(cell.complaints),
        number(cell.evidence),
    )
