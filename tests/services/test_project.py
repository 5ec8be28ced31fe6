"""Reports in the making: begun whole, gathered, put in another order."""

import dataclasses

import pytest

from gc25desk.domain.comment import Comment
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import Section
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.services import project as projects
from gc25desk.services import saving, section, undo
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from tests.builders import a_complaint, a_cycle, a_project


def test_a_cycle_begins_with_its_dates_and_clusters(desk: Desk) -> None:
    cycle, changes = projects.begin_cycle(desk, a_cycle())
    assert cycle.date_of("alternative_report") is not None
    assert len(cycle.clusters) == 9
    assert changes.nouns == {"cycle"}
    assert projects.cycles(desk) == [cycle]


def test_a_report_begins_with_its_sections_and_the_usual_limit(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint())
    project = a_project(desk)
    found = projects.gathered(desk, project.id)
    assert found.project == project
    assert project.word_limit == 10_000
    assert [one.position for one in found.sections] == list(range(1, len(found.sections) + 1))
    assert [one.paragraphs for one in found.sections if one.role == "issue"] == ["67–78"]
    assert projects.of_cycle(desk, project.cycle) == [project]


def test_a_report_without_a_cycle_is_not_begun(desk: Desk) -> None:
    with pytest.raises(NotFound):
        projects.begin(desk, Project(title="Report", cycle="nowhere"))
    cycle, _changes = projects.begin_cycle(desk, a_cycle())
    with pytest.raises(InvalidInput):
        projects.begin(desk, Project(title="", cycle=cycle.id))
    assert projects.of_cycle(desk, cycle.id) == []


def test_what_belongs_to_a_section_is_gathered_with_it(desk: Desk) -> None:
    project = a_project(desk)
    last = projects.gathered(desk, project.id).sections[-1]
    for place, action in ((2, "Repeal it"), (1, "Adopt it")):
        asked = Recommendation(project=project.id, issue=last.id, action=action, position=place)
        saving.save(desk, "recommendation", asked)
    saving.save(desk, "comment", Comment(about=last.id, text="Which year?"))
    saving.save(desk, "comment", Comment(about=last.id, text="Source?", done=True))
    found = projects.gathered(desk, project.id)
    assert [one.action for one in found.recommended(last.id)] == ["Adopt it", "Repeal it"]
    assert [one.text for one in found.open_comments(last.id)] == ["Which year?"]


def test_sections_are_put_in_order_and_back(desk: Desk) -> None:
    project = a_project(desk)
    before = [one.id for one in projects.gathered(desk, project.id).sections]
    wanted = [before[2], before[0], before[1]]
    changes = projects.arrange(desk, project.id, wanted)
    assert [one.id for one in projects.gathered(desk, project.id).sections] == [*wanted, *before[3:]]
    assert set(changes.ids) == set(wanted)
    undo.undo_last(desk)
    assert [one.id for one in projects.gathered(desk, project.id).sections] == before


def test_a_section_is_added_after_another(desk: Desk) -> None:
    project = a_project(desk)
    first = projects.gathered(desk, project.id).sections[0]
    added, _changes = projects.add_section(desk, Section(project=project.id, title="Preface"), first.id)
    titles = [one.title for one in projects.gathered(desk, project.id).sections]
    assert titles[:2] == [first.title, "Preface"]
    assert added.position == 2
    undo.undo_last(desk)
    assert "Preface" not in [one.title for one in projects.gathered(desk, project.id).sections]


def test_a_report_can_be_planned_anew_in_its_own_record(desk: Desk) -> None:
    project = a_project(desk)
    saved, _changes = saving.save(desk, "project", dataclasses.replace(project, word_limit=3_000))
    assert projects.gathered(desk, project.id).project == saved


def test_headings_follow_the_language_of_the_report_but_for_approved_and_reworded_ones(desk: Desk) -> None:
    project = a_project(desk)
    first, second, third, *_others = projects.gathered(desk, project.id).sections
    section.approve(desk, first.id, first.version)
    saving.save(desk, "section", dataclasses.replace(second, title="Who we are"))
    before = [one.title for one in projects.gathered(desk, project.id).sections]
    saved, changes = projects.change_language(desk, dataclasses.replace(project, language="ar"))
    after = [one.title for one in projects.gathered(desk, project.id).sections]
    assert saved.language == "ar"
    assert changes.nouns == {"project", "section"}
    assert third.id in changes.ids
    assert after[:3] == ["Executive summary", "Who we are", "الملاحظات الختامية السابقة وما آلت إليه"]
    assert not set(before[2:]) & set(after[2:])
    undo.undo_last(desk)
    assert [one.title for one in projects.gathered(desk, project.id).sections] == before
    assert projects.gathered(desk, project.id).project.language == "ar"


def test_nothing_is_renamed_where_no_heading_is_as_proposed(desk: Desk) -> None:
    project = a_project(desk)
    assert projects.retitle(desk, project.id) == Changes(frozenset())
    with pytest.raises(NotFound):
        projects.retitle(desk, "nowhere")
