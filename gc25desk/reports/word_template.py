"""An institution's own Word template made ready for our reports: its look, our numbering.

Its styles are known by their names. Those it has are used; the others are supplied from the shipped
template, resting on its own basic styles, so that its fonts reach them. Headings are numbered as UN
documents have them whatever the template does. Header, footer and page stay; what must stand on every
page is added to them (``word_parts.py``).
"""

import copy
import io
from collections.abc import Iterator, Mapping

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from gc25desk.i18n import _
from gc25desk.reports.word_shell import ANNEXES, Shell, page_of, template
from gc25desk.reports.wordxml import W

_VAL, _ID, _TYPE = f"{{{W}}}val", f"{{{W}}}styleId", f"{{{W}}}type"
# Styles that every document of Word can have, by the names that Word shows for them.
_SHOWN = {
    **{f"heading {level}": f"Heading {level}" for level in range(1, 6)},
    "title": "Title",
    "subtitle": "Subtitle",
    "body text": "Body Text",
    "list bullet": "List Bullet",
    "caption": "Caption",
    "footnote text": "Footnote Text",
    "footnote reference": "Footnote Reference",
    "header": "Header",
    "footer": "Footer",
}
# What stands before w:numPr in w:pPr, and before w:pPr in w:style (ISO/IEC 29500-1, 17.3.1 and 17.7.4).
_BEFORE_LIST = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_AFTER_PROPERTIES = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
# Settings in the order of the schema (17.15.1).
_SETTINGS = (
    "zoom",
    "embedTrueTypeFonts",
    "saveSubsetFonts",
    "mirrorMargins",
    "defaultTabStop",
    "evenAndOddHeaders",
    "characterSpacingControl",
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
_OUR_SETTINGS = frozenset(
    ("zoom", "defaultTabStop", "characterSpacingControl", "compat", "decimalSymbol", "listSeparator")
)
_THEIR_SETTINGS = frozenset(_SETTINGS) - _OUR_SETTINGS


def adopted(content: bytes) -> Shell:
    """Return a template, as ``readers.own_template`` gives it, as the shell of one report.

    The shell's ``remarks`` say in sentences what a person who chose the template should know.
    """
    document = docx.Document(io.BytesIO(content))
    ours = docx.Document(str(template()))
    _take_settings(document, ours)
    lists, free = _take_lists(document, ours)
    ids, missing = _take_styles(document, ours, lists)
    remarks = [
        _("The template has no style “{style}”; ours is used.").format(style=shown)
        for name, shown in _SHOWN.items()
        if name in missing
    ]
    if _number_styles(document, ours, ids, lists):
        remarks.append(
            _("The template numbers headings in a way of its own; that of United Nations documents is used.")
        )
    return Shell(document, page_of(document.element.body[-1]), ids, lists, free, tuple(remarks))


def _take_settings(document: Document, ours: Document) -> None:
    """Replace the settings with ours, but for those that the template's own look rests on."""
    theirs, kept = document.settings.element, ours.settings.element
    found = {
        etree.QName(child).localname: child
        for settings, names in ((theirs, _THEIR_SETTINGS), (kept, _OUR_SETTINGS))
        for child in settings
        if etree.QName(child).localname in names
    }
    for child in list(theirs):
        theirs.remove(child)
    for name in _SETTINGS:
        if name in found:
            theirs.append(copy.deepcopy(found[name]))


def _take_lists(document: Document, ours: Document) -> tuple[dict[int, int], int]:
    """Add our kinds of lists; return the number of each kind and the first number that is free.

    One number serves a kind twice: for its shape, and for the list that the styles are tied to.
    """
    theirs = _numbering(document)
    taken = [
        int(value)
        for element in theirs
        for name in ("abstractNumId", "numId")
        if (value := element.get(f"{{{W}}}{name}") or "").isdecimal()
    ]
    first = max(taken, default=0) + 1
    lists = {kind: first + kind - 1 for kind in range(1, ANNEXES + 1)}
    shapes = _numbering(ours).findall(f"{{{W}}}abstractNum")
    place = sum(etree.QName(child).localname in ("numPicBullet", "abstractNum") for child in theirs)
    for (kind, number), shape in zip(lists.items(), shapes, strict=True):
        new = copy.deepcopy(shape)
        new.set(f"{{{W}}}abstractNumId", str(number))
        theirs.insert(place + kind - 1, new)
    for last in theirs.findall(f"{{{W}}}numIdMacAtCleanup"):
        theirs.remove(last)
    for number in lists.values():
        theirs.append(
            parse_xml(f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    return lists, first + ANNEXES


def _numbering(document: Document) -> etree._Element:
    try:
        found: etree._Element = document.part.numbering_part.element
    except NotImplementedError:
        # python-docx opens this part but makes none.
        root = parse_xml(f'<w:numbering xmlns:w="{W}"/>')
        package = document.part.package
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return root
    return found


def _take_styles(
    document: Document, ours: Document, lists: Mapping[int, int]
) -> tuple[dict[str, str], frozenset[str]]:
    """Find or supply each of our styles; return their ids in the document, and the names supplied."""
    theirs = document.styles.element
    by_name = {_key(style): style for style in _styles(theirs)}
    ids: dict[str, str] = {}
    supplied: list[etree._Element] = []
    taken = {style.get(_ID) or "" for style in _styles(theirs)}
    for style in _styles(ours.styles.element):
        own = style.get(_ID) or ""
        found = by_name.get(_key(style))
        if found is None:
            supplied.append(style)
            ids[own] = _free(own, taken)
        else:
            ids[own] = found.get(_ID) or ""
    for style in supplied:
        theirs.append(_fitted(style, ids, lists))
    return ids, frozenset(_key(style)[1] for style in supplied)


def _styles(root: etree._Element) -> Iterator[etree._Element]:
    return root.iterfind(f"{{{W}}}style")


def _key(style: etree._Element) -> tuple[str, str]:
    """Return the kind and the name of a style; the default of a kind is known as such."""
    name = style.find(f"{{{W}}}name")
    shown = "" if name is None else (name.get(_VAL) or "").casefold()
    default = style.get(f"{{{W}}}default") in ("1", "true", "on")
    return style.get(_TYPE) or "paragraph", "default" if default else shown


def _free(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}{count}"
    taken.add(name)
    return name


def _fitted(style: etree._Element, ids: Mapping[str, str], lists: Mapping[int, int]) -> etree._Element:
    """Return a copy of one of our styles with the document's ids and lists, the default of no kind."""
    new = copy.deepcopy(style)
    new.set(_ID, ids[style.get(_ID) or ""])
    if f"{{{W}}}default" in new.attrib:
        del new.attrib[f"{{{W}}}default"]
    for tie in ("basedOn", "next", "link"):
        for element in new.iterfind(f"{{{W}}}{tie}"):
            element.set(_VAL, ids[element.get(_VAL) or ""])
    for number in new.iter(f"{{{W}}}numId"):
        number.set(_VAL, str(lists[int(number.get(_VAL) or 0)]))
    return new


def _number_styles(
    document: Document, ours: Document, ids: Mapping[str, str], lists: Mapping[int, int]
) -> bool:
    """Tie the styles that count to our lists; tell whether a heading of the template counted before."""
    numbered = {
        ids[style.get(_ID) or ""]: tie
        for style in _styles(ours.styles.element)
        if (tie := style.find(f"{{{W}}}pPr/{{{W}}}numPr")) is not None
    }
    counted = False
    for style in _styles(document.styles.element):
        tie = numbered.get(style.get(_ID) or "")
        if tie is not None:
            counted |= _tied(style, tie, lists)
    for shape in _numbering(document).iterfind(f"{{{W}}}abstractNum"):
        own = int(shape.get(f"{{{W}}}abstractNumId") or 0) in lists.values()
        for named in list(shape.iter(f"{{{W}}}pStyle")):
            value = named.get(_VAL) or ""
            level = named.getparent()
            if own:
                named.set(_VAL, ids[value])
            elif value in numbered and level is not None:
                level.remove(named)
    return counted


def _tied(style: etree._Element, tie: etree._Element, lists: Mapping[int, int]) -> bool:
    """Tie a style to one of our lists; tell whether it is a heading that was tied to another."""
    new = copy.deepcopy(tie)
    for number in new.iter(f"{{{W}}}numId"):
        number.set(_VAL, str(lists[int(number.get(_VAL) or 0)]))
    properties = style.find(f"{{{W}}}pPr")
    if properties is None:
        properties = parse_xml(f'<w:pPr xmlns:w="{W}"/>')
        after = [child for child in style if etree.QName(child).localname in _AFTER_PROPERTIES]
        style.insert(style.index(after[0]) if after else len(style), properties)
    old = properties.find(f"{{{W}}}numPr")
    if old is None:
        place = sum(etree.QName(child).localname in _BEFORE_LIST for child in properties)
        properties.insert(place, new)
        return False
    theirs = old.find(f"{{{W}}}numId")
    before = "0" if theirs is None else theirs.get(_VAL) or "0"
    properties.replace(old, new)
    heading = _key(style)[1].startswith("heading ")
    return heading and before != "0" and int(before) not in lists.values()
