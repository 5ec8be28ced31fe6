"""The title page, the contents, the page header and the footer of a Word report."""

from gc25desk.i18n import N_
from gc25desk.reports import look
from gc25desk.reports.model import TableOfContents
from gc25desk.reports.numbering import Entry, entry_text
from gc25desk.reports.word_canvas import Canvas, contents_name
from gc25desk.reports.words import CLASSIFICATIONS
from gc25desk.reports.wordxml import field, link

_TAB = "<w:r><w:tab/></w:r>"
_LONGEST_HEADER = 90


def title_page(canvas: Canvas) -> str:
    """Return the title page; what follows begins on a page of its own."""
    report = canvas.report
    lines = [
        ("CoverInstitution", report.institution),
        ("CoverClassification", canvas.words(CLASSIFICATIONS[report.classification])),
        ("Title", report.title),
        ("Subtitle", report.subtitle),
    ]
    shown = [canvas.paragraph(style, canvas.runs(text)) for style, text in lines]
    shown += [_detail(canvas, label, value) for label, value in details(canvas) if value]
    return "".join(shown)


def details(canvas: Canvas) -> list[tuple[str, str]]:
    """Return the lines of the title page as (label, value)."""
    report, words = canvas.report, canvas.words
    return [
        (words(N_("State party")), report.state_party),
        (words(N_("Reporting cycle")), report.cycle),
        (words(N_("Date")), words.date(report.date)),
        *report.details,
    ]


def _detail(canvas: Canvas, label: str, value: str) -> str:
    muted = f'<w:color w:val="{look.MUTED}"/>'
    return canvas.paragraph("CoverDetail", canvas.runs(label, muted) + _TAB + canvas.runs(value))


def contents(canvas: Canvas, block: TableOfContents) -> str:
    """Return the contents as a field that is already filled in.

    No page number can be known before Word has laid the pages out, and a field that Word must fill
    in on opening makes it ask the reader about it first. So each line names its paragraphs, as UN
    documents do, which is right from the start; "Update field" puts page numbers in their place.
    """
    entries = [entry for entry in canvas.numbering.entries if entry.heading.level <= block.levels]
    names = {id(entry): contents_name(place) for place, entry in enumerate(canvas.numbering.entries, 1)}
    title = canvas.paragraph("TOCHeading", canvas.runs(canvas.words(N_("Contents"))))
    lines = [_line(canvas, entry, names[id(entry)]) for entry in entries]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{title}{_as_field(canvas, lines, block.levels)}</w:sdtContent></w:sdt>"
    )


def _as_field(canvas: Canvas, lines: list[tuple[int, str]], levels: int) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    shown = [
        canvas.paragraph(f"TOC{level}", (begin if place == 0 else "") + line)
        for place, (level, line) in enumerate(lines)
    ]
    # The end of the field stands in a paragraph of its own, as Word writes it.
    return "".join(shown) + canvas.paragraph("BodyText", end if lines else begin + end)


def _line(canvas: Canvas, entry: Entry, name: str) -> tuple[int, str]:
    label = canvas.runs(entry.label) + _TAB if entry.label else ""
    where = _TAB + canvas.runs(_paragraphs(canvas, entry)) if entry.first else ""
    return entry.heading.level, link(name, label + canvas.runs(entry_text(entry)) + where)


def _paragraphs(canvas: Canvas, entry: Entry) -> str:
    if entry.first == entry.last:
        return canvas.words(N_("para. {number}")).format(number=entry.first)
    return canvas.words(N_("paras. {first}–{last}")).format(first=entry.first, last=entry.last)


def header(canvas: Canvas) -> str:
    """Return the paragraph of the page header: short title and classification."""
    report = canvas.report
    title = " ".join((report.short_title or report.title).split())
    if len(title) > _LONGEST_HEADER:
        title = f"{title[:_LONGEST_HEADER].rstrip()}…"
    marking = canvas.words(CLASSIFICATIONS[report.classification])
    return canvas.paragraph("Header", canvas.runs(title) + _TAB + canvas.runs(marking))


def footer(canvas: Canvas) -> str:
    """Return the paragraph of the page footer: institution, and page x of y as fields."""
    pattern = canvas.words(N_("Page {page} of {pages}"))
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    pages = (
        canvas.runs(before)
        + field("PAGE", canvas.runs("1"))
        + canvas.runs(between)
        + field("NUMPAGES", canvas.runs("1"))
        + canvas.runs(after)
    )
    return canvas.paragraph("Footer", canvas.runs(canvas.report.institution) + _TAB + pages)
