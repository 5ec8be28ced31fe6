"""The plain lines of a file from outside, as every reader gives them to the recogniser."""

import re
import unicodedata
from dataclasses import dataclass

# Kept apart from all text: readers remove these characters from the file before they add them.
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
PAGE_BREAK = "\f"

_LINE_ENDS = re.compile("\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# PDFium writes U+0002 or U+FFFE for a hyphen at the end of a line, soft or hard: it is judged later.
_BROKEN_WORD = re.compile("(?:\u00ad[ ]*\n|[\ufffe\x02][ ]*\n?)[ ]*")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\ue000-\uf8ff]"
)
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@dataclass(frozen=True)
class Document:
    """A file reduced to its text.

    ``lines`` are as the file had them, cleaned by :func:`plain`; a line that is ``PAGE_BREAK`` alone
    stands between pages. ``notes`` holds the footnotes that the format itself knows, as
    ``(number, text)``; where one is called, the lines carry :func:`note_mark`.
    """

    name: str
    lines: tuple[str, ...]
    notes: tuple[tuple[int, str], ...] = ()

    def text(self) -> str:
        """Return the lines as one string with a line feed between them."""
        return "\n".join(self.lines)


def note_mark(number: int) -> str:
    """Return the mark a reader leaves where a footnote is called."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"


def plain(text: str) -> str:
    """Return text with one kind of line end and one kind of space, and with unseen characters removed.

    Typographic quotes and dashes stay as they are: the copy is the user's. A soft hyphen at the end
    of a line becomes a hyphen there, as in any text with broken words.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _BROKEN_WORD.sub("-\n", text)
    text = _SPACES.sub(" ", _UNSEEN.sub("", text)).translate(_LIGATURES)
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))


def as_lines(text: str) -> tuple[str, ...]:
    """Split cleaned text into lines, each page break on a line of its own."""
    apart = text.replace(PAGE_BREAK, f"\n{PAGE_BREAK}\n")
    return tuple(line if line == PAGE_BREAK else line.strip(" ") for line in apart.split("\n"))
