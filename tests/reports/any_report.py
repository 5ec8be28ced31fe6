"""Reports of any shape, for the tests that hold for all of them."""

import datetime

from hypothesis import strategies as st

from gc25desk.domain.disclosure.rule import Hidden
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    ChartKind,
    Citation,
    Column,
    ColumnKind,
    Content,
    Footnote,
    Heading,
    LetteredList,
    Locator,
    LocatorKind,
    Noted,
    Orientation,
    PageBreak,
    Paragraph,
    Placeholder,
    Recommendations,
    Report,
    Row,
    Run,
    Section,
    Series,
    Source,
    Table,
    TableOfContents,
)
from tests.reports.sample_report import report_of

TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["Said.", "<b>&\"'", "قال الطفل (2021) CRC/C/GC/25", "儿童", "a\nb\tc", "  ", "=1+1"]),
)
MARKS = st.one_of(st.just(""), st.text(max_size=5))
RUNS = st.builds(
    Run, TEXT, st.booleans(), st.booleans(), st.sampled_from(["", "fr", "ar", "zh", "pt-BR"]), MARKS
)
SOME_RUNS = st.lists(RUNS, max_size=2).map(tuple)
SOURCES = st.builds(Source, st.sampled_from(["a", "b"]), SOME_RUNS, SOME_RUNS)
LOCATORS = st.builds(Locator, st.sampled_from(list(LocatorKind)), TEXT, TEXT)
INLINES = st.one_of(
    RUNS,
    st.builds(Footnote, SOME_RUNS, MARKS),
    st.builds(Citation, SOURCES, st.one_of(st.none(), LOCATORS), MARKS),
)
CONTENTS: st.SearchStrategy[Content] = st.lists(INLINES, max_size=4).map(tuple)
ITEMS = st.lists(CONTENTS, max_size=3).map(tuple)
VALUES = st.one_of(
    TEXT,
    st.integers(-(10**18), 10**18),
    st.floats(-1e12, 1e12),
    st.dates(datetime.date(1900, 1, 1)),
    st.just(Hidden()),
    st.none(),
)
CELLS = st.one_of(VALUES, st.builds(Noted, VALUES, st.sampled_from("abc")))
COLUMNS = st.builds(Column, TEXT, st.sampled_from(list(ColumnKind)), st.floats(0.5, 90))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return a table of some columns and rows."""
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    cells = st.lists(CELLS, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(Row, cells, st.booleans()), max_size=4))
    texts = st.lists(TEXT, max_size=2).map(tuple)
    return Table(
        draw(TEXT), tuple(columns), tuple(rows), draw(texts), draw(texts), draw(TEXT), "", draw(MARKS)
    )


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Return a chart of some series."""
    names = draw(st.lists(TEXT, min_size=1, max_size=3))
    value = st.one_of(st.integers(0, 10**6), st.floats(0, 1e6), st.none(), st.just(Hidden()))
    values = st.lists(value, min_size=len(names), max_size=len(names)).map(tuple)
    series = draw(st.lists(st.builds(Series, TEXT, values), min_size=1, max_size=2))
    return Chart(draw(st.sampled_from(list(ChartKind))), draw(TEXT), tuple(names), tuple(series), draw(TEXT))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 5), st.booleans()),
    st.builds(lambda text: Heading(text, annex=True), TEXT),
    st.builds(
        Paragraph,
        CONTENTS,
        st.booleans(),
        st.just(""),
        MARKS,
        st.sampled_from(["", "ar", "en"]),
        st.booleans(),
    ),
    st.builds(BulletList, ITEMS),
    st.builds(LetteredList, ITEMS),
    st.builds(Recommendations, CONTENTS, ITEMS, st.just(""), MARKS, st.lists(MARKS, max_size=2).map(tuple)),
    tables(),
    charts(),
    st.just(PageBreak()),
    st.builds(Section, st.sampled_from(list(Orientation))),
    st.builds(TableOfContents, st.integers(1, 3)),
    st.builds(Placeholder, TEXT),
)
LANGUAGES = st.sampled_from(["en", "fr", "es", "ar", "ru", "zh"])
REPORTS: st.SearchStrategy[Report] = st.builds(
    lambda blocks, language: report_of(*blocks, language=language, sheets=()),
    st.lists(BLOCKS, max_size=8),
    LANGUAGES,
)
