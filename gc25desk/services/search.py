"""Search over everything on the desk."""

import dataclasses
import functools
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain.access import READ, Act
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.field import field_of
from gc25desk.domain.identity_index import Likely
from gc25desk.domain.nouns import KINDS, NOUNS, title_of
from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.text import folded, search_terms
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.known import texts_of
from gc25desk.store import binned, records, texts
from gc25desk.store import search as index

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
    """Return the best matches over complaints, evidence and the official text, best first.

    Who may see identities finds records by the people in them too; such a search is journalled. Of what a
    role may not read there is no match.
    """
    named = {(likely.noun, likely.record): likely for likely in desk.known.find(words, limit)}
    readable = [noun for noun in KINDS if desk.may(READ[noun])]
    with desk.store.reading() as reader:
        found = index.find(reader, words, limit)
        away = {(place.noun, place.record) for place in binned.load(reader)}
        held = {
            (noun, record.id): record
            for noun in readable
            for record in records.load_many(reader, noun, _ids(noun, found, named))
            if (noun, record.id) not in away
        }
        paragraphs = {
            language: texts.load(reader, language)
            for language in {f.record.partition(":")[0] for f in found if f.noun == texts.NOUN}
        }
    hits = [_person_hit(held[place], likely) for place, likely in named.items() if place in held]
    for item in found:
        if item.noun == texts.NOUN:
            language, _colon, number = item.record.partition(":")
            paragraph = paragraphs[language].paragraph(int(number))
            if paragraph is not None:
                hits.append(_paragraph_hit(paragraph, words))
        elif (item.noun, item.record) in held and (item.noun, item.record) not in named:
            hits.append(_record_hit(item.noun, held[item.noun, item.record], words))
    return hits[:limit]


def _ids(noun: str, found: Sequence[index.Found], named: Iterable[tuple[str, str]]) -> list[str]:
    ids = [item.record for item in found if item.noun == noun]
    return list(dict.fromkeys([*ids, *(record for of, record in named if of == noun)]))


def _person_hit(record: Any, likely: Likely) -> Hit:
    """Return a record found by a person in it, with the name or contact that was found."""
    words = f"{label_of(type(record), likely.key)}: {', '.join(texts_of(record)[likely.key])}"
    title = title_of(likely.noun, record)
    return Hit(likely.noun, record.id, record.reference, title, " ".join(words.split()))


def label_of(kind: type[Any], key: str) -> str:
    """Return the label of a field, or of a field of a part as ``children.name``, in the language in use."""
    owner, _dot, part = key.partition(".")
    field = field_of(kind, owner)
    return field_of(field.record, part).shown_label() if part and field.record else field.shown_label()


def _paragraph_hit(paragraph: TextParagraph, words: str) -> Hit:
    number = paragraph.number
    title = catalogue().paragraph(number).title
    return Hit(texts.NOUN, str(number), f"GC25 §{number}", title, snippet(paragraph.text, words))


def _record_hit(noun: str, record: Any, words: str) -> Hit:
    body = index.body_of(record, leaving_out=("reference", NOUNS[noun].title))
    return Hit(noun, record.id, record.reference, title_of(noun, record), snippet(body, words))


def snippet(text: str, words: str) -> str:
    """Return the piece of a text around the first word looked for, on one line."""
    flat = " ".join(text.split())
    spellings = [spelling for term in search_terms(words) for spelling in term]
    at = _first(flat, spellings)
    start = 0 if at <= _AROUND else flat.rfind(" ", 0, at - _AROUND) + 1
    end = min(len(flat), at + 2 * _AROUND)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")


def _first(flat: str, spellings: list[str]) -> int:
    beginnings = tuple(spelling.split(" ")[0] for spelling in spellings)
    # A long text has far fewer different words than words.
    begins = functools.cache(lambda word: folded(word).startswith(beginnings))
    at = 0
    for word in flat.split(" "):
        if begins(word):
            return at
        at += len(word) + 1
    return 0
