"""The parts of a .docx beside its body: charts, header and footer, lists, properties.

python-docx 1.2 opens the template and keeps its relationships; it has no charts of its own, so those
parts are made here. ISO/IEC 29500-1, section 11.3.
"""

import dataclasses
import datetime
from collections.abc import Callable

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from gc25desk.domain.text import clean
from gc25desk.reports.chart import Place, chart_xml
from gc25desk.reports.excel_file import chart_workbook
from gc25desk.reports.model import LEVELS, Chart, Orientation, Section
from gc25desk.reports.numbering import annex_label
from gc25desk.reports.word_canvas import Canvas
from gc25desk.reports.word_front import footer, header
from gc25desk.reports.word_shell import ANNEXES, HEADINGS
from gc25desk.reports.word_table import chart_relation
from gc25desk.reports.words import CLASSIFICATIONS
from gc25desk.reports.wordxml import DECLARATION, NAMESPACES, R, W

_EMBEDDED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA_SHEET = "Data"
_AFTER_BIDI = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")


class Made(Part):
    """A part whose content is made when it is written, so that few are in memory together."""

    def __init__(self, name: str, content_type: str, document: Document, make: Callable[[], bytes]) -> None:
        """Keep how the content is made."""
        super().__init__(PackURI(f"/word/{name}"), content_type, None, document.part.package)
        self._make = make

    @property
    def blob(self) -> bytes:
        """Return the content."""
        return self._make()


def add_header_and_footer(canvas: Canvas) -> None:
    """Put our lines into the page header and footer.

    Where the document has a header or footer of its own, as a letterhead, ours stands below it; a footer
    that counts pages is left alone. A title page has none of ours, since it says as much.
    """
    section = canvas.shell.document.element.body[-1]
    for own in section.findall(f"{{{W}}}titlePg") if not canvas.report.cover else ():
        section.remove(own)
    for kind in (_FOOTER, _HEADER):
        own = _own_lines(canvas, section, kind)
        for line in own:
            _add_below(canvas, line, kind)
        if not own:
            _add_new(canvas, section, kind)
    if canvas.right and section.find(f"{{{W}}}bidi") is None:
        after = [child for child in section if etree.QName(child).localname in _AFTER_BIDI]
        place = section.index(after[0]) if after else len(section)
        section.insert(place, parse_xml(f'<w:bidi xmlns:w="{W}"/>'))


def _own_lines(canvas: Canvas, section: etree._Element, kind: "_Line") -> list[XmlPart]:
    """Return the headers or footers that the template has, but for that of its first page."""
    parts = canvas.shell.document.part.related_parts
    found = [
        parts[reference.get(f"{{{R}}}id") or ""]
        for reference in section.iterfind(f"{{{W}}}{kind.name}Reference")
        if reference.get(f"{{{W}}}type") != "first"
    ]
    return [part for part in found if isinstance(part, XmlPart)]


def _add_below(canvas: Canvas, part: XmlPart, kind: "_Line") -> None:
    instructions = "".join(text.text or "" for text in part.element.iter(f"{{{W}}}instrText"))
    simple = "".join(field.get(f"{{{W}}}instr") or "" for field in part.element.iter(f"{{{W}}}fldSimple"))
    if kind is _FOOTER and "PAGE" in instructions + simple:
        return
    line = kind.drawn(canvas, canvas.shell.page.text_width)
    part.element.append(parse_xml(line.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _add_new(canvas: Canvas, section: etree._Element, kind: "_Line") -> None:
    key = _add_line(canvas, kind, 1, kind.drawn(canvas, canvas.shell.page.text_width))
    section.insert(0, parse_xml(f'<w:{kind.name}Reference {NAMESPACES} w:type="default" r:id="{key}"/>'))
    if any(isinstance(block, Section) for block in canvas.report.blocks):
        wide = canvas.shell.page.lying(Orientation.LANDSCAPE)
        canvas.across[kind.name] = _add_line(canvas, kind, 2, kind.drawn(canvas, wide.text_width))


@dataclasses.dataclass(frozen=True)
class _Line:
    """The page header or the page footer."""

    name: str
    root: str
    content_type: str
    relation: str
    drawn: Callable[[Canvas, int], str]


_HEADER = _Line("header", "hdr", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, header)
_FOOTER = _Line("footer", "ftr", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, footer)


def _add_line(canvas: Canvas, kind: _Line, number: int, shown: str) -> str:
    document = canvas.shell.document
    xml = f"{DECLARATION}<w:{kind.root} {NAMESPACES}>{shown}</w:{kind.root}>".encode()
    # The template may have parts of these names that only its first page leads to.
    name = PackURI(f"/word/report_{kind.name}{number}.xml")
    part = Part(name, kind.content_type, xml, document.part.package)
    return document.part.relate_to(part, kind.relation)


def add_charts(canvas: Canvas) -> None:
    """Add each chart and, embedded in it, the workbook that holds its data for those who edit it."""
    document = canvas.shell.document
    charts = [block for block in canvas.report.blocks if isinstance(block, Chart)]
    for place, chart in enumerate(charts, 1):
        part = Made(f"charts/chart{place}.xml", CONTENT_TYPE.DML_CHART, document, _chart(chart, canvas))
        data = Made(f"embeddings/data{place}.xlsx", _EMBEDDED, document, _workbook(chart, canvas))
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, "rId1")
        document.part.load_rel(RELATIONSHIP_TYPE.CHART, part, chart_relation(place))


def _chart(chart: Chart, canvas: Canvas) -> Callable[[], bytes]:
    return lambda: chart_xml(chart, canvas.words, Place(DATA_SHEET), titled=False, data="rId1")


def _workbook(chart: Chart, canvas: Canvas) -> Callable[[], bytes]:
    return lambda: chart_workbook(chart, DATA_SHEET, canvas.report)


def add_lists(canvas: Canvas) -> None:
    """Add each list that begins anew, and write the numbers of all as the language has them."""
    numbering = canvas.shell.document.part.numbering_part.element
    for number, kind in enumerate(canvas.lists, canvas.shell.own_lists_from):
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(LEVELS if kind == HEADINGS else 1)
        )
        numbering.append(
            parse_xml(
                f'<w:num xmlns:w="{W}" w:numId="{number}">'
                f'<w:abstractNumId w:val="{canvas.shell.lists[kind]}"/>{starts}</w:num>'
            )
        )
    ours = {str(number): kind for kind, number in canvas.shell.lists.items()}
    for abstract in numbering.iterfind(f"{{{W}}}abstractNum"):
        found = ours.get(abstract.get(f"{{{W}}}abstractNumId") or "")
        if found is not None:
            _write_numbers(abstract, canvas, found)


