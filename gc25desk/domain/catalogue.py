"""The catalogue of general comment No. 25: what each of its 125 paragraphs is about, in our own words.

The official text is the desk's own data and is never part of the program; the catalogue is what the
program knows before a text is imported: chapters and sections, a short label and a summary of each
paragraph, whether it states a duty, the measure it would have a State take, and the words by which
staff and callers speak of it.
"""

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gc25desk.domain.field import code_list
from gc25desk.i18n import N_, SOURCE_LANGUAGE
from gc25desk.paths import bundled

FIRST = 1
LAST = 125

DUTY = "duty"
CONTEXT = "context"
MIXED = "mixed"

KINDS = code_list(
    "paragraph_kind",
    (DUTY, N_("States a duty")),
    (MIXED, N_("States a duty and explains")),
    (CONTEXT, N_("Explains only")),
)

ADDRESSEES = code_list(
    "addressee",
    ("state", N_("State")),
    ("business", N_("Business")),
    ("parents", N_("Parents and caregivers")),
    ("nhri", N_("National human rights institution")),
    ("educators", N_("Schools and educators")),
    ("professionals", N_("Professionals working with children")),
    ("courts", N_("Courts and law enforcement")),
    ("civil_society", N_("Civil society")),
    ("international", N_("International and regional bodies")),
    ("media", N_("Media")),
)

# The names follow the Committee's reporting guidelines as remembered, not as checked against the
# document; they are data for a report's headings, and nothing may depend on their wording.
CLUSTERS = code_list(
    "reporting_cluster",
    ("1", N_("General measures of implementation")),
    ("2", N_("Definition of the child")),
    ("3", N_("General principles")),
    ("4", N_("Civil rights and freedoms")),
    ("5", N_("Violence against children")),
    ("6", N_("Family environment and alternative care")),
    ("7", N_("Disability, basic health and welfare")),
    ("8", N_("Education, leisure and cultural activities")),
    ("9", N_("Special protection measures")),
)

# The four Cs of the CO:RE classification (Livingstone and Stoilova, 2021) and its cross-cutting
# risks. "access" is ours: much of the comment is about what children are denied, which is no risk.
RISKS = code_list(
    "risk",
    ("content", N_("Content")),
    ("contact", N_("Contact")),
    ("conduct", N_("Conduct")),
    ("contract", N_("Contract")),
    ("privacy", N_("Privacy")),
    ("health", N_("Health")),
    ("fair_treatment", N_("Fair treatment")),
    ("access", N_("Denied access or opportunity")),
)


@dataclass(frozen=True)
class CatalogueParagraph:
    """One paragraph, described in our own words.

    ``chapter`` is a roman numeral, ``section`` a capital letter or ``None``; ``articles`` are numbers
    of the Convention as text; ``cluster`` is a code of ``CLUSTERS`` or ``None`` for the two opening
    chapters. ``measure`` is one recommendation to the State, verb first and without a full stop, ready to
    stand as an item of a list; it is empty where the paragraph only explains. ``keywords`` are the words
    of staff, ``said`` the words of people who call.
    """

    number: int
    chapter: str
    section: str | None
    title: str
    summary: str
    measure: str
    kind: str
    articles: tuple[str, ...]
    cluster: str | None
    addressees: tuple[str, ...]
    keywords: tuple[str, ...]
    said: tuple[str, ...]
    risks: tuple[str, ...]

    @property
    def is_duty(self) -> bool:
        """Whether something is asked of somebody, so that holding nothing on it is a gap."""
        return self.kind != CONTEXT


