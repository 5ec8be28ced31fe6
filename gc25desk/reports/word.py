"""The Word writer: draws a report as a .docx that people go on editing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from gc25desk.domain.claims import ClaimKind
from gc25desk.files import write_whole
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
    Section,
    Table,
    TableOfContents,
)
from gc25desk.reports.word_canvas import Canvas, contents_name
from gc25desk.reports.word_contents import contents
from gc25desk.reports.word_front import title_page
from gc25desk.reports.word_package import packed
from gc25desk.reports.word_sections import Sections, closed, without_gap
from gc25desk.reports.word_shell import HEADINGS, LETTERED, NO_LIST, Shell, shipped_shell
from gc25desk.reports.word_table import figure, table
from gc25desk.reports.wordxml import numbered_by

# The style of a paragraph and what the schema has before w:pageBreakBefore.
_FIRST_PARAGRAPH = re.compile(r'(<w:pStyle w:val="[^"]+"/>(?:<w:keepNext/>)?)')


def write_word(report: Report, path: Path, shell: Shell | None = None) -> None:
    """Write a report as a Word file, whole or not at all; the same report gives the same bytes.

    Raises CannotWrite; ValueError for a report whose references lead nowhere.
    """
    write_whole(path, word_bytes(report, shell))


def word_bytes(report: Report, shell: Shell | None = None) -> bytes:
    """Return a report as the bytes of a .docx file, drawn into the shipped template or another shell.

    A shell serves for one report: it is drawn into.
    """
    canvas = Canvas.of(report, shell or shipped_shell())
    word_parts.add_header_and_footer(canvas)
    sections = Sections.of(canvas)
    word_parts.set_language(canvas)
    word_parts.mirror_styles(canvas)
    word_parts.set_properties(canvas)
    word_parts.add_charts(canvas)
    return packed(canvas, body(canvas, sections), lambda: sections.last(canvas))


def body(canvas: Canvas, sections: Sections) -> Iterator[str]:
    """Yield the body block by block, all but the properties of its last section.

    A page break is a property of the paragraph after it, never an empty line; the properties of a
    section stand in its last paragraph.
    """
    held = title_page(canvas) if canvas.report.cover else ""
    new_page = canvas.report.cover
    labels = canvas.numbering.labels
    for place, block in enumerate(canvas.report.blocks):
        if isinstance(block, Section):
            if canvas.page == canvas.page.lying(block.orientation):
                new_page = True
                continue
            yield closed(without_gap(held, canvas), sections.ending(canvas), canvas)
            held, new_page = "", False
            canvas.page = canvas.page.lying(block.orientation)
            continue
        xml = draw(canvas, block, labels.get(place, ""))
        if xml and new_page:
            xml = _FIRST_PARAGRAPH.sub(r"\1<w:pageBreakBefore/>", xml, count=1)
        new_page = isinstance(block, PageBreak) or (new_page and not xml)
        if xml:
            yield held
            held = xml
    yield without_gap(held, canvas)


def draw(canvas: Canvas, block: Block, label: str) -> str:
    """Return one block as XML; ``label`` is its number, which Word itself counts for text."""
    match block:
        case Paragraph():
            drawn = _paragraph(canvas, block)
        case Heading():
            drawn = _heading(canvas, block)
        case BulletList():
            drawn = "".join(_text(canvas, "ListBullet", item) for item in block.items)
        case LetteredList():
            drawn = _lettered(canvas, "LetteredList", tuple((item, "") for item in block.items))
        case Recommendations():
            drawn = _recommendations(canvas, block)
        case Table():
            drawn = table(canvas, block, label)
        case Chart():
            drawn = figure(canvas, block, label)
        case PageBreak() | Section():
            drawn = ""
        case TableOfContents():
            drawn = contents(canvas, block)
        case Placeholder():
            shown = canvas.claimed(ClaimKind.PARAGRAPH, "", canvas.runs(f"[{block.text}]"))
            drawn = canvas.paragraph("Placeholder", shown)
        case _:
            assert_never(block)
    return drawn


def _heading(canvas: Canvas, block: Heading) -> str:
    canvas.entries += 1
    flow = measure = ""
    if not block.numbered:
        # Taken out of the count, a heading begins at the margin like the paragraphs outside the count.
        flow, measure = numbered_by(NO_LIST), '<w:ind w:left="0" w:firstLine="0"/>'
    elif block.annex:
        canvas.heading_list = canvas.new_list(HEADINGS)
    elif canvas.heading_list:
        flow = numbered_by(canvas.heading_list, block.level - 1)
    shown = canvas.claimed(ClaimKind.HEADING, "", canvas.anchored(block.anchor, canvas.runs(block.text)))
    marked = canvas.bookmark(contents_name(canvas.entries), shown)
    return canvas.paragraph("AnnexHeading" if block.annex else f"Heading{block.level}", marked, flow, measure)


def _paragraph(canvas: Canvas, block: Paragraph) -> str:
    style = "NumberedParagraph" if block.numbered else "BodyText"
    flow = "<w:keepNext/>" if block.leads else ""
    if not block.language:
        return _text(canvas, style, block.content, anchor=block.anchor, mark=block.mark, flow=flow)
    with canvas.written_in(block.language):
        return _text(canvas, style, block.content, anchor=block.anchor, mark=block.mark, flow=flow)


def _recommendations(canvas: Canvas, block: Recommendations) -> str:
    kind = ClaimKind.RECOMMENDATION
    lead = _text(canvas, "RecommendationLead", block.lead, anchor=block.anchor, mark=block.mark, kind=kind)
    return lead + _lettered(canvas, "Recommendation", block.marked_items(), kind)


def _text(
    canvas: Canvas,
    style: str,
    content: Content,
    *,
    anchor: str = "",
    mark: str = "",
    kind: ClaimKind = ClaimKind.PARAGRAPH,
    flow: str = "",
) -> str:
    name = canvas.names.name(kind, mark)
    shown = canvas.bookmark(name, canvas.anchored(anchor, canvas.content(content)))
    return canvas.paragraph(style, shown, flow)


def _lettered(
    canvas: Canvas,
    style: str,
    items: tuple[tuple[Content, str], ...],
    kind: ClaimKind = ClaimKind.PARAGRAPH,
) -> str:
    own = numbered_by(canvas.new_list(LETTERED)) if items else ""
    return "".join(_text(canvas, style, item, mark=mark, kind=kind, flow=own) for item, mark in items)
