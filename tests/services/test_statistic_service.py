"""Statistics of a desk, and what one of them would print in a report of it."""

import dataclasses
import datetime as dt

import pytest

from gc25desk.domain.statistic import Statistic
from gc25desk.errors import NotFound
from gc25desk.services import bin as bins
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services import statistic as statistics
from gc25desk.services.desk import Desk
from gc25desk.services.statistic import Preview
from tests.builders import a_child, a_complaint, a_project

AGES = Statistic(title="Children, by age", rows="age")


def fill(desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint() for _n in range(11)])
    saving.save_all(desk, "complaint", [a_complaint(children=(a_child(age=3),)) for _n in range(2)])


def write(desk: Desk, project_id: str, text: str) -> None:
    issue = next(one for one in projects.gathered(desk, project_id).sections if one.role == "issue")
    saving.save(desk, "section", dataclasses.replace(issue, situation=text))


def rows_of(seen: Preview) -> dict[str, str]:
    return {cells[0]: cells[-1] for cells in seen.cells}


def test_statistics_come_by_title_and_not_from_the_bin(desk: Desk) -> None:
    for title in ("Zebra", "apple", "Gone"):
        saving.save(desk, "statistic", Statistic(title=title))
    gone = next(one for one in statistics.of_desk(desk) if one.title == "Gone")
    bins.put(desk, "statistic", [gone.id])
    assert [one.title for one in statistics.of_desk(desk)] == ["apple", "Zebra"]


def test_one_that_is_typed_and_not_saved_is_seen_as_the_report_would_print_it(desk: Desk) -> None:
    fill(desk)
    seen = statistics.shown(desk, a_project(desk).id, AGES)
    rows = rows_of(seen)
    assert rows["0–5 years"] == "×"
    assert rows["12–17 years"] == "10"
    assert 0 < seen.hidden < seen.counts
    assert statistics.of_desk(desk) == []


def test_the_period_of_the_report_holds(desk: Desk) -> None:
    fill(desk)
    project = a_project(desk, until=dt.date(2026, 1, 1))
    assert rows_of(statistics.shown(desk, project.id, AGES))["Total"] == "0"


def test_refused_consent_keeps_a_child_out_of_the_preview(desk: Desk) -> None:
    fill(desk)
    saving.save_all(desk, "complaint", [a_complaint(consent_statistics="refused") for _n in range(20)])
    assert rows_of(statistics.shown(desk, a_project(desk).id, AGES))["12–17 years"] == "10"


def test_values_are_those_of_statistics_that_sections_name(desk: Desk) -> None:
    fill(desk)
    project = a_project(desk)
    named, _changes = saving.save(desk, "statistic", AGES)
    saving.save(desk, "statistic", Statistic(title="Another"))
    assert statistics.values(desk, project.id) == {}
    write(desk, project.id, f"There were {{number:statistic/{named.id}|total}}.")
    found = statistics.values(desk, project.id)
    assert set(found) == {named.id}
    assert found[named.id]["12-17"] == "about 10 children"


def test_a_report_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        statistics.basis(desk, "none")
