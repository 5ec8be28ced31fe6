"""Plain text files in the encodings that people's copies come in."""

import codecs
from pathlib import Path

from gc25desk.domain.document import Document, as_lines, plain
from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _
from gc25desk.readers.guard import unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_000
_MOST_CONTROLS = 0.02  # of the characters; text has next to none


def read_text(path: Path, data: bytes) -> Document:
    """Return the lines of a text file; raises UnreadableFile if the bytes are no text."""
    return Document(path.name, as_lines(plain(decoded(path, data))))


def decoded(path: Path, data: bytes) -> str:
    """Return bytes as text: by byte-order mark, as UTF-8 or UTF-16, or else as Windows-1252."""
    text = _decoded(data)
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1a\x02" for character in sample)
    if controls > _MOST_CONTROLS * len(sample):
        raise not_text(path)
    return text


def not_text(path: Path) -> UnreadableFile:
    """Return the error for a file of bytes that are no text."""
    return unreadable(
        path,
        _("“{name}” is not a text file."),
        _("Open it in the program that made it and save it as .docx, .pdf, .html or .txt."),
    )


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _western(data)


def _western(data: bytes) -> str:
    """Decode as Windows-1252, or as UTF-8 where only a few bytes of it are broken."""
    tolerant = data.decode("utf-8", "replace")
    if tolerant.count("\ufffd") * 10 < sum(ord(character) > 127 for character in tolerant):
        return tolerant
    return "".join(_western_character(byte) for byte in data)


def _western_character(byte: int) -> str:
    # Windows-1252 leaves five codes without a character; Latin-1 has one for each.
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _without_mark(data: bytes) -> str:
    """Recognise UTF-16 without a mark by its zero bytes in every other place."""
    sample = data[: _SAMPLE * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if odd > enough and even < enough // 4:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd < enough // 4 else ""
