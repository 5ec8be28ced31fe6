"""Which chapter and section a paragraph number belongs to, as recognition needs it."""

import functools
from dataclasses import dataclass

from gc25desk.domain.catalogue import catalogue


@dataclass(frozen=True)
class Part:
    """A chapter (roman numeral) or a section (letter): its first and last paragraph."""

    label: str
    first: int
    last: int
    sections: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Outline:
    """The chapters in order, with their sections."""

    chapters: tuple[Part, ...]

    @property
    def last(self) -> int:
        """The number of the last paragraph."""
        return self.chapters[-1].last

    def chapter(self, number: int) -> Part:
        """Return the chapter of a paragraph; raises KeyError for a number outside the text."""
        return _holding(self.chapters, number)

    def section(self, number: int) -> str:
        """Return the letter of a paragraph's section, or "" where the chapter has none there."""
        inside = [part for part in self.chapter(number).sections if part.first <= number <= part.last]
        return inside[0].label if inside else ""

    def headings_before(self, number: int) -> tuple[str, ...]:
        """Return the labels of the headings that stand right before a paragraph, outermost first."""
        chapter = self.chapter(number)
        labels = [part.label for part in (chapter, *chapter.sections) if part.first == number]
        return tuple(labels)


def _holding(parts: tuple[Part, ...], number: int) -> Part:
    for part in parts:
        if part.first <= number <= part.last:
            return part
    raise KeyError(number)


@functools.lru_cache(maxsize=1)
def official_outline() -> Outline:
    """Return the outline of general comment No. 25, from the catalogue."""
    return Outline(
        tuple(
            Part(c.numeral, c.first, c.last, tuple(Part(s.letter, s.first, s.last) for s in c.sections))
            for c in catalogue().chapters
        )
    )
