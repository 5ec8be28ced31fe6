"""Lines that stand inside a paragraph and are none of its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from gc25desk.domain.alignment import Anchor, Region
from gc25desk.domain.fingerprint import RUN, Fingerprints, ParagraphFingerprint
from gc25desk.domain.letters import Stream, digest

_SURE = 0.8  # of the runs that must stand again once the lines are gone


@dataclass(frozen=True)
class Intruder:
    """Whole lines of raw text, with the number of the paragraph that they interrupt."""

    paragraph: int
    start: int
    end: int


def intruders(text: str, stream: Stream, regions: Iterable[Region], known: Fingerprints) -> list[Intruder]:
    """Return the lines without which the paragraphs around them are whole again.

    Only whole lines, and only where the letters left over fit the fingerprints: a word that a copy
    added to a sentence is the copy's own and stays.
    """
    lines = _line_starts(text)
    found = []
    for region in regions:
        paragraph = known.paragraphs[region.number]
        for before, after in zip(region.anchors, region.anchors[1:], strict=False):
            excess = (after.place - before.place) - (after.offset - before.offset)
            span = _lines_between(stream, lines, before, after, excess, paragraph) if excess > 0 else None
            if span:
                found.append(Intruder(region.number, *span))
    return found


def without(text: str, spans: Iterable[Intruder]) -> str:
    """Return the text without the intruding lines."""
    kept: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda s: s.start):
        kept.append(text[done : max(done, span.start)])
        done = max(done, span.end)
    return "".join((*kept, text[done:]))


def _line_starts(text: str) -> list[int]:
    return [0, *(place + 1 for place, character in enumerate(text) if character == "\n"), len(text)]


def _lines_between(
    stream: Stream, lines: list[int], before: Anchor, after: Anchor, excess: int, paragraph: ParagraphFingerprint
) -> tuple[int, int] | None:
    low, high = stream.places[before.place], stream.places[after.place + RUN - 1]
    inside = [start for start in lines if low < start <= high]
    at_letter: dict[int, int] = {}
    for start in inside:
        at_letter.setdefault(stream.at(start), start)
    best: tuple[float, int, int] | None = None
    for letter, start in at_letter.items():
        end = at_letter.get(letter + excess)
        if end is not None:
            joined = stream.folded[before.place : letter] + stream.folded[letter + excess : after.place + RUN]
            fit = _fit(joined, before, after, paragraph)
            best = max(best or (0.0, 0, 0), (fit, start, end))
    return best[1:] if best and best[0] >= _SURE else None


def _fit(joined: str, before: Anchor, after: Anchor, paragraph: ParagraphFingerprint) -> float:
    """Return the share of the paragraph's runs between two anchors that stand in the joined letters."""
    wanted = [(p - before.offset, run) for p, run in paragraph.runs if before.offset < p < after.offset]
    hits = sum(digest(joined[place : place + RUN]) == run for place, run in wanted)
    return hits / len(wanted) if wanted else 1.0
