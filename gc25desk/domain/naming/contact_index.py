"""Contacts found by their comparable value, whole or as far as it is typed."""

import re
from collections.abc import Iterable, Set
from typing import Any

from gc25desk.domain.naming.contacts import HANDLE, PHONE, Contact, contacts_of, meet
from gc25desk.domain.naming.vocabulary import BEGINS, Meaning

_TAIL = 7  # digits; the fewest a number has
_FEWEST_TYPED = 5
_LONGEST_COUNTRY = 3  # digits, ITU-T E.164
_BEGUN = 0.8
_BARE_HANDLE = re.compile(r"(?=[\w.]*[^\W\d])(?=[\w.]*[\d_.])[\w.]{4,60}")
_PLAIN = re.compile(r"[^\s,;]+$")
_LAST_NUMBER = re.compile(r"(?:^|[\s,;])\+?\(?\d[\d() ./-]*$")


# The sort, value and place of a contact. Plain, as all of the index is: see ``domain/identity_index.py``.
_Known = tuple[str, str, str]


class ContactIndex:
    """The contacts of many owners; an owner is any number the caller chose."""

    def __init__(self) -> None:
        """Begin without a contact."""
        self._owners: dict[_Known, dict[int, None]] = {}
        self._by_value: dict[tuple[str, str], dict[_Known, None]] = {}
        self._of_owner: dict[int, tuple[_Known, ...]] = {}

    def add(self, owner: int, contacts: Iterable[Contact]) -> None:
        """Note contacts of an owner."""
        for contact in contacts:
            known = _plain(contact)
            self._owners.setdefault(known, {})[owner] = None
            self._by_value.setdefault(_place(known), {})[known] = None
            if known not in self._of_owner.get(owner, ()):
                self._of_owner[owner] = (*self._of_owner.get(owner, ()), known)

    def remove(self, owner: int) -> None:
        """Forget every contact of an owner."""
        for known in self._of_owner.pop(owner, ()):
            del self._owners[known][owner]
            if not self._owners[known]:
                del self._owners[known]
                del self._by_value[_place(known)][known]
                if not self._by_value[_place(known)]:
                    del self._by_value[_place(known)]

    def held(self) -> list[dict[Any, Any]]:
        """Return all that is held, for its emptying."""
        return [self._owners, self._by_value, self._of_owner]

    def owners(self) -> Set[int]:
        """Return who has a contact."""
        return self._of_owner.keys()

    def find(self, text: str, *, finished: bool = True) -> dict[int, Meaning]:
        """Return the owners of the contacts in a text; an unfinished last one finds what it begins."""
        contacts, rest = contacts_of(text)
        bare = [Contact(HANDLE, word.casefold()) for word in rest.split() if _BARE_HANDLE.fullmatch(word)]
        found: dict[int, Meaning] = {}
        for contact in (*contacts, *bare):
            for known in self._by_value.get(_place(_plain(contact)), ()):
                self._note(found, known, Meaning(meet(contact, Contact(*known)), contact.sort))
        if not finished:
            for known in self._begun(text):
                self._note(found, known, Meaning(_BEGUN, BEGINS))
        return found

    def _note(self, found: dict[int, Meaning], known: _Known, meaning: Meaning) -> None:
        if not meaning.score:
            return
        for owner in self._owners[known]:
            found[owner] = max(found.get(owner, meaning), meaning)

    def _begun(self, text: str) -> list[_Known]:
        number = _LAST_NUMBER.search(text)
        if number:
            return self._numbers_begun(number[0])
        last = _PLAIN.search(text)
        typed = last[0].casefold().removeprefix("@") if last else ""
        if len(typed) < _FEWEST_TYPED - 1 or not ("@" in text or _BARE_HANDLE.fullmatch(typed)):
            return []
        return [known for known in self._owners if known[0] != PHONE and known[1].startswith(typed)]

    def _numbers_begun(self, typed: str) -> list[_Known]:
        digits = re.sub(r"\D", "", typed).lstrip("0")
        if len(digits) < _FEWEST_TYPED:
            return []
        return [
            (sort, value, country)
            for sort, value, country in self._owners
            if sort == PHONE and -1 < value.find(digits) <= (_LONGEST_COUNTRY if country else 0)
        ]


def _plain(contact: Contact) -> _Known:
    return contact.sort, contact.value, contact.place


def _place(known: _Known) -> tuple[str, str]:
    sort, value, _platform = known
    return sort, value[-_TAIL:] if sort == PHONE else value
