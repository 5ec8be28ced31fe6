"""A statistic as it would stand in a report: what is hidden there, why not, and what would hide less."""

import dataclasses
import datetime as dt
from typing import Any

from gc25desk import i18n
from gc25desk.domain.condition import Condition
from gc25desk.domain.disclosure.redesign import Way
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.field import Profile
from gc25desk.domain.statistic import Statistic
from gc25desk.errors import InvalidInput, TooRevealing
from gc25desk.reports.material import Material
from gc25desk.reports.previewed import Basis, preview, proposals, values
from gc25desk.reports.tabular import ChartKind
from tests.builders import a_child, a_complaint

AGES = Statistic(id="ages", title="Children, by age", rows="age", columns="sex")


def children(count: int, **values: Any) -> list[Any]:
    return [a_complaint(children=(a_child(**values),)) for _n in range(count)]


def basis(*complaints: Any, named: tuple[Statistic, ...] = (), **values: Any) -> Basis:
    numbered = [dataclasses.replace(one, id=f"c{number}") for number, one in enumerate(complaints)]
    given: dict[str, Any] = {
        "institution": "Commission of Midland",
        "state_party": "Midland",
        "title": "Report",
        "cycle": "",
        "date": dt.date(2026, 11, 20),
        "since": None,
        "until": None,
        "profile": Profile.PUBLIC,
        "language": "en",
        "evidence": (),
        "rule": Rule(),
    }
    return Basis(Material(complaints=tuple(numbered), **(given | values)), named)


SMALL = [
    *children(20, age=14),
    *children(12, age=15, sex="boy"),
    *children(2, age=8),
    *children(9, age=7, sex="boy"),
]


def test_a_small_count_is_a_cross_in_the_words_of_the_table_and_is_counted() -> None:
    seen = preview(basis(*SMALL), AGES)
    rows = {cells[0]: cells[1:] for cells in seen.cells}
    assert seen.table is not None
    assert rows["6–11 years"][0] == "×"
    assert rows["12–17 years"][0] == "20"
    assert 0 < seen.hidden < seen.counts
    assert sum(cells.count("×") for cells in seen.cells) == seen.hidden
    assert seen.refused is None


def test_what_is_hidden_is_hidden_in_the_chart_too() -> None:
    seen = preview(basis(*SMALL), dataclasses.replace(AGES, columns=""))
    assert seen.chart is not None
    assert seen.chart.kind is ChartKind.BAR
    crossed = preview(basis(*SMALL[:32], *children(2, age=3)), dataclasses.replace(AGES, columns=""))
    assert crossed.chart is not None
    assert crossed.chart.hides()


def test_a_statistic_without_a_title_can_be_looked_at() -> None:
    assert preview(basis(*SMALL), Statistic(rows="age")).table is not None


def test_a_statistic_that_cannot_be_counted_says_at_which_field() -> None:
    seen = preview(basis(), dataclasses.replace(AGES, unit="complaints"))
    assert isinstance(seen.refused, InvalidInput)
    assert seen.refused.field == "rows"
    assert seen.table is None


def test_too_many_traits_at_once_are_refused_outside_the_institution_only() -> None:
    traits = (Condition(by="place", value="Capital"), Condition(by="harm", value="privacy"))
    many = dataclasses.replace(AGES, conditions=traits)
    assert isinstance(preview(basis(*SMALL), many).refused, InvalidInput)
    inside = preview(basis(*SMALL, profile=Profile.INTERNAL, rule=None), many)
    assert inside.refused is None
    assert inside.rule is None


def test_a_table_has_no_lines_outside_its_filter() -> None:
    older = dataclasses.replace(AGES, columns="", conditions=(Condition(by="age", lowest=12, highest=17),))
    seen = preview(basis(*SMALL), older)
    assert seen.refused is None
    assert [cells[0] for cells in seen.cells] == ["12–17 years", "Total"]
    girls = dataclasses.replace(AGES, conditions=(Condition(by="sex", value="girl"),))
    seen = preview(basis(*SMALL), girls)
    assert seen.table is not None
    assert [column.title for column in seen.table.columns][1:] == ["Girl", "Total"]


