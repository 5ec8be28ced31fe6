"""Finished files opened again by other means than the writers', for the tests to look into."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHECKER = Path(__file__).resolve().parents[2].parent / "shared" / "check_ooxml.py"


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml(content: bytes, part: str) -> etree._Element:
    """Return one part of a package, parsed."""
    return etree.fromstring(parts(content)[part])


def first(element: etree._Element, path: str) -> etree._Element:
    """Return the first element on a path; fail if there is none."""
    found = element.find(path)
    assert found is not None, path
    return found


def text_in(element: etree._Element) -> str:
    """Return all text below an element."""
    return "".join(str(text) for text in element.itertext())


def all_text(content: bytes) -> str:
    """Return all text of the XML parts, part after part."""
    found = [etree.fromstring(data) for name, data in parts(content).items() if name.endswith(".xml")]
    return "\n".join(str(text) for root in found for text in root.itertext())


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return the paragraphs of a Word file as (style, text)."""
    shown = []
    for paragraph in xml(content, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(part.text or "" for part in paragraph.iter(f"{W}t"))
        shown.append(("" if style is None else str(style.get(f"{W}val")), text))
    return shown


def faults(*files: Path) -> str:
    """Return what the schema checker says of files, empty for nothing; skip where there is none."""
    if not CHECKER.exists():
        pytest.skip("the schema checker is not beside the checkout")
    command = [sys.executable, str(CHECKER), *map(str, files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    return "" if checked.returncode == 0 else checked.stdout + checked.stderr
