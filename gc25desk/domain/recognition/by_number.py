"""Paragraphs found by their numbers and the layout alone, for texts of which no fingerprint is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gc25desk.domain.document import Document
from gc25desk.domain.official_text import Footnote, TextParagraph
from gc25desk.domain.recognition.foot import without_bodies
from gc25desk.domain.recognition.furniture import number_lines, without_furniture
from gc25desk.domain.recognition.marks import (
    Call,
    bare_calls,
    hyphen_by_vocabulary,
    put_together,
    strong_calls,
)
from gc25desk.domain.recognition.outline import Outline

_AT_LINE = re.compile(
    r"^[ *#>|]*(?:para(?:graph)?\.? ?|§ ?)?[(\[]?(\d{1,3})"
    r"(?: ?[.)\]:．、。–-]|(?= *\n))[ *]*(?=\s|\W?[^\W\d_])",
    re.MULTILINE,
)
_INSIDE = re.compile(r"(?<=[.!?؟。”\"»)\d\w]) (\d{1,3}) ?[.)] *(?=[^\W\d_]|[“\"«])")
_MOST_EVENTS = 20_000
_SENTENCE_END = re.compile(
    r"[.!?؟。;；:][\"'”’»)\]]*"
    r"(?:\s*(?:\[\^?\d{1,3}\]|[\^(]?\d{1,3}\)?|[⁰¹²³⁴-⁹]+|\ue000\d+\ue001))?\s*$"
)
_LONGEST_HEADING = 300
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_WORD_AFTER = re.compile(r"[\s\d]*([^\W\d_]+(?:-[^\W\d_]+)*)")


@dataclass(frozen=True)
class Event:
    """A place where a paragraph may begin: the span of its number, and how sure its form is."""

    start: int
    end: int
    number: int
    weight: float


@dataclass(frozen=True)
class ByNumber:
    """What the numbers gave: paragraphs in order, and how many footnotes lack their mark or words."""

    paragraphs: tuple[TextParagraph, ...]
    lost_notes: int


def paragraphs_by_number(document: Document, outline: Outline) -> ByNumber:
    """Return the paragraphs whose numbers follow each other."""
    text = without_furniture(document.text())
    found = chain(events(text, outline.last))
    tail = found[-1].end if found else len(text)
    text, notes = without_bodies(text, tail, [event.start for event in found])
    notes.update(document.notes)
    return _Reading(text, notes, outline).read()


class _Reading:
    """One text on its way from numbers to paragraphs."""

    def __init__(self, text: str, notes: Mapping[int, str], outline: Outline) -> None:
        self.text = text
        self.notes = notes
        self.outline = outline
        self.calls = _calls(text, notes)
        self.judge = hyphen_by_vocabulary(text)

    def read(self) -> ByNumber:
        """Cut the text at the numbers and put each paragraph together."""
        found = chain(events(self.text, self.outline.last))
        paragraphs = tuple(
            self._paragraph(event, following)
            for event, following in zip(found, [*found[1:], None], strict=False)
        )
        kept = sum(len(p.footnotes) for p in paragraphs)
        return ByNumber(paragraphs, max(len(self.notes), len(self.calls)) - kept)

    def _paragraph(self, event: Event, following: Event | None) -> TextParagraph:
        raw = self.text[event.end : following.start if following else len(self.text)]
        if following:
            raw = without_headings(raw, self.outline.headings_before(following.number))
        else:
            raw = _to_sentence_end(raw)
        calls = [
            Call(c.start - event.end, c.end - event.end, c.number)
            for c in self.calls
            if event.end <= c.start < event.end + len(raw)
        ]
        text, marks = put_together(raw, calls, lambda at: self._keeps_hyphen(raw, at), number_lines(raw))
        return TextParagraph(
            event.number,
            self.outline.chapter(event.number).label,
            self.outline.section(event.number),
            text,
            tuple(Footnote(n, self.notes[n], offset) for n, offset in marks if n in self.notes),
        )

    def _keeps_hyphen(self, raw: str, at: int) -> bool | None:
        if "\n" not in raw[at : at + 1 + len(raw[at + 1 :]) - len(raw[at + 1 :].lstrip(" \n"))]:
            return None
        before, after = _WORD_BEFORE.search(raw[:at]), _WORD_AFTER.match(raw, at + 1)
        return self.judge(before[0] if before else "", after[1] if after else "")


def events(text: str, last: int) -> list[Event]:
    """Return every place that may open a paragraph, in order of place."""
    found = {}
    for match in _INSIDE.finditer(text):
        found[match.start(1)] = Event(match.start(), match.end(), int(match[1]), 1.0)
    for match in _AT_LINE.finditer(text):
        alone = match.end(1) == len(match[0].rstrip()) + match.start()
        apart = text[: match.start()].endswith("\n\n") if match.start() < len(text) else False
        weight = 0.5 if alone else 3.0 if apart else 2.0
        found[match.start(1)] = Event(match.start(), match.end(), int(match[1]), weight)
    possible = (found[place] for place in sorted(found))
    return [event for event in possible if 1 <= event.number <= last][:_MOST_EVENTS]


def chain(possible: Sequence[Event]) -> list[Event]:
    """Return the most convincing run of events with rising numbers; each step of one is worth most."""
    best: dict[int, tuple[float, list[Event]]] = {}
    for event in possible:
        before = (
            (score + (2.0 if number == event.number - 1 else -min(3.0, 0.5 * (event.number - number))), found)
            for number, (score, found) in best.items()
            if number < event.number
        )
        score, found = max(before, key=lambda pair: pair[0], default=(0.0, []))
        score, found = max((score, found), (0.0, []), key=lambda pair: pair[0])
        if event.number not in best or best[event.number][0] < score + event.weight:
            best[event.number] = (score + event.weight, [*found, event])
    return max(best.values(), key=lambda pair: pair[0], default=(0.0, []))[1]


def without_headings(raw: str, labels: Sequence[str]) -> str:
    """Return a paragraph's raw text without the headings that follow it, known by their labels."""
    if not labels:
        return raw
    for label in labels:
        opening = re.compile(rf"(?:\n[ *#]*|(?<=[.!?”\"] )){label} ?[.:)–-] ?(?=\S)")
        for match in list(opening.finditer(raw))[::-1]:
            if len(raw) - match.end() <= _LONGEST_HEADING and _SENTENCE_END.search(raw[: match.start()]):
                return raw[: match.start()]
    return _without_last_lines(raw, 2 * len(labels))


def _without_last_lines(raw: str, most: int) -> str:
    """Take away up to ``most`` short last lines that do not end a sentence."""
    lines = raw.rstrip().split("\n")
    while len(lines) > 1 and most and not _SENTENCE_END.search(lines[-1]):
        most -= bool(lines.pop().strip())
    return "\n".join(lines)


def _to_sentence_end(raw: str) -> str:
    """Return the first blocks of the last paragraph, up to the block that ends a sentence."""
    blocks = re.split(r"\n\s*\n", raw.strip())
    for count, block in enumerate(blocks, start=1):
        if _SENTENCE_END.search(block):
            return "\n".join(blocks[:count])
    return blocks[0]


def _calls(text: str, notes: Mapping[int, str]) -> list[Call]:
    """Return the marks in the text: the unmistakable ones, or digits that count up with the notes."""
    strong = strong_calls(text)
    if strong:
        return strong
    found: list[Call] = []
    for call in bare_calls(text):
        expected = found[-1].number + 1 if found else 1
        if call.number in notes and expected <= call.number <= expected + 3:
            found.append(call)
    return found
