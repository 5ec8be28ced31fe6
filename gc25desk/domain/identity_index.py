"""Who is on the desk already: an index of names and contacts that is held in memory only.

Identity values are sealed on the disk, where no query can look into them, and a searchable copy there would
tell which of them are equal. So whoever holds the key builds this index after unlocking, and
:meth:`IdentityIndex.empty` empties it at locking. Every method takes the index's own lock: one thread may
write while others read.
"""

import dataclasses
import heapq
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gc25desk.domain.naming.contact_index import ContactIndex
from gc25desk.domain.naming.contacts import contacts_of
from gc25desk.domain.naming.name_index import NameIndex
from gc25desk.domain.naming.vocabulary import Meaning
from gc25desk.domain.text import folded

_AT_ONCE = 5_000  # entries that are dropped within a few milliseconds


@dataclasses.dataclass(frozen=True)
class Likely:
    """A record that may be about the person asked for, and the field that says so.

    ``score`` runs from 0 to 1. ``why`` is ``same`` (the same words), ``spelling`` (another script or
    spelling, a slip, an initial), ``sounds``, ``begins`` (as far as it is typed), ``phone``, ``handle`` or
    ``address`` (e-mail or web).
    """

    noun: str
    record: str
    key: str
    score: float
    why: str


# Noun, record, key and folded text.
_Held = tuple[str, str, str, str]


class IdentityIndex:
    """Names and contacts of every record, found by what somebody types.

    It is held in plain tuples and dictionaries of texts and numbers. These cannot stand in a cycle, and
    Python knows it: a hundred thousand objects of our own kinds would hold up the window each time it looks
    for cycles, for as long as it takes to look at each of them.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = threading.RLock()
        self._begin()

    def _begin(self) -> None:
        self._names = NameIndex()
        self._contacts = ContactIndex()
        self._held: dict[int, _Held] = {}
        self._by_key: dict[str, dict[int, str]] = {}
        self._of_record: dict[tuple[str, str], tuple[int, ...]] = {}
        self._next = 0

    def empty(self) -> Iterator[None]:
        """Drop everything; nothing of the desk stays behind.

        With the first step nothing is found any more, with each a little of it leaves the memory: half a
        million texts dropped at once would hold up every other thread.
        """
        with self._lock:
            held: list[dict[Any, Any]] = [
                self._held,
                self._of_record,
                *self._by_key.values(),
                *self._names.held(),
                *self._contacts.held(),
            ]
            self._begin()
        dropped = 0
        for one in held:
            while one:
                one.popitem()
                dropped += 1
                if not dropped % _AT_ONCE:
                    yield
        yield

    def put(self, noun: str, record: str, texts: Mapping[str, Sequence[str]]) -> None:
        """Hold these plain texts, by field key, for a record; what it had before is replaced."""
        with self._lock:
            self.drop(noun, record)
            for key, values in texts.items():
                for text in values:
                    if text and not text.isspace():
                        self._hold(noun, record, key, text)

    def _hold(self, noun: str, record: str, key: str, text: str) -> None:
        self._next += 1
        plain = folded(text)
        self._held[self._next] = (noun, record, key, plain)
        self._by_key.setdefault(key, {})[self._next] = plain
        self._of_record[noun, record] = (*self._of_record.get((noun, record), ()), self._next)
        contacts, rest = contacts_of(text)
        self._contacts.add(self._next, contacts)
        self._names.add(self._next, rest)

    def drop(self, noun: str, record: str) -> None:
        """Forget a record; one that is not held is no error."""
        with self._lock:
            for owner in self._of_record.pop((noun, record), ()):
                _noun, _record, key, _text = self._held.pop(owner)
                del self._by_key[key][owner]
                self._names.remove(owner)
                self._contacts.remove(owner)

    def find(self, words: str, limit: int = 20, *, noted: bool = False) -> list[Likely]:
        """Return the records that may be about whoever is described, the likeliest first, each once.

        ``words`` are names, numbers, handles or addresses in any script and order. The last word counts as
        unfinished and matches what begins with it, unless a space follows it. ``noted``: what stands beside
        a contact says when and how to use it, as thousands of others do, so it counts among the notes of
        the same contact alone.
        """
        finished = words != words.rstrip()
        words = words.strip()
        with self._lock:
            by_contact = self._contacts.find(words, finished=finished)
            contacts, rest = contacts_of(words)
            apart = self._contacts.owners() - by_contact.keys() if noted and contacts else frozenset()
            by_name = self._names.find(rest, finished=finished, leaving_out=apart)
            found = self._by_record((by_contact, by_name))
        best = heapq.nsmallest(limit, found.values(), key=_rank)
        return [likely for likely, _sum in best]

    def _by_record(
        self, ways: Sequence[Mapping[int, Meaning]]
    ) -> dict[tuple[str, str], tuple[Likely, float]]:
        """Return the best find of each record, with the sum of the ways that led to it."""
        found: dict[tuple[str, str], tuple[Likely, float]] = {}
        for way in ways:
            best: dict[tuple[str, str], Likely] = {}
            for likely in self._likely(way):
                place = (likely.noun, likely.record)
                if place not in best or likely.score > best[place].score:
                    best[place] = likely
            for place, likely in best.items():
                before, total = found.get(place, (likely, 0.0))
                found[place] = (max(before, likely, key=lambda one: one.score), total + likely.score)
        return found

    def _likely(self, way: Mapping[int, Meaning]) -> Iterator[Likely]:
        for owner, meaning in sorted(way.items()):  # of equal finds the field that was put first
            noun, record, key, _text = self._held[owner]
            yield Likely(noun, record, key, round(meaning.score, 4), meaning.why)

    def contains(self, key: str, words: str) -> set[str]:
        """Return the records of which a text of this field contains the words, without case or accents.

        ``words`` are folded here (:func:`gc25desk.domain.text.folded`); folding twice changes nothing.
        """
        wanted = folded(words)
        with self._lock:
            texts = self._by_key.get(key, {})
            return {self._held[owner][1] for owner, text in texts.items() if wanted in text}


def _rank(found: tuple[Likely, float]) -> tuple[float, float, str, str]:
    likely, total = found
    return -likely.score, -total, likely.noun, likely.record
