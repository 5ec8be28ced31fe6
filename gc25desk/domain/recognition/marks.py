"""Footnote marks in running text: how they look, and how text is put together without them."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gc25desk.domain.document import MARK_CLOSE, MARK_OPEN

# Marks that no ordinary number looks like.
STRONG = re.compile(
    rf"{MARK_OPEN}(\d+){MARK_CLOSE}"
    r"|<sup>\s*(?:<a[^>]*>)?\s*\[?\^?(\d{1,3})\]?\s*(?:</a>)?\s*</sup>"
    r"|⁽?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})⁾?"
    r"|\[?\\?\[\^?(?:fn|note)?\s?(\d{1,3})\\?\]\]?(?:\(#?[^)\s]*\))?:?"
    r"|\^[\[{(]?(\d{1,3})[\]})]?"
    r"|\{(\d{1,3})\}",
    re.IGNORECASE,
)
# Digits glued to a word or to the punctuation that ends it: "rights.12 The", but not "article 12."
BARE = re.compile(r"(?<=[^\W\d_])([.,;:!?…]?[\"'”’»)\]]*[.,;:]?)(\d{1,3})(?![\w%/-])(?!\.\d)")

_PLACEHOLDER = 0xE100
_MOST = 0x200
_PLACEHOLDERS = f"[{chr(_PLACEHOLDER)}-{chr(_PLACEHOLDER + _MOST - 1)}]"
# At the end of a line, a page number perhaps between, or where lines were joined with a space.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐‑]\s[\s\d/|–—-]*(?=[^\W\d_])")


@dataclass(frozen=True)
class Call:
    """A place in raw text where a footnote is called: the span of its mark and its printed number."""

    start: int
    end: int
    number: int


def strong_calls(text: str) -> list[Call]:
    """Return the marks that look like nothing else, in order."""
    return [Call(m.start(), m.end(), _number(m)) for m in STRONG.finditer(text)]


def _number(match: re.Match[str]) -> int:
    printed = next(group for group in match.groups() if group)
    return int(unicodedata.normalize("NFKC", printed))


def bare_calls(text: str) -> list[Call]:
    """Return the digits that may be marks, in order."""
    return [Call(m.start(2), m.end(2), int(m[2])) for m in BARE.finditer(text)]


def put_together(
    raw: str,
    calls: Iterable[Call],
    keep_hyphen: Callable[[int], bool | None],
    drop: Iterable[tuple[int, int]] = (),
) -> tuple[str, list[tuple[int, int]]]:
    """Join raw lines into one text with single spaces and take the marks out.

    ``keep_hyphen`` is asked, with the index of a hyphen before a space or line end, whether it belongs
    to the word; None leaves hyphen and space as they are. The spans in ``drop`` are left out. Returns
    the text and ``(number, offset)`` for each mark, in order.
    """
    edits = [(c.start, c.end, chr(_PLACEHOLDER + i % _MOST), c.number) for i, c in enumerate(calls)]
    for match in _BROKEN.finditer(raw):
        keep = keep_hyphen(match.start())
        edits += [] if keep is None else [(match.start(), match.end(), "-" if keep else "", 0)]
    edits += [(start, end, "", 0) for start, end in drop]
    edits.sort()
    pieces: list[str] = []
    numbers: list[int] = []
    done = 0
    for start, end, instead, number in edits:
        if start < done:
            continue
        pieces += (raw[done:start], instead)
        numbers += [number] if number else []
        done = end
    return _take_out(_spaced("".join((*pieces, raw[done:]))), numbers)


def _spaced(text: str) -> str:
    """Put one space between words, and none before a mark."""
    text = re.sub(rf"\s+(?={_PLACEHOLDERS})", "", " ".join(text.split()))
    return re.sub(rf"(?<=[.,;:!?”])({_PLACEHOLDERS}+)(?=[^\W\d_]|“)", r"\1 ", text).strip()


def _take_out(text: str, numbers: list[int]) -> tuple[str, list[tuple[int, int]]]:
    found: list[tuple[int, int]] = []
    kept: list[str] = []
    for character in text:
        if _PLACEHOLDER <= ord(character) < _PLACEHOLDER + _MOST:
            found.append((numbers[len(found)], len(kept)))
        else:
            kept.append(character)
    return "".join(kept), found


def hyphen_by_vocabulary(text: str) -> Callable[[str, str], bool]:
    """Return a judge of hyphens at line ends that goes by the words the same text holds unbroken."""
    known = {word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)}

    def keep(before: str, after: str) -> bool:
        first, second = before.casefold(), after.casefold()
        if f"{first}-{second}" in known:
            return True
        return first + second not in known and any(w.startswith(f"{first}-") for w in known)

    return keep
