"""References are read as people write them, and refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, field_of, fields_of
from gc25desk.domain.paragraph import (
    COMPLAINT_STANCES,
    EVIDENCE_STANCES,
    Stance,
    Tag,
    counts,
    parse_references,
)
from gc25desk.domain.recognition.numbers import listed
from gc25desk.errors import InvalidInput


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("54", (54,)),
        (" 54. ", (54,)),
        ("para 54", (54,)),
        ("para54", (54,)),
        ("Para. 54.", (54,)),
        ("paragraph 54", (54,)),
        ("GC25 §54", (54,)),
        ("GC 25, para. 54", (54,)),
        ("CRC/C/GC/25, para. 54", (54,)),
        ("GC25/54", (54,)),
        ("para. 54 of general comment No. 25 (2021)", (54,)),
        ("para. 54 of the general comment", (54,)),
        ("25", (25,)),
        ("№ 54", (54,)),
        ("paras. 80-83", (80, 81, 82, 83)),
        ("paras. 80–83", (80, 81, 82, 83)),
        ("80 — 83", (80, 81, 82, 83)),
        ("80 to 83", (80, 81, 82, 83)),
        ("44, 46 and 48", (44, 46, 48)),
        ("paragraphs 44,46, and 48.", (44, 46, 48)),
        ("48; 46 & 44, 46", (44, 46, 48)),
        ("1–3, 7 and 125", (1, 2, 3, 7, 125)),
        ("٥٤", (54,)),
        ("۸۰-۸۳", (80, 81, 82, 83)),
        ("٤٤، ٤٦", (44, 46)),
        ("５４", (54,)),
        ("80-80", (80,)),
    ],
)
def test_what_people_write(written: str, numbers: tuple[int, ...]) -> None:
    assert parse_references(written) == numbers


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "No paragraph number"),
        ("  .. ", "No paragraph number"),
        ("GC25", "No paragraph number"),
        ("0", "no paragraph 0"),
        ("126", "no paragraph 126"),
        ("120-126", "no paragraph 126"),
        ("83-80", "backwards"),
        ("art. 54", "articles belong to the Convention"),
        ("Article 54", "articles belong to the Convention"),
        ("art.54", "articles belong to the Convention"),
        ("art54", "articles belong to the Convention"),
        ("54 and article 13", "articles belong to the Convention"),
        ("article 17 of General Comment No. 25", "articles belong to the Convention"),
        ("general comment No. 24, para. 5", "another document"),
        ("CRC/C/GC/24, para. 5", "another document"),
        ("fifty-four", "fifty-four"),
        ("54a", "54a"),
        ("-5", "-5"),
        ("5-", "5-"),
        ("1-3-5", "1-3-5"),
        ("²", "²"),
        ("5.4", "5.4"),
        ("9" * 5_000, "too long"),
        ("9" * 40, "not a paragraph number"),
        ("\u202e54\x00x", "not a paragraph number"),
    ],
)
def test_what_is_refused_and_why(written: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_references(written)
    assert reason in caught.value.what
    assert caught.value.next_step


@given(st.sets(st.integers(1, 125), min_size=1))
def test_a_list_that_was_written_is_read_back(numbers: set[int]) -> None:
    assert parse_references(f"GC25, paras. {listed(numbers)}.") == tuple(sorted(numbers))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        numbers = parse_references(text)
    except InvalidInput as error:
        assert error.what.isprintable()
    else:
        assert numbers == tuple(sorted(set(numbers)))
        assert all(1 <= number <= 125 for number in numbers)


def test_numbers_are_listed_with_runs_drawn_together() -> None:
    assert listed([]) == ""
    assert listed([5]) == "5"
    assert listed([8, 3, 6, 5, 12, 7, 3]) == "3, 5–8 and 12"


def test_a_tag_counts_only_with_a_stance() -> None:
    assert counts(Tag(paragraph=81, stance="alleged_violation"))
    assert not counts(Tag(paragraph=81))
    assert not counts(Tag(stance="gap"))


def test_each_noun_has_its_own_stances() -> None:
    assert EVIDENCE_STANCES.codes() == ("gap", "partial", "progress", "context")
    assert COMPLAINT_STANCES.codes() == ("alleged_violation", "context")
    choices = field_of(Tag, "stance").choices
    assert choices is not None
    assert set(choices.codes()) == {stance.value for stance in Stance}


def test_what_a_tag_rests_on_stays_inside() -> None:
    assert [field.key for field in fields_of(Tag)][:5] == [
        "paragraph",
        "stance",
        "primary",
        "passage",
        "note",
    ]
    assert field_of(Tag, "primary").kind is Kind.FLAG
    for key in ("passage", "note"):
        field = field_of(Tag, key)
        assert (field.sensitivity, field.profiles) == (Sensitivity.SENSITIVE, INTERNAL_ONLY)
