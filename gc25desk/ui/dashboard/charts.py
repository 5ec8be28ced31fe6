"""The figures of the desk turned into charts: labels, numbers and the query behind each."""

import datetime as dt

from PySide6.QtCore import QLocale

from gc25desk.domain.figures import SILENT_CODES, Axis, Month
from gc25desk.domain.query import Filter, Query
from gc25desk.i18n import _
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group, locale


def months_chart(months: tuple[Month, ...]) -> ChartData:
    """Return received and closed by month; each column opens the complaints it counts."""
    groups = tuple(_month(month, first=index == 0) for index, month in enumerate(months))
    return ChartData(_("Month"), (_("received"), _("closed")), groups)


def _month(month: Month, *, first: bool) -> Group:
    day = month.first_day
    name = locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    whole = locale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    bars = (
        Bar(month.received, within("date_received", day)),
        Bar(month.closed, within("date_closed", day)),
    )
    # Beside a January the December before it needs no year of its own, and there is no room for two.
    year = str(day.year) if day.month == 1 or (first and day.month != 12) else ""
    return Group(name, bars, full=f"{whole} {day.year}", note=year)


def within(key: str, first_day: dt.date) -> Query:
    """Return the query of the records whose date lies in the month that begins on ``first_day``."""
    next_month = (first_day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return Query((Filter(key, since=first_day, until=next_month - dt.timedelta(days=1)),))


def axis_chart(axis: Axis) -> ChartData:
    """Return the children counted along one axis of paragraph 30; answers not given are quiet."""
    groups = tuple(
        Group(cell.label, (Bar(cell.count, cell.query, quiet=cell.code in SILENT_CODES),))
        for cell in axis.cells
    )
    return ChartData(axis.label, (_("children"),), groups)
