"""A Word template of letters from outside: taken as it is, or not at all.

Unlike the template of reports nothing is left out of it, since its text is what is wanted. So whatever
could fetch, run or hide something makes it refused: macros, embedded files, ways to the outside other
than links, and fields that fetch or tell.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import word
from gc25desk.readers.guard import Package, read_bytes, unreadable
from gc25desk.readers.word_package import (
    CONTENT_TYPES,
    DOCUMENT,
    RELATIONS,
    TEMPLATE,
    content_types,
    main_part,
    no_template,
    refuse_macros,
)

LARGEST_TEMPLATE = 5 * 1024 * 1024
# What a part may lead to, by the last word of the relation; all else is a file within the file.
_KEPT = frozenset(
    {
        "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
        "styles", "stylesWithEffects", "numbering", "settings", "webSettings", "theme", "fontTable",
        "font", "header", "footer", "footnotes", "endnotes", "image", "hyperlink", "comments",
        "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml",
        "customXmlProps", "glossaryDocument",
    }
)  # fmt: skip
_LINKS = ("http://", "https://", "mailto:", "tel:")
# Fields whose result comes from the document itself, or stays as it was written.
_FIELDS = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ", "HYPERLINK", "REF", "PAGEREF",
        "NOTEREF", "TOC", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN",
    }
)  # fmt: skip


def read_letter_template(path: Path) -> bytes:
    """Return a template as a .docx package.

    Raises UnreadableFile for another kind of file, and for one that holds more than a letter needs.
    """
    content = read_bytes(path)
    if len(content) > LARGEST_TEMPLATE:
        raise unreadable(
            path,
            _("“{name}” is larger than 5 MB, too large for a letter."),
            _("Make the pictures in it smaller, and choose it again."),
        )
    with Package(path) as package:
        types = content_types(package, path)
        main = main_part(package, path)
        refuse_macros(package, types, path)
        if types.get(main) not in (DOCUMENT, TEMPLATE):
            raise no_template(path)
        _refuse_ways_out(package, path)
        _refuse_fields(package, path)
        if package.xml(main).tag != word("document"):
            raise no_template(path)
        parts = {name: package.read(name) for name in _in_order(package)}
    if types[main] == TEMPLATE:
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(TEMPLATE.encode(), DOCUMENT.encode())
    return _packed(parts)


def _in_order(package: Package) -> list[str]:
    return sorted(name for name in package.names() if not name.endswith("/"))


def _refuse_ways_out(package: Package, path: Path) -> None:
    for name in package.names():
        if not name.endswith(".rels"):
            continue
        for one in package.xml(name).iter(f"{RELATIONS}Relationship"):
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = (one.get("Target") or "").strip().lower()
            if one.get("TargetMode") == "External":
                if kind != "hyperlink" or not target.startswith(_LINKS):
                    raise _fetches(path)
            elif kind not in _KEPT:
                raise unreadable(
                    path,
                    _("“{name}” holds another file within it, which a letter does not need."),
                    _("Take out embedded sheets, charts and objects in Word, and choose it again."),
                )


def _fetches(path: Path) -> UnreadableFile:
    return unreadable(
        path,
        _("“{name}” fetches something from outside, such as a linked picture or another template."),
        _("Put the picture itself into it, and in Word’s list of add-ins detach the other template."),
    )


def _refuse_fields(package: Package, path: Path) -> None:
    for name in package.names():
        if name.startswith("word/") and name.endswith(".xml"):
            for field in _fields(package.xml(name)):
                if field and field not in _FIELDS:
                    raise _field_refused(path, field)


def _field_refused(path: Path, field: str) -> UnreadableFile:
    return unreadable(
        path,
        _("“{name}” has a field that fetches or changes something by itself: {field}.").replace(
            "{field}", field[:30].replace("{", "").replace("}", "")
        ),
        _("Replace the field by plain text or by one of the names for letters, and choose it again."),
    )


def _fields(root: etree._Element) -> Iterator[str]:
    """Yield the name of each field; what is written into one in pieces is put together first."""
    for simple in root.iter(word("fldSimple")):
        yield _name(simple.get(word("instr")) or "")
    instructions: list[str] = []
    for mark in root.iter(word("fldChar"), word("instrText")):
        if mark.tag == word("instrText"):
            instructions.append((instructions.pop() if instructions else "") + (mark.text or ""))
        elif mark.get(word("fldCharType")) == "begin":
            instructions.append("")
        elif mark.get(word("fldCharType")) == "end" and instructions:
            yield _name(instructions.pop())
    yield from map(_name, instructions)


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in (CONTENT_TYPES, *(one for one in parts if one != CONTENT_TYPES)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, parts[name])
    return buffer.getvalue()