def _write_numbers(abstract: etree._Element, canvas: Canvas, kind: int) -> None:
    if canvas.right:
        # Of the page, not of the text (ISO/IEC 29500-1, 17.9.7): else a number begins in the margin.
        for side in abstract.iter(f"{{{W}}}lvlJc"):
            side.set(f"{{{W}}}val", "right")
    for shape in abstract.iter(f"{{{W}}}numFmt"):
        if canvas.words.abjad and shape.get(f"{{{W}}}val") == "lowerLetter":
            shape.set(f"{{{W}}}val", "arabicAbjad")
    for text in abstract.iter(f"{{{W}}}lvlText"):
        if kind == ANNEXES:
            label = annex_label(canvas.words, "%1", single=canvas.numbering.annexes == 1)
            text.set(f"{{{W}}}val", f"{label}.")
        elif canvas.words.half_brackets:
            text.set(f"{{{W}}}val", (text.get(f"{{{W}}}val") or "").replace("(", ""))


def set_language(canvas: Canvas) -> None:
    """Set the language of the text in the styles, so that every run has it."""
    kind = "bidi" if canvas.right else "eastAsia" if canvas.words.tag.startswith("zh") else "val"
    _default_language(canvas.shell.document.styles.element)
    for language in canvas.shell.document.styles.element.iter(f"{{{W}}}lang"):
        language.set(f"{{{W}}}{kind}", canvas.words.tag)


def _default_language(styles: etree._Element) -> None:
    """Give the styles a language for all text if they have none."""
    root = styles
    for name in ("docDefaults", "rPrDefault", "rPr"):
        inner = root.find(f"{{{W}}}{name}")
        if inner is None:
            inner = parse_xml(f'<w:{name} xmlns:w="{W}"/>')
            root.insert(0, inner)
        root = inner
    if root.find(f"{{{W}}}lang") is None:
        after = [child for child in root if etree.QName(child).localname in ("eastAsianLayout", "specVanish")]
        language = parse_xml(f'<w:lang xmlns:w="{W}"/>')
        root.insert(root.index(after[0]) if after else len(root), language)


def mirror_styles(canvas: Canvas) -> None:
    """Move the bars beside a text to the side where its lines begin, and set no letters apart.

    A bar beside hanging marks is taken away: on that side it would run through them. Letters that are
    joined when they are written cannot be spaced.
    """
    if not canvas.right:
        return
    for looks in canvas.shell.document.styles.element.iter(f"{{{W}}}rPr"):
        for space in looks.findall(f"{{{W}}}spacing"):
            looks.remove(space)
    for style in canvas.shell.document.styles.element.iterfind(f"{{{W}}}style"):
        borders = style.find(f"{{{W}}}pPr/{{{W}}}pBdr")
        bar = None if borders is None else borders.find(f"{{{W}}}left")
        if borders is None or bar is None:
            continue
        if style.get(f"{{{W}}}styleId") == "Recommendation":
            borders.remove(bar)
        else:
            bar.tag = f"{{{W}}}right"


def set_properties(canvas: Canvas) -> None:
    """Set every property of the file from the report: none tells of a person, a tool or a clock."""
    report, properties = canvas.report, canvas.shell.document.core_properties
    day = datetime.datetime.combine(report.date, datetime.time())
    properties.title = _property(report.title)
    properties.subject = _property(report.subtitle)
    properties.author = properties.last_modified_by = _property(report.institution)
    properties.category = canvas.words(CLASSIFICATIONS[report.classification])
    properties.language = canvas.words.tag
    properties.created = properties.modified = day
    properties.revision = 1


def _property(text: str) -> str:
    # python-docx refuses more than 255 characters.
    return " ".join(clean(text).split())[:255]
