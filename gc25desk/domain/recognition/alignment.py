"""Where the paragraphs of a known text lie in a copy, found by fingerprints alone."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gc25desk.domain.recognition.fingerprint import RUN, Fingerprints, ParagraphFingerprint
from gc25desk.domain.recognition.letters import Stream, digest

# A paragraph may be interrupted by the footnotes of a page or by a table, never by a chapter.
_LONGEST_BREAK = 5_000
_ENOUGH = 0.3  # of the sampled runs; a copy with one wrong letter in a hundred keeps about 0.8
_SEARCHED = 600  # letters around the place where a paragraph should begin or end


@dataclass(frozen=True)
class Anchor:
    """A run found: its place in the copy's letters and its place in the paragraph's."""

    place: int
    offset: int


@dataclass(frozen=True)
class Region:
    """The stretch of a copy's letters that holds a paragraph.

    ``likeness`` is the share of the paragraph's runs that were found, from 0 to 1. ``start_sure`` and
    ``end_sure`` say that its first and last letters were found, not inferred.
    """

    number: int
    anchors: tuple[Anchor, ...]
    likeness: float
    start: int
    end: int
    start_sure: bool = False
    end_sure: bool = False

    def offset_at(self, place: int) -> int:
        """Return the paragraph's letter at a place in the copy, counted from the nearest anchor before."""
        at = max(0, bisect_right(self.anchors, place, key=lambda a: a.place) - 1)
        return self.anchors[at].offset + place - self.anchors[at].place

    def place_of(self, offset: int) -> int:
        """Return the place in the copy of a letter of the paragraph."""
        at = max(0, bisect_right(self.anchors, offset, key=lambda a: a.offset) - 1)
        return self.anchors[at].place + offset - self.anchors[at].offset

    def certain_at(self, offset: int) -> bool:
        """Tell whether the anchors on both sides of a letter agree on its place."""
        at = bisect_right(self.anchors, offset, key=lambda a: a.offset)
        around = self.anchors[max(0, at - 1) : at + 1]
        return len({anchor.place - anchor.offset for anchor in around}) == 1


@dataclass(frozen=True)
class Alignment:
    """The regions in the order of the copy, one a paragraph, and the numbers that stood twice."""

    regions: tuple[Region, ...]
    twice: tuple[int, ...]


class Runs(dict[str, tuple[int, int] | None]):
    """Where each run of letters stands in a known text; one that several readings meet is hashed once."""

    def __init__(self, known: Fingerprints) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, run: str) -> tuple[int, int] | None:
        """Hash a run that was not met before."""
        self[run] = self.known.places.get(digest(run))
        return self[run]


def align(stream: Stream, runs: Runs) -> Alignment:
    """Find the paragraphs of a known text in the letters of a copy."""
    known = runs.known
    chosen: list[Region] = []
    twice: list[int] = []
    for number, anchors in _anchors(stream, runs).items():
        parts = sorted(_parts(number, anchors, known.telling[number]), key=lambda r: -r.likeness)
        alike = [part for part in parts if part.likeness >= _ENOUGH]
        chosen += alike[:1]
        twice += [number] if len(alike) > 1 else []
    chosen.sort(key=lambda region: region.start)
    return Alignment(tuple(_with_edges(stream, chosen, known)), tuple(sorted(twice)))


def _anchors(stream: Stream, runs: Runs) -> dict[int, list[Anchor]]:
    found: dict[int, list[Anchor]] = {}
    for place in range(len(stream) - RUN + 1):
        at = runs[stream.folded[place : place + RUN]]
        if at is not None:
            found.setdefault(at[0], []).append(Anchor(place, at[1]))
    return found


def _parts(number: int, anchors: Sequence[Anchor], telling: int) -> Iterable[Region]:
    """Split a paragraph's anchors where they go back or leap too far; a stray one among them is dropped.

    Runs that stand twice within a paragraph, and chance, give strays.
    """
    part: list[Anchor] = []
    for at, anchor in enumerate(anchors):
        if part and not _follows(part[-1], anchor):
            if any(_in_step(part[-1], later) for later in anchors[at + 1 : at + 4]):
                continue
            if len(part) > 1 and _in_step(part[-2], anchor):
                part.pop()
            else:
                yield _region(number, part, telling)
                part = []
        part.append(anchor)
    yield _region(number, part, telling)


def _in_step(before: Anchor, after: Anchor) -> bool:
    """Tell whether two anchors lie exactly as far apart in the copy as in the paragraph."""
    return 0 < after.place - before.place == after.offset - before.offset


def _follows(before: Anchor, after: Anchor) -> bool:
    forward = after.offset - before.offset
    return forward > 0 and after.place - before.place <= forward + _LONGEST_BREAK


def _region(number: int, anchors: Sequence[Anchor], telling: int) -> Region:
    first, last = anchors[0].place, anchors[-1].place
    return Region(number, tuple(anchors), min(1.0, len(anchors) / telling), first, last + RUN)


def _with_edges(stream: Stream, regions: Sequence[Region], known: Fingerprints) -> Iterable[Region]:
    """Find where each region begins and ends, never reaching into its neighbours."""
    after = 0
    for at, region in enumerate(regions):
        before = regions[at + 1].start if at + 1 < len(regions) else len(stream)
        found = _with_edge(stream, region, known.paragraphs[region.number], after, before)
        yield found
        after = found.end


def _with_edge(
    stream: Stream, region: Region, paragraph: ParagraphFingerprint, low: int, high: int
) -> Region:
    first, last = region.anchors[0], region.anchors[-1]
    starts = first.place - first.offset
    ends = last.place + paragraph.letters - RUN - last.offset
    start = _search(stream, paragraph.start, starts, low, first.place)
    end = _search(stream, paragraph.end, ends, last.place, high - RUN)
    anchors = {anchor.offset: anchor for anchor in region.anchors}
    if start is not None:
        anchors[0] = Anchor(start, 0)
    if end is not None:
        anchors[paragraph.letters - RUN] = Anchor(end, paragraph.letters - RUN)
    return replace(
        region,
        anchors=tuple(sorted(anchors.values(), key=lambda a: a.offset)),
        start=max(low, starts) if start is None else start,
        end=max(region.end, min(high, ends + RUN)) if end is None else end + RUN,
        start_sure=start is not None,
        end_sure=end is not None,
    )


def _search(stream: Stream, run: str, expected: int, low: int, high: int) -> int | None:
    """Return the place nearest to the expected one where a run stands, within bounds."""
    places = range(max(0, low, expected - _SEARCHED), min(high, expected + _SEARCHED) + 1)
    for place in sorted(places, key=lambda p: abs(p - expected)):
        if digest(stream.folded[place : place + RUN]) == run:
            return place
    return None
