"""Make resources/templates/report.docx, the Word template of every report.

Run ``python -m installers.report_template`` in the checkout after changing it and commit the
result; a test compares the two. The template holds the styles, the list numbering, the page and the
settings, and no text. python-docx's own template is not used: one of its parts breaks the schema.
"""

import datetime
import io
from pathlib import Path

from gc25desk.reports import look
from gc25desk.reports.dated_zip import DatedZip
from gc25desk.reports.wordxml import DECLARATION, R, W

PLACE = Path(__file__).resolve().parent.parent / "resources" / "templates" / "report.docx"
DATE = datetime.date(2026, 1, 1)

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOT = f'xmlns:w="{W}" xmlns:r="{R}"'
# The number stands in a gutter of 1.25 cm, so that headings and paragraphs share one left edge.
GUTTER = 709
FONTS = (
    f'<w:rFonts w:ascii="{look.FONT}" w:hAnsi="{look.FONT}" w:cs="{look.FONT}"'
    f' w:eastAsia="{look.FONT_EAST_ASIA}"/>'
)


def style(
    key: str,
    name: str,
    *,
    based: str = "Normal",
    follows: str = "",
    paragraph: str = "",
    text: str = "",
    quick: bool = True,
    priority: int = 10,
) -> str:
    """Return a paragraph style; ``paragraph`` and ``text`` are elements of w:pPr and w:rPr."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{custom(name)}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:next w:val="{follows or key}"/><w:uiPriority w:val="{priority}"/>'
        f"{'<w:qFormat/>' if quick else ''}<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


_BUILT_IN = {"Title", "Subtitle", "Body Text", "List Bullet", "caption", "header", "footer", "Hyperlink"}
_BUILT_IN_STARTS = ("heading ", "toc ", "TOC ", "footnote ")


def custom(name: str) -> str:
    """Return the attribute that marks a style as our own rather than one of Word's."""
    return "" if name in _BUILT_IN or name.startswith(_BUILT_IN_STARTS) else ' w:customStyle="1"'


def size(points: float) -> str:
    """Return the size of a text, in points, for both directions of writing."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """Return a text colour."""
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
PLAIN = '<w:b w:val="0"/><w:bCs w:val="0"/>'


def spacing(before: float, after: float, lines: float = 0) -> str:
    """Return the space before and after a paragraph in points, and its line height in lines."""
    line = f' w:line="{round(lines * 240)}" w:lineRule="auto"' if lines else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{line}/>'


def indent(left: int, hanging: int = 0) -> str:
    """Return the indent of a paragraph in twentieths of a point."""
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def in_list(number: int, level: int = 0) -> str:
    """Return the tie of a style to a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def border(side: str, value: str, width: int, space: int) -> str:
    """Return one border of a paragraph; the width is in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{value}"/>'


def tab(kind: str, place: int, leader: str = "none") -> str:
    """Return a tab stop."""
    return f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{place}"/>'


def headings() -> str:
    """Return the five levels of heading, sized down as the UN Editorial Manual has them, and the annex's."""
    looks = (
        (15, 20, 8, BOLD),
        (12.5, 16, 6, BOLD),
        (11, 12, 4, BOLD),
        (10.5, 10, 4, BOLD),
        (10.5, 8, 4, ITALIC),
    )
    levels = "".join(
        style(
            f"Heading{level}",
            f"heading {level}",
            follows="NumberedParagraph",
            paragraph="<w:keepNext/><w:keepLines/>"
            + in_list(1, level - 1)
            + spacing(before, after, 1.1)
            + indent(GUTTER, GUTTER)
            + f'<w:outlineLvl w:val="{level - 1}"/>',
            text=weight + colour(look.HEADING) + size(points),
            priority=9,
        )
        for level, (points, before, after, weight) in enumerate(looks, 1)
    )
    return levels + style(
        "AnnexHeading",
        "Annex heading",
        follows="NumberedParagraph",
        paragraph="<w:keepNext/><w:keepLines/>"
        + in_list(5)
        + spacing(20, 8, 1.1)
        + '<w:ind w:left="0" w:firstLine="0"/><w:outlineLvl w:val="0"/>',
        text=BOLD + colour(look.HEADING) + size(15),
        priority=9,
    )


