"""What stands inside a paragraph and is none of its words: the lines of pages, run in with the text."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gc25desk.domain.alignment import Anchor, Region
from gc25desk.domain.fingerprint import RUN, Fingerprints, ParagraphFingerprint
from gc25desk.domain.letters import Stream, digest, letters

_SURE = 0.8  # of the runs that must stand again once the words are gone
_OFTEN = 3
_WORD = re.compile(r"(?<!\S)\S")


@dataclass(frozen=True)
class Intruder:
    """A raw span inside a paragraph; ``furniture`` if the same words intrude again and again."""

    paragraph: int
    start: int
    end: int
    furniture: bool = False


def intruders(text: str, stream: Stream, regions: Iterable[Region], known: Fingerprints) -> list[Intruder]:
    """Return the spans without which the paragraphs around them are whole again.

    Whole lines, words at the edge of a line, or words that intrude in several places: a word that a
    copy added to one sentence is the copy's own and stays.
    """
    regions = tuple(regions)
    starts = {stream.at(match.start()): match.start() for match in reversed(list(_WORD.finditer(text)))}
    found = []
    for region in regions:
        paragraph = known.paragraphs[region.number]
        for before, after in zip(region.anchors, region.anchors[1:], strict=False):
            excess = (after.place - before.place) - (after.offset - before.offset)
            span = _span(text, stream, starts, before, after, excess, paragraph) if excess > 0 else None
            if span:
                found.append(Intruder(region.number, *span))
    judged = list(_judged(text, found))
    return [*judged, *_repeated(text, stream, starts, regions, judged)]


def without(text: str, spans: Iterable[Intruder]) -> str:
    """Return the text without the intruders."""
    kept: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda s: s.start):
        kept.append(text[done : max(done, span.start)])
        done = max(done, span.end)
    return "".join((*kept, text[done:]))


def _judged(text: str, found: Sequence[Intruder]) -> Iterable[Intruder]:
    """Yield the intruders that are furniture, or that stand on lines of their own or at an edge."""
    counts = Counter(letters(text[i.start : i.end]).folded for i in found)
    for intruder in found:
        often = counts[letters(text[intruder.start : intruder.end]).folded] >= _OFTEN
        at_edge = "\n" in (text[intruder.start - 1], text[intruder.end - 1 : intruder.end])
        if often or at_edge:
            yield replace(intruder, furniture=often)


def _repeated(
    text: str, stream: Stream, starts: dict[int, int], regions: Iterable[Region], judged: Iterable[Intruder]
) -> Iterable[Intruder]:
    """Yield every other place where words stand that were found to be furniture.

    Where a run of the known text reaches over them they are words of a paragraph, not furniture.
    """
    taken = {i.start for i in judged}
    anchors = sorted(anchor.place for region in regions for anchor in region.anchors)
    for words in {letters(text[i.start : i.end]).folded for i in judged if i.furniture}:
        at = stream.folded.find(words) if words else -1
        while at >= 0:
            start, end = starts.get(at), starts.get(at + len(words), len(text))
            reached = bisect_left(anchors, at + len(words)) - bisect_left(anchors, at - RUN + 1)
            if start is not None and start not in taken and end > start and not reached:
                yield Intruder(0, start, end, furniture=True)
            at = stream.folded.find(words, at + 1)


def _span(
    text: str,
    stream: Stream,
    starts: dict[int, int],
    before: Anchor,
    after: Anchor,
    excess: int,
    paragraph: ParagraphFingerprint,
) -> tuple[int, int] | None:
    """Return the words between two anchors without which they lie as far apart as they should."""
    best: tuple[float, bool, int, int] | None = None
    for letter in range(before.place + 1, after.place + RUN - excess + 1):
        start, end = starts.get(letter), starts.get(letter + excess)
        if start is None or end is None:
            continue
        joined = stream.folded[before.place : letter] + stream.folded[letter + excess : after.place + RUN]
        fit = (_fit(joined, before, after, paragraph), "\n" in (text[start - 1], text[end - 1]), start, end)
        best = fit if best is None else max(best, fit)
    return best[2:] if best and best[0] >= _SURE else None


def _fit(joined: str, before: Anchor, after: Anchor, paragraph: ParagraphFingerprint) -> float:
    """Return the share of the paragraph's runs between two anchors that stand in the joined letters."""
    wanted = [(p - before.offset, run) for p, run in paragraph.runs if before.offset < p < after.offset]
    hits = sum(digest(joined[place : place + RUN]) == run for place, run in wanted)
    return hits / len(wanted) if wanted else 1.0
