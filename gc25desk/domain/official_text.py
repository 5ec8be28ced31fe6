"""The official text of general comment No. 25 as the desk holds it, and how two copies differ."""

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum

PARAGRAPHS = 125


@dataclass(frozen=True)
class Footnote:
    """A footnote of a paragraph; ``offset`` is the index in the paragraph's text where its mark stood."""

    number: int
    text: str
    offset: int


@dataclass(frozen=True)
class TextParagraph:
    """One paragraph: chapter as a roman numeral, section as a letter or "", text without any mark."""

    number: int
    chapter: str
    section: str
    text: str
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True)
class OfficialText:
    """The paragraphs of one copy, in order of their numbers; it need not hold all of them."""

    paragraphs: tuple[TextParagraph, ...]

    def paragraph(self, number: int) -> TextParagraph | None:
        """Return a paragraph by its number, or None if this copy lacks it."""
        return next((p for p in self.paragraphs if p.number == number), None)


@dataclass(frozen=True)
class Recognised:
    """What was found in a copy.

    ``problems`` are plain translated sentences; ``whole`` means that all 125 paragraphs are there,
    each to its end, and that no footnote is lost.
    """

    paragraphs: tuple[TextParagraph, ...]
    chapters: int
    footnotes: int
    problems: tuple[str, ...]
    whole: bool

    def official_text(self) -> OfficialText:
        """Return the paragraphs as a text that can be stored or compared."""
        return OfficialText(self.paragraphs)


class Change(StrEnum):
    """What became of a run of words."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """Neighbouring words with the same fate, joined by single spaces."""

    change: Change
    text: str


@dataclass(frozen=True)
class Difference:
    """How one paragraph differs between two copies, word by word, in reading order."""

    number: int
    runs: tuple[Run, ...]


_TYPOGRAPHY = str.maketrans(
    {**dict.fromkeys("‘’ʼ`´", "'"), **dict.fromkeys("“”„«»", '"'), "‑": "-", "–": "-"}
)


def differences(earlier: OfficialText, new: OfficialText) -> list[Difference]:
    """Return the paragraphs that both copies hold with different words, in order.

    Straight and curly quotes and the kinds of dashes count as the same; the words shown are those
    of the copies themselves.
    """
    found = []
    for paragraph in new.paragraphs:
        before = earlier.paragraph(paragraph.number)
        runs = _runs(before.text, paragraph.text) if before else ()
        if any(run.change is not Change.EQUAL for run in runs):
            found.append(Difference(paragraph.number, runs))
    return found


def _runs(before: str, after: str) -> tuple[Run, ...]:
    """Compare two texts word by word."""
    old, new = before.split(), after.split()
    matcher = difflib.SequenceMatcher(None, [_same(w) for w in old], [_same(w) for w in new], autojunk=False)
    runs: list[Run] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.EQUAL, " ".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            runs.append(Run(Change.REMOVED, " ".join(old[old_from:old_to])))
        if new_to > new_from:
            runs.append(Run(Change.ADDED, " ".join(new[new_from:new_to])))
    return tuple(runs)


def _same(word: str) -> str:
    """Return a word as it is compared."""
    return re.sub("…", "...", word.translate(_TYPOGRAPHY))
