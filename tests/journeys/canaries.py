"""People who do not exist, and words that may not leave: to be looked for in every file that does.

Each of them stands in a field from which nothing may be carried over. They are told apart from all other
text by their letters alone, so that no run, tag, sign or space between the letters hides them.
"""

import dataclasses
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from gc25desk.domain.field import Field, Kind, Profile, Sensitivity, fields_of

_GIVEN = (
    "Zarnovick",
    "Yvelthrop",
    "Quibblexa",
    "Ozmarune",
    "Brixelwood",
    "Thistlevex",
    "Vornelusk",
    "Плюмзинка",
)
_FAMILY = (
    "Marrowgast",
    "Fennelquoth",
    "Jubbernox",
    "Wexcombly",
    "Snorvaldie",
    "Grimbletarn",
    "زقنوفيل",
    "顓頊鼉龘",
)
_WRITTEN = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN, Kind.URL})


@dataclasses.dataclass(frozen=True)
class Canary:
    """One made-up person by number, with every way to name or find them."""

    number: int

    @property
    def given(self) -> str:
        """The given name."""
        return _GIVEN[self.number % len(_GIVEN)]

    @property
    def family(self) -> str:
        """The family name."""
        return _FAMILY[self.number // len(_GIVEN) % len(_FAMILY)]

    @property
    def name(self) -> str:
        """The whole name; every number below 64 has its own."""
        return f"{self.given} {self.family}"

    @property
    def handle(self) -> str:
        """The name on a platform."""
        return f"@plumquaver{self.number:03}"

    @property
    def email(self) -> str:
        """The e-mail address."""
        return f"snorkwhistle{self.number:03}@canary.example"

    @property
    def phone(self) -> str:
        """The telephone number, of no country there is."""
        return f"+999 7403 5518 {self.number:03}"

    @property
    def address(self) -> str:
        """Where they live."""
        return f"{self.number} Crumplehorn Vexley Steps, Nether Droxborough"

    @property
    def page(self) -> str:
        """Their page on the web."""
        return f"https://social.example/@plumquaver{self.number:03}/post/8812"

    def ways(self) -> dict[str, str]:
        """Return the ways to name or find them, as people write them."""
        return {
            "by name": self.name,
            "family name first": f"{self.family}, {self.given}",
            "in capitals": self.name.upper(),
            "with a second name": f"{self.given} Anna {self.family}",
            "by the name of a file": f"{self.given}_{self.family}.jpg",
            "by handle": self.handle,
            "by e-mail": self.email.upper(),
            "by telephone": self.phone.replace(" ", "-"),
            "by address": self.address,
            "by web page": self.page.replace("https://", "www."),
        }


def identity(key: str, canary: Canary) -> str:
    """Return what stands in a field that names or finds a person."""
    ways = {
        "complainant_contact": f"{canary.phone}, {canary.email}, {canary.handle}, {canary.address}",
        "original_url": canary.page,
    }
    return ways.get(key, canary.name)


_OF_PEOPLE = ("plumquaver", "snorkwhistle", "99974035518", "crumplehorn", "droxborough", "канарейк")


def of_people() -> tuple[str, ...]:
    """Return the letters by which any of the people is known."""
    return tuple(map(letters, (*_GIVEN, *_FAMILY, *_OF_PEOPLE)))


# What tells about a life ------------------------------------------------------------------------


def kept_word(noun: str, field: Field) -> str:
    """Return the word that stands in a field whose text may not leave the institution."""
    return f"zqkept{noun}{field.key.replace('_', '')}qz"


def is_kept(field: Field) -> bool:
    """Tell whether a field holds words of which none may leave the institution."""
    return (
        field.kind in _WRITTEN
        and not field.system
        and field.sensitivity is Sensitivity.SENSITIVE
        and not field.may_leave(Profile.COMMITTEE)
    )


def kept_words(nouns: Iterable[tuple[str, type[Any]]]) -> tuple[str, ...]:
    """Return the words of all such fields of some kinds of record, their parts included."""
    found: list[str] = []
    for noun, kind in nouns:
        found += [letters(kept_word(noun, field)) for field in fields_of(kind) if is_kept(field)]
        parts = [field.record for field in fields_of(kind) if field.kind is Kind.RECORDS and field.record]
        found += kept_words((noun, part) for part in parts)
    return tuple(found)


# Looking for them -------------------------------------------------------------------------------


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, in one case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", folded)


def named_in(content: bytes, words: Iterable[str]) -> list[str]:
    """Return each part of a finished file that holds one of these words, given as letters."""
    looked_for = re.compile("|".join(map(re.escape, words)))
    return [
        f"{part}: {found[0]}"
        for part, text in _parts(content)
        if (found := looked_for.search(text)) is not None
    ]


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each part by name with the letters of its name, text and attributes, run together."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield "its properties", letters(str(package.comment))
        for name in package.namelist():
            data = package.read(name)
            yield name, letters(name)
            if data.startswith(b"PK"):
                yield from ((f"{name}/{inner}", text) for inner, text in _parts(data))
            elif name.endswith((".xml", ".rels", ".vml")):
                yield name, letters("".join(_said(data)))
            else:
                yield from ((name, letters(data.decode(way, "ignore"))) for way in ("utf-8", "utf-16-le"))


def _said(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data)
    yield from (str(text) for text in root.itertext())
    for element in root.iter():
        yield from (" " + value for value in map(str, element.attrib.values()))
