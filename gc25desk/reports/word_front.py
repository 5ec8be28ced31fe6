"""The title page, the page header and the footer of a Word report."""

from gc25desk.i18n import N_
from gc25desk.reports import look
from gc25desk.reports.front import details, front_lines
from gc25desk.reports.word_canvas import Canvas
from gc25desk.reports.words import CLASSIFICATIONS
from gc25desk.reports.wordxml import field

_STYLES = ("CoverInstitution", "CoverClassification", "Title", "Subtitle")
_TAB = "<w:r><w:tab/></w:r>"
_LONGEST_HEADER = 90
TEXT_WIDTH = 9072  # to which the template's header and footer reach, in twentieths of a point


def title_page(canvas: Canvas) -> str:
    """Return the title page; what follows begins on a page of its own."""
    lines = zip(_STYLES, front_lines(canvas.report, canvas.words), strict=True)
    shown = [canvas.paragraph(style, canvas.runs(text)) for style, text in lines]
    shown += [_detail(canvas, *line) for line in details(canvas.report, canvas.words) if line[1]]
    return "".join(shown)


def _detail(canvas: Canvas, label: str, value: str) -> str:
    muted = f'<w:color w:val="{look.MUTED}"/>'
    return canvas.paragraph("CoverDetail", canvas.runs(label, muted) + _TAB + canvas.runs(value))


def header(canvas: Canvas, width: int) -> str:
    """Return the paragraph of the page header: short title and classification, across a width."""
    report = canvas.report
    title = " ".join((report.short_title or report.title).split())
    if len(title) > _LONGEST_HEADER:
        title = f"{title[:_LONGEST_HEADER].rstrip()}…"
    marking = canvas.words(CLASSIFICATIONS[report.classification])
    return canvas.paragraph("Header", canvas.runs(title) + _TAB + canvas.runs(marking), _to_edge(width))


def footer(canvas: Canvas, width: int) -> str:
    """Return the paragraph of the page footer: institution, and page x of y as fields, across a width."""
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
    return canvas.paragraph("Footer", canvas.runs(canvas.report.institution) + _TAB + pages, _to_edge(width))


def _to_edge(width: int) -> str:
    """Return a tab stop at the margin in the place of that of the style, where it is another."""
    if width == TEXT_WIDTH:
        return ""
    # The places at which Word's own styles of header and footer have their stops, and ours.
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in (4513, 4536, 4680, 9026, 9360))
    ours = f'<w:tab w:val="clear" w:pos="{TEXT_WIDTH}"/>'
    return f'<w:tabs>{cleared}{ours}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
