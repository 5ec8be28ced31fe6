"""Paragraphs of a known text found in a copy by their words, whatever became of layout and numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gc25desk.domain.document import Document
from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.recognition.alignment import Region, Runs, align
from gc25desk.domain.recognition.by_number import chain, events
from gc25desk.domain.recognition.edges import Edges
from gc25desk.domain.recognition.fingerprint import Fingerprints, ParagraphFingerprint
from gc25desk.domain.recognition.foot import without_bodies
from gc25desk.domain.recognition.furniture import loose_numbers, number_lines, without_furniture
from gc25desk.domain.recognition.intruders import intruders, without
from gc25desk.domain.recognition.letters import Stream, digest, folded, letters
from gc25desk.domain.recognition.marks import Call, put_together
from gc25desk.domain.recognition.note_places import NoteCalls, calls_of, footnotes_of
from gc25desk.domain.recognition.note_words import without_known_bodies
from gc25desk.domain.recognition.outline import Outline

_NUMBER_BEFORE = re.compile(r"(?<![\w/])(\d{1,3})[ ]*[.)\]:．、–*-]*\s*$")
_LETTERLESS = re.compile(r"[\W\d_]*$")


@dataclass(frozen=True)
class Found:
    """A paragraph found, with what the copy did to it.

    ``printed`` is the number the copy gives it, or None; ``exact`` means that its letters and
    digits are those of the known text; ``letters`` counts those of the copy; ``placed`` are the
    footnotes whose mark was lost and whose place is taken from the known text; ``end`` is the
    index in the raw text behind the paragraph and its last mark.
    """

    paragraph: TextParagraph
    region: Region
    printed: int | None
    exact: bool
    letters: int
    placed: tuple[int, ...]
    end: int


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
    runs = Runs(known)
    text, others = _without_other_bodies(text, outline, runs, frozenset(notes))
    stream = letters(text)
    inside = intruders(text, stream, align(stream, runs).regions, known)
    taken = tuple((i.paragraph, text[i.start : i.end]) for i in inside if not i.furniture)
    printed_notes = {**others, **dict(document.notes)}
    return _Reading(without(text, inside), runs, outline, notes, printed_notes).read(taken)


def _without_other_bodies(
    text: str, outline: Outline, runs: Runs, found: frozenset[int]
) -> tuple[str, dict[int, str]]:
    """Cut out the footnotes whose words the copy changed; none may reach into a known paragraph."""
    numbers = chain(events(text, outline.last))
    stream = letters(text)
    places = (stream.places[a.place] for region in align(stream, runs).regions for a in region.anchors)
    lines = {text.rfind("\n", 0, place) + 1 for place in places}
    stops = sorted(lines | {event.start for event in numbers})
    return without_bodies(text, numbers[-1].end if numbers else len(text), stops, found, uncalled=False)


class _Reading:
    """One copy on its way from aligned letters to paragraphs."""

    def __init__(
        self,
        text: str,
        runs: Runs,
        outline: Outline,
        notes: Mapping[int, str],
        printed_notes: Mapping[int, str],
    ) -> None:
        self.text = text
        self.stream: Stream = letters(text)
        self.runs = runs
        self.known = runs.known
        self.outline = outline
        self.notes = notes
        self.printed_notes = printed_notes
        self.used: set[int] = set()

    def read(self, taken: tuple[tuple[int, str], ...]) -> ByLikeness:
        """Put each region's paragraph together and keep what lies between."""
        alignment = align(self.stream, self.runs)
        edges = Edges(self.text, self.stream, self.known, self.outline)
        found: list[Found] = []
        left_out: list[tuple[int, str]] = []
        after = 0
        for region, following in zip(alignment.regions, [*alignment.regions[1:], None], strict=False):
            start, end = edges.span(region, after, following)
            left_out.append((region.number, self._unknown(self.text[after:start])))
            found.append(self._found(region, (start, end), self.text[after:start]))
            after = found[-1].end
        left_out.append((0, self._unknown(self.text[after:])))
        foreign = len(self.printed_notes.keys() - self.used)
        return ByLikeness(tuple(found), alignment.twice, tuple(left_out), taken, foreign)

    def _unknown(self, piece: str) -> str:
        """Return a piece between paragraphs, or its longest part between second copies of known ones."""
        stream = letters(piece)
        parts, done = [], 0
        for region in align(stream, self.runs).regions:
            parts.append(piece[done : stream.places[region.start]])
            done = stream.places[region.end - 1] + 1
        return max((*parts, piece[done:]), key=len)

    def _found(self, region: Region, span: tuple[int, int], before: str) -> Found:
        known = self.known.paragraphs[region.number]
        called = calls_of(self.text, self.stream, region, known, span)
        text, marks = self._text(region, known, called, span)
        words = self._words(known, called)
        footnotes, placed = footnotes_of(region, known, text, marks, words)
        chapter, section = self.outline.chapter(region.number).label, self.outline.section(region.number)
        return Found(
            paragraph=TextParagraph(region.number, chapter, section, text, footnotes),
            region=region,
            printed=_printed(before, region.number),
            exact=_is_exact(text, known),
            letters=len(letters(text)),
            placed=placed,
            end=max([span[1], *(call.end for call in called.calls)]),
        )

    def _text(
        self, region: Region, known: ParagraphFingerprint, called: NoteCalls, span: tuple[int, int]
    ) -> tuple[str, list[tuple[int, int]]]:
        """Put the text together; numbers that the known text lacks go where they may be page numbers.

        A number on a line of its own always may; one between words only if the text is exact without.
        """
        start = span[0]
        # A mark set apart from the last word lies behind the paragraph's end: only space between.
        raw = self.text[start : max([span[1], *(call.end for call in called.calls)])]
        calls = [Call(c.start - start, c.end - start, c.number) for c in called.calls if c.start >= start]

        def offset(at: int) -> int:
            return region.offset_at(self.stream.at(start + at))

        def keeps_hyphen(at: int) -> bool | None:
            return None if offset(at) in known.suspended else offset(at) in known.hyphens

        def together(spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
            drop = [s for s in spans if offset(s[0]) not in known.numerals]
            return put_together(raw, calls, keeps_hyphen, drop)

        careful = together(number_lines(raw))
        if _is_exact(careful[0], known):
            return careful
        bold = together(loose_numbers(raw))
        return bold if _is_exact(bold[0], known) else careful

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


def _is_exact(text: str, known: ParagraphFingerprint) -> bool:
    return digest(folded(text), 8) == known.whole


def _printed(before: str, number: int) -> int | None:
    """Return the number a copy prints before a paragraph; page numbers may stand between."""
    behind_letters = _LETTERLESS.search(before)
    near = re.findall(r"\d{1,3}", behind_letters[0] if behind_letters else "")
    if str(number) in near:
        return number
    match = _NUMBER_BEFORE.search(before)
    return int(match[1]) if match else None
