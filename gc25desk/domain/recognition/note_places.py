"""Where the footnotes of a known paragraph are called in a copy of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gc25desk.domain.official_text import Footnote
from gc25desk.domain.recognition.alignment import Region
from gc25desk.domain.recognition.fingerprint import NoteFingerprint, ParagraphFingerprint
from gc25desk.domain.recognition.letters import Stream, letters
from gc25desk.domain.recognition.marks import Call, bare_calls, strong_calls

_DIGITS = re.compile(r"(?P<open>[(\[{<]?)(?<!\d)(\d{1,3})(?!\d)(?P<close>[)\]}>]?)")
_UNKNOWN = -1


@dataclass(frozen=True)
class NoteCalls:
    """The marks of one paragraph in raw text.

    ``calls`` carry the official numbers, or -1 for a mark that belongs to no known footnote;
    ``printed`` maps official numbers to those the copy prints.
    """

    calls: tuple[Call, ...]
    printed: Mapping[int, int]


def calls_of(
    text: str, stream: Stream, region: Region, known: ParagraphFingerprint, span: tuple[int, int]
) -> NoteCalls:
    """Find the marks of a paragraph: first where they must stand, then anywhere by their numbers."""
    start, end = span
    strong = [Call(c.start + start, c.end + start, c.number) for c in strong_calls(text[start:end])]
    bare = [Call(c.start + start, c.end + start, c.number) for c in bare_calls(text[start:end])]
    found: dict[int, Call] = {}
    for note in known.notes:
        call = _in_place(text, stream, region, note, at_end=note.letters_before == known.letters)
        call = call or next((c for c in (*strong, *bare) if c.number == note.number), None)
        if call:
            found[note.number] = call
    taken = [(c.start, c.end) for c in found.values()]
    unknown = [c for c in strong if not any(c.start < e and s < c.end for s, e in taken)]
    calls = [Call(c.start, c.end, number) for number, c in found.items()]
    calls += [Call(c.start, c.end, _UNKNOWN) for c in unknown]
    return NoteCalls(tuple(sorted(calls, key=lambda c: c.start)), {n: c.number for n, c in found.items()})


def _in_place(
    text: str, stream: Stream, region: Region, note: NoteFingerprint, *, at_end: bool
) -> Call | None:
    """Return the mark between the two letters where the known text has it."""
    if not region.certain_at(note.letters_before):
        return None
    letter = region.place_of(note.letters_before)
    if not 0 < letter <= len(stream):
        return None
    low = stream.places[letter - 1] + 1
    high = stream.places[letter] if letter < len(stream) else len(text)
    gap = text[low:high]
    for call in _marks_in(gap, note.number, at_end=at_end):
        return Call(low + call.start, low + call.end, call.number)
    return None


def _marks_in(gap: str, number: int, *, at_end: bool) -> Iterable[Call]:
    """Yield the marks in the signs between two letters, the most likely first.

    Behind a paragraph's last letter the next paragraph's number follows: there, what stands on a
    later line counts only if it has the right number and is no number of a paragraph.
    """
    line = gap.find("\n") if at_end and "\n" in gap else len(gap)
    strong = strong_calls(gap)
    digits = [call for call in _digit_calls(gap) if call.start < line]
    yield from (c for c in strong if c.number == number)
    yield from (c for c in digits if c.number == number)
    yield from (c for c in strong if c.start < line and (_glued(gap, c.start) or not at_end))
    yield from (c for c in digits if _glued(gap, c.start) and not _opens_paragraph(gap, c.end))


def _digit_calls(gap: str) -> Iterable[Call]:
    """Yield plain digits, with the pair of brackets around them if there is one."""
    for match in _DIGITS.finditer(gap):
        paired = f"{match['open']}{match['close']}" in ("()", "[]", "{}", "<>")
        start, end = match.span() if paired else match.span(2)
        yield Call(start, end, int(match[2]))


def _glued(gap: str, start: int) -> bool:
    return not any(character.isspace() for character in gap[:start])


def _opens_paragraph(gap: str, end: int) -> bool:
    return bool(re.match(r"[.)]\s", gap[end:]))


def footnotes_of(
    region: Region,
    known: ParagraphFingerprint,
    text: str,
    marks: Iterable[tuple[int, int]],
    words: Mapping[int, str],
) -> tuple[tuple[Footnote, ...], tuple[int, ...]]:
    """Return the footnotes that have words, and the numbers of those placed though their mark is lost.

    ``marks`` are ``(number, offset)`` in the finished text, ``words`` the footnotes' texts by
    official number.
    """
    offsets = {number: offset for number, offset in marks if number != _UNKNOWN}
    found: list[Footnote] = []
    placed: list[int] = []
    for note in known.notes:
        offset = offsets.get(note.number)
        if offset is None and note.number in words:
            offset = _known_place(region, text, note)
            placed += [note.number] if offset is not None else []
        if offset is not None and note.number in words:
            found.append(Footnote(note.number, words[note.number], offset))
    return tuple(found), tuple(placed)


def _known_place(region: Region, text: str, note: NoteFingerprint) -> int | None:
    """Return where the known text has the mark, if the words around that place are the same."""
    places = letters(text).places
    at = region.place_of(note.letters_before) - region.start
    if not region.certain_at(note.letters_before) or not 0 < at <= len(places):
        return None
    offset, signs = places[at - 1] + 1, note.signs_after
    while signs and offset < len(text) and not text[offset].isalnum():
        signs -= not text[offset].isspace()
        offset += 1
    return offset
