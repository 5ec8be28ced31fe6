"""What the Paragraphs page fetches, on the database worker."""

import dataclasses
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.official_text import OfficialText
from gc25desk.services import figures, paragraph
from gc25desk.services.desk import Desk

SOURCE = "en"


@dataclasses.dataclass(frozen=True)
class Held:
    """How many records are tagged to a paragraph."""

    complaints: int = 0
    evidence: int = 0


@dataclasses.dataclass(frozen=True)
class Loaded:
    """The text in one language, the languages there are, and what is held by paragraph number."""

    languages: tuple[str, ...] = ()
    language: str = SOURCE
    text: OfficialText = dataclasses.field(default_factory=lambda: OfficialText(()))
    held: Mapping[int, Held] = dataclasses.field(default_factory=dict)

    def has_text(self) -> bool:
        """Tell whether any of the official text has been imported."""
        return bool(self.text.paragraphs)


def load(desk: Desk, wanted: str) -> Loaded:
    """Fetch the text in the wanted language, or in the first there is, and the counts if they may be seen."""
    languages = paragraph.languages(desk)
    language = wanted if wanted in languages or not languages else languages[0]
    cells = figures.coverage(desk) if desk.may(Act.READ_COMPLAINTS) else ()
    held = {cell.number: Held(cell.complaints, cell.evidence) for cell in cells}
    return Loaded(languages, language, paragraph.text(desk, language), held)
