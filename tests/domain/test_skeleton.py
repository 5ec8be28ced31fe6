"""The skeleton of a report: what each kind and order begins with."""

import dataclasses

import pytest

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.cycle import Cycle, shipped_clusters
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import PROJECT_KINDS, Project, usual_limit
from gc25desk.domain.section import ISSUE, PART, SUMMARY, TEXT, Section, parts_of
from gc25desk.domain.skeleton import skeleton, titles_in
from gc25desk.i18n import speaking
from tests.builders import a_cycle

CYCLE = a_cycle(clusters=shipped_clusters())


def begun(
    kind: str, held: set[int] | None = None, cycle: Cycle = CYCLE, layout: str = "cluster"
) -> tuple[Section, ...]:
    project = Project(
        id="p", title="Report", cycle="c", kind=kind, word_limit=usual_limit(kind), layout=layout
    )
    urgent = Observation(number="29", subject="Online safety", urgent=True, paragraphs="54, 82")
    return skeleton(project, cycle, held or set(), [urgent, Observation(number="30", subject="Other")])


@pytest.mark.parametrize("kind", PROJECT_KINDS.codes())
def test_every_kind_has_sections_in_order_within_its_limit(kind: str) -> None:
    sections = begun(kind)
    assert [one.position for one in sections] == list(range(1, len(sections) + 1))
    assert {one.project for one in sections} == {"p"}
    assert 0 < sum(one.budget or 0 for one in sections) <= usual_limit(kind)
    for one in sections:
        assert "shadow" not in one.title.casefold()


def test_all_paragraphs_that_ask_something_have_an_issue_in_either_order() -> None:
    asked = {one.number for one in catalogue().paragraphs if one.is_duty}
    for layout in ("cluster", "chapter"):
        numbers = [number for one in begun("alternative_report", layout=layout) for number in one.numbers()]
        assert asked <= set(numbers)
        assert len(numbers) == len(set(numbers))


def test_issues_are_proposed_where_something_is_held() -> None:
    issues = [one for one in begun("alternative_report", {75, 101}) if one.role == ISSUE]
    assert [one.paragraphs for one in issues] == ["67–78", "99–105"]


def test_a_part_without_an_issue_is_left_out() -> None:
    sections = begun("alternative_report", {75})
    assert [one.title for one in sections if one.role == PART] == ["Civil rights and freedoms"]


def test_the_clusters_are_those_of_the_cycle() -> None:
    renamed = tuple(
        dataclasses.replace(one, title="Freedoms") if one.code == "4" else one for one in CYCLE.clusters
    )
    sections = begun("alternative_report", {75}, dataclasses.replace(CYCLE, clusters=renamed))
    assert [one.title for one in sections if one.role == PART] == ["Freedoms"]


def test_an_input_to_the_list_of_issues_asks_and_does_not_recommend() -> None:
    assert parts_of(ISSUE, "loipr_input") == ("situation", "why", "question")
    assert "question" not in parts_of(ISSUE, "alternative_report")
    assert SUMMARY not in {one.role for one in begun("loipr_input")}


def test_a_mid_cycle_report_takes_up_what_was_named_urgent() -> None:
    issues = [one for one in begun("mid_cycle") if one.role == ISSUE]
    assert [(one.title, one.paragraphs) for one in issues] == [("Online safety", "54, 82")]


def test_an_additional_submission_answers_list_and_replies() -> None:
    assert [one.role for one in begun("additional_submission")] == [SUMMARY, TEXT, TEXT, TEXT, TEXT]


def test_shipped_clusters_follow_the_language_of_the_report_and_edited_ones_stay() -> None:
    edited = tuple(
        dataclasses.replace(one, title="Our freedoms") if one.code == "4" else one for one in CYCLE.clusters
    )
    with speaking("fr"):
        sections = begun("alternative_report", {75, 101}, dataclasses.replace(CYCLE, clusters=edited))
    titles = [one.title for one in sections if one.role == PART]
    assert titles[0] == "Our freedoms"
    assert titles[1] not in {one.title for one in CYCLE.clusters}


@pytest.mark.parametrize("layout", ["cluster", "chapter"])
@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_headings_as_they_were_proposed_are_known_in_every_language(language: str, layout: str) -> None:
    english = [
        dataclasses.replace(one, id=str(place))
        for place, one in enumerate(begun("alternative_report", layout=layout))
    ]
    project = Project(title="Report", cycle="c", kind="alternative_report", layout=layout, language=language)
    with speaking(language):
        wanted = skeleton(project, CYCLE, ())
    there = titles_in(project, CYCLE, english)
    assert [there.get(one.id, one.title) for one in english] == [one.title for one in wanted]
    turned = [dataclasses.replace(one, title=there.get(one.id, one.title)) for one in english]
    back = titles_in(dataclasses.replace(project, language="en"), CYCLE, turned)
    assert [back.get(one.id, one.title) for one in turned] == [one.title for one in english]


def test_headings_that_somebody_worded_are_left_alone() -> None:
    own = Section(id="a", role=TEXT, title="Our years with the regulator")
    elsewhere = Section(id="b", role=TEXT, title="Executive summary")
    project = Project(title="Report", cycle="c", kind="alternative_report", language="fr")
    assert titles_in(project, CYCLE, [own, elsewhere]) == {}
