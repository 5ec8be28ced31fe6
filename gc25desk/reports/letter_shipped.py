"""The shipped templates of letters: texts beside the program, made into Word files when one is wanted.

A line of a text is a paragraph. Its first letter says what it is: ``^`` the sender, ``:`` a line of the
head, ``#`` the matter, ``-`` an item, ``!`` what to mind, ``~`` the signature, ``{%p`` a tag of its own.
"""

import datetime as dt
import io
from pathlib import Path

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from gc25desk.domain.letter import KINDS, WORDINGS, Letter, Wording
from gc25desk.paths import bundled
from gc25desk.reports import look
from gc25desk.reports.dated_zip import dated
from gc25desk.reports.word_shell import shipped_shell
from gc25desk.reports.words import language_tag
from gc25desk.reports.wordxml import DECLARATION, NAMESPACES, W, field, paragraph, quoted

DATE = dt.date(2026, 1, 1)
_STYLES = {
    "^": "LetterSender",
    ":": "LetterHead",
    "#": "LetterMatter",
    "-": "LetterItem",
    "!": "LetterNote",
    "~": "LetterSignature",
}


def shipped() -> frozenset[Letter]:
    """Return the letters that a template is shipped for."""
    return frozenset(
        Letter(kind, wording, folder.name)
        for folder in _texts().iterdir()
        if folder.is_dir()
        for kind in KINDS
        for wording in WORDINGS
        if _text(Letter(kind, wording, folder.name)).is_file()
    )


def shipped_template(letter: Letter) -> bytes:
    """Return the shipped template of a letter as the bytes of a .docx file; the same each time."""
    document = shipped_shell().document
    document.styles.element.extend(_styles(children=letter.wording is Wording.CHILD))
    for language in document.styles.element.iter(f"{{{W}}}lang"):
        language.set(f"{{{W}}}val", language_tag(letter.language))
    body = document.element.body
    section = body[-1]
    for line in _text(letter).read_text(encoding="utf-8").splitlines():
        if line.strip():
            section.addprevious(parse_xml(_paragraph(line.strip()).replace("<w:p>", _ROOT, 1)))
    _footer(document, section)
    return _saved(document)


_ROOT = f"<w:p {NAMESPACES}>"


def _texts() -> Path:
    return bundled("resources/letters")


def _text(letter: Letter) -> Path:
    return _texts() / letter.language / f"{letter.kind}.{letter.wording}.txt"


def _paragraph(line: str) -> str:
    style = _STYLES.get(line[0], "LetterText")
    text = line[1:].strip() if line[0] in _STYLES else line
    return paragraph(style, _run(text))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{quoted(text)}</w:t></w:r>'


def _footer(document: Document, section: etree._Element) -> None:
    """Give every page the institution, the reference and its number."""
    for first in section.findall(f"{{{W}}}titlePg"):
        section.remove(first)
    shown = _run("{{ institution }} · {{ reference }}") + "<w:r><w:tab/></w:r>" + field("PAGE", _run("1"))
    xml = f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', shown)}</w:ftr>"
    name = PackURI("/word/letter_footer1.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTER, xml.encode(), document.part.package)
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
    section.insert(0, parse_xml(f'<w:footerReference {NAMESPACES} w:type="default" r:id="{key}"/>'))


def _styles(*, children: bool) -> list[etree._Element]:
    """Return the styles of letters; those to children have larger letters and more air."""
    size, after, lines = (12.5, 10, 1.35) if children else (11, 8, 1.15)
    bar = f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{look.ACCENT}"/>'
    bold, indent = "<w:b/><w:bCs/>", '<w:ind w:left="425" w:hanging="425"/>'
    made = (
        ("LetterText", "Letter text", _space(after, after, lines), _size(size)),
        (
            "LetterSender",
            "Letter sender",
            f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{look.ACCENT}"/></w:pBdr>'
            + _space(0, 24),
            bold + f'<w:color w:val="{look.HEADING}"/>' + _size(size + 3),
        ),
        ("LetterHead", "Letter head", _space(0, 2), _size(size - 0.5)),
        (
            "LetterMatter",
            "Letter matter",
            "<w:keepNext/>" + _space(20, 12),
            bold + f'<w:color w:val="{look.HEADING}"/>' + _size(size + 1.5),
        ),
        ("LetterItem", "Letter item", _space(0, after / 2, lines) + indent, _size(size)),
        (
            "LetterNote",
            "Letter note",
            f"<w:keepLines/><w:pBdr>{bar}</w:pBdr>" + _space(6, after + 6, lines) + '<w:ind w:left="227"/>',
            _size(size),
        ),
        ("LetterSignature", "Letter signature", "<w:keepLines/>" + _space(32, 2), _size(size)),
    )
    return [parse_xml(_style(*one)) for one in made]


def _style(key: str, name: str, flow: str, looks: str) -> str:
    base = "ListBullet" if key == "LetterItem" else "Normal"
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{flow}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def _space(before: float, after: float, lines: float = 1.15) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(lines * 240)}" w:lineRule="auto"/>'
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _saved(document: Document) -> bytes:
    properties = document.core_properties
    properties.created = properties.modified = dt.datetime.combine(DATE, dt.time())
    properties.author = properties.last_modified_by = ""
    written = io.BytesIO()
    document.save(written)
    return dated(written.getvalue(), DATE)
