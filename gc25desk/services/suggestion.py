"""Paragraphs suggested for a narrative, from the words of the catalogue and of this desk; nothing is written.

What is read of the desk is gathered once and again when it has changed; asking is then a matter of
memory alone, so that a window may ask on any thread while somebody types.
"""

import dataclasses
import functools
import threading
from collections.abc import Iterable

from gc25desk.domain.access import READ, Act
from gc25desk.domain.official_text import OfficialText
from gc25desk.domain.suggestion import passages
from gc25desk.domain.suggestion.concepts import languages as spoken
from gc25desk.domain.suggestion.index import Index, build
from gc25desk.domain.suggestion.learned import Example, Learned, learn
from gc25desk.domain.suggestion.ranking import Suggestion
from gc25desk.domain.suggestion.ranking import suggest as ranked
from gc25desk.domain.suggestion.reading import language_of
from gc25desk.domain.suggestion.synonyms import Synonym, as_json, checked, from_json
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import about, tagged, texts
from gc25desk.store.session import Reader
from gc25desk.store.tagged import TaggedText

NOUN = "synonyms"
LIMIT = 5
_NEWEST = 1_000  # tagged records of each noun that are learned from
_TEXTS = {"complaint": ("subject", "narrative"), "evidence": ("title", "summary")}


@dataclasses.dataclass(frozen=True)
class Gathered:
    """What a desk knows beyond the catalogue; the stamp is another when any of it has changed."""

    stamp: tuple[int | str, ...] = ()
    texts: tuple[tuple[str, OfficialText], ...] = ()
    tagged: tuple[TaggedText, ...] = ()
    synonyms: tuple[Synonym, ...] = ()


class Suggester:
    """Everything that is known, weighed language by language as it is asked for, on any thread."""

    def __init__(self, known: Gathered) -> None:
        """Take what a desk knows; it is weighed when the first text comes, which takes about a second."""
        self._known = known
        self._weighing = threading.Lock()
        self._indexes: dict[str, Index] = {}
        self._learned: Learned | None = None

    @property
    def stamp(self) -> tuple[int | str, ...]:
        """What was read; another one when anything of it has changed on the desk since."""
        return self._known.stamp

    def suggest(self, text: str, limit: int = LIMIT) -> list[Suggestion]:
        """Return the paragraphs a text may be about, best first; none for a text without known words."""
        language = language_of(text, spoken())
        with self._weighing:
            if self._learned is None:
                self._learned = learn(_examples(self._known.tagged), spoken())
            if language not in self._indexes:
                self._indexes[language] = _index(language, self._known)
        return ranked(self._indexes[language], text, limit, self._learned)


def suggest(desk: Desk | None, text: str, limit: int = LIMIT) -> list[Suggestion]:
    """Return the paragraphs a text may be about, from the catalogue and, with a desk, its own words."""
    return (_CATALOGUE if desk is None else known(desk)).suggest(text, limit)


@needs(Act.READ_TEXT)
def known(desk: Desk) -> Suggester:
    """Read what the desk knows, or return what was read before when nothing has changed since.

    What a role may not read it does not learn from.
    """
    with desk.store.reading() as reader:
        nouns = [noun for noun in _TEXTS if desk.may(READ[noun])]
        own = about.value(reader, NOUN)
        stamp = (*nouns, own, *tagged.fingerprint(reader))
        before = desk.suggesting
        if isinstance(before, Suggester) and before.stamp == stamp:
            return before
        fresh = Suggester(_read(reader, stamp, nouns, own))
    desk.suggesting = fresh
    return fresh


def _read(reader: Reader, stamp: tuple[int | str, ...], nouns: Iterable[str], own: str) -> Gathered:
    return Gathered(
        stamp,
        tuple((language, texts.load(reader, language)) for language in texts.languages(reader)),
        tuple(found for noun in nouns for found in tagged.newest(reader, noun, _TEXTS[noun], _NEWEST)),
        from_json(own),
    )


def _index(language: str, known: Gathered) -> Index:
    copy = dict(known.texts).get(language)
    if copy is None and not known.synonyms:
        return _shipped(language)
    official = () if copy is None else tuple(passages.official(copy, language))
    return build(language, (*passages.shipped(language), *official), known.synonyms)


@functools.cache
def _shipped(language: str) -> Index:
    return build(language, passages.shipped(language))


_CATALOGUE = Suggester(Gathered())


def _examples(found: Iterable[TaggedText]) -> list[Example]:
    whole: dict[str, tuple[str, list[int]]] = {}
    examples = []
    for one in found:
        whole.setdefault(one.record, (one.text, []))[1].append(one.paragraph)
        if one.passage:
            examples.append(Example(one.passage, (one.paragraph,)))
    return [*examples, *(Example(text, tuple(numbers)) for text, numbers in whole.values())]


@needs(Act.READ_TEXT)
def synonyms(desk: Desk) -> tuple[Synonym, ...]:
    """Return the words of the institution."""
    with desk.store.reading() as reader:
        return from_json(about.value(reader, NOUN))


@needs(Act.IMPORT_TEXT)
def put_synonyms(desk: Desk, given: Iterable[Synonym]) -> Changes:
    """Keep the words of the institution in place of those before; raises InvalidInput."""
    ready = checked(given)
    with desk.store.writing() as writer:
        before = from_json(about.value(writer, NOUN))
        about.put(writer, NOUN, as_json(ready))
        writer.journal(NOUN, "", "update", {"words": [len(before), len(ready)]})
    return Changes(frozenset({NOUN}))
