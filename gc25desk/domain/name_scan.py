"""A scan of finished text for the names, handles, numbers and addresses of the people on the desk.

The last guard before a file leaves (GC25 para 57): whatever rule let a name into a draft, it is found here
and shown in its sentence. What is surely a person of the desk is told apart from a single word that may be
one, because first names are words too and a reader must decide.
"""

import dataclasses
import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gc25desk.domain.naming.contacts import Contact, contacts_of, meet
from gc25desk.domain.naming.readings import readings, unaccented
from gc25desk.domain.naming.words import words_of
from gc25desk.domain.text import folded
from gc25desk.stopping import go_on

_SHORTEST_WORD = 4  # letters of a single word that is looked for by itself
_SURE_CONTACT = 0.9
_LONGEST_SHOWN = 300
_SENTENCE = re.compile(r"(?<=\w\w\.)\s+|(?<=[!?…。؟])\s+|\n+")  # an initial ends no sentence
_GAP = 1  # words of a name may have so many others between them: a second name, an initial


@dataclasses.dataclass(frozen=True)
class Known:
    """One identity value of a record: the field's key, such as ``children.name``, and its text."""

    noun: str
    record: str
    key: str
    text: str


@dataclasses.dataclass(frozen=True)
class Found:
    """A person of the desk in a text: the words that were found, the sentence, and how surely."""

    known: Known
    words: str
    sentence: str
    sure: bool


class Scanner:
    """Looks through texts for the identity values of a desk; built once for one export."""

    def __init__(self, known: Iterable[Known], ordinary: Collection[str] = ()) -> None:
        """Take the identity values; ``ordinary`` words, folded, are no names by themselves."""
        self._ordinary = frozenset(ordinary)
        self._names: dict[str, list[tuple[tuple[frozenset[str], ...], Known]]] = {}
        self._contacts: dict[str, list[tuple[Contact, Known]]] = {}
        self._whole: dict[str, list[tuple[str, Known]]] = {}
        for one in known:
            self._add(one)

    def find(self, text: str) -> list[Found]:
        """Return every person found in a text, the sure ones first; each person once a sentence."""
        found: dict[tuple[str, Known], Found] = {}
        for sentence in filter(None, (part.strip() for part in _SENTENCE.split(text))):
            go_on()
            for one in self._in(sentence):
                kept = found.get((sentence, one.known))
                if kept is None or (one.sure and not kept.sure):
                    found[sentence, one.known] = one
        return sorted(found.values(), key=lambda one: not one.sure)

    def _add(self, one: Known) -> None:
        contacts, rest = contacts_of(one.text)
        for contact in contacts:
            self._contacts.setdefault(contact.sort, []).append((contact, one))
        for way in words_of(rest):
            keys = tuple(_keys(word) for word in way)
            for key in frozenset().union(*keys):
                self._names.setdefault(key, []).append((keys, one))
        whole = folded(one.text)
        if len(whole.split()) > 2:  # an address: its words stand in this order and no other
            self._whole.setdefault(whole.split()[0], []).append((whole, one))

    def _in(self, sentence: str) -> Iterator[Found]:
        shown = sentence[:_LONGEST_SHOWN]
        contacts, rest = contacts_of(sentence)
        for contact in contacts:
            for held, one in self._contacts.get(contact.sort, ()):
                if meet(contact, held) >= _SURE_CONTACT or contact.value == held.value:
                    yield Found(one, contact.value, shown, sure=True)
        flat = f" {folded(sentence)} "
        for word in set(flat.split()):
            for whole, one in self._whole.get(word, ()):
                if f" {whole} " in flat:
                    yield Found(one, whole, shown, sure=True)
        for way in words_of(rest):
            yield from self._names_in(way, rest, shown)

    def _names_in(self, words: Sequence[str], text: str, shown: str) -> Iterator[Found]:
        keys = [_keys(word) for word in words]
        for place, own in enumerate(keys):
            looked_at: set[int] = set()
            for name, one in (held for key in own for held in self._names.get(key, ())):
                if id(name) in looked_at:
                    continue
                looked_at.add(id(name))
                if len(name) > 1 and _stands(name, keys, place):
                    yield Found(one, " ".join(words[place : place + len(name) + _GAP]), shown, sure=True)
                elif self._may_be_a_name(words[place], text):
                    yield Found(one, words[place], shown, sure=False)

    def _may_be_a_name(self, word: str, text: str) -> bool:
        if len(word) < _SHORTEST_WORD or word in self._ordinary or unaccented(word) in self._ordinary:
            return False
        written = _as_written(text).get(word, "")
        # In a script with capitals a name has one; elsewhere the word alone must do.
        return not written or written[:1].isupper() or not written[:1].islower()


@functools.lru_cache(maxsize=65_536)
def _keys(word: str) -> frozenset[str]:
    """Return what a word of a name is compared by: its letters without signs, and its sounds."""
    return frozenset({unaccented(word), *readings(word)})


@functools.lru_cache(maxsize=64)
def _as_written(text: str) -> Mapping[str, str]:
    """Return the words of a text as they are written by their folded form; a capital wins."""
    found: dict[str, str] = {}
    for written in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        for piece in (written, *re.split("[-]", written)):
            for way in words_of(piece):
                for word in way:
                    if not found.get(word, "")[:1].isupper():
                        found[word] = piece
    return found


def _stands(name: Sequence[frozenset[str]], keys: Sequence[frozenset[str]], place: int) -> bool:
    """Tell whether all words of a name stand together around a place, in any order."""
    here = keys[max(0, place - len(name) - _GAP + 1) : place + len(name) + _GAP]
    return all(any(word & other for other in here) for word in name)


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, folded, of texts that name nobody: the catalogue, the institution's name."""
    return frozenset(word for text in texts for way in words_of(text) for word in way)
