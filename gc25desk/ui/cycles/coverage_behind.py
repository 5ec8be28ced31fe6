"""The list behind a number of the coverage matrix."""

import datetime as dt

from gc25desk.domain.coverage import COMPLAINTS, UNDATED, CoverageRow
from gc25desk.domain.query import Filter, Query
from gc25desk.ui.cycles.coverage_model import Slice

_DATES = {"complaint": "date_received", "evidence": "date"}


def behind(row: CoverageRow, part: Slice) -> tuple[str, Query] | None:
    """Return noun and query of the records counted in a part; None where they are of two nouns."""
    sources = {
        source for (source, year), count in row.counts.items() if count and _within(part, source, year)
    }
    nouns = {"complaint" if source == COMPLAINTS else "evidence" for source in sources}
    if len(nouns) != 1:
        return None
    noun = nouns.pop()
    filters = [Filter("tags.paragraph", values=(str(row.number),))]
    if noun == "evidence" and part.source is not None:
        filters.append(Filter("type", values=(part.source,)))
    if part.year is not None:
        filters.append(_in_year(_DATES[noun], part.year))
    return noun, Query(tuple(filters))


def _within(part: Slice, source: str, year: str) -> bool:
    return part.source in (None, source) and part.year in (None, year)


def _in_year(key: str, year: str) -> Filter:
    if year == UNDATED:
        return Filter(key, values=("",))
    return Filter(key, since=dt.date(int(year), 1, 1), until=dt.date(int(year), 12, 31))
