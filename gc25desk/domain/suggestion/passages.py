"""What is known of each paragraph in words, piece by piece, with where it comes from."""

import dataclasses
import functools
import json
from collections.abc import Iterator

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.official_text import OfficialText
from gc25desk.i18n import SOURCE_LANGUAGE
from gc25desk.paths import bundled

SAID = "said"
SCENE = "scene"
KEYWORD = "keyword"
TITLE = "title"
SUMMARY = "summary"
OFFICIAL = "official"
OWN = "own"
_SCENES = "resources/gc25/scenes.json"

# Paragraphs that only explain, and the duties that a complaint about the same is really under.
EXPLAINED_BY: dict[int, tuple[int, ...]] = {
    10: (11,),
    22: (24,),
    40: (42,),
    43: (44,),
    58: (59,),
    64: (65,),
    67: (76,),
    68: (70,),
    93: (95,),
    99: (102,),
    106: (107,),
    112: (113,),
}


@dataclasses.dataclass(frozen=True)
class Passage:
    """A piece of text about one paragraph: ``field`` says what sort of piece it is."""

    paragraph: int
    field: str
    text: str
    language: str


def shipped(language: str) -> Iterator[Passage]:
    """Yield what the program ships on every paragraph in a language: the catalogue and, in English, scenes.

    A catalogue whose language has no ``said`` of its own yields the English ones, marked as English.
    """
    english = catalogue(SOURCE_LANGUAGE)
    for paragraph in catalogue(language).paragraphs:
        number = paragraph.number
        yield Passage(number, TITLE, paragraph.title, language)
        yield Passage(number, SUMMARY, f"{paragraph.summary} {paragraph.measure}", language)
        source = english.paragraph(number)
        for field, told, words in (
            (SAID, paragraph.said, source.said),
            (KEYWORD, paragraph.keywords, source.keywords),
        ):
            spoken = language if told != words else SOURCE_LANGUAGE
            yield from (Passage(number, field, phrase, spoken) for phrase in told)
    for number, words in _scenes().items():
        yield from (Passage(number, SCENE, word, SOURCE_LANGUAGE) for word in words)


def official(text: OfficialText, language: str) -> Iterator[Passage]:
    """Yield the paragraphs of the text that a desk holds."""
    for paragraph in text.paragraphs:
        yield Passage(paragraph.number, OFFICIAL, paragraph.text, language)


@functools.cache
def _scenes() -> dict[int, tuple[str, ...]]:
    """Return the words of scenes by paragraph: what stands about when such a thing is told."""
    table = json.loads(bundled(_SCENES).read_text(encoding="utf-8"))
    return {int(number): tuple(words) for number, words in table.items()}