def cover() -> str:
    """Return the styles of the title page."""
    return (
        style(
            "CoverInstitution",
            "Cover institution",
            paragraph=spacing(0, 0),
            text=BOLD + colour(look.HEADING) + size(13),
        )
        + style(
            "CoverClassification",
            "Cover classification",
            paragraph=spacing(6, 150),
            text=BOLD + colour(look.ACCENT) + '<w:spacing w:val="30"/>' + size(10.5),
        )
        + style(
            "Title",
            "Title",
            follows="Subtitle",
            paragraph=f"<w:keepNext/><w:pBdr>{border('top', look.ACCENT, 24, 18)}</w:pBdr>"
            + spacing(0, 10, 1.05),
            text=BOLD + colour(look.HEADING) + size(28),
        )
        + style(
            "Subtitle",
            "Subtitle",
            paragraph=spacing(0, 44, 1.15),
            text=colour(look.MUTED) + size(14),
        )
        + style(
            "CoverDetail",
            "Cover detail",
            paragraph=f"<w:tabs>{tab('left', 2835)}</w:tabs>" + spacing(0, 7) + indent(2835, 2835),
            text=size(11),
        )
    )


def body() -> str:
    """Return the styles of the running text."""
    return (
        style("BodyText", "Body Text", paragraph=spacing(0, 7))
        + style(
            "NumberedParagraph",
            "Numbered paragraph",
            paragraph=in_list(2) + spacing(0, 7) + indent(GUTTER, GUTTER),
        )
        + style(
            "ListBullet",
            "List Bullet",
            paragraph=in_list(4) + spacing(0, 4) + indent(GUTTER + 425, 425),
        )
        + style(
            "LetteredList",
            "Lettered list",
            paragraph=in_list(3) + spacing(0, 4) + indent(GUTTER + 567, 567),
        )
        + style(
            "RecommendationLead",
            "Recommendation lead",
            based="NumberedParagraph",
            follows="Recommendation",
            paragraph="<w:keepNext/>" + spacing(6, 5),
            text=BOLD,
        )
        + style(
            "Recommendation",
            "Recommendation",
            based="LetteredList",
            paragraph=f"<w:keepLines/><w:pBdr>{border('left', look.ACCENT, 18, 8)}</w:pBdr>" + spacing(0, 5),
        )
        + style(
            "Placeholder",
            "Placeholder",
            paragraph=f"<w:pBdr>{border('left', look.WARN, 18, 8)}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{look.WARN_TINT}"/>'
            + spacing(8, 8)
            + indent(GUTTER),
            text=colour(look.WARN),
        )
    )


def tables() -> str:
    """Return the styles in and around tables and figures."""
    text = spacing(2.5, 2.5, 1)
    return (
        style(
            "Caption",
            "caption",
            follows="BodyText",
            paragraph="<w:keepNext/><w:keepLines/>" + spacing(12, 5, 1.1),
            text=BOLD + colour(look.HEADING) + size(10),
        )
        + style("TableText", "Table text", paragraph=text, text=size(9))
        + style("TableNumber", "Table number", based="TableText", paragraph='<w:jc w:val="right"/>')
        + style(
            "TableHead",
            "Table head",
            based="TableText",
            paragraph="<w:keepNext/>",
            text=BOLD + colour(look.HEADING),
        )
        + style("TableHeadNumber", "Table head number", based="TableHead", paragraph='<w:jc w:val="right"/>')
        + style(
            "TableNote",
            "Table note",
            paragraph="<w:keepLines/>" + spacing(0, 2, 1) + indent(198, 198),
            text=colour(look.MUTED) + size(8.5),
        )
        + style("Figure", "Figure", paragraph="<w:keepNext/>" + spacing(0, 4, 1))
        + style("AfterTable", "After table", paragraph=spacing(0, 6, 1), text=size(4))
    )


def apparatus() -> str:
    """Return the styles of notes, contents, header and footer."""
    width = 9072
    toc = f"<w:tabs>{{}}{tab('right', width, 'dot')}</w:tabs>"
    levels = (
        (1, 567, 6, BOLD + colour(look.HEADING), 567),
        (2, 1134, 2, "", 567),
        (3, 1701, 1, colour(look.MUTED), 567),
    )
    return (
        style(
            "FootnoteText",
            "footnote text",
            paragraph=f"<w:tabs>{tab('left', 284)}</w:tabs>" + spacing(0, 2, 1) + indent(284, 284),
            text=size(8.5),
            quick=False,
        )
        + style(
            "TOCHeading",
            "TOC Heading",
            follows="BodyText",
            paragraph="<w:keepNext/>" + spacing(0, 12),
            text=BOLD + colour(look.HEADING) + size(18),
        )
        + "".join(
            style(
                f"TOC{level}",
                f"toc {level}",
                paragraph=toc.format(tab("left", left)) + spacing(before, 2, 1) + indent(left, hanging),
                text=text,
                quick=False,
                priority=39,
            )
            for level, left, before, text, hanging in levels
        )
        + style(
            "Header",
            "header",
            paragraph=f"<w:pBdr>{border('bottom', look.LINE, 6, 6)}</w:pBdr>"
            f"<w:tabs>{tab('right', width)}</w:tabs>" + spacing(0, 0, 1),
            text=colour(look.MUTED) + size(8.5),
            quick=False,
        )
        + style(
            "Footer",
            "footer",
            paragraph=f"<w:tabs>{tab('right', width)}</w:tabs>" + spacing(0, 0, 1),
            text=colour(look.MUTED) + size(8.5),
            quick=False,
        )
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f"<w:rPr>{colour(look.ACCENT)}</w:rPr></w:style>"
    )


