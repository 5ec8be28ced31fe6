"""The first and last raw character of a paragraph whose letters were found in a copy."""

import re

from gc25desk.domain.recognition.alignment import Region
from gc25desk.domain.recognition.by_number import events
from gc25desk.domain.recognition.fingerprint import RUN, Fingerprints
from gc25desk.domain.recognition.letters import Stream
from gc25desk.domain.recognition.marks import STRONG
from gc25desk.domain.recognition.outline import Outline

_OPENING = "“\"'‘([«„"
_CLOSING = ".,;:!?…)]”\"'’»"
_BLANK = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"\n[ *#]*(?:[IVX]{1,5}|[A-K])\. ?[^\W\d_][^.\n]{2,120}(?=\n|\Z)")
_SLACK = 200  # letters a changed ending may be longer than the one known


class Edges:
    """Finds the raw span of a region; ``after`` and ``limit`` bound it by its neighbours."""

    def __init__(self, text: str, stream: Stream, known: Fingerprints, outline: Outline) -> None:
        self.text = text
        self.stream = stream
        self.known = known
        self.outline = outline

    def span(self, region: Region, after: int, following: Region | None) -> tuple[int, int]:
        """Return where the paragraph begins and ends, its quotes, full stop and glued mark included."""
        limit = self.stream.places[following.start] if following else len(self.text)
        start = self._start(region, after)
        end = self.stream.places[region.end - 1] + 1 if region.end_sure else self._open_end(region, limit)
        ends_with_note = any(
            note.letters_before == self.known.paragraphs[region.number].letters
            for note in self.known.paragraphs[region.number].notes
        )
        return start, self._closed(end, limit, ends_with_note)

    def _start(self, region: Region, after: int) -> int:
        expected = self.stream.places[region.start]
        start = expected if region.start_sure else self._open_start(region, after, expected)
        while start > after and self.text[start - 1] in _OPENING:
            start -= 1
        return start

    def _open_start(self, region: Region, after: int, expected: int) -> int:
        """Return where a paragraph whose first words are changed or lost most likely begins."""
        first = self.stream.places[region.anchors[0].place]
        numbers = events(self.text[after:first], self.outline.last)
        if numbers:
            return after + numbers[-1].end
        blanks = [match.end() for match in _BLANK.finditer(self.text, after, first)]
        return max(blanks, default=max(after, expected))

    def _open_end(self, region: Region, limit: int) -> int:
        """Return where a paragraph whose last words are changed or lost most likely ends."""
        anchor = region.anchors[-1]
        last = self.stream.places[anchor.place + RUN - 1] + 1
        rest = self.text[last:limit]
        numbers = [event.start for event in events(rest, self.outline.last)]
        breaks = [match.start() for match in (_BLANK.search(rest), _HEADING.search(rest)) if match]
        end = last + min([*numbers[:1], *breaks, len(rest)])
        remaining = self.known.paragraphs[region.number].letters - anchor.offset - RUN
        furthest = anchor.place + RUN + max(0, remaining) * 2 + _SLACK
        return min(end, self.stream.places[furthest]) if furthest < len(self.stream) else end

    def _closed(self, end: int, limit: int, ends_with_note: bool) -> int:
        """Take along the punctuation that closes the last sentence, and a mark glued to it."""
        while end < limit:
            mark = STRONG.match(self.text, end)
            if mark:
                end = mark.end()
            elif self.text[end] in _CLOSING or (ends_with_note and self.text[end].isdecimal()):
                end += 1
            else:
                break
        return end
