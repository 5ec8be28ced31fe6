"""References to paragraphs of general comment No. 25, and tags that join a record to one.

A general comment has paragraphs; articles belong to the Convention. People write the one and mean
the other, so a reference to an article is refused with a sentence rather than guessed at.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    CodeList,
    Kind,
    Sensitivity,
    code_list,
    declared,
)
from gc25desk.domain.official_text import PARAGRAPHS
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _


class Stance(StrEnum):
    """What a record says about a paragraph."""

    GAP = "gap"
    PARTIAL = "partial"
    PROGRESS = "progress"
    CONTEXT = "context"
    ALLEGED_VIOLATION = "alleged_violation"


EVIDENCE_STANCES = code_list(
    "evidence_stance",
    (Stance.GAP.value, N_("Gap")),
    (Stance.PARTIAL.value, N_("Partly met")),
    (Stance.PROGRESS.value, N_("Progress")),
    (Stance.CONTEXT.value, N_("Context")),
)
COMPLAINT_STANCES = code_list(
    "complaint_stance",
    (Stance.ALLEGED_VIOLATION.value, N_("Alleged violation")),
    (Stance.CONTEXT.value, N_("Context")),
)
STANCES = CodeList("stance", (*EVIDENCE_STANCES.choices, COMPLAINT_STANCES.choices[0]))


@dataclass(frozen=True)
class Tag:
    """The join of a record to one paragraph, with what the record says about it."""

    paragraph: int = declared(
        N_("Paragraph"),
        help=N_("Number of the paragraph of general comment No. 25, from 1 to 125."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        required=True,
        lowest=1,
        highest=PARAGRAPHS,
    )
    stance: str = declared(
        N_("Stance"),
        help=N_("What the record says about the paragraph. A tag without a stance is not counted."),
        kind=Kind.CHOICE,
        choices=STANCES,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
    )
    primary: bool = declared(
        N_("Main paragraph"),
        help=N_("Whether this is the paragraph the record is mainly about."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
    )
    passage: str = declared(
        N_("Passage"),
        help=N_("The words of the record that the tag rests on."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        searched=True,
    )
    note: str = declared(
        N_("Note"),
        help=N_("Why the tag was given, for colleagues."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        searched=True,
    )
    tagged_by: str = declared(
        N_("Tagged by"),
        help=N_("Who gave the tag."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    tagged_at: dt.datetime | None = declared(
        N_("Tagged"),
        help=N_("When the tag was given."),
        kind=Kind.MOMENT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )


def counts(tag: Tag) -> bool:
    """Tell whether a tag is counted: it names a paragraph and says something about it."""
    return bool(tag.paragraph and tag.stance)


# References -----------------------------------------------------------------------------------

_LONGEST = 2_000
_DOCUMENT = re.compile(
    r"(?:the\s+)?(?:crc[\s/]*c[\s/]*gc[\s/]*25|(?:crc\s+)?gc\s*-?(?:no\.?\s*)?25"
    r"|(?:crc\s+)?general\s+comment\s+(?:no\.?\s*)?25)(?!\d)(?:\s*\(2021\))?(?:\s*[/-](?=\s*\d))?"
    r"|\bthe general comment\b",
)
_OTHER_DOCUMENT = re.compile(r"\b(?:gc|general\s+comment)\s*-?(?:no\.?\s*)?\d+|\bcrc/c/\S+")
_ARTICLE = re.compile(r"\b(?:arts?|articles?|artículos?|статья|ст|المادة|مادة)(?=\W|\d|$)")
_WORD = re.compile(r"(?:\b(?:paragraphs?|paras?|pars?)(?=\W|\d|$)\.?|[§¶№]|\bnos?\.)\s*")
_CONNECT = re.compile(r"\s*(?:[,;،؛、&+]|\band\b)\s*")
_RANGE = re.compile(r"(\d{1,9})\s*(?:-|to|until)\s*(\d{1,9})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def parse_references(text: str) -> tuple[int, ...]:
    """Return the paragraph numbers a reference names, in order and each once.

    Reads ``54``, ``para 54``, ``GC25 §54``, ``paras. 80-83`` (hyphen, dashes, "to") and
    ``44, 46 and 48``, mixed, in any decimal digits. Raises InvalidInput, with the reason, for a
    number outside 1 to 125, a range that runs backwards, an article, another document, or words.
    """
    rest = _without_document(" ".join(text[: _LONGEST + 1].casefold().translate(_DASHES).split()))
    if len(text) > _LONGEST:
        raise _refused(_("This reference is too long."))
    rest = _WORD.sub(" ", rest).strip(" .,;:()[]")
    if not rest:
        raise _refused(_("No paragraph number was given."))
    numbers: set[int] = set()
    for item in filter(None, _CONNECT.split(rest)):
        numbers.update(_item(item.strip(" .:()[]")))
    return tuple(sorted(numbers))


def numbers_in(text: str) -> tuple[int, ...]:
    """Return the paragraph numbers of a field that may be empty; errors as :func:`parse_references`."""
    return parse_references(text) if text.strip() else ()


def check_references(text: str, key: str) -> None:
    """Raise InvalidInput, naming the field ``key``, if its text names no paragraphs as people write them."""
    try:
        numbers_in(text)
    except InvalidInput as wrong:
        raise InvalidInput(wrong.what, wrong.next_step, key) from None


def _without_document(text: str) -> str:
    """Take the name of the general comment away; refuse what names something else."""
    rest = _DOCUMENT.sub(" ", text)
    rest = re.sub(r"\b(?:of|in)\s*(?:the\s*)?(?=$|[\s,.;:])", " ", rest)
    if _ARTICLE.search(rest):
        raise InvalidInput(
            _("A general comment has paragraphs; articles belong to the Convention."),
            _("If you mean a paragraph of general comment No. 25, write “para 54”."),
        )
    if _OTHER_DOCUMENT.search(rest):
        raise _refused(_("This names another document, not general comment No. 25."))
    return rest


def _item(item: str) -> range:
    """Return the numbers of one part between commas."""
    span = _RANGE.fullmatch(item)
    if span:
        first, last = int(span[1]), int(span[2])
    elif re.fullmatch(r"\d{1,9}", item):
        first = last = int(item)
    else:
        raise _refused(_("“{part}” is not a paragraph number.").format(part=_shown(item)))
    for number in (first, last):
        _check(number)
    if last < first:
        raise _refused(_("The range {first}–{last} runs backwards.").format(first=first, last=last))
    return range(first, last + 1)


def _check(number: int) -> None:
    if not 1 <= number <= PARAGRAPHS:
        raise InvalidInput(
            _("There is no paragraph {number}.").format(number=number),
            _("General comment No. 25 has paragraphs 1 to {last}.").format(last=PARAGRAPHS),
        )


def _refused(what: str) -> InvalidInput:
    return InvalidInput(
        what, _("Write numbers from 1 to 125, such as “54”, “paras. 80-83” or “44, 46 and 48”.")
    )


def _shown(item: str) -> str:
    """Return a short, printable form of what was typed."""
    kept = "".join(c for c in item if c.isprintable())
    return kept if len(kept) <= 40 else kept[:39] + "…"
