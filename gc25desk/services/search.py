"""Search over everything on the desk."""

import dataclasses
from typing import Any

from gc25desk.domain.access import READ, Act
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.text import folded, search_terms
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import records, texts
from gc25desk.store import search as index

TITLES = {"complaint": "subject", "evidence": "title"}
_AROUND = 60


@dataclasses.dataclass(frozen=True)
class Hit:
    """One record that holds the words, with the piece of text around the first of them.

    For a paragraph of the official text the noun is ``paragraph`` and the identifier its number.
    """

    noun: str
    id: str
    reference: str
    title: str
    snippet: str


@needs(Act.READ_TEXT)
def search(desk: Desk, words: str, limit: int = 50) -> list[Hit]:
    """Return the best matches over the official text and what the person may read, best first."""
    hits: list[Hit] = []
    with desk.store.reading() as reader:
        found = index.find(reader, words, limit)
        held = {
            (noun, record.id): record
            for noun in TITLES
            if desk.may(READ[noun])
            for record in records.load_many(reader, noun, [f.record for f in found if f.noun == noun])
        }
        paragraphs = {
            language: texts.load(reader, language)
            for language in {f.record.partition(":")[0] for f in found if f.noun == texts.NOUN}
        }
    for item in found:
        if item.noun == texts.NOUN:
            language, _colon, number = item.record.partition(":")
            paragraph = paragraphs[language].paragraph(int(number))
            if paragraph is not None:
                hits.append(_paragraph_hit(paragraph, words))
        elif (item.noun, item.record) in held:
            hits.append(_record_hit(item.noun, held[item.noun, item.record], words))
    return hits


def _paragraph_hit(paragraph: TextParagraph, words: str) -> Hit:
    number = paragraph.number
    title = catalogue().paragraph(number).title
    return Hit(texts.NOUN, str(number), f"GC25 §{number}", title, snippet(paragraph.text, words))


def _record_hit(noun: str, record: Any, words: str) -> Hit:
    title = TITLES[noun]
    body = index.body_of(record, leaving_out=("reference", title))
    return Hit(noun, record.id, record.reference, getattr(record, title), snippet(body, words))


def snippet(text: str, words: str) -> str:
    """Return the piece of a text around the first word looked for, on one line."""
    flat = " ".join(text.split())
    spellings = [spelling for term in search_terms(words) for spelling in term]
    at = _first(flat, spellings)
    start = 0 if at <= _AROUND else flat.rfind(" ", 0, at - _AROUND) + 1
    end = min(len(flat), at + 2 * _AROUND)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")


def _first(flat: str, spellings: list[str]) -> int:
    at = 0
    for word in flat.split(" "):
        if any(folded(word).startswith(spelling.split(" ")[0]) for spelling in spellings):
            return at
        at += len(word) + 1
    return 0
