"""Groups of words that people use for one and the same thing, in several languages: the shipped table.

``resources/gc25/concepts.json`` maps the name of a concept to its words by language. A concept is a term
of its own beside the words, so that ``pics``, ``photos`` and ``fotos`` meet.
"""

import dataclasses
import functools
import json
import re
from typing import Any

from gc25desk.domain.suggestion.stems import forms, stem
from gc25desk.i18n import SOURCE_LANGUAGE
from gc25desk.paths import bundled

CONCEPT = "#"
_TABLE = "resources/gc25/concepts.json"


@dataclasses.dataclass(frozen=True)
class Concepts:
    """The concepts of one language: names by the stems of their words in order.

    ``longest`` is the greatest number of words of a member. ``deniable`` are the concepts that name a
    deed, which "nobody" and "not" take back; a lack ("nobody trained us") is what many complaints are about.
    """

    members: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    deniable: frozenset[str]


@functools.cache
def concepts(language: str) -> Concepts:
    """Return the concepts of a language; none for a language that the table does not have."""
    table = _table()
    members: dict[tuple[str, ...], list[str]] = {}
    for name, words in table["concepts"].items():
        for member in words.get(language, ()):
            names = members.setdefault(_stems(member, language), [])
            if name not in names:
                names.append(name)
    members.pop((), None)
    return Concepts(
        {stems: tuple(names) for stems, names in members.items()},
        max(map(len, members), default=0),
        frozenset(table["deniable"]),
    )


def languages() -> tuple[str, ...]:
    """Return the languages that the table has words in, that of the source first."""
    found = {code for words in _table()["concepts"].values() for code in words}
    return tuple(sorted(found, key=lambda code: (code != SOURCE_LANGUAGE, code)))


def _stems(member: str, language: str) -> tuple[str, ...]:
    return tuple(stem(form, language) for word in re.split(r"[\s-]+", member) for form in forms(word))


@functools.cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(bundled(_TABLE).read_text(encoding="utf-8"))
    return table
