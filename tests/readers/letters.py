"""Invented templates of letters, for the tests of readers, reports and services."""

import io
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_template(*lines: str) -> Document:
    """Return a document with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def content(document: Document) -> bytes:
    """Return a document as the bytes of a file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def of_lines(*lines: str) -> bytes:
    """Return a template with a paragraph for each line as the bytes of a file."""
    return content(a_template(*lines))


def in_runs(document: Document, pieces: Iterable[str]) -> None:
    """Add a paragraph whose text Word has cut into runs, with a mark of its spelling check between."""
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece).bold = bool(len(piece) % 2)
        paragraph._p.append(parse_xml(f'<w:proofErr xmlns:w="{W}" w:type="spellEnd"/>'))
