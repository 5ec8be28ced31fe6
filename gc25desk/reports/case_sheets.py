"""Sheets of complaints, a page for each: what is needed on the way to a meeting, for the institution alone.

A page holds what fits on it: long values are cut, and so is what happened, with a word that the rest
stands on the desk.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gc25desk.domain import codes
from gc25desk.domain.case_sheet import CaseSheet, cut_words, narrative_label
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Profile, field_of
from gc25desk.i18n import _, speaking
from gc25desk.reports.case_words import CaseWords
from gc25desk.reports.content import plain
from gc25desk.reports.model import (
    Block,
    Classification,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
)
from gc25desk.reports.words import Words

_KEYS = (
    "status", "urgency", "date_received", "date_due", "assigned", "route_of_entry", "complainant_relation",
    "complainant_name", "complainant_contact", "respondent", "respondent_type", "platform", "harm",
    "date_of_event", "ground", "sent_to", "closure_reason",
)  # fmt: skip
_LONGEST_VALUE = 150  # letters of the usual width: two lines of the table
_LETTERS_A_LINE = 84
_LINES = 37  # of running text on a page below the heading, without the table
_ROW = 1.35  # lines of running text that one line of a row takes
_ROW_LETTERS = 66


def sheet(complaint: Complaint, words: CaseWords) -> CaseSheet:
    """Return the sheet of a complaint in the language in use."""
    lines = [
        (field.shown_label(), shortened(shown))
        for field, shown in words.filled(complaint, [field_of(Complaint, key) for key in _KEYS])
    ]
    lines += [pair for pair in _further(complaint, words) if pair[1]]
    taken = sum(_ROW * -(-_wide(value) // _ROW_LETTERS) for _label, value in lines)
    room = int((_LINES - taken) * _LETTERS_A_LINE)
    told, is_cut = _fitting(complaint.narrative, max(room, 3 * _LETTERS_A_LINE))
    return CaseSheet(complaint.reference, shortened(complaint.subject), tuple(lines), told, is_cut)


def _further(complaint: Complaint, words: CaseWords) -> Iterator[tuple[str, str]]:
    children = complaint.children_in_all or len(complaint.children)
    yield field_of(Complaint, "children").shown_label(), words.words.number(children) if children else ""
    numbers = ", ".join(str(number) for number in sorted(tag.paragraph for tag in complaint.tags))
    yield field_of(Complaint, "tags").shown_label(), shortened(numbers)
    last = complaint.steps[-1] if complaint.steps else None
    if last is not None and last.on is not None:
        day = words.words.short_date(last.on)
        told = f"{day}: {codes.STATUSES.label(last.stage)}"
        yield _("Last step"), shortened(" – ".join(filter(None, (told, last.note))))
    referred = ", ".join(one.body or words.known.get(one.party, "") for one in complaint.referrals)
    yield field_of(Complaint, "referrals").shown_label(), shortened(referred)


def _wide(text: str) -> int:
    """Return about how many letters of the usual width a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def shortened(text: str, most: int = _LONGEST_VALUE) -> str:
    """Return a text on one line, cut with an ellipsis where it is too long for its place."""
    line = " ".join(text.split())
    fits = _within(line, most)
    return line if fits == len(line) else f"{line[: max(fits - 1, 0)].rstrip()}…"


def _within(text: str, most: int) -> int:
    """Return how many letters of a text fit into a width; a line break fills its line."""
    used = 0
    for place, letter in enumerate(text):
        used += _LETTERS_A_LINE - used % _LETTERS_A_LINE if letter == "\n" else _wide(letter)
        if used > most:
            return place
    return len(text)


def _fitting(text: str, most: int) -> tuple[str, bool]:
    told = "\n".join(filter(None, (line.strip() for line in text.split("\n"))))
    fits = _within(told, most)
    return (told, False) if fits == len(told) else (f"{told[:fits].rstrip()}…", True)


def sheets(complaints: Iterable[Complaint], language: str, known: Mapping[str, str]) -> tuple[CaseSheet, ...]:
    """Return the sheets of complaints in a language."""
    with speaking(language):
        words = CaseWords(Words(language), known)
        return tuple(sheet(one, words) for one in complaints)


def case_sheets(
    found: Sequence[CaseSheet], institution: str, state_party: str, date: dt.date, language: str
) -> Report:
    """Return sheets as a report without a title page, each on a page of its own."""
    with speaking(language):
        blocks = [block for one in found for block in (PageBreak(), *_blocks(one))]
        return Report(
            title=_("Case sheets"),
            institution=institution,
            state_party=state_party,
            date=date,
            classification=Classification.PERSONAL,
            profile=Profile.INTERNAL,
            blocks=tuple(blocks[1:]),
            language=language,
            cover=False,
        )


def _blocks(one: CaseSheet) -> Iterator[Block]:
    yield Heading(one.title(), level=2, numbered=False)
    if one.lines:
        columns = (Column(_("Field"), width=26.0), Column(_("Recorded"), width=64.0))
        rows = tuple(Row(line) for line in one.lines)
        yield Table(_("In brief"), columns, rows, description=one.reference)
    if one.narrative:
        yield Paragraph((Run(narrative_label(), bold=True),), leads=True)
        for line in one.narrative.split("\n"):
            yield Paragraph(plain(line))
    if one.is_cut:
        yield Paragraph((Run(cut_words(), italic=True),))
