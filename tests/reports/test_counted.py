"""Tables, charts and numbers in sentences are drawn from what the gate lets through."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.condition import Condition
from gc25desk.domain.disclosure.rule import Hidden, Rule
from gc25desk.domain.field import Profile
from gc25desk.domain.practice import records as practice
from gc25desk.domain.statistic import Statistic
from gc25desk.errors import InvalidInput
from gc25desk.reports.counted import chart, table
from gc25desk.reports.gated import Gated, document, gated
from gc25desk.reports.live_number import live_number
from gc25desk.reports.material import Material
from gc25desk.reports.model import Chart, ChartKind, Table, value_of
from gc25desk.reports.remarks import more_words, not_prevalence, rule_words
from tests.builders import a_child, a_complaint, a_tag

TODAY = dt.date(2026, 11, 21)
HIDDEN = Hidden()


def material(complaints: Sequence[Complaint], profile: Profile = Profile.PUBLIC, **values: Any) -> Material:
    given: dict[str, Any] = {
        "institution": "Commission of Midland",
        "state_party": "Midland",
        "title": "Children and screens",
        "cycle": "Sixth",
        "date": TODAY,
        "since": None,
        "until": None,
        "profile": profile,
        "language": "en",
        "complaints": tuple(complaints),
        "evidence": (),
        "rule": None if profile is Profile.INTERNAL else Rule(),
    }
    return Material(**(given | values))


def of_children(**counts: int) -> list[Complaint]:
    """Return a complaint for each child, counted as in ``girl_14=12``; ``x`` is no age."""
    made = []
    for key, count in counts.items():
        sex, age = key.split("_")
        child = (
            a_child(sex=sex, age=None, age_certainty="unknown")
            if age == "x"
            else a_child(sex=sex, age=int(age))
        )
        made += [a_complaint(children=(child,)) for _n in range(count)]
    return made


def one_of(complaints: Sequence[Complaint], *others: Statistic, **values: Any) -> tuple[Gated, Material]:
    profile = values.pop("profile", Profile.PUBLIC)
    given = material(complaints, profile)
    statistic = Statistic(**({"title": "A table"} | values))
    return gated([statistic, *others], given)[0], given


def cells(drawn: Table) -> list[list[Any]]:
    return [[value_of(cell) for cell in row.cells] for row in drawn.rows]


SOME = of_children(girl_14=23, boy_14=11, girl_8=7, boy_8=9, girl_x=6)


def test_a_table_of_two_dimensions_has_both_its_totals() -> None:
    drawn = table(*one_of(SOME, rows="age", columns="sex"))
    assert [column.title for column in drawn.columns][:3] == ["Age at the event", "Girl", "Boy"]
    assert drawn.columns[-1].title == "Total"
    rows = {str(row[0]): row[1:] for row in cells(drawn)}
    assert rows["12–17 years"][:2] == [25, 10]
    assert rows["12–17 years"][-1] == 35
    assert rows["Total"][-1] == 55
    assert [row.total for row in drawn.rows] == [False] * (len(drawn.rows) - 1) + [True]


def test_within_the_institution_the_numbers_are_true() -> None:
    drawn = table(*one_of(SOME, rows="age", columns="sex", profile=Profile.INTERNAL))
    rows = {str(row[0]): row[1:] for row in cells(drawn)}
    assert rows["12–17 years"][:2] == [23, 11]
    assert rows["Total"][-1] == 56
    assert not drawn.hides()
    assert rule_words(None) in drawn.remarks


def test_exact_counts_are_printed_true_and_say_what_a_cross_may_be() -> None:
    small = [*SOME, *of_children(boy_3=2)]
    drawn = table(*one_of(small, rows="age", columns="sex", mode="exact"))
    rows = {str(row[0]): row[1:] for row in cells(drawn)}
    assert rows["Total"][-1] == 58
    assert drawn.hides()
    assert any("may stand for any number" in remark for remark in drawn.remarks)
    assert more_words() not in drawn.remarks


def test_under_every_table_and_chart_stands_what_a_reader_must_know() -> None:
    values: dict[str, Any] = {
        "rows": "sex",
        "since": dt.date(2026, 1, 1),
        "conditions": (Condition(by="age", lowest=6, highest=17), Condition(by="place", value="not_asked")),
    }
    gate, given = one_of(SOME, **values)
    drawn = chart(gate, given)
    assert drawn is not None
    for remarks in (" ".join(table(gate, given).remarks), " ".join(drawn.remarks)):
        assert "Unit: children. Period: 1 January 2026 to 21 November 2026, by date received." in remarks
        assert "Only those where: Age at the event: 6 to 17 years; Region or district: Not asked." in remarks
        assert rule_words(Rule()) in remarks
        assert not_prevalence() in remarks


def test_alternatives_of_a_filter_are_told_as_such() -> None:
    both = (Condition(by="sex", value="girl"), Condition(by="sex", value="boy"))
    remarks = " ".join(table(*one_of(SOME, rows="age", conditions=both)).remarks)
    assert "Sex: Girl or Boy" in remarks


def test_an_incident_is_explained_where_incidents_are_counted() -> None:
    harmed = [a_complaint(harm=("content", "contact")) for _n in range(9)]
    drawn = table(*one_of(harmed, unit="incidents", rows="harm"))
    assert "one kind of harm alleged in one complaint" in drawn.remarks[0]
    assert cells(drawn)[-1][1] == 20


@pytest.mark.parametrize(
    ("unknown", "words"), [(6, "about 5 children"), (2, "small number of children"), (0, "no children")]
)
def test_unknown_values_that_are_no_lines_stand_in_a_note_that_went_through_the_gate(
    unknown: int, words: str
) -> None:
    complaints = of_children(girl_14=20, girl_8=20, girl_x=unknown)
    drawn = table(*one_of(complaints, rows="age", unknowns=False))
    assert [row[0] for row in cells(drawn)] == ["0–5 years", "6–11 years", "12–17 years", "Total"]
    assert any("Age at the event: not known or not recorded for" in r and words in r for r in drawn.remarks)


def test_a_table_by_paragraph_leaves_out_those_with_nothing_and_says_so() -> None:
    tagged = [a_complaint(tags=(a_tag(75), a_tag(76))) for _n in range(12)]
    drawn = table(*one_of(tagged, unit="complaints", rows="paragraph"))
    assert [row[1] for row in cells(drawn)] == [10, 10, 10]
    assert "Paragraphs with nothing counted are left out." in drawn.remarks
    assert any("do not add up" in remark for remark in drawn.remarks)


def test_a_chart_tells_what_its_table_tells_and_no_more() -> None:
    complaints = [*practice.complaints(90, 5, TODAY)]
    for values in ({"rows": "disability"}, {"rows": "age", "columns": "sex"}, {"rows": "quarter"}):
        gate, given = one_of(complaints, **values)
        drawn = chart(gate, given)
        assert drawn is not None
        rows = {str(row[0]): row[1:] for row in cells(table(gate, given))}
        for at, category in enumerate(drawn.categories):
            shown = [series.values[at] for series in drawn.series]
            assert shown == rows[category][: len(shown)]
            assert all(str(value) in drawn.alt for value in shown if isinstance(value, int))


def test_how_a_chart_is_drawn_follows_from_what_it_shows() -> None:
    def kind(**values: Any) -> ChartKind:
        drawn = chart(*one_of(SOME, **values))
        assert isinstance(drawn, Chart)
        return drawn.kind

    assert kind(rows="sex") is ChartKind.BAR
    assert kind(rows="sex", columns="age") is ChartKind.STACKED
    assert kind(rows="month") is ChartKind.COLUMN
    assert kind(rows="month", columns="sex") is ChartKind.LINE


def test_there_is_no_chart_of_nothing_and_none_of_hidden_counts_alone() -> None:
    assert chart(*one_of([], rows="sex")) is None
    assert chart(*one_of(of_children(girl_14=2), rows="sex")) is None
    assert chart(*one_of(SOME)) is None


@pytest.mark.parametrize(
    ("count", "values", "words"),
    [
        (0, {}, "no children"),
        (2, {}, "a small number of children"),
        (12, {}, "about 10 children"),
        (12, {"mode": "exact"}, "12 children"),
        (12, {"profile": Profile.INTERNAL}, "12 children"),
        (1, {"profile": Profile.INTERNAL}, "1 child"),
        (1_203, {"unit": "complaints"}, "about 1,205 complaints"),
        (8, {"threshold": "10"}, "a small number of children"),
    ],
)
def test_a_number_in_a_sentence_is_a_table_of_one_cell(
    count: int, values: dict[str, Any], words: str
) -> None:
    assert live_number(*one_of(of_children(girl_14=count), **values)) == words
    drawn = table(*one_of(of_children(girl_14=count), **values))
    assert [row[0] for row in cells(drawn)] == ["Total"]


def test_a_number_in_a_sentence_gives_no_table_away() -> None:
    """Of 40 children 38 are girls; with the sum in a sentence the table would tell of the two others."""
    complaints = of_children(girl_14=38, boy_14=2)
    by_sex = Statistic(title="By sex", rows="sex", mode="exact")
    number, given = one_of(complaints, by_sex, mode="exact")
    crossed = gated([number.statistic, by_sex], given)[1]
    told = [number.total, crossed.count("girl"), crossed.count("boy")]
    assert sum(isinstance(count, Hidden) for count in told) >= 2


def test_exact_counts_beside_rounded_ones_are_rounded_too() -> None:
    exact = Statistic(title="By sex", rows="sex", mode="exact")
    number, given = one_of(SOME, exact)
    assert gated([number.statistic, exact], given)[1].count("boy") == 20


def test_four_traits_at_once_do_not_leave_the_institution() -> None:
    values: dict[str, Any] = {
        "rows": "sex",
        "columns": "age",
        "conditions": (Condition(by="place", value="A"), Condition(by="disability", value="none")),
    }
    with pytest.raises(InvalidInput):
        one_of(SOME, **values)
    assert one_of(SOME, profile=Profile.INTERNAL, **values)[0].total == 0


def test_a_document_that_left_is_looked_at_beside_the_next() -> None:
    statistic = Statistic(id="s", title="By sex", rows="sex", mode="exact")
    many = [dataclasses.replace(one, id=str(number)) for number, one in enumerate(SOME)]
    first = document([statistic], material(many[:-1]))
    assert first.figures[0].total == 55
    second = document([statistic], material(many), first.entries("first"))
    assert second.close == (("s", "s"),)
    assert isinstance(second.figures[0].total, Hidden)
    assert document([statistic], material(many, Profile.INTERNAL)).entries("first") == ()
