"""The parts of a .docx beside its body: footnotes, charts, header and footer, lists, properties.

python-docx 1.2 opens the template and keeps its relationships; it has no footnotes and no charts of
its own, so those parts are made here. ISO/IEC 29500-1, sections 11.3 (parts) and 17.11 (notes).
"""

import datetime
import io

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from gc25desk.domain.text import clean
from gc25desk.reports.chart import Place, chart_xml
from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.excel_file import chart_workbook
from gc25desk.reports.word_canvas import LETTERED, OWN_LISTS_FROM, Canvas
from gc25desk.reports.word_front import footer, header
from gc25desk.reports.word_table import chart_relation
from gc25desk.reports.words import CLASSIFICATIONS
from gc25desk.reports.wordxml import DECLARATION, NAMESPACES, W, paragraph

_EMBEDDED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Elements of w:settings that come after w:footnotePr in the schema.
_AFTER_FOOTNOTES = ("w:endnotePr", "w:compat", "w:rsids", "w:decimalSymbol", "w:listSeparator")


def add_footnotes(document: Document, canvas: Canvas) -> None:
    """Add the footnotes part, with the two separators that Word looks for, if there are notes."""
    if not canvas.footnotes:
        return
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        + paragraph(
            "Normal", f"<w:r><w:{kind}/></w:r>", measure='<w:spacing w:line="240" w:lineRule="auto"/>'
        )
        + "</w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(canvas.footnotes, 1)
    )
    xml = f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"
    _add_part(
        document, "footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, xml.encode()
    )
    declared = parse_xml(
        f'<w:footnotePr xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )
    document.settings.element.insert_element_before(declared, *_AFTER_FOOTNOTES)


def add_header_and_footer(document: Document, canvas: Canvas) -> None:
    """Add the page header and footer; the title page has neither."""
    section = document.element.body[-1]
    kinds = (
        ("header", "hdr", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, header(canvas)),
        ("footer", "ftr", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, footer(canvas)),
    )
    for place, (name, root, content_type, relation, shown) in enumerate(kinds):
        xml = f"{DECLARATION}<w:{root} {NAMESPACES}>{shown}</w:{root}>"
        key = _add_part(document, f"{name}1.xml", content_type, relation, xml.encode())
        reference = parse_xml(f'<w:{name}Reference {NAMESPACES} w:type="default" r:id="{key}"/>')
        section.insert(place, reference)
    if canvas.right:
        section.append(parse_xml(f'<w:bidi xmlns:w="{W}"/>'))


def _add_part(document: Document, name: str, content_type: str, relation: str, blob: bytes) -> str:
    part = Part(PackURI(f"/word/{name}"), content_type, blob, document.part.package)
    return document.part.relate_to(part, relation)


def add_charts(document: Document, canvas: Canvas) -> None:
    """Add each chart and, embedded in it, the workbook that holds its data for those who edit it."""
    package = document.part.package
    for place, chart in enumerate(canvas.charts, 1):
        xml = chart_xml(chart, canvas.words, Place(DATA_SHEET), titled=False, data="rId1")
        part = Part(PackURI(f"/word/charts/chart{place}.xml"), CONTENT_TYPE.DML_CHART, xml, package)
        workbook = chart_workbook(chart, DATA_SHEET, canvas.report)
        data = Part(PackURI(f"/word/embeddings/data{place}.xlsx"), _EMBEDDED, workbook, package)
        part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, "rId1")
        document.part.load_rel(RELATIONSHIP_TYPE.CHART, part, chart_relation(place))


DATA_SHEET = "Data"


def add_lists(document: Document, canvas: Canvas) -> None:
    """Add a list for each run of lettered items, so that each begins again at (a)."""
    numbering = document.part.numbering_part.element
    for number in range(OWN_LISTS_FROM, OWN_LISTS_FROM + canvas.lists):
        numbering.append(
            parse_xml(
                f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{LETTERED}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
    if canvas.words.half_brackets:
        for text in numbering.iter(f"{{{W}}}lvlText"):
            text.set(f"{{{W}}}val", text.get(f"{{{W}}}val", "").replace("(", ""))


def set_language(document: Document, canvas: Canvas) -> None:
    """Set the language of the text in the styles, so that every run has it."""
    kind = "bidi" if canvas.right else "eastAsia" if canvas.words.tag.startswith("zh") else "val"
    for language in document.styles.element.iter(f"{{{W}}}lang"):
        language.set(f"{{{W}}}{kind}", canvas.words.tag)


def mirror_styles(document: Document, canvas: Canvas) -> None:
    """Move the bars beside a text to the side where its lines begin.

    A bar beside hanging marks is taken away: on that side it would run through them.
    """
    if not canvas.right:
        return
    for style in document.styles.element.iterfind(f"{{{W}}}style"):
        borders = style.find(f"{{{W}}}pPr/{{{W}}}pBdr")
        bar = None if borders is None else borders.find(f"{{{W}}}left")
        if borders is None or bar is None:
            continue
        if style.get(f"{{{W}}}styleId") == "Recommendation":
            borders.remove(bar)
        else:
            bar.tag = f"{{{W}}}right"


def set_properties(document: Document, canvas: Canvas) -> None:
    """Set every property of the file from the report: none tells of a person, a tool or a clock."""
    report, properties = canvas.report, document.core_properties
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


def packed(document: Document, body: str, date: datetime.date) -> bytes:
    """Return the finished file; its parts all bear the report's date.

    ``body`` goes in as text before the section's properties, which stand last in every document: to
    parse it first and then write it out again would take several times as long.
    """
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    buffer = io.BytesIO()
    with DatedZip(buffer, date) as file:
        file.writestr("[Content_Types].xml", _content_types(parts))
        file.writestr("_rels/.rels", package.rels.xml)
        for part in parts:
            blob = part.blob
            if part is document.part:
                head, section, tail = blob.rpartition(b"<w:sectPr")
                blob = b"".join((head, body.encode(), section, tail))
            file.writestr(part.partname.membername, blob)
            if part.rels:
                file.writestr(part.partname.rels_uri.membername, part.rels.xml)
    return buffer.getvalue()


def _content_types(parts: list[Part]) -> str:
    lines = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{lines}</Types>'
    )
