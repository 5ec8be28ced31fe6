"""Words of the institution: what people here say, and which paragraphs or other words it means.

Kept on the desk as JSON::

    [{"said": "mobile school", "words": ["distance learning"], "paragraphs": [102]}]
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gc25desk.domain.catalogue import FIRST, LAST
from gc25desk.domain.suggestion.passages import OWN, Passage
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _

MOST = 2_000
LONGEST = 120  # letters of a phrase


@dataclasses.dataclass(frozen=True)
class Synonym:
    """A word or phrase with the paragraphs it speaks for, the other words it stands for, or both."""

    said: str
    words: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()


def checked(synonyms: Iterable[Synonym]) -> tuple[Synonym, ...]:
    """Return synonyms cleaned, each phrase once; raises InvalidInput, naming the one that is wrong."""
    found: dict[str, Synonym] = {}
    for given in synonyms:
        one = Synonym(
            _line(given.said),
            tuple(dict.fromkeys(filter(None, map(_line, given.words)))),
            tuple(sorted(set(given.paragraphs))),
        )
        _check(one)
        found[one.said.casefold()] = one
    if len(found) > MOST:
        raise InvalidInput(
            _("These are too many words."), _("Keep at most {count} of them.").format(count=MOST), "synonyms"
        )
    return tuple(found.values())


def passages(synonyms: Iterable[Synonym], language: str) -> Iterator[Passage]:
    """Yield each phrase as something known of the paragraphs it speaks for."""
    for synonym in synonyms:
        yield from (Passage(number, OWN, synonym.said, language) for number in synonym.paragraphs)


def as_json(synonyms: Iterable[Synonym]) -> str:
    """Return synonyms as they are kept on the desk; empty for none."""
    held = [dataclasses.asdict(synonym) for synonym in synonyms]
    return json.dumps(held, ensure_ascii=False) if held else ""


def from_json(text: str) -> tuple[Synonym, ...]:
    """Return the synonyms kept on the desk."""
    return tuple(_from(entry) for entry in json.loads(text)) if text else ()


def _from(entry: Mapping[str, Any]) -> Synonym:
    return Synonym(str(entry["said"]), tuple(entry["words"]), tuple(entry["paragraphs"]))


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _check(synonym: Synonym) -> None:
    if not synonym.said or max(map(len, (synonym.said, *synonym.words))) > LONGEST:
        raise InvalidInput(
            _("A word of the institution is empty or too long: “{said}”.").format(said=synonym.said[:60]),
            _("Give one to {count} letters.").format(count=LONGEST),
            "synonyms",
        )
    if not synonym.words and not synonym.paragraphs:
        raise InvalidInput(
            _("Nothing says what “{said}” means.").format(said=synonym.said),
            _("Give other words for it, or the paragraphs it speaks for."),
            "synonyms",
        )
    if not all(FIRST <= number <= LAST for number in synonym.paragraphs):
        raise InvalidInput(
            _("“{said}” names a paragraph that the general comment does not have.").format(said=synonym.said),
            _("Paragraphs are numbered from 1 to 125."),
            "synonyms",
        )
