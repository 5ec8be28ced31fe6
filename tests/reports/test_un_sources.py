"""Documents of the United Nations are cited in its own forms."""

import pytest

from gc25desk.reports.content import Citation, Locator, LocatorKind, Source
from gc25desk.reports.notes import Note, Notes
from gc25desk.reports.un_sources import convention, general_comment, un_document
from gc25desk.reports.words import Words


def cited(language: str, *sources: Source, kind: LocatorKind = LocatorKind.PARAGRAPH) -> list[str]:
    notes = Notes(Words(language))
    found = [part for one in sources for part in notes.arranged((Citation(one, Locator(kind, "9", "11")),))]
    return ["".join(run.text for run in note.runs) for note in found if isinstance(note, Note)]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "General comment No. 20 (2016), paras. 9–11."),
        ("fr", "Observation générale nᵒ 20 (2016), par. 9 à 11."),
        ("es", "Observación general núm. 20 (2016), párrs. 9 a 11."),
        ("ar", "التعليق العام رقم 20 (2016)، الفقرات 9-11."),
    ],
)
def test_a_general_comment_by_number_and_year_then_by_symbol(language: str, first: str) -> None:
    comment = general_comment(20, 2016, "CRC/C/GC/20", Words(language))
    found = cited(language, comment, un_document("CRC/C/EXL/CO/3-4"), comment)
    assert found[0] == first
    assert found[1].startswith("CRC/C/EXL/CO/3-4")
    assert found[2].startswith("CRC/C/GC/20")


def test_the_convention_by_article() -> None:
    (note,) = cited("fr", convention(Words("fr")), kind=LocatorKind.ARTICLE)
    assert note == "Convention relative aux droits de l’enfant, art. 9 à 11."
