"""The words of footnotes at the foot of pages or at the end, found by their marks and the layout."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from gc25desk.domain.recognition.marks import bare_calls, strong_calls

_BODY_MARK = re.compile(
    r"^[ *]*(?:(?P<sure>\ue000\d+\ue001|\[\^?\d{1,3}\]:?|\^\d{1,3}|⁽?[⁰¹²³⁴-⁹]{1,3}⁾?)"
    r"|(?P<bare>\d{1,3}(?=\s))|(?P<listed>\d{1,3}[.)]))\s*(?=\S)",
    re.MULTILINE,
)
_BODY_END = re.compile(r"\n\s*\n|\Z")
_EMPHASIS = re.compile(r"\*{1,2}([^*\n]+)\*{1,2}|(?<!\w)_([^_\n]+)_(?!\w)")
_BRACKETED = re.compile(r"<\s*https?:[^>]*>")
_BROKEN_ADDRESS = re.compile(r"(https?://\S*[?&=%]) (?=\S)")
_PAGE_NUMBERS = re.compile(r"\n[ ]*\d{1,4}[ ]*(?=\n|$)")
_MOST = 400


def without_bodies(
    text: str,
    tail: int,
    stops: Sequence[int],
    known: frozenset[int] = frozenset(),
    *,
    uncalled: bool = True,
) -> tuple[str, dict[int, str]]:
    """Return the text without the footnotes' own words, and those words by number.

    A body begins at the start of a line with a mark whose number was called before; its numbers
    rise. ``tail`` is where the last paragraph begins: a list numbered ``1.`` is a list of notes only
    behind it. A body ends at an empty line, at the next body, at one of ``stops`` (rising places that
    are known to lie in paragraphs) or where the text ends. The numbers in ``known`` were found
    before and are passed over. ``uncalled`` takes bodies too whose own mark is beyond doubt though
    nothing calls them.
    """
    first_calls = _first_calls(text)
    bodies: list[tuple[int, int, int]] = []
    for match in _BODY_MARK.finditer(text):
        number = _number(match[0])
        expected = _next(bodies[-1][2] if bodies else 0, known)
        called = first_calls.get(number, len(text)) < match.start()
        sure = called or (uncalled and bool(match["sure"]) and _apart(text, match))
        plausible = sure and expected <= number <= expected + 3
        if plausible and not (match["listed"] and match.start() < tail):
            bodies.append((match.start(), match.end(), number))
    return _cut(text, bodies[:_MOST], stops)


def note_text(raw: str) -> str:
    """Return the words of a footnote on one line, without signs of emphasis, broken addresses joined."""
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], " ".join(raw.split()))
    text = _BRACKETED.sub(lambda m: m[0].replace(" ", ""), text)
    return _BROKEN_ADDRESS.sub(r"\1", text)


def _next(number: int, known: frozenset[int]) -> int:
    number += 1
    while number in known:
        number += 1
    return number


def _number(mark: str) -> int:
    return int(re.sub(r"\D", "", unicodedata.normalize("NFKC", mark)))


def _apart(text: str, match: re.Match[str]) -> bool:
    return text[: match.start()].endswith("\n\n") or match.start() == 0


def _first_calls(text: str) -> dict[int, int]:
    """Return where each number is first called inside a line."""
    found: dict[int, int] = {}
    for call in (*strong_calls(text), *bare_calls(text)):
        if text[: call.start].rstrip(" *")[-1:] not in ("", "\n"):
            found[call.number] = min(call.start, found.get(call.number, call.start))
    return found


def _cut(text: str, bodies: list[tuple[int, int, int]], stops: Sequence[int]) -> tuple[str, dict[int, str]]:
    kept: list[str] = []
    notes: dict[int, str] = {}
    done = 0
    for (start, words, number), following in zip(bodies, [*bodies[1:], None], strict=False):
        blank = _BODY_END.search(text, words)
        stop = next(iter(stops[bisect_right(stops, words) :]), len(text))
        end = min(blank.start() if blank else len(text), following[0] if following else len(text), stop)
        notes[number] = note_text(_PAGE_NUMBERS.sub("\n", text[words:end]))
        kept.append(text[done:start])
        done = end
    return "".join((*kept, text[done:])), notes
