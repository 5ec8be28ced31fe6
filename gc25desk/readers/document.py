"""Picks the reader for a file from outside, by what it holds and by what its name says."""

from collections.abc import Callable
from pathlib import Path

from gc25desk.domain.document import Document
from gc25desk.i18n import _
from gc25desk.readers.docx import read_docx
from gc25desk.readers.guard import read_bytes, unreadable
from gc25desk.readers.html import read_html
from gc25desk.readers.pdf import read_pdf
from gc25desk.readers.text import read_text

_READERS: dict[str, Callable[[Path, bytes], Document]] = {
    "docx": read_docx,
    "pdf": read_pdf,
    "html": read_html,
    "txt": read_text,
}
_ENDINGS = {
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}
_TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ""})
_HEAD = 2_048
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path) -> Document:
    """Return the plain lines of a .txt, .docx, .pdf or .html file.

    Raises UnreadableFile for a file that is missing, too large, empty, damaged, locked, hostile, of
    another kind than its ending says, or of a kind that is not read.
    """
    data = read_bytes(path)
    ending = path.suffix.lower()
    kind = _kind(path, data, ending)
    said = _ENDINGS.get(ending, "txt" if ending in _TEXT_ENDINGS else "")
    if said == "txt" and kind == "html":
        said = "html"
    if not said and ending:
        raise _not_read(path)
    if said != kind and not (ending == "" and kind):
        raise unreadable(
            path,
            _("“{name}” is not what its ending says: it holds a {kind} file.").replace(
                "{kind}", kind.upper()
            ),
            _("Rename the file to the right ending, or choose another copy."),
        )
    return _READERS[kind](path, data)


def _kind(path: Path, data: bytes, ending: str) -> str:
    """Return what the bytes hold."""
    head = data[:_HEAD]
    if head.startswith(_OLD_OFFICE) or head.lstrip().startswith(b"{\\rtf"):
        raise unreadable(
            path,
            _("“{name}” is in an older format of a word processor."),
            _("Open it there and save it as .docx, then import that."),
        )
    if b"%PDF-" in head[:1_024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if ending in (".pdf", ".docx", ".docm"):
        raise unreadable(path, _("“{name}” is damaged, or is not the kind of file its ending says."))
    return "html" if _looks_like_html(head, ending) else "txt"


def _looks_like_html(head: bytes, ending: str) -> bool:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    marked = start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body"))
    return marked or ending in (".htm", ".html", ".xhtml")


def _not_read(path: Path) -> Exception:
    return unreadable(
        path,
        _("“{name}” is of a kind that cannot be read here."),
        _("Choose a copy as .txt, .docx, .pdf or .html."),
    )