def table_styles() -> str:
    """Return the style of every table: quiet lines, a shaded header row, no vertical lines."""
    line = f'<w:{{}} w:val="single" w:sz="4" w:space="0" w:color="{look.LINE}"/>'
    edge = f'<w:{{}} w:val="single" w:sz="8" w:space="0" w:color="{look.EDGE}"/>'
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edge.format('top')}{edge.format('bottom')}{line.format('insideH')}"
        f"</w:tblBorders>{margins}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{edge.format("bottom")}</w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.SUNK}"/><w:vAlign w:val="bottom"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def styles() -> str:
    """Return styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{colour(look.TEXT)}{size(10.5)}"
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 0, 1.2)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    parts = (defaults, base, headings(), cover(), body(), tables(), apparatus(), table_styles())
    return f"{DECLARATION}<w:styles {_ROOT}>{''.join(parts)}</w:styles>"


def level(
    number: int, shape: str, text: str, left: int, hanging: int, *, style_id: str = "", after: str = ""
) -> str:
    """Return one level of a list; ``after`` is what stands after its number, a tab if empty."""
    follows = f'<w:suff w:val="{after}"/>' if after else ""
    tied = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{tied}{follows}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(left, hanging)}</w:pPr></w:lvl>"
    )


def numbering() -> str:
    """Return numbering.xml: 1 headings, 2 paragraphs, 3 lettered lists, 4 bullets, 5 annexes."""
    heading_shapes = (
        ("upperRoman", "%1."),
        ("upperLetter", "%2."),
        ("decimal", "%3."),
        ("lowerLetter", "(%4)"),
        ("lowerRoman", "(%5)"),
    )
    lists = (
        "".join(
            level(place, shape, text, GUTTER, GUTTER, style_id=f"Heading{place + 1}")
            for place, (shape, text) in enumerate(heading_shapes)
        ),
        level(0, "decimal", "%1.", GUTTER, GUTTER, style_id="NumberedParagraph"),
        level(0, "lowerLetter", "(%1)", GUTTER + 567, 567, style_id="LetteredList")
        + level(1, "lowerRoman", "(%2)", GUTTER + 1134, 567),
        level(0, "bullet", "•", GUTTER + 425, 425, style_id="ListBullet"),
        level(0, "upperRoman", "Annex %1.", 0, 0, style_id="AnnexHeading", after="space"),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for number, levels in enumerate(lists, 1)
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(lists) + 1)
    )
    return f"{DECLARATION}<w:numbering {_ROOT}>{abstract}{used}</w:numbering>"


def document() -> str:
    """Return document.xml: an A4 page and no text."""
    return (
        f"{DECLARATION}<w:document {_ROOT}><w:body><w:sectPr>"
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1417" w:bottom="1417"'
        ' w:left="1417" w:header="709" w:footer="652" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def settings() -> str:
    """Return settings.xml; mode 15 keeps Word from opening the report in compatibility mode."""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings {_ROOT}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{mode}" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def relations(*links: tuple[str, str]) -> str:
    """Return a relationships part from (kind, target)."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def core() -> str:
    """Return docProps/core.xml; the writer fills it in."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def content_types() -> str:
    """Return [Content_Types].xml."""
    kinds = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/numbering.xml": f"{_TYPES}.numbering+xml",
        "/word/settings.xml": f"{_TYPES}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def template() -> bytes:
    """Return the whole template."""
    buffer = io.BytesIO()
    with DatedZip(buffer, DATE) as package:
        package.writestr("[Content_Types].xml", content_types())
        package.writestr(
            "_rels/.rels",
            relations(
                (f"{_RELATIONS}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
        )
        package.writestr("docProps/core.xml", core())
        package.writestr("word/document.xml", document())
        package.writestr(
            "word/_rels/document.xml.rels",
            relations(
                (f"{_RELATIONS}/styles", "styles.xml"),
                (f"{_RELATIONS}/numbering", "numbering.xml"),
                (f"{_RELATIONS}/settings", "settings.xml"),
            ),
        )
        package.writestr("word/styles.xml", styles())
        package.writestr("word/numbering.xml", numbering())
        package.writestr("word/settings.xml", settings())
    return buffer.getvalue()


if __name__ == "__main__":
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_bytes(template())
