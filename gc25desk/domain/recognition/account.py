"""The plain account of what a copy lacks or changes, and when it is another document altogether."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gc25desk.domain.recognition.by_likeness import ByLikeness, Found
from gc25desk.domain.recognition.fingerprint import Fingerprints
from gc25desk.domain.recognition.letters import letters
from gc25desk.domain.recognition.numbers import listed
from gc25desk.domain.recognition.outline import Outline
from gc25desk.i18n import _, ngettext

_LONGEST_HEADING = 25  # words, a chapter's and a section's together
_LONG_BETWEEN = 4  # words between two paragraphs that are worth a sentence
_LONG_OUTSIDE = 60  # words: the masthead before and the menus behind may be as long as this
_FEW_CHAPTERS = 3
_OFTEN = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOSE = 0.97  # of a paragraph's letters: less is a piece missing, not a word


def account(result: ByLikeness, outline: Outline, known: Fingerprints, *, earlier: bool) -> list[str]:
    """Return what the user should know about a copy, one sentence each, the gravest first."""
    return [
        *_missing([f.paragraph.number for f in result.found], outline, earlier=earlier),
        *_cut(result.found, known),
        *_changed(result.found, known),
        *_twice(result),
        *_numbering(result.found),
        *_order(result.found),
        *_footnotes(result, known),
        *_left_out(result, outline),
    ]


def missing(numbers: Sequence[int], outline: Outline, *, earlier: bool) -> list[str]:
    """Return the sentence about paragraphs that a copy lacks, if it lacks any."""
    return _missing(numbers, outline, earlier=earlier)


def _missing(numbers: Sequence[int], outline: Outline, *, earlier: bool) -> list[str]:
    absent = [
        n for part in outline.chapters for n in range(part.first, part.last + 1) if n not in set(numbers)
    ]
    if not absent:
        return []
    told = ngettext(
        "Paragraph {list} is missing from this copy.",
        "Paragraphs {list} are missing from this copy.",
        len(absent),
    ).format(list=listed(absent))
    chapters = [p.label for p in outline.chapters if any(p.first <= n <= p.last for n in numbers)]
    if 0 < len(chapters) <= _FEW_CHAPTERS:
        told = _("This copy holds text of {chapters} only.").format(chapters=_chapters(chapters)) + " " + told
    if earlier:
        told += " " + _("What was imported before for them stays as it is.")
    return [told]


def _chapters(labels: Sequence[str]) -> str:
    return ngettext("chapter {list}", "chapters {list}", len(labels)).format(list=", ".join(labels))


def _cut(found: Sequence[Found], known: Fingerprints) -> list[str]:
    sentences = []
    for item in found:
        whole = known.paragraphs[item.paragraph.number]
        if item.exact or item.letters >= whole.letters * _CLOSE:
            continue
        words = {
            "number": item.paragraph.number,
            "here": len(item.paragraph.text.split()),
            "there": whole.words,
        }
        sentences.append(_cut_sentence(item).format(**words))
    return sentences


def _cut_sentence(item: Found) -> str:
    if item.region.start_sure and not item.region.end_sure:
        return _("Paragraph {number} ends early: {here} words instead of {there}.")
    if item.region.end_sure and not item.region.start_sure:
        return _("Paragraph {number} begins late: {here} words instead of {there}.")
    return _("Paragraph {number} is shorter than the adopted text: {here} words instead of {there}.")


def _changed(found: Sequence[Found], known: Fingerprints) -> list[str]:
    longer, changed = [], []
    for item in found:
        share = item.letters / known.paragraphs[item.paragraph.number].letters
        if share > 2 - _CLOSE:
            longer.append(item.paragraph.number)
        elif share >= _CLOSE and not item.exact:
            changed.append(item.paragraph.number)
    sentences = []
    if longer:
        sentences.append(
            ngettext(
                "Paragraph {list} is longer than the adopted text.",
                "Paragraphs {list} are longer than the adopted text.",
                len(longer),
            ).format(list=listed(longer))
        )
    if changed:
        sentences.append(
            ngettext(
                "The wording of paragraph {list} differs from the adopted text.",
                "The wording of paragraphs {list} differs from the adopted text.",
                len(changed),
            ).format(list=listed(changed))
        )
    return sentences


def _twice(result: ByLikeness) -> list[str]:
    if not result.twice:
        return []
    return [
        ngettext(
            "Paragraph {list} stands in this copy more than once; the most complete one was kept.",
            "Paragraphs {list} stand in this copy more than once; the most complete ones were kept.",
            len(result.twice),
        ).format(list=listed(result.twice))
    ]


def _numbering(found: Sequence[Found]) -> list[str]:
    other = [f for f in found if f.printed is not None and f.printed != f.paragraph.number]
    if not other:
        return []
    return [
        _(
            "This copy has other numbers than the adopted text: what it numbers {printed} is paragraph "
            "{number}. The paragraphs were recognised by their words and carry the official numbers ({list})."
        ).format(
            printed=other[0].printed,
            number=other[0].paragraph.number,
            list=listed(f.paragraph.number for f in other),
        )
    ]


def _order(found: Sequence[Found]) -> list[str]:
    numbers = [f.paragraph.number for f in found]
    moved = [after for before, after in pairwise(numbers) if after < before]
    if not moved:
        return []
    return [
        ngettext(
            "Paragraph {list} did not stand in its order and was put back.",
            "Paragraphs {list} did not stand in their order and were put back.",
            len(moved),
        ).format(list=listed(moved))
    ]


def lost_notes(result: ByLikeness, known: Fingerprints) -> list[int]:
    """Return the footnotes of the paragraphs found that the copy has lost."""
    kept = {note.number for item in result.found for note in item.paragraph.footnotes}
    expected = (n.number for f in result.found for n in known.paragraphs[f.paragraph.number].notes)
    return [number for number in expected if number not in kept]


def _footnotes(result: ByLikeness, known: Fingerprints) -> list[str]:
    sentences = []
    lost = lost_notes(result, known)
    if lost:
        sentences.append(
            ngettext(
                "{count} footnote is lost in this copy: number {list}.",
                "{count} footnotes are lost in this copy: numbers {list}.",
                len(lost),
            ).format(count=len(lost), list=listed(lost))
        )
    placed = [number for item in result.found for number in item.placed]
    if placed:
        sentences.append(
            ngettext(
                "{count} footnote has no mark in this copy; it stands where the adopted text has it: "
                "number {list}.",
                "{count} footnotes have no mark in this copy; they stand where the adopted text has them: "
                "numbers {list}.",
                len(placed),
            ).format(count=len(placed), list=listed(placed))
        )
    if result.foreign_notes:
        sentences.append(
            ngettext(
                "{count} note that is not part of the adopted text was left out.",
                "{count} notes that are not part of the adopted text were left out.",
                result.foreign_notes,
            ).format(count=result.foreign_notes)
        )
    return sentences


def _left_out(result: ByLikeness, outline: Outline) -> list[str]:
    sentences = []
    for number, words in _residue(result, outline):
        if number:
            told = _("Before paragraph {number}, {count} words that are not part of the text were left out.")
        else:
            told = _("Behind the last paragraph, {count} words that are not part of the text were left out.")
        sentences.append(told.format(number=number, count=words))
    for number, raw in result.intruders:
        words = _count(raw)
        if words:
            told = ngettext(
                "Inside paragraph {number}, {count} word on a line of its own was left out.",
                "Inside paragraph {number}, {count} words on lines of their own were left out.",
                words,
            )
            sentences.append(told.format(number=number, count=words))
    return sentences


def _residue(result: ByLikeness, outline: Outline) -> list[tuple[int, int]]:
    """Return where words of some number belong to no paragraph, to no heading and to no page's header."""
    found: list[tuple[int, int, str]] = []
    for at, (number, raw) in enumerate(result.left_out):
        outside = at in (0, len(result.left_out) - 1)
        rest = raw if outside else _before_heading(raw, number, outline)
        count = _count(rest)
        if count >= (_LONG_OUTSIDE if outside else _LONG_BETWEEN):
            found.append((number, count, letters(rest).folded))
    often = Counter(words for _number, _count, words in found)
    return [(number, count) for number, count, words in found if often[words] < _OFTEN]


def _before_heading(raw: str, number: int, outline: Outline) -> str:
    """Return the part of a piece that stands before the headings of the paragraph that follows."""
    for label in outline.headings_before(number):
        heading = re.search(rf"(?:^|(?<=\s))[*#\s\d.]*{label} ?[.:)–-] ?\S", raw)
        if heading and _count(raw[heading.start() :]) < _LONGEST_HEADING:
            return raw[: heading.start()]
    return raw if _count(raw) >= _LONGEST_HEADING or not outline.headings_before(number) else ""


def _count(raw: str) -> int:
    return len(_WORD.findall(raw))


def foreign(result: ByLikeness) -> int:
    """Return how many words of the copy stand in longer pieces that belong to no paragraph."""
    counts = (_count(raw) for _number, raw in result.left_out)
    return sum(count for count in counts if count >= _LONGEST_HEADING)