@dataclass(frozen=True)
class Section:
    """A lettered section of a chapter, with its first and last paragraph."""

    letter: str
    title: str
    first: int
    last: int

    def numbers(self) -> range:
        """Return the numbers of its paragraphs in order."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Chapter:
    """A chapter, with its first and last paragraph; paragraphs before section A belong to no section."""

    numeral: str
    title: str
    first: int
    last: int
    cluster: str | None
    sections: tuple[Section, ...]

    def numbers(self) -> range:
        """Return the numbers of its paragraphs in order."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Catalogue:
    """The 14 chapters and 125 paragraphs of general comment No. 25 in one language.

    Every method raises KeyError for a number or numeral that the comment does not have: what people
    type is checked by the reference parser before it comes here.
    """

    symbol: str
    year: int
    title: str
    language: str
    chapters: tuple[Chapter, ...]
    paragraphs: tuple[CatalogueParagraph, ...]

    def paragraph(self, number: int) -> CatalogueParagraph:
        """Return one paragraph by its official number."""
        if not FIRST <= number <= len(self.paragraphs):
            raise KeyError(number)
        return self.paragraphs[number - FIRST]

    def chapter(self, numeral: str) -> Chapter:
        """Return one chapter by its roman numeral."""
        for chapter in self.chapters:
            if chapter.numeral == numeral:
                return chapter
        raise KeyError(numeral)

    def chapter_of(self, number: int) -> Chapter:
        """Return the chapter a paragraph stands in."""
        return self.chapter(self.paragraph(number).chapter)

    def section_of(self, number: int) -> Section | None:
        """Return the lettered section a paragraph stands in, if it stands in one."""
        for section in self.chapter_of(number).sections:
            if number in section.numbers():
                return section
        return None

    def is_duty(self, number: int) -> bool:
        """Tell whether a paragraph asks something of somebody; one that only explains is never a gap."""
        return self.paragraph(number).is_duty

    def chapter_numbers(self, numeral: str) -> tuple[int, ...]:
        """Return the numbers of a chapter's paragraphs in order."""
        return tuple(self.chapter(numeral).numbers())


@functools.cache
def catalogue(language: str = SOURCE_LANGUAGE) -> Catalogue:
    """Return the catalogue in a language, or in English where it has not been translated.

    English is ``resources/gc25/catalogue.json``. ``catalogue.LANGUAGE.json`` beside it holds what a reader
    of a report meets in that language: titles by numeral, letter and number, summaries and measures; and,
    where they were gathered, what callers say (``said``), in place of the English. The rest is the same in
    every language.
    """
    data = _read(SOURCE_LANGUAGE)
    if _file(language) != _file(SOURCE_LANGUAGE):
        _translate(data, _read(language))
    instrument = data["instrument"]
    return Catalogue(
        symbol=instrument["symbol"],
        year=instrument["year"],
        title=instrument["title"],
        language=instrument["language"],
        chapters=tuple(_chapter(entry) for entry in data["chapters"]),
        paragraphs=tuple(_paragraph(entry) for entry in data["paragraphs"]),
    )


@functools.cache
def fingerprint(language: str = SOURCE_LANGUAGE) -> str:
    """Return the symbol of the comment with the beginning of the SHA-256 of the catalogue in a language."""
    digest = hashlib.sha256(_file(SOURCE_LANGUAGE).read_bytes())
    if _file(language) != _file(SOURCE_LANGUAGE):
        digest.update(_file(language).read_bytes())
    found = catalogue(language)
    return f"{found.symbol} ({found.language}), SHA-256 {digest.hexdigest()[:16]}"


def _file(language: str) -> Path:
    # Compared with the names that are there, never joined into a path: the language comes from settings.
    folder = bundled("resources/gc25")
    translated = {path.name: path for path in folder.glob("catalogue.*.json")}
    return translated.get(f"catalogue.{language}.json", folder / "catalogue.json")


def _read(language: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_file(language).read_text(encoding="utf-8"))
    return data


def _translate(data: dict[str, Any], words: dict[str, Any]) -> None:
    data["instrument"].update(words["instrument"])
    for chapter in data["chapters"]:
        told = words["chapters"][chapter["numeral"]]
        chapter["title"] = told["title"]
        for section in chapter["sections"]:
            section["title"] = told["sections"][section["letter"]]
    for paragraph in data["paragraphs"]:
        paragraph.update(words["paragraphs"][str(paragraph["number"])])


def _chapter(entry: dict[str, Any]) -> Chapter:
    sections = tuple(Section(**section) for section in entry["sections"])
    return Chapter(**{**entry, "sections": sections})


def _paragraph(entry: dict[str, Any]) -> CatalogueParagraph:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return CatalogueParagraph(**values)
