"""A review cycle as it stands: what its reports lack, how its ratings moved, and one rating a paragraph."""

import dataclasses

import pytest

from gc25desk.domain.assessment import Assessment, Trend
from gc25desk.domain.comment import Comment
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import ADDITIONAL_SUBMISSION
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.services import coverage, saving, section, undo
from gc25desk.services import cycle as cycles
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.builders import a_cycle, a_project


def test_a_report_shows_how_far_it_is(desk: Desk) -> None:
    report = a_project(desk)
    sections = [one for one in projects.gathered(desk, report.id).sections if one.role != "part"]
    for one in sections[:2]:
        section.send_for_review(desk, one.id, one.version)
    section.approve(desk, sections[0].id, 2)
    saving.save(desk, "comment", Comment(about=sections[0].id, text="Shorter?"))
    saving.save(desk, "comment", Comment(about=sections[0].id, text="Done.", done=True))
    [found] = cycles.course(desk, report.cycle).reports
    assert found.project == report
    assert (found.sections, found.approved, found.for_review, found.open_comments) == (len(sections), 1, 1, 1)
    assert found.warnings == ()


def test_what_speaks_against_a_report_is_told(desk: Desk) -> None:
    report = a_project(desk, kind=ADDITIONAL_SUBMISSION)
    [found] = cycles.course(desk, report.cycle).reports
    assert len(found.warnings) == 1


def test_what_belongs_to_another_cycle_is_not_there(desk: Desk) -> None:
    first, _changes = projects.begin_cycle(desk, a_cycle())
    second, _changes = projects.begin_cycle(desk, a_cycle(title="Sixth review", pre_session_year=2036))
    saving.save(desk, "observation", Observation(cycle=first.id, number="1", subject="x"))
    saving.save(desk, "monitoring", Monitoring(cycle=first.id, question="x"))
    cycles.rate(desk, Assessment(cycle=first.id, paragraph=75, rating="not_met"))
    cycles.rate(desk, Assessment(cycle=second.id, paragraph=75, rating="partly"))
    earlier, later = cycles.course(desk, first.id), cycles.course(desk, second.id)
    assert [len(part) for part in (earlier.observations, earlier.planned, earlier.ratings)] == [1, 1, 1]
    assert [len(part) for part in (later.observations, later.planned, later.ratings)] == [0, 0, 1]
    assert earlier.ratings[0].trend is Trend.NEW
    assert later.ratings[0].trend is Trend.BETTER


def test_a_cycle_that_is_gone_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound):
        cycles.course(desk, "none")


def test_a_paragraph_is_rated_once_in_a_cycle_and_may_be_rated_anew(desk: Desk) -> None:
    cycle, _changes = projects.begin_cycle(desk, a_cycle())
    rated, changes = cycles.rate(desk, Assessment(cycle=cycle.id, paragraph=75, rating="met"))
    assert changes.nouns == {"assessment"}
    with pytest.raises(InvalidInput, match="75"):
        cycles.rate(desk, Assessment(cycle=cycle.id, paragraph=75, rating="partly"))
    cycles.rate(desk, dataclasses.replace(rated, rating="partly"))
    assert cycles.course(desk, cycle.id).rating(75) is not None
    undo.undo_last(desk)
    held = cycles.course(desk, cycle.id).rating(75)
    assert held is not None
    assert held.rating == "met"


def test_many_observations_are_added_together_or_not_at_all_and_undone_together(desk: Desk) -> None:
    cycle, _changes = projects.begin_cycle(desk, a_cycle())
    good = [Observation(cycle=cycle.id, number=f"29 ({letter})", subject="x") for letter in "abc"]
    with pytest.raises(InvalidInput):
        cycles.add_observations(desk, [*good, Observation(cycle=cycle.id, number="", subject="")])
    assert cycles.course(desk, cycle.id).observations == ()
    assert len(cycles.add_observations(desk, good).ids) == 3
    assert len(cycles.course(desk, cycle.id).observations) == 3
    undo.undo_last(desk)
    assert cycles.course(desk, cycle.id).observations == ()


def test_the_matrix_of_a_cycle_knows_all_its_reports(desk: Desk) -> None:
    report = a_project(desk)
    saving.save(desk, "monitoring", Monitoring(cycle=report.cycle, question="How?", paragraphs="30"))
    of_cycle, of_report = coverage.of_cycle(desk, report.cycle), coverage.of(desk, report.id)
    assert of_cycle == of_report
    assert of_cycle.rows[29].planned == 1
