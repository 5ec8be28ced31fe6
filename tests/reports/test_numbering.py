"""Headings, paragraphs, tables and figures are counted as the UN Editorial Manual has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.reports.model import Block, Chart, Heading, Paragraph, Recommendations, Table, plain
from gc25desk.reports.numbering import lone_headings, number, roman
from gc25desk.reports.words import Words, letters
from tests.reports.sample_report import EVERY_BLOCK, report_of

ENGLISH = Words("en")


def test_headings_count_by_level_and_begin_again_below() -> None:
    levels = (1, 2, 3, 4, 4, 3, 2, 1, 2)
    found = number([Heading("h", level) for level in levels], ENGLISH)
    assert [entry.label for entry in found.entries] == [
        "I.",
        "A.",
        "1.",
        "(a)",
        "(b)",
        "2.",
        "B.",
        "II.",
        "A.",
    ]


def test_headings_outside_the_count_leave_it_alone() -> None:
    found = number([Heading("h"), Heading("Summary", numbered=False), Heading("h")], ENGLISH)
    assert [entry.label for entry in found.entries] == ["I.", "", "II."]


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "(a)"), ("fr", "a)"), ("es", "a)"), ("ru", "(a)"), ("ar", "(أ)")]
)
def test_letters_are_marked_as_the_language_has_it(language: str, mark: str) -> None:
    assert number([Heading("h", 4)], Words(language)).entries[0].label == mark


def test_paragraphs_count_through_all_headings() -> None:
    blocks: list[Block] = [
        Heading("one"),
        Paragraph(plain("p"), numbered=True),
        Paragraph(plain("front")),
        Heading("two"),
        Heading("below", 2),
        Recommendations(plain("r")),
        Paragraph(plain("p"), numbered=True),
    ]
    found = number(blocks, ENGLISH)
    assert [found.labels.get(place) for place in (1, 2, 5, 6)] == ["1.", None, "2.", "3."]
    assert [(entry.first, entry.last) for entry in found.entries] == [(1, 1), (2, 3), (2, 3)]


def test_anchors_name_what_they_stand_on() -> None:
    blocks: list[Block] = [EVERY_BLOCK[kind] for kind in (Heading, Paragraph, Recommendations, Table, Chart)]
    targets = number(blocks, ENGLISH).targets
    shown = {anchor: target.shown for anchor, target in targets.items()}
    assert shown == {"heading": "A", "paragraph": "1", "ask": "2", "table": "Table 1", "chart": "Figure 1"}


def test_an_anchor_stands_once() -> None:
    with pytest.raises(ValueError, match="two blocks"):
        number([Heading("a", anchor="x"), Heading("b", anchor="x")], ENGLISH)


def test_a_reference_leads_somewhere() -> None:
    with pytest.raises(ValueError, match="no block"):
        number([], ENGLISH).target("lost")


@pytest.mark.parametrize(("count", "shown"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_go_on_after_z_as_word_has_them(count: int, shown: str) -> None:
    assert letters(count) == shown


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(count: int) -> None:
    worth = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    values = [worth[numeral] for numeral in roman(count)]
    after = [*values[1:], 0]
    assert sum(-one if one < two else one for one, two in zip(values, after, strict=True)) == count


def test_the_fifth_level_is_in_small_roman_numerals() -> None:
    found = number([Heading("h", 5), Heading("h", 5)], ENGLISH)
    assert [entry.label for entry in found.entries] == ["(i)", "(ii)"]
    assert number([Heading("h", 5)], Words("fr")).entries[0].label == "i)"


def test_annexes_are_counted_and_headings_below_begin_again() -> None:
    blocks = [
        Heading("h"),
        Heading("h", 2),
        Heading("h", annex=True),
        Heading("h", 2),
        Heading("h", annex=True),
    ]
    found = number([*blocks, Heading("h", 2)], ENGLISH)
    assert [entry.label for entry in found.entries] == ["I.", "A.", "Annex I.", "A.", "Annex II.", "A."]


def test_a_single_annex_has_no_number() -> None:
    assert number([Heading("h", annex=True)], ENGLISH).entries[0].label == "Annex."
    assert number([Heading("h", annex=True)], Words("es")).entries[0].label == "Anexo."


def test_a_reference_to_an_annex_names_it() -> None:
    found = number([Heading("h", annex=True, anchor="a"), Heading("h", annex=True, anchor="b")], ENGLISH)
    assert found.target("b").shown == "Annex II"


def lone(*levels: int) -> list[str]:
    blocks = tuple(Heading(f"h{place}", level) for place, level in enumerate(levels))
    return [entry.heading.text for entry in lone_headings(report_of(*blocks))]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((1,), []),
        ((1, 2), ["h1"]),
        ((1, 2, 2), []),
        ((1, 2, 1, 2), ["h1", "h3"]),
        ((1, 2, 3, 2), ["h2"]),
        ((1, 2, 3, 3, 2), []),
        ((1, 3, 2, 2), ["h1"]),
    ],
)
def test_a_sub_heading_without_a_sibling_is_pointed_out(levels: tuple[int, ...], expected: list[str]) -> None:
    assert lone(*levels) == expected


def test_headings_outside_the_count_and_annexes_are_not_lone() -> None:
    report = report_of(
        Heading("Summary", numbered=False), Heading("Part", 2, numbered=False), Heading("x", annex=True)
    )
    assert lone_headings(report) == ()
