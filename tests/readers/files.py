"""Word, PDF and web files made by hand, so that each test says exactly what is in them."""

import hashlib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


# Word ---------------------------------------------------------------------------------------------


def write_zip(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a zip package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def note_reference(identifier: int, kind: str = "footnote") -> str:
    """Return a run that calls a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def numbered(inner: str, *, numbering: int = 1, level: int = 0) -> str:
    """Return a paragraph that Word numbers by itself."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{inner}</w:p>"


def paragraph(inner: str, properties: str = "") -> str:
    """Return a plain paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def level(index: int, shape: str, text: str, start: int = 1) -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(levels: str, more: str = "") -> str:
    """Return a numbering part with one abstract list, used as list 1."""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}</w:numbering>'
    )


def notes_part(kind: str, notes: Mapping[int, str]) -> str:
    """Return the part that holds footnotes or endnotes."""
    inner = "".join(f'<w:{kind} w:id="{n}">{paragraph(run(text))}</w:{kind}>' for n, text in notes.items())
    return f"<w:{kind}s {_W}>{inner}</w:{kind}s>"


def write_docx(path: Path, body: Iterable[str], parts: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a Word file from the XML of its paragraphs and of its other parts."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    document = f"{head}<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"
    return write_zip(
        path, {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})}
    )


# PDF ----------------------------------------------------------------------------------------------

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    # The standard security handler of PDF 1.4, revision 2, is built on MD5.
    return hashlib.md5(data, usedforsecurity=False).digest()


def _lock(password: bytes, identifier: bytes) -> tuple[bytes, bytes]:
    """Return the encryption dictionary and the key of a PDF that asks for a password."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(_md5(padded)[:5], padded)
    key = _md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + identifier)[:5]
    user = _rc4(key, _PADDING)
    written = f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>"
    return written.encode(), key


def _literal(text: str) -> bytes:
    data = text.encode("cp1252", "replace")
    return data.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _line(pieces: Sequence[str | int]) -> bytes:
    """Write the pieces of a line: text as it is, numbers small and raised."""
    shown = b""
    for piece in pieces:
        if isinstance(piece, int):
            shown += b"/F1 5 Tf 3 Ts (" + str(piece).encode() + b") Tj 0 Ts /F1 9 Tf "
        else:
            shown += b"(" + _literal(piece) + b") Tj "
    return shown + b"T*\n"


def write_pdf(
    path: Path, pages: Sequence[Sequence[Sequence[str | int]]], *, password: bytes | None = None
) -> Path:
    """Write a PDF of pages of lines; a line is a list of text and of numbers set high and small."""
    identifier = b"0123456789abcdef"
    lock = None if password is None else _lock(password, identifier)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, lines in enumerate(pages):
        content = b"BT /F1 9 Tf 11 TL 40 800 Td\n" + b"".join(map(_line, lines)) + b"ET"
        number = 5 + 2 * at
        if lock:
            salt = number.to_bytes(3, "little") + b"\x00\x00"
            content = _rc4(_md5(lock[1] + salt)[:10], content)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {number} 0 R>>".encode()
        )
        objects.append(b"<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream")
    path.write_bytes(_assembled(objects, identifier, lock[0] if lock else b""))
    return path


def _assembled(objects: Sequence[bytes], identifier: bytes, lock: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj" + content + b"endobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    encryption = b"/Encrypt " + lock if lock else b""
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/ID[<{identifier.hex()}><{identifier.hex()}>]".encode()
    return out + b"trailer" + trailer + encryption + b">>\nstartxref\n" + str(table).encode() + b"\n%%EOF\n"
