"""The numbers of headings, paragraphs, tables and figures, counted once for both writers.

Word counts by itself; the contents, the references and the Excel sheets need the same numbers
before Word has run. Style: United Nations Editorial Manual (headings I. / A. / 1. / (a) / (i);
paragraphs consecutively in Arabic numerals; a single annex has no number).
"""

import dataclasses
from collections.abc import Sequence
from enum import Enum, auto

from gc25desk.domain.text import clean
from gc25desk.i18n import N_
from gc25desk.reports.model import (
    LEVELS,
    Block,
    Chart,
    Heading,
    Paragraph,
    Recommendations,
    Report,
    Table,
)
from gc25desk.reports.words import Words, letters


class Counted(Enum):
    """How a target is named by a reference."""

    NUMBER = auto()  # a paragraph or heading, by its number alone
    LABEL = auto()  # a table or figure, by its word and number


@dataclasses.dataclass(frozen=True)
class Target:
    """What an anchor stands for: the words a reference shows, and how Word finds them."""

    shown: str
    counted: Counted


@dataclasses.dataclass
class Entry:
    """One line of the contents: a heading, its number and the paragraphs beneath it (0, 0: none)."""

    heading: Heading
    label: str
    first: int = 0
    last: int = 0


@dataclasses.dataclass
class Numbering:
    """The numbers of one run of blocks. ``labels`` holds what stands before a block, by its place.

    ``annexes`` is how many there are.
    """

    entries: list[Entry] = dataclasses.field(default_factory=list)
    labels: dict[int, str] = dataclasses.field(default_factory=dict)
    targets: dict[str, Target] = dataclasses.field(default_factory=dict)
    annexes: int = 0

    def target(self, anchor: str) -> Target:
        """Return what an anchor stands for; raises ValueError if no block carries it."""
        if anchor not in self.targets:
            raise ValueError(f"no block carries the anchor {anchor}")
        return self.targets[anchor]


def number(blocks: Sequence[Block], words: Words) -> Numbering:
    """Count through the blocks; raises ValueError if two blocks carry one anchor."""
    annexes = sum(block.annex for block in blocks if isinstance(block, Heading))
    counter = _Counter(words, annexes)
    for place, block in enumerate(blocks):
        counter.count(place, block)
    counter.close(0)
    return counter.found


class _Counter:
    def __init__(self, words: Words, annexes: int) -> None:
        self.found = Numbering(annexes=annexes)
        self._words = words
        self._headings = [0] * LEVELS
        self._paragraphs = self._tables = self._figures = self._annexes = 0
        self._open: list[Entry] = []

    def count(self, place: int, block: Block) -> None:
        """Give a block its number and open its anchor."""
        match block:
            case Heading():
                label = self._heading(block)
                self._name(block.anchor, label.rstrip("."), Counted.NUMBER)
            case Paragraph(numbered=True) | Recommendations():
                label = f"{self._paragraph()}."
                self._name(block.anchor, label.rstrip("."), Counted.NUMBER)
            case Table():
                self._tables += 1
                label = table_label(self._words, self._tables)
                self._name(block.anchor, label, Counted.LABEL)
            case Chart():
                self._figures += 1
                label = figure_label(self._words, self._figures)
                self._name(block.anchor, label, Counted.LABEL)
            case _:
                return
        self.found.labels[place] = label

    def _name(self, anchor: str, shown: str, counted: Counted) -> None:
        if not anchor:
            return
        if anchor in self.found.targets:
            raise ValueError(f"two blocks carry the anchor {anchor}")
        self.found.targets[anchor] = Target(shown, counted)

    def _heading(self, heading: Heading) -> str:
        label = self._next_label(heading) if heading.numbered else ""
        self.close(heading.level)
        entry = Entry(heading, label, self._paragraphs + 1)
        self._open.append(entry)
        self.found.entries.append(entry)
        return label

    def _next_label(self, heading: Heading) -> str:
        if heading.annex:
            self._headings = [0] * LEVELS
            self._annexes += 1
            return f"{annex_label(self._words, roman(self._annexes), single=self.found.annexes == 1)}."
        level = heading.level
        self._headings[level - 1] += 1
        self._headings[level:] = [0] * (LEVELS - level)
        return _heading_label(level, self._headings[level - 1], self._words)

    def close(self, level: int) -> None:
        """End the headings of a level and below it: the paragraphs so far are theirs."""
        for entry in self._open:
            if entry.heading.level >= level:
                some = entry.first <= self._paragraphs
                entry.first, entry.last = (entry.first, self._paragraphs) if some else (0, 0)
        self._open = [entry for entry in self._open if entry.heading.level < level]

    def _paragraph(self) -> int:
        self._paragraphs += 1
        return self._paragraphs


def _heading_label(level: int, count: int, words: Words) -> str:
    match level:
        case 1:
            return f"{roman(count)}."
        case 2:
            return f"{letters(count).upper()}."
        case 3:
            return f"{count}."
        case 4:
            return words.letter(count)
        case _:
            return words.bracketed(roman(count).lower())


def annex_label(words: Words, number: str, *, single: bool) -> str:
    """Return the word and number of an annex, the word alone where there is but one."""
    return words(N_("Annex")) if single else words(N_("Annex {number}")).format(number=number)


def table_label(words: Words, count: int) -> str:
    """Return the word and number of a table."""
    return " ".join((words(N_("Table")), str(count)))


def figure_label(words: Words, count: int) -> str:
    """Return the word and number of a figure."""
    return " ".join((words(N_("Figure")), str(count)))


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """Return a whole number above 0 in Roman numerals."""
    written = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        written += numeral * times
    return written


def entry_text(entry: Entry) -> str:
    """Return the words of a contents line on one line."""
    return " ".join(clean(entry.heading.text).split())


def lone_headings(report: Report) -> tuple[Entry, ...]:
    """Return the sub-headings that stand alone under theirs, in order: an A without a B.

    The Word writer draws them as they are, since only the writer of the text can mend them; the page
    before an export points them out (United Nations Editorial Manual, headings).
    """
    families: list[list[Entry]] = []
    open_families: dict[int, list[Entry]] = {}
    for entry in number(report.blocks, Words(report.language)).entries:
        level = entry.heading.level
        open_families = {depth: family for depth, family in open_families.items() if depth <= level}
        if level > 1 and entry.label:
            if level not in open_families:
                open_families[level] = []
                families.append(open_families[level])
            open_families[level].append(entry)
    return tuple(family[0] for family in families if len(family) == 1)
