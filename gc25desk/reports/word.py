"""The Word writer: draws a report as a .docx that people go on editing."""

import re
from pathlib import Path
from typing import assert_never

import docx

from gc25desk.files import write_whole
from gc25desk.paths import bundled
from gc25desk.reports import word_parts
from gc25desk.reports.content import Content
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    Heading,
    LetteredList,
    PageBreak,
    Paragraph,
    Placeholder,
    Recommendations,
    Report,
    Table,
    TableOfContents,
)
from gc25desk.reports.word_canvas import NO_LIST, Canvas, contents_name
from gc25desk.reports.word_front import contents, title_page
from gc25desk.reports.word_table import figure, table
from gc25desk.reports.wordxml import numbered_by

# The style of a paragraph and what the schema has before w:pageBreakBefore.
_FIRST_PARAGRAPH = re.compile(r'(<w:pStyle w:val="\w+"/>(?:<w:keepNext/>)?)')


def write_word(report: Report, path: Path) -> None:
    """Write a report as a Word file, whole or not at all; the same report gives the same bytes.

    Raises CannotWrite; ValueError for a report whose references lead nowhere.
    """
    write_whole(path, word_bytes(report))


def word_bytes(report: Report) -> bytes:
    """Return a report as the bytes of a .docx file."""
    canvas = Canvas.of(report)
    document = docx.Document(str(template()))
    body = title_page(canvas) + _body(canvas)
    word_parts.add_header_and_footer(document, canvas)
    word_parts.add_footnotes(document, canvas)
    word_parts.add_charts(document, canvas)
    word_parts.add_lists(document, canvas)
    word_parts.set_language(document, canvas)
    word_parts.mirror_styles(document, canvas)
    word_parts.set_properties(document, canvas)
    return word_parts.packed(document, body, report.date)


def template() -> Path:
    """Return the path of the template (made by installers/report_template.py)."""
    return bundled("resources/templates/report.docx")


def _body(canvas: Canvas) -> str:
    """Return all blocks; a page break is a property of the paragraph after it, never an empty line."""
    drawn: list[str] = []
    new_page = True
    for place, block in enumerate(canvas.report.blocks):
        xml = draw(canvas, block, canvas.numbering.labels.get(place, ""))
        if xml and new_page:
            xml = _FIRST_PARAGRAPH.sub(r"\1<w:pageBreakBefore/>", xml, count=1)
        new_page = isinstance(block, PageBreak) or (new_page and not xml)
        drawn.append(xml)
    return "".join(drawn)


def draw(canvas: Canvas, block: Block, label: str) -> str:
    """Return one block as XML; ``label`` is its number, which Word itself counts for text."""
    match block:
        case Heading():
            drawn = _heading(canvas, block)
        case Paragraph():
            style = "NumberedParagraph" if block.numbered else "BodyText"
            drawn = _text(canvas, style, block.content, block.anchor)
        case BulletList():
            drawn = "".join(_text(canvas, "ListBullet", item) for item in block.items)
        case LetteredList():
            drawn = _lettered(canvas, "LetteredList", block.items)
        case Recommendations():
            lead = _text(canvas, "RecommendationLead", block.lead, block.anchor)
            drawn = lead + _lettered(canvas, "Recommendation", block.items)
        case Table():
            drawn = table(canvas, block, label)
        case Chart():
            drawn = figure(canvas, block, label)
        case PageBreak():
            drawn = ""
        case TableOfContents():
            drawn = contents(canvas, block)
        case Placeholder():
            drawn = canvas.paragraph("Placeholder", canvas.runs(f"[{block.text}]"))
        case _:
            assert_never(block)
    return drawn


def _heading(canvas: Canvas, block: Heading) -> str:
    canvas.entries += 1
    # Taken out of the count, a heading begins at the margin like the paragraphs outside the count.
    flow, measure = (
        ("", "") if block.numbered else (numbered_by(NO_LIST), '<w:ind w:left="0" w:firstLine="0"/>')
    )
    shown = canvas.anchored(block.anchor, canvas.runs(block.text))
    marked = canvas.bookmark(contents_name(canvas.entries), shown)
    return canvas.paragraph(f"Heading{block.level}", marked, flow, measure)


def _text(canvas: Canvas, style: str, content: Content, anchor: str = "") -> str:
    return canvas.paragraph(style, canvas.anchored(anchor, canvas.content(content)))


def _lettered(canvas: Canvas, style: str, items: tuple[Content, ...]) -> str:
    own = numbered_by(canvas.new_list()) if items else ""
    return "".join(canvas.paragraph(style, canvas.content(item), own) for item in items)
