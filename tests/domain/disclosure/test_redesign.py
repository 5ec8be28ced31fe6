"""Before anything is hidden the writer is offered other cuts, those that hide least first."""

from typing import Any

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure.redesign import Redesign, Way, redesigns
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.statistic import Statistic, check
from tests.builders import a_child, a_complaint, a_tag


def offered(complaints: list[Complaint], **values: Any) -> tuple[Redesign, ...]:
    filled: dict[str, Any] = {"title": "A table", "id": "t"}
    statistic = Statistic(**(filled | values))
    found = redesigns(statistic, complaints)
    for one in found:
        check(one.statistic)
    return found


def of_ages(**counts: int) -> list[Complaint]:
    return [
        a_complaint(id=f"{age}-{n}", children=(a_child(age=int(age[1:])),))
        for age, count in counts.items()
        for n in range(count)
    ]


def test_two_bands_are_merged_where_one_is_small() -> None:
    found = offered(of_ages(a3=2, a8=20, a15=20), rows="age")
    assert found[0].way is Way.BANDS
    assert found[0].statistic.scheme().bands == ((0, 11), (12, 17))
    assert found[0].hidden == 0
    assert [one.hidden for one in found] == sorted(one.hidden for one in found)


def test_paragraphs_become_sections_and_chapters() -> None:
    numbers = [*range(67, 75), *range(112, 117)] * 2
    tagged = [a_complaint(id=str(n), tags=(a_tag(number),)) for n, number in enumerate(numbers)]
    found = offered(tagged, unit="paragraph_tags", rows="paragraph")
    assert {one.statistic.rows for one in found if one.way is Way.COARSER} == {"section", "chapter"}
    assert found[0].hidden == 0


def test_an_axis_is_left_out_where_crossing_makes_all_small() -> None:
    children = [
        a_child(sex=sex, disability=kind)
        for sex in ("girl", "boy")
        for kind in ("seeing", "hearing", "physical")
        for _child in range(3)
    ]
    one = [a_complaint(id=str(n), children=(child,)) for n, child in enumerate(children)]
    found = offered(one, rows="sex", columns="disability")
    assert {(each.statistic.rows, each.statistic.columns) for each in found if each.way is Way.WITHOUT} == {
        ("sex", ""),
        ("disability", ""),
    }
    assert all(each.hidden == 0 for each in found[:2])


def test_a_table_that_hides_nothing_is_left_as_it_is() -> None:
    assert offered(of_ages(a3=20, a8=20, a15=20), rows="age") == ()


def test_ways_are_tried_under_the_rule_of_the_document() -> None:
    complaints = of_ages(a3=7, a8=20, a15=20)
    statistic = Statistic(title="A table", id="t", rows="age")
    assert redesigns(statistic, complaints) == ()
    assert redesigns(statistic, complaints, Rule(threshold=10, mode=Mode.EXACT))[0].hidden == 0
