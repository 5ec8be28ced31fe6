"""The sentence below each chart is true in every case, in the singular and in the plural."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.figures import GAP, NOTHING, REPORTED, TAGGED, CoverageCell
from gc25desk.ui.dashboard import sentences
from gc25desk.ui.widgets.chart_data import Bar, ChartData, Group


@pytest.mark.parametrize(
    ("received", "closed", "sentence"),
    [
        (
            [5, 30, 31, 40, 41],
            [9, 10, 10, 19, 19],
            "More were received than closed in each of the last four months; the open load grew by 84.",
        ),
        (
            [9, 1, 2],
            [1, 2, 3],
            "Fewer were received than closed in each of the last two months; the open load fell by 2.",
        ),
        (
            [9, 4, 4],
            [1, 4, 4],
            "As many were received as closed in each of the last two months; the open load did not change.",
        ),
        ([0, 0, 0], [0, 0, 0], "No complaint was received or closed in the last three months."),
        ([0], [0], "No complaint was received or closed in the last month."),
        ([3], [1], "In the last month 3 were received and 1 closed; the open load grew by 2."),
        (
            [5, 1],
            [1, 5],
            "In the last two months 6 were received and 6 closed; the open load did not change.",
        ),
        (
            [7, 0, 0],
            [1, 0, 0],
            "In the last three months 7 were received and 1 closed; the open load grew by 6.",
        ),
        (
            [2_000],
            [0],
            "In the last month 2\u202f000 were received and 0 closed; the open load grew by 2\u202f000.",
        ),
    ],
)
def test_months(received: list[int], closed: list[int], sentence: str) -> None:
    assert sentences.months(received, closed) == sentence


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=12))
def test_the_load_never_grows_where_more_were_closed(pairs: list[tuple[int, int]]) -> None:
    received, closed = [came for came, _went in pairs], [went for _came, went in pairs]
    sentence = sentences.months(received, closed)
    if "More were" in sentence:
        assert received[-1] > closed[-1]
        assert "grew" in sentence
    if "Fewer were" in sentence:
        assert received[-1] < closed[-1]
        assert "fell" in sentence
    assert sentence.endswith(".")


def axis(*answers: tuple[str, int], silent: int = 0) -> ChartData:
    groups = [Group(name, (Bar(count),)) for name, count in answers]
    return ChartData("Sex", ("children",), (*groups, Group("Unknown", (Bar(silent, quiet=True),))))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (axis(("Girl", 0)), "No child is recorded on a complaint yet."),
        (axis(("Girl", 0), silent=1), "This is not known of the 1 child."),
        (axis(("Girl", 0), silent=7), "This is known of none of the 7 children."),
        (axis(("Girl", 1)), "Girl: 1 of 1 child."),
        (axis(("Girl", 8), ("Boy", 3), silent=1), "Most often Girl: 8 of 12 children. Not known of 1 child."),
        (axis(("Girl", 4), ("Boy", 4)), "Girl and Boy lead with 4 each, of 8 children."),
        (axis(*((name, 2) for name in "ABCD")), "4 answers lead with 2 each, of 8 children."),
    ],
)
def test_axis(data: ChartData, sentence: str) -> None:
    assert sentences.axis(data) == sentence


def cells(**states: tuple[int, ...]) -> list[CoverageCell]:
    state_of = {number: state for state, numbers in states.items() for number in numbers}
    return [
        CoverageCell(
            paragraph.number,
            state_of.get(paragraph.number, NOTHING),
            paragraph.kind,
            int(paragraph.number in state_of),
            0,
        )
        for paragraph in catalogue().paragraphs
    ]


DUTIES = tuple(paragraph.number for paragraph in catalogue().paragraphs if paragraph.is_duty)


def test_coverage_of_an_empty_desk() -> None:
    assert (
        sentences.coverage(cells())
        == f"Nothing is held yet on any of the {len(DUTIES)} paragraphs with a duty."
    )


def test_coverage_counts_duties_gaps_and_reports() -> None:
    silent = len(DUTIES) - 6
    sentence = sentences.coverage(cells(**{TAGGED: DUTIES[:3], GAP: DUTIES[3:4], REPORTED: DUTIES[4:6]}))
    assert sentence == (
        f"Something is held on 6 of the {len(DUTIES)} paragraphs with a duty, nothing yet on {silent}. "
        "A gap is found in 1 paragraph. 2 are in a report."
    )


def test_coverage_of_everything() -> None:
    assert (
        sentences.coverage(cells(**{TAGGED: DUTIES})) == "Something is held on every paragraph with a duty."
    )


def test_a_context_paragraph_is_no_duty_in_the_count() -> None:
    context = next(p.number for p in catalogue().paragraphs if not p.is_duty)
    assert sentences.coverage(cells(**{TAGGED: (context,)})).startswith("Nothing is held yet")
