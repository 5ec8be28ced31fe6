"""A finished Word file: its parts streamed into a zip that is the same for the same report.

The body and the footnotes are written as they are drawn: to build them as elements and write those out
again would take many times as long, and to keep them whole would take as much memory as the report is
long.
"""

import io
from collections.abc import Callable, Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.model import Citation, Footnote, TableOfContents, contents_of
from gc25desk.reports.word_canvas import Canvas
from gc25desk.reports.word_parts import add_lists
from gc25desk.reports.wordxml import DECLARATION, NAMESPACES, W, paragraph

# Elements of w:settings that come after w:updateFields in the schema, and of them those after w:footnotePr.
_AFTER_FOOTNOTES = (
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:attachedSchema",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats",
    "w:doNotAutoCompressPictures",
    "w:forceUpgrade",
    "w:captions",
    "w:readModeInkLockDown",
    "w:smartTagType",
    "sl:schemaLibrary",
    "w:shapeDefaults",
    "w:doNotEmbedSmartTags",
    "w:decimalSymbol",
    "w:listSeparator",
)
_AFTER_UPDATE = ("w:hdrShapeDefaults", "w:footnotePr", *_AFTER_FOOTNOTES)


def packed(canvas: Canvas, body: Iterable[str], last_section: Callable[[], str]) -> bytes:
    """Return the finished file; its parts all bear the report's date.

    ``body`` is drawn while it is written; ``last_section`` is asked for when it is done.
    """
    document = canvas.shell.document
    package, main = document.part.package, document.part
    _set_up(canvas)
    notes = _notes_part(canvas)
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    buffer = io.BytesIO()
    with DatedZip(buffer, canvas.report.date) as file:
        file.writestr("[Content_Types].xml", _content_types(parts))
        file.writestr("_rels/.rels", package.rels.xml)
        file.stream(main.partname.membername, _document(main, body, last_section))
        add_lists(canvas)
        for part in parts:
            if notes is not None and part is notes:
                file.stream(notes.partname.membername, _notes(canvas))
            elif part is not main:
                file.writestr(part.partname.membername, part.blob)
            if part.rels:
                file.writestr(part.partname.rels_uri.membername, part.rels.xml)
    return buffer.getvalue()


def _document(main: Part, body: Iterable[str], last_section: Callable[[], str]) -> Iterator[str]:
    """Yield the main part: the template's frame with our text in the place of its last section."""
    head, _, tail = main.blob.decode().rpartition("<w:sectPr")
    _, _, tail = tail.partition("</w:body>")
    yield head
    yield from body
    yield f"{last_section()}</w:body>{tail}"


def _set_up(canvas: Canvas) -> None:
    """Have Word count the contents anew on opening, if there are any: only Word knows its pages."""
    if any(isinstance(block, TableOfContents) for block in canvas.report.blocks):
        update = parse_xml(f'<w:updateFields xmlns:w="{W}" w:val="true"/>')
        canvas.shell.document.settings.element.insert_element_before(update, *_AFTER_UPDATE)


def _notes_part(canvas: Canvas) -> Part | None:
    """Add the part of the footnotes, empty so far, if the report has any."""
    noted = any(
        isinstance(part, Footnote | Citation)
        for block in canvas.report.blocks
        for content in contents_of(block)
        for part in content
    )
    if not noted:
        return None
    document = canvas.shell.document
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    declared = parse_xml(
        f'<w:footnotePr xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )
    document.settings.element.insert_element_before(declared, *_AFTER_FOOTNOTES)
    return part


def _notes(canvas: Canvas) -> Iterator[str]:
    """Yield the footnotes, after the two separators that Word looks for."""
    yield f"{DECLARATION}<w:footnotes {NAMESPACES}>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        line = paragraph(
            canvas.style("Normal"),
            f"<w:r><w:{kind}/></w:r>",
            measure='<w:spacing w:line="240" w:lineRule="auto"/>',
        )
        yield f'<w:footnote w:type="{kind}" w:id="{number}">{line}</w:footnote>'
    for number, note in enumerate(canvas.footnotes, 1):
        yield f'<w:footnote w:id="{number}">{canvas.note_text(note)}</w:footnote>'
    yield "</w:footnotes>"


def _content_types(parts: list[Part]) -> str:
    lines = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{lines}</Types>'
    )
