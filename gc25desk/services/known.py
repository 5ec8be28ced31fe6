"""Who is known on the desk: names, contacts, handles and addresses, found as they are typed.

For those alone who hold the identity key. The index lives in memory and goes when the desk is closed;
nothing of it stands on the disk (see ``domain/identity_index.py``).
"""

import contextlib
import dataclasses
import itertools
import threading
import time
from collections.abc import Callable, Container, Iterable, Mapping

from gc25desk.domain.access import Act, sealed_keys, with_sealed_parts
from gc25desk.domain.identity_index import IdentityIndex, Likely
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.text import folded
from gc25desk.errors import CannotWrite
from gc25desk.store import records
from gc25desk.store.opened import OpenDesk
from gc25desk.store.session import Writer

NOUN = "identity"
_TYPING_SECONDS = 60
_BREATH = 0.001  # seconds
_SMALL = 2000  # records whose index is made within half a second, when the first question comes


@dataclasses.dataclass
class _Asked:
    """The last search that was journalled, so that typing on is one search and not one for each letter."""

    words: str = ""
    at: float = float("-inf")


class Known:
    """The identities of an open desk.

    :meth:`build` makes the index, off the window's thread; until then each question reads them all.
    """

    def __init__(self, store: OpenDesk, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self._index = IdentityIndex()
        self._building = threading.Lock()
        self._putting = threading.Lock()
        self._meanwhile: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._built = self._ended = False
        self._asked = _Asked()

    @property
    def _may(self) -> bool:
        return self._store.seals.held and self._store.person.may(Act.SEE_IDENTITIES)

    def build(self) -> None:
        """Read every identity once; without the identity key there is none to read."""
        with self._building:
            if self._built or self._ended or not self._may:
                return
            with self._store.reading() as reader:
                found = ((noun, *one) for noun in KINDS for one in records.identities(reader, noun))
                for noun, record, texts in itertools.takewhile(lambda _one: not self._ended, found):
                    self._index.put(noun, record, texts)
            with self._putting:
                for (noun, record), texts in self._meanwhile.items():
                    self._index.put(noun, record, texts)
                self._meanwhile.clear()
                self._built = not self._ended

    def find(self, words: str, limit: int) -> list[Likely]:
        """Return the records that may be about whoever is described, the likeliest first; journalled."""
        if not self._may:
            return []
        if not self._built and self._is_small():
            self.build()
        found = self._index.find(words, limit) if self._built else self._scan(words, limit)
        if found and self._is_another(words.strip()):
            # A full disk keeps nobody from finding who is at risk; the next search is journalled.
            with contextlib.suppress(CannotWrite), self._store.writing() as writer:
                _journal(writer, words, len(found))
        return found

    def match(
        self, texts: Mapping[str, Iterable[str]], limit: int, contacts: Container[str] = ()
    ) -> dict[str, list[Likely]]:
        """Return under each heading who is meant by its whole texts; journalled as one search.

        Under the headings ``contacts`` what stands beside a number or an address is a note.
        Unlike :meth:`find` it never reads every identity of a large desk: until the index stands, nobody
        is found.
        """
        if not self._may or not (self._built or self._is_small()):
            return {}
        self.build()
        asked = {heading: tuple(wanted) for heading, wanted in texts.items()}
        found = {
            heading: [
                one
                for text in wanted
                for one in self._index.find(f"{text.strip()} ", limit, noted=heading in contacts)
            ]
            for heading, wanted in asked.items()
        }
        count = sum(map(len, found.values()))
        words = " · ".join(text.strip() for wanted in asked.values() for text in wanted)
        if count and self._is_another(words):
            with contextlib.suppress(CannotWrite), self._store.writing() as writer:
                _journal(writer, words, count)
        return found

    def _is_small(self) -> bool:
        with self._store.reading() as reader:
            return records.at_most(reader, _SMALL)

    def _scan(self, words: str, limit: int) -> list[Likely]:
        """Find by letters alone, reading every identity: until the index of a large desk is built."""
        wanted, found = folded(words).split(), []
        with self._store.reading() as reader:
            for noun in KINDS:
                for record, texts in records.identities(reader, noun):
                    key = _holding(texts, wanted)
                    if key and wanted:
                        found.append(Likely(noun, record, key, 1.0, "same"))
        return found[:limit]

    def _is_another(self, words: str) -> bool:
        last, now = self._asked, self._clock()
        typing_on = words.startswith(last.words) or last.words.startswith(words)
        self._asked = _Asked(words, now)
        return not (last.words and typing_on and now - last.at < _TYPING_SECONDS)

    def put(self, noun: str, record: object) -> None:
        """Take over a record that was saved; while the index is being built it is kept for its end."""
        if not self._may:
            return
        place, texts = (noun, str(getattr(record, "id", ""))), texts_of(record)
        with self._putting:
            if self._built:
                self._index.put(*place, texts)
            elif not self._ended:
                self._meanwhile[place] = texts

    def drop(self, noun: str, record_id: str) -> None:
        """Forget a record that is gone."""
        self._index.drop(noun, record_id)

    def end(self) -> None:
        """Build nothing any more, also for a question that comes too late, and read nothing from the desk."""
        self._ended = True
        with self._building:  # until what is being built has stopped
            self._meanwhile.clear()
            self._asked = _Asked()

    def clear(self) -> None:
        """Forget everybody, a little at a time, so that the window goes on in between."""
        self.end()
        for _some in self._index.empty():
            time.sleep(_BREATH)


def _holding(texts: dict[str, list[str]], wanted: list[str]) -> str:
    """Return the field of which one text holds every word, or an empty text."""
    for key, values in texts.items():
        if any(all(word in value for word in wanted) for value in map(folded, values)):
            return key
    return ""


def texts_of(record: object) -> dict[str, list[str]]:
    """Return the open identity values of a record by field key, those of parts as ``children.name``."""
    kind = type(record)
    found = {key: [getattr(record, key)] for key in sealed_keys(kind)}
    for field in with_sealed_parts(kind):
        for key in sealed_keys(field.record) if field.record else ():
            found[f"{field.key}.{key}"] = [getattr(part, key) for part in getattr(record, field.key)]
    return {
        key: [text for text in texts if text and not isinstance(text, Sealed)] for key, texts in found.items()
    }


def _journal(writer: Writer, words: str, found: int) -> None:
    """Journal that a search showed identities; its words, which may be a name, stand sealed."""
    sealed = writer.seals.seal(words, (NOUN, "", "words"))
    writer.journal(NOUN, "", "search", {"records": [None, found], "words": [None, {"sealed": sealed}]})