def test_what_one_complaint_may_have_several_of_is_not_filter_and_line_at_once() -> None:
    harm = Statistic(
        title="Harm", unit="complaints", rows="harm", conditions=(Condition(by="harm", value="contact"),)
    )
    seen = preview(basis(*SMALL), harm)
    assert isinstance(seen.refused, InvalidInput)
    assert seen.refused.field == "conditions"
    incidents = dataclasses.replace(harm, unit="incidents")
    assert preview(basis(*SMALL), incidents).refused is None


def test_exact_counts_are_rounded_beside_the_rounded_tables_of_a_report_and_it_says_so() -> None:
    seen = preview(basis(*SMALL), dataclasses.replace(AGES, mode=Mode.EXACT.value))
    assert seen.is_rounded_instead
    assert seen.rule is not None
    assert seen.rule.mode is Mode.ROUNDED
    assert not preview(basis(*SMALL), AGES).is_rounded_instead


def test_a_statistic_that_the_report_names_is_counted_once_and_in_its_new_form() -> None:
    held = basis(*SMALL, named=(AGES, Statistic(id="all", title="All", rows="")))
    seen = preview(held, dataclasses.replace(AGES, columns="", title="Only by age"))
    assert seen.table is not None
    assert seen.table.caption == "Only by age"
    assert len(seen.table.columns) == 2


def test_every_number_has_a_name_a_label_and_words() -> None:
    numbers = {one.place: one for one in preview(basis(*SMALL), AGES).numbers}
    assert numbers["total"].label == "Total"
    assert numbers["12-17/girl"].label == "12–17 years, Girl"
    assert numbers["12-17/girl"].words == "about 20 children"
    assert "2" not in numbers["6-11/girl"].words


def test_a_name_with_a_slash_in_it_is_one_place() -> None:
    places = [*children(6, place="Upper/Lower Ferry"), *children(7, place="Capital", sex="boy")]
    numbers = preview(basis(*places), Statistic(id="p", title="Places", rows="place", columns="sex")).numbers
    assert "Upper/Lower Ferry, Girl" in {one.label for one in numbers}


def test_the_values_of_a_report_are_those_of_the_statistics_it_names() -> None:
    assert values(basis(*SMALL)) == {}
    found = values(basis(*SMALL, named=(AGES,)))
    assert found["ages"]["total"] == "about 45 children"


def test_proposals_hide_less_and_none_are_made_where_nothing_is_hidden() -> None:
    held = basis(*SMALL)
    seen = preview(held, AGES)
    found = proposals(held, seen)
    assert found
    assert all(one.hidden < seen.hidden for one in found)
    assert Way.WITHOUT in {one.way for one in found}
    clear = preview(held, Statistic(id="all", title="All", rows=""))
    assert proposals(held, clear) == ()


def test_what_tells_too_much_is_refused_by_name_and_may_be_cut_anew(monkeypatch: Any) -> None:
    import gc25desk.reports.gated as gate

    def refuse(*_given: Any) -> Any:
        raise TooRevealing("Too much.", "Merge lines.", ("Children, by age",))

    monkeypatch.setattr(gate, "publish", refuse)
    held = basis(*SMALL)
    seen = preview(held, AGES)
    assert isinstance(seen.refused, TooRevealing)
    assert seen.numbers == ()
    assert proposals(held, seen)


def test_the_table_speaks_the_language_of_the_report_and_the_rule_that_of_the_window() -> None:
    i18n.use("en")
    seen = preview(basis(*SMALL, language="ar"), AGES)
    assert seen.right_to_left
    assert "rounded" in seen.rule_in_words()
