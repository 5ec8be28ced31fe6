"""Tables and charts of published counts, and the words for a single one in a sentence."""

from collections.abc import Iterable

from gc25desk.domain.dimensions import UNITS
from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.domain.disclosure.table import TOTAL, Axis, Line
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.reports.gated import Gated
from gc25desk.reports.material import Material
from gc25desk.reports.model import Chart, ChartKind, Series, Table
from gc25desk.reports.periods import apart, named, together
from gc25desk.reports.remarks import leaves_out, remarks
from gc25desk.reports.tabular import Cell, Column, ColumnKind, Row

_OVER_TIME = frozenset({"month", "quarter", "year"})


def table(one: Gated, material: Material, anchor: str = "") -> Table:
    """Return the table of a statistic of one or two dimensions, or of none: a single number.

    Lines drawn as notes stand under it; paragraphs of the comment with nothing printed of them are left out.
    """
    axes = one.table.axes
    rows = [Row(_row(one, line)) for line in _shown(one)]
    rows.append(Row(_cells(one, _("Total"), TOTAL), total=True))
    return Table(
        caption=one.statistic.title,
        columns=(Column(axes[0].label if axes else "", ColumnKind.TEXT, 40), *_columns(one)),
        rows=tuple(rows),
        remarks=remarks(one, material),
        description=one.statistic.title,
        anchor=anchor,
    )


def _shown(one: Gated) -> list[Line]:
    """Return the lines of the rows that are drawn."""
    if not one.table.axes:
        return []
    lines = [line for line in one.table.axes[0].lines if not line.noted]
    if not leaves_out(one.statistic):
        return lines
    return [line for line in lines if any(cell != 0 for cell in _row(one, line)[1:])]


def _columns(one: Gated) -> Iterable[Column]:
    across = one.table.axes[1:]
    if not across:
        yield Column(_unit_title(one.statistic), ColumnKind.NUMBER, 14)
        return
    for line in _across(across[0]):
        yield Column(line.label, ColumnKind.NUMBER, 12)
    yield Column(_("Total"), ColumnKind.NUMBER, 12)


def _across(axis: Axis) -> list[Line]:
    return [line for line in axis.lines if not line.noted]


def _row(one: Gated, line: Line) -> tuple[Cell, ...]:
    return _cells(one, line.label, line.code)


def _cells(one: Gated, label: str, code: str) -> tuple[Cell, ...]:
    axes = one.table.axes
    if not axes:
        return (label, one.count())
    if len(axes) == 1:
        return (label, one.count(code))
    return (label, *(one.count(code, line.code) for line in _across(axes[1])), one.count(code, TOTAL))


def _unit_title(statistic: Statistic) -> str:
    return UNITS.label(statistic.unit)


# Charts -----------------------------------------------------------------------------------------


def chart(one: Gated, material: Material, anchor: str = "") -> Chart | None:
    """Return the chart of a statistic from its published counts, or None if none may be shown.

    Lines with nothing at all are left out, columns over time excepted: a month with none is news.
    """
    axes = one.table.axes
    if not axes:
        return None
    lines = [line for line in _shown(one) if _is_drawn(one, line)]
    series = tuple(_series(one, lines))
    if not any(isinstance(value, int) for each in series for value in each.values):
        return None
    return Chart(
        kind=_kind(one),
        title=one.statistic.title,
        categories=tuple(line.label for line in lines),
        series=series,
        alt=_spoken(one.statistic.title, lines, series),
        value_title=_unit_title(one.statistic),
        category_title=axes[0].label,
        remarks=remarks(one, material),
        anchor=anchor,
    )


def _is_drawn(one: Gated, line: Line) -> bool:
    if one.statistic.rows in _OVER_TIME:
        return True
    return any(count != 0 for count in _row(one, line)[1:])


def _kind(one: Gated) -> ChartKind:
    if one.statistic.rows in _OVER_TIME:
        return ChartKind.LINE if len(one.table.axes) > 1 else ChartKind.COLUMN
    return ChartKind.STACKED if len(one.table.axes) > 1 else ChartKind.BAR


def _series(one: Gated, lines: list[Line]) -> Iterable[Series]:
    axes = one.table.axes
    if len(axes) == 1:
        yield Series(_unit_title(one.statistic), tuple(one.count(line.code) for line in lines))
        return
    for across in _across(axes[1]):
        yield Series(across.label, tuple(one.count(line.code, across.code) for line in lines))


def _spoken(caption: str, lines: list[Line], series: tuple[Series, ...]) -> str:
    parts = []
    for at, line in enumerate(lines):
        told = [_said(each, at, alone=len(series) == 1) for each in series]
        parts.append(named(line.label, together(told)))
    return f"{caption}. {apart(parts)}."


def _said(series: Series, at: int, *, alone: bool) -> str:
    value = series.values[at]
    words = _("hidden") if isinstance(value, Hidden) else str(value)
    return words if alone else f"{series.name} {words}"
