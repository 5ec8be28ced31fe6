"""What stands beside a draft: what is held for its paragraphs, and what of it the report may use."""

import pytest

from gc25desk.domain.assessment import Assessment, Trend
from gc25desk.domain.monitoring import Monitoring
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import NotFound
from gc25desk.services import holdings, saving
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.builders import a_child, a_complaint, a_cycle, a_project, a_tag, an_evidence


def test_complaints_and_evidence_of_the_paragraphs_with_what_may_be_used(desk: Desk) -> None:
    project = a_project(desk)
    agreed = a_complaint(subject="Agreed", consent_case_study="given", consent_quotation="given")
    saving.save(desk, "complaint", agreed)
    saving.save(desk, "complaint", a_complaint(subject="Not asked", children=(a_child(name="Thistledown"),)))
    saving.save(desk, "complaint", a_complaint(subject="Refused", consent_statistics="refused"))
    saving.save(desk, "complaint", a_complaint(subject="Elsewhere", tags=(a_tag(101),)))
    saving.save(desk, "evidence", an_evidence(title="Open", citable="public"))
    saving.save(desk, "evidence", an_evidence(title="Kept", citable="committee"))
    found = holdings.of(desk, project.id, [75, 76])
    assert [(one.complaint.subject, one.as_case, one.quotable) for one in found.cases] == [
        ("Not asked", False, False),
        ("Agreed", True, True),
    ]
    assert isinstance(found.cases[0].complaint.children[0].name, Sealed)
    assert {(one.item.title, one.citable) for one in found.evidence} == {("Open", True), ("Kept", False)}
    assert not found.is_silent
    assert holdings.of(desk, project.id, [30]).is_silent


def test_a_tag_without_a_stance_holds_nothing(desk: Desk) -> None:
    project = a_project(desk)
    saving.save(desk, "complaint", a_complaint(tags=(a_tag(75, stance=""),)))
    assert holdings.of(desk, project.id, [75]).is_silent


def test_earlier_observations_recommendations_ratings_and_plans(desk: Desk) -> None:
    before, _changes = projects.begin_cycle(desk, a_cycle(title="Fourth review", pre_session_year=2020))
    old, _changes = projects.begin(desk, Project(title="Old report", cycle=before.id))
    issue = projects.gathered(desk, old.id).sections[-1]
    asked = Recommendation(project=old.id, issue=issue.id, action="Ban profiling", paragraphs="42, 75")
    saving.save(desk, "recommendation", asked)
    saving.save(desk, "assessment", Assessment(cycle=before.id, paragraph=75, rating="not_met"))
    project = a_project(desk)
    said = Observation(cycle=project.cycle, number="29", subject="Privacy", paragraphs="67-78")
    saving.save(desk, "observation", said)
    saving.save(desk, "assessment", Assessment(cycle=project.cycle, paragraph=75, rating="partly"))
    saving.save(desk, "monitoring", Monitoring(cycle=project.cycle, question="Who films?", paragraphs="75"))
    found = holdings.of(desk, project.id, [75])
    assert [one.subject for one in found.observations] == ["Privacy"]
    assert [one.action for one in found.recommendations] == ["Ban profiling"]
    assert [(one.assessment.rating, one.trend) for one in found.ratings] == [("partly", Trend.BETTER)]
    assert [one.question for one in found.planned] == ["Who films?"]


def test_a_report_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        holdings.of(desk, "none", [75])
