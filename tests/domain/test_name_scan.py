"""The last look before a file leaves: people of the desk are found however they are written."""

import pytest

from gc25desk.domain.name_scan import Known, Scanner, ordinary_words

PEOPLE = [
    Known("complaint", "1", "children.name", "Thistledown Marrow-Reed"),
    Known("complaint", "1", "complainant_contact", "+00 5550 1771, after six"),
    Known("complaint", "2", "children.name", "أمينة الخطيب"),
    Known("complaint", "3", "children.name", "Rose"),
    Known("complaint", "4", "complainant_contact", "@bramblewick_98"),
    Known("complaint", "5", "complainant_name", "Élodie Quillfeather"),
    Known("complaint", "6", "complainant_contact", "ottoline@bramblewick.example"),
    Known("complaint", "7", "complainant_contact", "12 Sedgewater Lane, Little Hatherby"),
    Known("evidence", "8", "original_url", "https://bramblewick.example/u/thistle"),
]


def found(text: str) -> list[tuple[str, bool]]:
    return [
        (one.known.record, one.sure) for one in Scanner(PEOPLE, ordinary_words(["The school"])).find(text)
    ]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("The girl, Thistledown Marrow-Reed, left.", "1"),
        ("MARROW REED, Thistledown", "1"),
        ("She is called Thistledown J. Marrow Reed there.", "1"),
        ("Call 00 5550 1771 at six.", "1"),
        ("Call 0055501771.", "1"),
        ("أخبرتنا أمينة الخطيب بذلك.", "2"),
        ("His account is @Bramblewick_98 there.", "4"),
        ("We met Elodie Quillfeather.", "5"),
        ("Write to OTTOLINE@bramblewick.example now.", "6"),
        ("They live at 12 Sedgewater Lane, Little Hatherby now.", "7"),
        ("See https://bramblewick.example/u/thistle there.", "8"),
    ],
)
def test_a_person_is_surely_found(text: str, record: str) -> None:
    assert (record, True) in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rose told us so.", [("3", False)]),
        ("Numbers rose again.", []),
        ("Quillfeather spoke first.", [("5", False)]),
        ("The school is open on 5 May 2026.", []),
    ],
)
def test_a_single_word_may_be_a_person(text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text) == expected


def test_what_was_found_stands_in_its_sentence() -> None:
    text = "Nothing here. The girl Thistledown Marrow-Reed left. Nothing there."
    (one,) = [one for one in Scanner(PEOPLE).find(text) if one.sure]
    assert one.sentence == "The girl Thistledown Marrow-Reed left."


def test_a_text_without_anybody_finds_nobody() -> None:
    assert found("Three schools in ten use the software; see para. 75, table 2 and CRC/C/GC/25.") == []
