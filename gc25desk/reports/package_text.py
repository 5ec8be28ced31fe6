"""The words of a finished Word or Excel file, every part of it: what a thief of the file could read."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

_TELLING = frozenset({"descr", "title", "name", "alt", "author", "Target", "tooltip"})
_BREAKS = frozenset({"p", "si", "c", "t_si", "row", "pt", "comment"})


def texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each part of a file with its text, a line a paragraph or cell.

    Properties, comments, hidden sheets, chart caches and workbooks within a Word file are parts like any
    other; attributes are read too, for alternative texts and titles stand there.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith((".xml", ".rels")):
                yield name, _text(data)
            elif name.endswith((".xlsx", ".docx")):
                for inner, text in texts(data):
                    yield f"{name}/{inner}", text


def _text(data: bytes) -> str:
    parts: list[str] = []
    for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), resolve_entities=False):
        if event == "start":
            parts += [f"\n{value}\n" for key, value in element.attrib.items() if _tells(str(key), str(value))]
            continue
        if element.text:
            parts.append(element.text)
        if etree.QName(element).localname in _BREAKS:
            parts.append("\n")
        if element.tail:
            parts.append(element.tail)
        element.clear()
    return "".join(parts)


def _tells(key: str, value: str) -> bool:
    """Tell whether an attribute holds words for a reader, such as an alternative text or a sheet's name."""
    return bool(value) and key.rpartition("}")[2] in _TELLING
