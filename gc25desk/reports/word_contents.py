"""The contents of a Word report: a field that is already filled in when the file is opened."""

from gc25desk.i18n import N_
from gc25desk.reports import look
from gc25desk.reports.model import TableOfContents
from gc25desk.reports.numbering import Entry, entry_text
from gc25desk.reports.pages import heading_pages
from gc25desk.reports.word_canvas import Canvas, contents_name
from gc25desk.reports.word_front import TEXT_WIDTH
from gc25desk.reports.word_shell import NO_LIST
from gc25desk.reports.words import Words
from gc25desk.reports.wordxml import field, link, numbered_by

_TAB = "<w:r><w:tab/></w:r>"
_PAGE_ROOM = 907  # twentieths of a point
_LEVEL_INDENT = 567


def contents(canvas: Canvas, block: TableOfContents) -> str:
    """Return the contents down to a level, each line with its paragraphs and its page.

    The paragraphs are right from the start. The pages are as near as can be known before Word has laid
    them out; each is a field of its own, and the file asks Word to count them on opening, which also
    takes the paragraphs away, for which Word's contents have no place.
    """
    pages = heading_pages(canvas.report, canvas.shell.page)
    lines = [
        _line(canvas, entry, contents_name(place), page)
        for place, (entry, page) in enumerate(zip(canvas.numbering.entries, pages, strict=True), 1)
        if entry.heading.level <= block.levels
    ]
    # In a template this style may rest on that of the chapters, which are counted and listed.
    title = canvas.paragraph(
        "TOCHeading",
        canvas.runs(canvas.words(N_("Contents"))),
        numbered_by(NO_LIST),
        '<w:ind w:left="0" w:firstLine="0"/><w:outlineLvl w:val="9"/>',
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{title}{_as_field(canvas, lines, block.levels)}</w:sdtContent></w:sdt>"
    )


def _as_field(canvas: Canvas, lines: list[tuple[str, str, str]], levels: int) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    # The line above the columns belongs to the field too: Word takes it away with the paragraphs.
    shown = [_columns(canvas, begin), *(canvas.paragraph(style, line, flow) for style, line, flow in lines)]
    # The end of the field stands in a paragraph of its own, as Word writes it.
    return "".join(shown) + canvas.paragraph("BodyText", end)


def _columns(canvas: Canvas, begin: str) -> str:
    muted = f'<w:color w:val="{look.MUTED}"/><w:sz w:val="17"/><w:szCs w:val="17"/>'
    names = (canvas.words(N_("Paragraphs")), canvas.words(N_("Page")))
    shown = "".join(_TAB + canvas.runs(name, muted) for name in names)
    return canvas.paragraph("BodyText", begin + shown, _tabs(canvas, leader="none"))


def _tabs(canvas: Canvas, indent: int = 0, leader: str = "dot") -> str:
    wide = canvas.page.text_width
    places = [("right", wide - _PAGE_ROOM, leader), ("right", wide, "none")]
    if indent:
        places.insert(0, ("left", indent, "none"))
    cleared = f'<w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/>' if wide != TEXT_WIDTH else ""
    stops = cleared + "".join(
        f'<w:tab w:val="{kind}" w:leader="{lead}" w:pos="{place}"/>' for kind, place, lead in places
    )
    return f"<w:tabs>{stops}</w:tabs>"


def _line(canvas: Canvas, entry: Entry, name: str, page: int) -> tuple[str, str, str]:
    label = ""
    if entry.label:
        # The word of an annex is wider than the gutter of numbers.
        label = canvas.runs(f"{entry.label} ") if entry.heading.annex else canvas.runs(entry.label) + _TAB
    level = entry.heading.level
    where = _TAB + canvas.runs(_paragraphs(entry, canvas.words)) if entry.first else _TAB
    number = _TAB + field(f"PAGEREF {name} \\h", canvas.runs(str(page)))
    shown = link(name, label + canvas.runs(entry_text(entry)) + where + number)
    return f"TOC{level}", shown, _tabs(canvas, 0 if entry.heading.annex else _LEVEL_INDENT * level)


def _paragraphs(entry: Entry, words: Words) -> str:
    return str(entry.first) if entry.first == entry.last else f"{entry.first}{words.dash}{entry.last}"
