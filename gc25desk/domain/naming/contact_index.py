"""Contacts found by their comparable value, whole or as far as it is typed."""

import re
from collections.abc import Iterable, Set

from gc25desk.domain.naming.contacts import HANDLE, PHONE, Contact, contacts_of, meet
from gc25desk.domain.naming.vocabulary import BEGINS, Meaning

_TAIL = 7  # digits; the fewest a number has
_FEWEST_TYPED = 5
_LONGEST_COUNTRY = 3  # digits, ITU-T E.164
_BEGUN = 0.8
_BARE_HANDLE = re.compile(r"(?=[\w.]*[^\W\d])(?=[\w.]*[\d_.])[\w.]{4,60}")
_PLAIN = re.compile(r"[^\s,;]+$")
_LAST_NUMBER = re.compile(r"(?:^|[\s,;])\+?\(?\d[\d() ./-]*$")


class ContactIndex:
    """The contacts of many owners; an owner is any number the caller chose."""

    def __init__(self) -> None:
        """Begin without a contact."""
        self._owners: dict[Contact, set[int]] = {}
        self._by_value: dict[tuple[str, str], set[Contact]] = {}
        self._of_owner: dict[int, set[Contact]] = {}

    def add(self, owner: int, contacts: Iterable[Contact]) -> None:
        """Note contacts of an owner."""
        for contact in contacts:
            self._owners.setdefault(contact, set()).add(owner)
            self._by_value.setdefault(_place(contact), set()).add(contact)
            self._of_owner.setdefault(owner, set()).add(contact)

    def remove(self, owner: int) -> None:
        """Forget every contact of an owner."""
        for contact in self._of_owner.pop(owner, ()):
            self._owners[contact].discard(owner)
            if not self._owners[contact]:
                del self._owners[contact]
                self._by_value[_place(contact)].discard(contact)
                if not self._by_value[_place(contact)]:
                    del self._by_value[_place(contact)]

    def owners(self) -> Set[int]:
        """Return who has a contact."""
        return self._of_owner.keys()

    def find(self, text: str, *, finished: bool = True) -> dict[int, Meaning]:
        """Return the owners of the contacts in a text; an unfinished last one finds what it begins."""
        contacts, rest = contacts_of(text)
        bare = [Contact(HANDLE, word.casefold()) for word in rest.split() if _BARE_HANDLE.fullmatch(word)]
        found: dict[int, Meaning] = {}
        for contact in (*contacts, *bare):
            for known in self._by_value.get(_place(contact), ()):
                self._note(found, known, Meaning(meet(contact, known), known.sort))
        if not finished:
            for known in self._begun(text):
                self._note(found, known, Meaning(_BEGUN, BEGINS))
        return found

    def _note(self, found: dict[int, Meaning], known: Contact, meaning: Meaning) -> None:
        if not meaning.score:
            return
        for owner in self._owners[known]:
            found[owner] = max(found.get(owner, meaning), meaning)

    def _begun(self, text: str) -> list[Contact]:
        number = _LAST_NUMBER.search(text)
        if number:
            return self._numbers_begun(number[0])
        last = _PLAIN.search(text)
        typed = last[0].casefold().removeprefix("@") if last else ""
        if len(typed) < _FEWEST_TYPED - 1 or not ("@" in text or _BARE_HANDLE.fullmatch(typed)):
            return []
        return [c for c in self._owners if c.sort != PHONE and c.value.startswith(typed)]

    def _numbers_begun(self, typed: str) -> list[Contact]:
        digits = re.sub(r"\D", "", typed).lstrip("0")
        if len(digits) < _FEWEST_TYPED:
            return []
        numbers = (contact for contact in self._owners if contact.sort == PHONE)
        return [c for c in numbers if -1 < c.value.find(digits) <= (_LONGEST_COUNTRY if c.place else 0)]


def _place(contact: Contact) -> tuple[str, str]:
    return contact.sort, contact.value[-_TAIL:] if contact.sort == PHONE else contact.value
