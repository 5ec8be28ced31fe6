"""Paragraphs of a known text found in a copy by their words, whatever became of layout and numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gc25desk.domain.alignment import Region, align
from gc25desk.domain.by_number import chain, events
from gc25desk.domain.document import Document
from gc25desk.domain.edges import Edges
from gc25desk.domain.fingerprint import Fingerprints, ParagraphFingerprint
from gc25desk.domain.foot import without_bodies
from gc25desk.domain.furniture import without_furniture
from gc25desk.domain.intruders import intruders, without
from gc25desk.domain.letters import Stream, digest, folded, letters
from gc25desk.domain.marks import Call, put_together
from gc25desk.domain.note_places import NoteCalls, calls_of, footnotes_of
from gc25desk.domain.note_words import without_known_bodies
from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.outline import Outline

_NUMBER_BEFORE = re.compile(r"(?<![\w/])(\d{1,3})[ ]*[.)\]:．、–-]*\s*$")


@dataclass(frozen=True)
class Found:
    """A paragraph found, with what the copy did to it.

    ``printed`` is the number the copy gives it, or None; ``exact`` means that its letters and
    digits are those of the known text; ``letters`` counts those of the copy; ``placed`` are the
    footnotes whose mark was lost and whose place is taken from the known text.
    """

    paragraph: TextParagraph
    region: Region
    printed: int | None
    exact: bool
    letters: int
    placed: tuple[int, ...]


@dataclass(frozen=True)
class ByLikeness:
    """What likeness gave: paragraphs in the copy's order, and what of the copy belongs to none.

    ``twice`` are the numbers found more than once; ``left_out`` holds the raw pieces before each
    paragraph and behind the last, with the number of the paragraph that follows or 0;
    ``intruders`` the lines taken out from inside a paragraph; ``foreign_notes`` counts footnotes
    that the known text does not have.
    """

    found: tuple[Found, ...]
    twice: tuple[int, ...]
    left_out: tuple[tuple[int, str], ...]
    intruders: tuple[tuple[int, str], ...]
    foreign_notes: int


def paragraphs_by_likeness(document: Document, outline: Outline, known: Fingerprints) -> ByLikeness:
    """Find every paragraph of the known text that the document holds."""
    text, notes = without_known_bodies(without_furniture(document.text()), known)
    tail = chain(events(text, outline.last))
    text, others = without_bodies(text, tail[-1].end if tail else len(text), frozenset(notes))
    stream = letters(text)
    inside = intruders(text, stream, align(stream, known).regions, known)
    taken = tuple((i.paragraph, text[i.start : i.end]) for i in inside)
    printed_notes = {**others, **dict(document.notes)}
    return _Reading(without(text, inside), known, outline, notes, printed_notes).read(taken)


class _Reading:
    """One copy on its way from aligned letters to paragraphs."""

    def __init__(
        self,
        text: str,
        known: Fingerprints,
        outline: Outline,
        notes: Mapping[int, str],
        printed_notes: Mapping[int, str],
    ) -> None:
        self.text = text
        self.stream: Stream = letters(text)
        self.known = known
        self.outline = outline
        self.notes = notes
        self.printed_notes = printed_notes
        self.used: set[int] = set()

    def read(self, taken: tuple[tuple[int, str], ...]) -> ByLikeness:
        """Put each region's paragraph together and keep what lies between."""
        alignment = align(self.stream, self.known)
        edges = Edges(self.text, self.stream, self.known, self.outline)
        found: list[Found] = []
        left_out: list[tuple[int, str]] = []
        after = 0
        for region, following in zip(alignment.regions, [*alignment.regions[1:], None], strict=False):
            start, end = edges.span(region, after, following)
            left_out.append((region.number, self.text[after:start]))
            found.append(self._found(region, (start, end), self.text[after:start]))
            after = end
        left_out.append((0, self.text[after:]))
        foreign = len(self.printed_notes.keys() - self.used)
        return ByLikeness(tuple(found), alignment.twice, tuple(left_out), taken, foreign)

    def _found(self, region: Region, span: tuple[int, int], before: str) -> Found:
        known = self.known.paragraphs[region.number]
        called = calls_of(self.text, self.stream, region, known, span)
        text, marks = self._text(region, known, called, span)
        words = self._words(known, called)
        footnotes, placed = footnotes_of(region, known, text, marks, words)
        chapter, section = self.outline.chapter(region.number).label, self.outline.section(region.number)
        number = _NUMBER_BEFORE.search(before)
        return Found(
            paragraph=TextParagraph(region.number, chapter, section, text, footnotes),
            region=region,
            printed=int(number[1]) if number else None,
            exact=digest(folded(text), 8) == known.whole,
            letters=len(letters(text)),
            placed=placed,
        )

    def _text(
        self, region: Region, known: ParagraphFingerprint, called: NoteCalls, span: tuple[int, int]
    ) -> tuple[str, list[tuple[int, int]]]:
        start, end = span
        reach = max([end, *(c.end for c in called.calls)])
        calls = [Call(c.start - start, c.end - start, c.number) for c in called.calls if c.start >= start]
        # A mark set apart from the last word lies behind the paragraph's end: nothing but space between.
        return put_together(
            self.text[start:reach], calls, lambda at: self._keeps_hyphen(region, known, start + at)
        )

    def _keeps_hyphen(self, region: Region, known: ParagraphFingerprint, raw: int) -> bool:
        return region.offset_at(self.stream.at(raw)) in known.hyphens

    def _words(self, known: ParagraphFingerprint, called: NoteCalls) -> dict[int, str]:
        """Return the words of a paragraph's footnotes by official number."""
        words = {}
        for note in known.notes:
            printed = called.printed.get(note.number, note.number)
            if printed in self.printed_notes:
                words[note.number] = self.printed_notes[printed]
                self.used.add(printed)
            if note.number in self.notes:
                words[note.number] = self.notes[note.number]
        return words
