"""The institution's own Word template, taken apart and put together again with what is safe alone.

Kept are styles, lists, theme, fonts, the page, its headers and footers and the pictures in them. Left
out are the text of the body, whatever lies outside the file, and fields that fetch something or tell of
a computer. A template with macros is refused: nobody should get used to opening one.
"""

import dataclasses
import io
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gc25desk.i18n import _
from gc25desk.readers.docx_numbers import word
from gc25desk.readers.guard import Package, unreadable
from gc25desk.readers.own_template_xml import cleaned, relation
from gc25desk.readers.word_package import (
    DOCUMENT,
    RELATIONS,
    TEMPLATE,
    TYPES,
    content_types,
    ending,
    main_part,
    refuse_macros,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What a part may lead to, by the last word of the relation.
_KEPT = frozenset(
    {"styles", "numbering", "settings", "theme", "fontTable", "header", "footer", "image", "font"}
)
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf"})
_DEEPEST = 4
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclasses.dataclass(frozen=True)
class SafeTemplate:
    """A template as a .docx package, and what a person should know of what was left out of it."""

    content: bytes
    remarks: tuple[str, ...]


def read_template(path: Path) -> SafeTemplate:
    """Return what is safe of a .dotx or .docx; raises UnreadableFile for another file or one with macros."""
    with Package(path) as package:
        types = content_types(package, path)
        main = main_part(package, path)
        refuse_macros(package, types, path)
        if types.get(main) not in (DOCUMENT, TEMPLATE):
            raise unreadable(path, _("“{name}” is not a Word template."))
        gathered = _Gathered(package, types)
        gathered.part(main, 0)
        if not any(kind == "styles" for kind in gathered.kinds.values()):
            raise unreadable(path, _("“{name}” has no styles, so it cannot serve as a template."))
    return SafeTemplate(gathered.packed(main), tuple(gathered.remarks()))


class _Gathered:
    """The parts that are kept, with their relations."""

    def __init__(self, package: Package, types: dict[str, str]) -> None:
        self._package = package
        self._types = types
        self._contents: dict[str, bytes] = {}
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        self._outside = self._text = self._fields = False
        self.kinds: dict[str, str] = {}

    def part(self, name: str, depth: int) -> None:
        """Take in a part and what it leads to."""
        if name in self._contents or depth > _DEEPEST:
            return
        self._contents[name] = b""
        kept = list(self._led_to(name))
        self._relations[name] = kept
        if ending(name) == "xml":
            root = self._package.xml(name)
            if depth == 0:
                self._text = self._emptied(root)
            self._fields |= cleaned(root, frozenset(key for key, _kind, _target in kept))
            self._contents[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        else:
            self._contents[name] = self._package.read(name)
        for _key, kind, target in kept:
            self.kinds[target] = kind.rpartition("/")[2]
            self.part(target, depth + 1)

    def _led_to(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(name)
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        if rels not in self._package.names():
            return
        for one in self._package.xml(rels).iter(f"{RELATIONS}Relationship"):
            kind = (one.get("Type") or "").rpartition("/")[2]
            if one.get("TargetMode") == "External":
                self._outside |= kind != "hyperlink"
                continue
            target = _inside(folder, one.get("Target") or "")
            fits = kind in _KEPT and (kind != "image" or ending(target) in _PICTURES)
            if fits and target in self._package.names():
                yield one.get("Id") or "", one.get("Type") or "", target

    def _emptied(self, root: etree._Element) -> bool:
        """Take the text out of the body, all but the last section; tell whether there was any."""
        body = root.find(word("body"))
        if body is None:
            body = etree.SubElement(root, word("body"))
        section = body.find(word("sectPr"))
        text = any((t.text or "").strip() for t in body.iter(word("t")))
        for child in list(body):
            body.remove(child)
        body.append(etree.Element(word("sectPr")) if section is None else section)
        return text

    def remarks(self) -> Iterator[str]:
        """Yield what was left out, in sentences."""
        if self._text:
            yield _("The text in the body of the template is not used, only its headers and footers are.")
        if self._outside:
            yield _("The template fetches something from outside, such as a linked picture; it is left out.")
        if self._fields:
            yield _("Fields in the headers and footers that fetch or tell something now stand as plain text.")

    def packed(self, main: str) -> bytes:
        """Return the kept parts as a .docx package."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
            _write(file, "[Content_Types].xml", self._types_xml(main))
            _write(file, "_rels/.rels", _relations_xml([("rId1", f"{_OFFICE}/officeDocument", main)], ""))
            for name, content in self._contents.items():
                _write(file, name, content)
                folder, base = posixpath.split(name)
                if self._relations.get(name):
                    rels = _relations_xml(self._relations[name], folder)
                    _write(file, f"{folder}/_rels/{base}.rels".lstrip("/"), rels)
        return buffer.getvalue()

    def _types_xml(self, main: str) -> bytes:
        root = etree.fromstring(f'<Types xmlns="{TYPES[1:-1]}"/>')
        for extension, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ):
            etree.SubElement(root, f"{TYPES}Default", Extension=extension, ContentType=kind)
        for name in self._contents:
            kind = DOCUMENT if name == main else self._types.get(name, "")
            etree.SubElement(root, f"{TYPES}Override", PartName=f"/{name}", ContentType=kind)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _inside(folder: str, target: str) -> str:
    """Return the name of a part that a relation leads to."""
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")


def _relations_xml(relations: list[tuple[str, str, str]], folder: str) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONS[1:-1]}"/>')
    for key, kind, target in relations:
        relation(root, key, kind, posixpath.relpath(f"/{target}", f"/{folder}"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(info, content)
