"""What is taken out of the XML of a template: ways to the outside, and fields that fetch or tell."""

from lxml import etree

from gc25desk.readers.docx_numbers import word

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Fields whose result comes from the document itself and tells of nothing else.
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ"})
_NEVER = frozenset(
    word(name)
    for name in (
        "attachedTemplate", "mailMerge", "linkStyles", "saveThroughXslt", "documentProtection",
        "writeProtection", "trackRevisions", "docVars", "rsids", "footnotePr", "endnotePr", "object",
        "control", "altChunk", "subDoc", "sdt", "ins", "del", "moveFrom", "moveTo", "updateFields",
        "schemaLibrary", "attachedSchema",
    )
)  # fmt: skip
_UNWRAPPED = frozenset(word(name) for name in ("sdt", "ins", "moveTo"))
# Without what they lead to, nothing is left of these.
_USELESS = frozenset({"headerReference", "footerReference", "hlinkClick", "hlinkHover"})
_PICTURES = frozenset({"blip", "imagedata", "OLEObject", "fill", "chart", "relIds"})
# What is drawn as one and cannot stand without its picture.
_DRAWN = frozenset({word("drawing"), word("pict"), word("object"), f"{_MC}AlternateContent"})


def relation(root: etree._Element, key: str, kind: str, target: str) -> None:
    """Add one relation to a relationships part."""
    etree.SubElement(root, _RELATIONSHIP, Id=key, Type=kind, Target=target)


def cleaned(root: etree._Element, kept: frozenset[str]) -> bool:
    """Take out what is not safe; ``kept`` are the relations that are left. Tell whether a field went."""
    for element in list(root.iter(etree.Element)):
        if element.tag in _NEVER and element.getparent() is not None:
            _removed(element)
    for element in list(root.iter(etree.Element)):
        _unrelated(element, kept)
    return _fields_gone(root)


def _removed(element: etree._Element) -> None:
    """Take an element out; of a wrapper its content stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tag in _UNWRAPPED:
        inner = element.find(word("sdtContent")) if element.tag == word("sdt") else element
        place = parent.index(element)
        for child in reversed(list(inner) if inner is not None else []):
            parent.insert(place, child)
    parent.remove(element)


def _unrelated(element: etree._Element, kept: frozenset[str]) -> None:
    """Take away references to parts that are not there, with what cannot stand without them."""
    for name in [name for name in element.attrib if str(name).rpartition("}")[2] in ("src", "href")]:
        del element.attrib[name]  # how older drawings fetch their pictures
    lost = [name for name, value in element.attrib.items() if str(name).startswith(_R) and value not in kept]
    if not lost:
        return
    for name in lost:
        del element.attrib[name]
    kind = etree.QName(element).localname
    if kind in _USELESS or kind.startswith("embed"):
        _removed(element)
    elif kind in _PICTURES:
        drawn = next((above for above in element.iterancestors() if above.tag in _DRAWN), None)
        if drawn is not None and not any(str(name).startswith(_R) for name in element.attrib):
            _removed(drawn)


def _fields_gone(root: etree._Element) -> bool:
    """Turn fields that are not among the harmless into the text they show."""
    gone = False
    for simple in list(root.iter(word("fldSimple"))):
        if _name(simple.get(word("instr")) or "") not in _FIELDS:
            gone = True
            parent = simple.getparent()
            if parent is not None:
                for child in reversed(list(simple)):
                    parent.insert(parent.index(simple) + 1, child)
                parent.remove(simple)
    for paragraph in root.iter(word("p")):
        gone |= _complex_gone(paragraph)
    return gone


def _complex_gone(paragraph: etree._Element) -> bool:
    """Take the marks of fields out of a paragraph, if any field in it is not harmless."""
    marks = list(paragraph.iter(word("fldChar"), word("instrText")))
    names: list[str] = []
    for mark in marks:
        if mark.tag == word("fldChar") and mark.get(word("fldCharType")) == "begin":
            names.append("")
        elif mark.tag == word("instrText") and names:
            names[-1] += mark.text or ""
    if all(_name(instruction) in _FIELDS for instruction in names):
        return False
    for mark in marks:
        _removed(mark)
    return True


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()
