"""Finished files as readable text: what stands in them and how it is styled and numbered, no XML."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.opened import W, parts, text_in, xml

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def word_outline(content: bytes) -> str:
    """Return a Word file as lines of style, number and text, its tables by rows, its footnotes last."""
    numbers = _Numbers(content)
    body = next(xml(content, "word/document.xml").iter(f"{W}body"))
    lines = [line for element in body for line in _block(element, numbers)]
    return "\n".join([*lines, "", "Footnotes", *_footnotes(content)]) + "\n"


def _block(element: etree._Element, numbers: "_Numbers") -> Iterator[str]:
    if element.tag == f"{W}p":
        yield _paragraph(element, numbers)
    elif element.tag == f"{W}tbl":
        for row in element.iter(f"{W}tr"):
            yield "    | " + " | ".join(_cell(cell) for cell in row.iter(f"{W}tc")) + " |"
    elif element.tag == f"{W}sectPr":
        yield _pages(element)
    else:
        for paragraph in element.iter(f"{W}p"):
            yield _paragraph(paragraph, numbers)


def _paragraph(paragraph: etree._Element, numbers: "_Numbers") -> str:
    label = numbers.next(paragraph)
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    said = f"{_style(paragraph)}: {label + ' ' if label else ''}{_said(paragraph)}".rstrip()
    return said if section is None else f"{said}\n{_pages(section)}"


def _pages(section: etree._Element) -> str:
    size = section.find(f"{W}pgSz")
    lying = size is not None and size.get(f"{W}orient") == "landscape"
    return f"--- {'landscape' if lying else 'portrait'} pages end ---"


def _cell(cell: etree._Element) -> str:
    return " / ".join(filter(None, (_said(one) for one in cell.iter(f"{W}p"))))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _said(paragraph: etree._Element) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag == f"{W}tab" and element.getparent() is not None:
            parts.append("" if _is_a_stop(element) else " … ")
        elif element.tag == f"{W}footnoteReference":
            parts.append(f"[{element.get(f'{W}id')}]")
        elif element.tag == _PICTURE:
            parts.append(f"<{element.get('descr')}>")
    return "".join(parts)


def _is_a_stop(tab: etree._Element) -> bool:
    parent = tab.getparent()
    return parent is not None and parent.tag == f"{W}tabs"


def _footnotes(content: bytes) -> Iterator[str]:
    for note in xml(content, "word/footnotes.xml").iter(f"{W}footnote"):
        if note.get(f"{W}type") is None:
            yield f"[{note.get(f'{W}id')}] {text_in(note).strip()}"


class _Numbers:
    """The labels that Word gives to numbered paragraphs, counted as it counts them."""

    def __init__(self, content: bytes) -> None:
        """Read how lists and styles are numbered."""
        numbering = xml(content, "word/numbering.xml")
        shapes = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
        self._lists = {}
        for one in numbering.iter(f"{W}num"):
            shape = one.find(f"{W}abstractNumId")
            if shape is not None:
                self._lists[one.get(f"{W}numId")] = (one, shapes[shape.get(f"{W}val")])
        self._styles = {
            one.get(f"{W}styleId"): one for one in xml(content, "word/styles.xml").iter(f"{W}style")
        }
        self._counts: dict[object, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next(self, paragraph: etree._Element) -> str:
        """Return the label of the next paragraph, empty for one without a number."""
        number, level = self._place(paragraph)
        if number not in self._lists:
            return ""
        begun, shape = self._lists[number]
        counts = self._counts.setdefault(shape, {})
        if begun.find(f"{W}lvlOverride") is not None and number not in self._begun:
            counts.clear()
        self._begun.add(str(number))
        counts[level] = counts.get(level, 0) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._label(shape, counts, level)

    def _place(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = _numbered(own)
        style = self._styles.get(_style(paragraph))
        while style is not None and number is None:
            number, of_style = _numbered(style.find(f"{W}pPr/{W}numPr"))
            level = level or of_style
            based = style.find(f"{W}basedOn")
            style = self._styles.get(based.get(f"{W}val")) if based is not None else None
        return number, level

    def _label(self, shape: etree._Element, counts: dict[int, int], level: int) -> str:
        levels = {int(one.get(f"{W}ilvl", "0")): one for one in shape.iter(f"{W}lvl")}
        text = _value(levels[level], "lvlText")
        for at in range(level + 1):
            shown = _written(counts.get(at, 1), _value(levels[at], "numFmt"))
            text = text.replace(f"%{at + 1}", shown)
        return text


def _numbered(properties: etree._Element | None) -> tuple[str | None, int]:
    if properties is None:
        return None, 0
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    found = None if number is None else str(number.get(f"{W}val"))
    return found, 0 if level is None else int(level.get(f"{W}val", "0"))


def _value(level: etree._Element, name: str) -> str:
    found = level.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val"))


def _written(number: int, shape: str) -> str:
    if shape.endswith("Letter"):
        letter = chr(ord("a") + number - 1)
        return letter.upper() if shape.startswith("upper") else letter
    if shape.endswith("Roman"):
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if shape.startswith("upper") else roman
    return str(number)


# Excel ------------------------------------------------------------------------------------------


def excel_outline(content: bytes) -> dict[str, str]:
    """Return the sheets of an Excel file by title, a line a row, and what its charts keep."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = {sheet.title: "\n".join(_sheet(sheet)) for sheet in book.worksheets}
    return sheets | {"(charts)": "\n".join(_charts(content))}


def _sheet(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        cells = [f"{cell.column_letter}: {_shown(cell.value)}" for cell in row if cell.value is not None]
        if cells:
            yield f"{row[0].row}  " + "  ".join(cells)
    for table in sheet.tables.values():
        yield f"table {table.ref}"


def _charts(content: bytes) -> Iterator[str]:
    """Yield for each chart its kind and, range by range, the words and numbers kept within it."""
    found = {name: data for name, data in parts(content).items() if name.startswith("xl/charts/chart")}
    for name in sorted(found, key=lambda name: (len(name), name)):
        chart = etree.fromstring(found[name])
        area = next(chart.iter(f"{CHART}plotArea"))
        kind = next(etree.QName(one).localname for one in area if str(one.tag).endswith("Chart"))
        yield f"{Path(name).stem}: {kind}"
        for kept in chart.iter(f"{CHART}strRef", f"{CHART}numRef"):
            points = ", ".join(
                f"{one.get('idx')}={one.findtext(f'{CHART}v')}" for one in kept.iter(f"{CHART}pt")
            )
            yield f"    {kept.findtext(f'{CHART}f')}: {points}"


def _shown(value: object) -> str:
    return value.date().isoformat() if isinstance(value, dt.datetime) else str(value)
