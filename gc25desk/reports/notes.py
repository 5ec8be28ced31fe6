"""Footnotes as UN documents have them: where their marks stand, how sources are cited again.

English puts the mark after the punctuation, French, Spanish and Arabic before it; a source cited twice in
a row is ``Ibid.`` (United Nations Editorial Manual, footnotes, chapters 2 and 9). Both writers, the word
count and the list of claims take their notes from here, so that all say the same.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from gc25desk.i18n import N_
from gc25desk.reports.content import (
    Citation,
    Content,
    Footnote,
    Inline,
    Locator,
    LocatorKind,
    Reference,
    Run,
)
from gc25desk.reports.words import Words


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """A note ready to be drawn; ``mark`` names it, those of several citations joined by spaces."""

    runs: tuple[Run, ...]
    mark: str = ""


Arranged = Run | Reference | Note

_PLACES = {
    LocatorKind.PARAGRAPH: (N_("para. {first}"), N_("paras. {first}"), N_("paras. {first}–{last}")),
    LocatorKind.PAGE: (N_("p. {first}"), N_("pp. {first}"), N_("pp. {first}–{last}")),
    LocatorKind.ARTICLE: (N_("art. {first}"), N_("arts. {first}"), N_("arts. {first}–{last}")),
    LocatorKind.SECTION: (N_("sect. {first}"), N_("sects. {first}"), N_("sects. {first}–{last}")),
    LocatorKind.TABLE: (N_("table {first}"), N_("tables {first}"), N_("tables {first}–{last}")),
}
_IBID = N_("Ibid.")
# "27 and 39" are two places; "27 (b)" is one.
_SEVERAL = re.compile(r"\d\D+\d")

# Punctuation that follows the mark, with the space that French sets before it. Spanish marks of question
# and exclamation belong to the words, and an abbreviation keeps its point.
_BEFORE = {
    "fr": re.compile(r"(?<!\betc)(?:[\s\u00a0\u202f]*[.,;:!?…])+$"),
    "es": re.compile(r"(?<!\betc)[.,;:]+$"),
    "ar": re.compile(r"[.,;:!?…،؛؟]+$"),
}
_AFTER = {"en": re.compile(r"^(?:[.,;:!?…]+[”’\"']?)+")}


def place_words(locator: Locator, words: Words) -> str:
    """Return a place in a source as the language abbreviates it: para. 9, paras. 9–11."""
    one, several, span = _PLACES[locator.kind]
    if locator.last:
        return words(span).format(first=locator.first, last=locator.last)
    return words(several if _SEVERAL.search(locator.first) else one).format(first=locator.first)


class Notes:
    """The notes of one report, asked for in the order of their marks."""

    def __init__(self, words: Words) -> None:
        """Begin with no source cited."""
        self._words = words
        self._cited: set[str] = set()
        self._last = ""
        self._before = _BEFORE.get(words.primary)
        self._after = _AFTER.get(words.primary)

    def arranged(self, content: Content) -> Sequence[Arranged]:
        """Return a content with its notes written out and their marks on the right side of punctuation."""
        written = _runs_alone(content)
        return (
            list(self._written(_placed(content, self._before, self._after))) if written is None else written
        )

    def _written(self, parts: list[Inline]) -> Iterator[Arranged]:
        cited: list[Citation] = []
        for part in parts:
            if isinstance(part, Citation):
                cited.append(part)
                continue
            if cited:
                yield self._citations(cited)
                cited = []
            yield self._plain_note(part) if isinstance(part, Footnote) else part
        if cited:
            yield self._citations(cited)

    def _plain_note(self, note: Footnote) -> Note:
        self._last = ""
        return Note(note.runs, note.mark)

    def _citations(self, cited: list[Citation]) -> Note:
        runs: list[Run] = []
        for place, citation in enumerate(cited):
            runs += [Run(f"{self._words.semicolon} ")] if place else []
            runs += self._citation(citation, again=place == 0 and self._is_last(citation.source.key))
            self._cited |= {citation.source.key} - {""}
        self._last = cited[0].source.key if len({one.source.key for one in cited}) == 1 else ""
        marks = " ".join(citation.mark for citation in cited if citation.mark)
        return Note((*runs, *_full_stop(runs)), marks)

    def _is_last(self, key: str) -> bool:
        # A source without a key is known to be no other.
        return bool(key) and key == self._last

    def _citation(self, citation: Citation, *, again: bool) -> list[Run]:
        source = citation.source
        if again:
            # French and Spanish set the Latin word apart.
            named: tuple[Run, ...] = (Run(self._words(_IBID), italic=self._words.primary in {"fr", "es"}),)
        else:
            named = (source.short if source.key in self._cited else ()) or source.full
        if citation.locator is None:
            return list(named)
        return [*named, Run(f"{self._words.comma} {place_words(citation.locator, self._words)}")]


def _runs_alone(content: Content) -> Sequence[Run] | None:
    """Return a content as runs if it is nothing else, as most are."""
    runs = [part for part in content if type(part) is Run]
    return runs if len(runs) == len(content) else None


def _full_stop(runs: list[Run]) -> list[Run]:
    return [] if runs and runs[-1].text.endswith((".", "!", "?", "…", "؟", "。")) else [Run(".")]


def _is_note(part: Inline) -> bool:
    return isinstance(part, Footnote | Citation)


def _placed(content: Content, before: re.Pattern[str] | None, after: re.Pattern[str] | None) -> list[Inline]:
    """Return the parts with each group of notes moved to its side of the punctuation."""
    parts: list[Inline] = []
    place = 0
    while place < len(content):
        end = place
        while end < len(content) and _is_note(content[end]):
            end += 1
        if end == place:
            parts.append(content[place])
            place += 1
            continue
        moved = _taken_from_end(parts, before)
        group = content[place:end]
        rest: list[Inline] = []
        while after is not None and end < len(content) and not rest:
            split = _split(content[end], after)
            if split is None:
                break
            parts.append(split[0])
            rest += split[1:]
            end += 1
        parts += [*group, *moved, *rest]
        place = end
    return parts


def _taken_from_end(parts: list[Inline], pattern: re.Pattern[str] | None) -> list[Inline]:
    """Take the punctuation at the end off the runs and return it in runs of its own."""
    taken: list[Inline] = []
    while pattern is not None and parts:
        last = parts[-1]
        found = pattern.search(last.text) if isinstance(last, Run) else None
        if found is None or not isinstance(last, Run):
            break
        parts.pop()
        taken.insert(0, dataclasses.replace(last, text=found[0], mark=""))
        if found.start():
            parts.append(dataclasses.replace(last, text=last.text[: found.start()]))
            break
    return taken


def _split(part: Inline, pattern: re.Pattern[str]) -> list[Run] | None:
    """Return the punctuation at the front of a run and what is left of it, None if there is none."""
    found = pattern.match(part.text) if isinstance(part, Run) else None
    if found is None or not isinstance(part, Run):
        return None
    split = [dataclasses.replace(part, text=found[0], mark="")]
    rest = part.text[found.end() :]
    return [*split, dataclasses.replace(part, text=rest)] if rest else split
