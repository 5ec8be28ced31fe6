"""Why a file is not taken for general comment No. 25, said by what it seems to be instead."""

import re
from itertools import pairwise

from gc25desk.domain.official_text import PARAGRAPHS
from gc25desk.domain.recognition.account import foreign
from gc25desk.domain.recognition.by_likeness import ByLikeness
from gc25desk.domain.recognition.by_number import chain, events
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _

_SUBJECT = re.compile(r"digital\s+environment|CRC\s?/\s?C\s?/\s?GC\s?/\s?25", re.IGNORECASE)
_DRAFT = re.compile(r"\bdraft\b|\b202x\b|\(20xx\)", re.IGNORECASE)
_OTHER = re.compile(
    r"CRC\s?/\s?C\s?/\s?GC\s?/\s?(\d{1,2})\b|general\s+(?:comment|recommendation)\s+no\.?\s*(\d{1,2})\b",
    re.IGNORECASE,
)
_HEAD = 3_000
_PARAGRAPH_WORDS = 25
_FEW = 3
_FOREIGN_SHARE = 0.2
_ALIKE = 0.6


def is_other_version(result: ByLikeness, text: str) -> bool:
    """Tell whether a text is a draft or a rewriting: numbered paragraphs that are not of the adopted text.

    A copy whose paragraphs are the adopted ones under other numbers is no other version.
    """
    if len(result.found) >= _FEW:
        alike = sum(item.region.likeness for item in result.found) / len(result.found)
        if alike < _ALIKE:
            return True
    foreign = foreign_paragraphs(result, text)
    return foreign >= _FEW and foreign > _FOREIGN_SHARE * (foreign + len(result.found))


def is_mostly_other(result: ByLikeness) -> bool:
    """Tell whether more words belong to no paragraph than belong to one."""
    words = sum(len(item.paragraph.text.split()) for item in result.found)
    return foreign(result) > words


def foreign_paragraphs(result: ByLikeness, text: str) -> int:
    """Count the numbered paragraphs of a copy that are none of the known text."""
    pieces = [raw for _number, raw in result.left_out] if result.found else [text]
    return sum(_numbered(raw) for raw in pieces)


def _numbered(raw: str) -> int:
    starts = [*(event.end for event in events(raw, 999)), len(raw)]
    return sum(len(raw[start:end].split()) >= _PARAGRAPH_WORDS for start, end in pairwise(starts))


def refusal(text: str, result: ByLikeness) -> InvalidInput:
    """Return the error for a text that is not the adopted general comment, saying what it seems to be."""
    return InvalidInput(_seems(text, result), _next_step(text))


def _next_step(text: str) -> str:
    told = _(
        "Choose a copy of general comment No. 25 as adopted in 2021, symbol CRC/C/GC/25. "
        "Nothing was imported and nothing was changed."
    )
    if len(chain(events(text, PARAGRAPHS))) == PARAGRAPHS:
        told = _("If it is a translation, choose its language and import it again.") + " " + told
    return told


def _seems(text: str, result: ByLikeness) -> str:
    head = text[:_HEAD]
    numbered = foreign_paragraphs(result, text)
    other = next((m[1] or m[2] for m in _OTHER.finditer(head) if (m[1] or m[2]) != "25"), "")
    own = any((m[1] or m[2]) == "25" for m in _OTHER.finditer(head))
    if result.found and is_mostly_other(result) and not is_other_version(result, text):
        return _("This file quotes general comment No. 25 but is mostly another document.")
    if (own or _SUBJECT.search(text)) and (result.found or numbered >= _FEW):
        return _draft(head)
    if other and not own:
        return _("This file seems to be general comment No. {number}, not No. 25.").format(number=other)
    if numbered >= _FEW:
        return _("This file seems to be another document with numbered paragraphs.")
    return _("Nothing in this file reads like general comment No. 25.")


def _draft(head: str) -> str:
    if _DRAFT.search(head):
        return _("This file is a draft of the general comment: its paragraphs differ from the adopted text.")
    return _(
        "This file is about the digital environment but its paragraphs are not those of the adopted text: "
        "it seems to be an earlier draft or another version."
    )
