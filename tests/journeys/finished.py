"""What must hold for the finished files of a report, whatever desk it came from."""

import io
import runpy
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree

from gc25desk.domain.comment import Comment
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile
from gc25desk.domain.monitoring import Monitoring
from gc25desk.reports.gated import Document
from gc25desk.reports.tabular import Table
from gc25desk.services.submission import Prepared
from tests.journeys.canaries import kept_words, letters, named_in, of_people
from tests.journeys.random_desks import UNCITED, Plan
from tests.reports.opened import CHECKER, W, parts, text_in

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NOUNS: tuple[tuple[str, type[Any]], ...] = (
    ("complaint", Complaint),
    ("evidence", Evidence),
    ("comment", Comment),
    ("monitoring", Monitoring),
)


@cache
def schema_faults() -> Callable[[str], list[str]]:
    """Return the function of the schema checker, loaded once; nothing is told where there is none."""
    if not CHECKER.exists():
        return lambda _path: []
    found: Callable[[str], list[str]] = runpy.run_path(str(CHECKER))["faults"]
    return found


def faults(prepared: Prepared, plan: Plan, files: Iterable[Path]) -> Iterator[str]:
    """Yield, in words, everything that is wrong with the files of a report."""
    for path in files:
        yield from (f"{path.name}: {fault}" for fault in schema_faults()(str(path)))
        yield from (f"{path.name}: tells of {who}" for who in betrayed(path.read_bytes(), prepared, plan))
    if prepared.report.profile is not Profile.INTERNAL:
        assert prepared.document is not None
        yield from (f"the gate: {told}" for told in _small(prepared.document))
        yield from (f"Excel: {told}" for told in _small_in_excel(prepared, prepared.document))
        yield from (f"Word: {told}" for told in _small_in_word(prepared, prepared.document))


# Canaries ---------------------------------------------------------------------------------------


def betrayed(content: bytes, prepared: Prepared, plan: Plan) -> list[str]:
    """Return the places in a file that hold what may not leave in a report of its profile."""
    words = of_people()
    if prepared.report.profile is not Profile.INTERNAL:
        words = (*words, *_kept_outside(), *(letters(one.id) for one in plan.complaints))
    if prepared.report.profile is Profile.PUBLIC:
        words = (*words, UNCITED)
    return named_in(content, words)


@cache
def _kept_outside() -> tuple[str, ...]:
    return kept_words(NOUNS)


# Numbers ----------------------------------------------------------------------------------------


def _small(document: Document) -> Iterator[str]:
    """Yield the counts that the gate let through though they, or what they stand for, are too small."""
    for figure, true in zip(document.figures, document.true, strict=True):
        least = int(figure.statistic.threshold)
        for place in true.places():
            count = figure.table.count(place)
            if isinstance(count, int) and 0 < min(count, true.holders(place) or count) < least:
                yield f"{figure.statistic.title}, {place}: {count}"
            if count == 0 and true.count(place):
                yield f"{figure.statistic.title}, {place}: printed as none"


def _published(document: Document) -> dict[str, set[float]]:
    """Return the numbers that may stand in the tables and charts of each title, none at all among them."""
    found: dict[str, set[float]] = {}
    for figure, true in zip(document.figures, document.true, strict=True):
        counts = {figure.table.count(place) for place in true.places()}
        known = found.setdefault(figure.statistic.title, {0.0})
        known.update(float(count) for count in counts if isinstance(count, int))
    return found


def _small_in_excel(prepared: Prepared, document: Document) -> Iterator[str]:
    published = _published(document)
    yield from _in_caches(prepared.excel, published)
    book = openpyxl.load_workbook(io.BytesIO(prepared.excel), read_only=True)
    for sheet in prepared.report.sheets:
        first = sheet.blocks[0] if sheet.blocks else None
        if isinstance(first, Table) and first.caption in published and sheet.title in book.sheetnames:
            numbers = _numbers(book[sheet.title].iter_rows(values_only=True))
            yield from (f"{sheet.title}: {number}" for number in numbers - published[first.caption])


def _small_in_word(prepared: Prepared, document: Document) -> Iterator[str]:
    published = _published(document)
    yield from _in_caches(prepared.word, published)
    every = set().union(*published.values())
    for name, content in parts(prepared.word).items():
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            for sheet in book.worksheets:
                yield from (f"{name}: {one}" for one in _numbers(sheet.iter_rows(values_only=True)) - every)
        elif name == "word/document.xml":
            yield from _in_word_tables(etree.fromstring(content), published)


def _in_word_tables(root: etree._Element, published: dict[str, set[float]]) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        above = table.getprevious()
        said = text_in(above) if above is not None else ""
        caption = next((one for one in published if one and said.endswith(one)), None)
        if caption is not None:
            below = list(table.iter(f"{W}tr"))[1:]  # years may head its columns
            cells = [text_in(cell) for row in below for cell in list(row.iter(f"{W}tc"))[1:]]
            shown = {float(cell) for cell in cells if cell.isascii() and cell.isdecimal()}
            yield from (f"{caption}: {one}" for one in shown - published[caption])


def _in_caches(content: bytes, published: dict[str, set[float]]) -> Iterator[str]:
    """Yield the numbers kept in the caches of charts that no table publishes."""
    every = set().union(*published.values())
    for name, data in parts(content).items():
        if "/charts/" in name and name.endswith(".xml"):
            cached = etree.fromstring(data).iter(f"{CHART}numCache")
            values = {float(one.text or 0) for cache_ in cached for one in cache_.iter(f"{CHART}v")}
            yield from (f"{name}: {one}" for one in values - every)


def _numbers(rows: Iterable[tuple[Any, ...]]) -> set[float]:
    return {
        float(value)
        for row in rows
        for value in row
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
