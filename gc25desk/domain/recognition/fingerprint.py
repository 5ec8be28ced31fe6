"""What the product knows of the official text without holding it: one-way hashes.

For each paragraph: how many letters and words it has, a hash of all of it, and hashes of a sample of
its 24-letter runs with their places, about one in eight. They are enough to find the paragraph in
any copy, to see where it begins and ends and whether a word was changed, and too few to read it.
Footnotes are known by their place, their length and a hash.
"""

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gc25desk.domain.official_text import Footnote, OfficialText, TextParagraph
from gc25desk.domain.recognition.letters import digest, folded, letters
from gc25desk.paths import bundled

RUN = 24  # letters; about five words, so that few runs occur twice
_ONE_IN = 8
_HEAD = 8  # letters and digits by which the body of a footnote is first noticed


@dataclass(frozen=True)
class NoteFingerprint:
    """A footnote: the letters before its mark, the punctuation between, and the hash of its words."""

    number: int
    letters_before: int
    signs_after: int
    length: int
    head: str
    whole: str


@dataclass(frozen=True)
class ParagraphFingerprint:
    """A paragraph: counts, sampled runs as ``(place, hash)``, and what the letters do not show.

    ``numerals``, ``hyphens`` and ``suspended`` are the places, in letters, of the numbers in the
    running text, of the hyphens inside words and of those before a space; they tell a number from a
    footnote mark and a compound from a word broken at the end of a line.
    """

    number: int
    letters: int
    words: int
    whole: str
    runs: tuple[tuple[int, str], ...]
    numerals: tuple[int, ...]
    hyphens: tuple[int, ...]
    suspended: tuple[int, ...]
    notes: tuple[NoteFingerprint, ...]

    @property
    def start(self) -> str:
        """The hash of the first run."""
        return self.runs[0][1]

    @property
    def end(self) -> str:
        """The hash of the last run."""
        return self.runs[-1][1]


class Fingerprints:
    """The fingerprints of a whole text in one language, with the way back from a hash to its place."""

    def __init__(self, language: str, paragraphs: Iterable[ParagraphFingerprint]) -> None:
        self.language = language
        self.paragraphs: Mapping[int, ParagraphFingerprint] = {p.number: p for p in paragraphs}
        self.places = self._places()
        self.telling = Counter(number for number, _ in self.places.values())
        self.notes = {n.number: n for p in self.paragraphs.values() for n in p.notes}
        self.paragraph_of_note = {n.number: p.number for p in self.paragraphs.values() for n in p.notes}

    def _places(self) -> dict[str, tuple[int, int]]:
        """Return where each run stands, as ``(paragraph, letter)``, leaving out runs that stand twice.

        The first and last run of a paragraph are left out too unless they are of the sample: all
        places of a sampled run are known, so only those can be known to stand once.
        """
        found: dict[str, tuple[int, int]] = {}
        twice: set[str] = set()
        for paragraph in self.paragraphs.values():
            for place, run in filter(lambda pair: _sampled(pair[1]), paragraph.runs):
                if run in found:
                    twice.add(run)
                found[run] = (paragraph.number, place)
        return {run: place for run, place in found.items() if run not in twice}

    def as_json(self) -> dict[str, Any]:
        """Return the fingerprints as they are written to a file."""
        return {
            "language": self.language,
            "run": RUN,
            "paragraphs": [_as_json(p) for p in self.paragraphs.values()],
        }


def fingerprints_of(text: OfficialText, language: str) -> Fingerprints:
    """Make fingerprints from a text that was recognised as whole."""
    return Fingerprints(language, (_fingerprint(p) for p in text.paragraphs if len(letters(p.text)) >= RUN))


def _fingerprint(paragraph: TextParagraph) -> ParagraphFingerprint:
    stream = letters(paragraph.text)
    return ParagraphFingerprint(
        number=paragraph.number,
        letters=len(stream),
        words=len(paragraph.text.split()),
        whole=digest(folded(paragraph.text), 8),
        runs=tuple(_runs(stream.folded)),
        numerals=_places_before(paragraph.text, r"\d"),
        hyphens=_places_before(paragraph.text, r"[-‐‑](?!\s)"),
        suspended=_places_before(paragraph.text, r"[-‐‑](?=\s)"),
        notes=tuple(_note(paragraph, note) for note in paragraph.footnotes),
    )


def _runs(stream: str) -> Iterable[tuple[int, str]]:
    last = len(stream) - RUN
    for place in range(last + 1):
        run = digest(stream[place : place + RUN])
        if place in (0, last) or _sampled(run):
            yield place, run


def _sampled(run: str) -> bool:
    return int(run, 16) % _ONE_IN == 0


def _places_before(text: str, wanted: str) -> tuple[int, ...]:
    """Return, for each character that a pattern finds, how many letters come before it; each place once."""
    stream = letters(text)
    return tuple(dict.fromkeys(stream.at(match.start()) for match in re.finditer(wanted, text)))


def _note(paragraph: TextParagraph, note: Footnote) -> NoteFingerprint:
    stream = letters(paragraph.text)
    before = stream.at(note.offset)
    last_letter = stream.places[before - 1] + 1 if before else 0
    words = folded(note.text)
    return NoteFingerprint(
        number=note.number,
        letters_before=before,
        signs_after=len("".join(paragraph.text[last_letter : note.offset].split())),
        length=len(words),
        head=digest(words[:_HEAD]),
        whole=digest(words, 8),
    )


def note_head(words: str) -> str:
    """Return the hash by which a footnote's body is first noticed, from its folded words."""
    return digest(words[:_HEAD])


# The shipped file ---------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1)
def shipped() -> Fingerprints:
    """Return the fingerprints of the English text that come with the program."""
    return read_fingerprints(bundled("resources/gc25/fingerprints.json"))


def read_fingerprints(path: Path) -> Fingerprints:
    """Read fingerprints from a file that :meth:`Fingerprints.as_json` describes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Fingerprints(data["language"], (_from_json(p) for p in data["paragraphs"]))


def _as_json(paragraph: ParagraphFingerprint) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "letters": paragraph.letters,
        "words": paragraph.words,
        "whole": paragraph.whole,
        "places": [place for place, _ in paragraph.runs],
        "runs": " ".join(run for _, run in paragraph.runs),
        "numerals": list(paragraph.numerals),
        "hyphens": list(paragraph.hyphens),
        "suspended": list(paragraph.suspended),
        "notes": [vars(note) for note in paragraph.notes],
    }


def _from_json(data: Mapping[str, Any]) -> ParagraphFingerprint:
    return ParagraphFingerprint(
        number=data["number"],
        letters=data["letters"],
        words=data["words"],
        whole=data["whole"],
        runs=tuple(zip(data["places"], data["runs"].split(), strict=True)),
        numerals=tuple(data["numerals"]),
        hyphens=tuple(data["hyphens"]),
        suspended=tuple(data["suspended"]),
        notes=tuple(NoteFingerprint(**note) for note in data["notes"]),
    )
