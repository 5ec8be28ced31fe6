"""The coverage matrix: counts by source and year, gaps where something is asked and nothing held."""

import datetime as dt

from gc25desk.domain.monitoring import Monitoring
from gc25desk.services import coverage, saving
from gc25desk.services.desk import Desk
from tests.builders import a_complaint, a_project, a_tag, an_evidence


def test_what_is_held_by_source_and_year(desk: Desk) -> None:
    project = a_project(desk)
    saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "complaint", a_complaint(date_received=dt.date(2025, 3, 1)))
    saving.save(desk, "evidence", an_evidence(type="law_or_policy", date=None))
    found = coverage.of(desk, project.id)
    row = found.rows[74]
    assert row.counts == {("complaint", "2025"): 1, ("complaint", "2026"): 1, ("law_or_policy", ""): 1}
    assert (row.held("complaint"), row.held(year="2026"), row.total) == (2, 1, 3)
    assert found.sources == ("complaint", "law_or_policy")
    assert found.years == ("", "2025", "2026")


def test_a_gap_is_a_paragraph_that_asks_and_on_which_nothing_is_held(desk: Desk) -> None:
    project = a_project(desk)
    saving.save(desk, "complaint", a_complaint(tags=(a_tag(30), a_tag(31, stance=""))))
    gaps = {row.number for row in coverage.of(desk, project.id).gaps}
    assert 30 not in gaps
    assert 31 in gaps
    assert 1 not in gaps  # explains only


def test_plans_and_sections_show_in_it(desk: Desk) -> None:
    project = a_project(desk)
    for status in ("planned", "dropped"):
        plan = Monitoring(cycle=project.cycle, question="How many?", paragraphs="30, 31", status=status)
        saving.save(desk, "monitoring", plan)
    rows = coverage.of(desk, project.id).rows
    assert [rows[number - 1].planned for number in (29, 30, 31)] == [0, 1, 1]
    assert rows[29].cited
    assert not rows[0].cited
