"""The official text of general comment No. 25 on this desk, and what is tagged to its paragraphs."""

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

from gc25desk.domain import likeness
from gc25desk.domain.access import Act
from gc25desk.domain.nouns import NOUNS, TAGGED
from gc25desk.domain.official_text import Difference, OfficialText, Recognised, differences
from gc25desk.domain.recognition.recognise import recognise
from gc25desk.readers.document import read
from gc25desk.readers.guard import read_bytes
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import counts, texts

NOUN = "text"


@dataclasses.dataclass(frozen=True)
class Preview:
    """What an import would bring, and how it differs from the copy held; nothing is written."""

    recognised: Recognised
    differences: tuple[Difference, ...]


@dataclasses.dataclass(frozen=True)
class Imported:
    """What an import has brought."""

    recognised: Recognised
    changes: Changes


@dataclasses.dataclass(frozen=True)
class Tagged:
    """A record that is tagged to a paragraph."""

    noun: str
    id: str
    reference: str
    title: str
    stance: str
    primary: bool


@needs(Act.IMPORT_TEXT)
def preview_text(desk: Desk, path: Path, language: str = "en") -> Preview:
    """Read a copy and say what is in it; raises KnownError when it is refused."""
    held = text(desk, language)
    recognised = _recognised(path, held, language)
    return Preview(recognised, tuple(differences(held, recognised.official_text())))


@needs(Act.IMPORT_TEXT)
def import_text(desk: Desk, path: Path, language: str = "en") -> Imported:
    """Import the paragraphs found in a copy; those it lacks stay as the desk holds them."""
    held = text(desk, language)
    recognised = _recognised(path, held, language)
    sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    with desk.store.writing() as writer:
        texts.put(writer, language, recognised.paragraphs, sha256)
        fields: dict[str, list[Any]] = {
            "paragraphs": [len(held.paragraphs), len(recognised.paragraphs)],
            "sha256": [None, sha256],
        }
        writer.journal(NOUN, language, "import", fields)
    return Imported(recognised, Changes(frozenset({NOUN}), (language,)))


def _recognised(path: Path, held: OfficialText, language: str) -> Recognised:
    return recognise(read(path), held if held.paragraphs else None, language)


@needs(Act.READ_TEXT)
def text(desk: Desk, language: str = "en") -> OfficialText:
    """Return the copy the desk holds in a language; without paragraphs when none was imported."""
    with desk.store.reading() as reader:
        return texts.load(reader, language)


@needs(Act.READ_TEXT)
def languages(desk: Desk) -> tuple[str, ...]:
    """Return the languages in which the desk holds a copy."""
    with desk.store.reading() as reader:
        return texts.languages(reader)


@needs(Act.READ_TEXT)
def find(desk: Desk, words: str, language: str = "en") -> list[tuple[int, float]]:
    """Return paragraph numbers with their likeness (0 to 1) to words or to a quotation, best first."""
    return likeness.find(words, text(desk, language).paragraphs)


@needs(Act.READ_COMPLAINTS)
def tagged(desk: Desk, number: int) -> list[Tagged]:
    """Return the complaints and evidence tagged to a paragraph, the newest of each first."""
    with desk.store.reading() as reader:
        return [
            Tagged(noun, *row)
            for noun in TAGGED
            for row in counts.tagged_to(reader, noun, number, NOUNS[noun].title)
        ]
