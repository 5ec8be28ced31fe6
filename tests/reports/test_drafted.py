"""A drafted report: its outline in UN form, its parts still missing, and what an insert becomes."""

import dataclasses
import datetime as dt
from typing import Any

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.cycle import Cycle
from gc25desk.domain.disclosure.rule import Hidden, Rule
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import Section
from gc25desk.domain.statistic import Statistic
from gc25desk.reports.content import Citation, Footnote, LocatorKind, Reference, Run, text_of
from gc25desk.reports.drafted import Draft, Drawn, draw
from gc25desk.reports.drafted_text import locator
from gc25desk.reports.material import Material
from gc25desk.reports.model import BulletList, Heading, Paragraph, Placeholder, Recommendations
from gc25desk.reports.tabular import Chart, Table
from gc25desk.reports.word import word_bytes
from tests.builders import a_complaint, a_tag, an_evidence

ISSUE = Section(id="i", project="p", role="issue", title="Privacy", paragraphs="67–78", articles="16")
AGES = Statistic(id="s", title="Children, by age", rows="age")


def draft(*sections: Section, **values: Any) -> Draft:
    material: dict[str, Any] = {
        "institution": "Commission of Midland",
        "state_party": "Midland",
        "title": "Report",
        "cycle": "",
        "date": dt.date(2026, 11, 20),
        "since": None,
        "until": None,
        "profile": Profile.PUBLIC,
        "language": "en",
        "complaints": (),
        "evidence": (),
        "rule": Rule(),
    }
    given: dict[str, Any] = {
        "project": Project(id="p", title="Report", cycle="c"),
        "cycle": Cycle(id="c", title="Fifth review"),
        "recommendations": (),
        "observations": (),
        "statistics": (AGES,),
    }
    for key, value in values.items():
        (material if key in material else given)[key] = value
    given |= {"evidence": material["evidence"], "complaints": material["complaints"]}
    return Draft(sections=sections, material=Material(**material), **given)


def drawn(*sections: Section, **values: Any) -> Drawn:
    return draw(draft(*sections, **values))


def situation(text: str, **values: Any) -> tuple[Drawn, list[Any]]:
    """Return the report and what stands in the paragraph on the situation after its lead."""
    found = drawn(dataclasses.replace(ISSUE, situation=text), **values)
    paragraph = next(
        one
        for one in found.blocks_of["i"]
        if isinstance(one, Paragraph) and text_of(one.content).startswith("Situation.")
    )
    return found, list(paragraph.content[2:])


def test_an_issue_in_a_part_is_a_heading_below_it_and_alone_a_heading_of_its_own() -> None:
    part = Section(id="a", project="p", role="part", title="Civil rights and freedoms")
    found = drawn(part, ISSUE)
    assert [(one.text, one.level) for one in found.report.blocks if isinstance(one, Heading)][:2] == [
        ("Civil rights and freedoms", 1),
        ("Privacy", 2),
    ]
    assert next(one for one in drawn(ISSUE).blocks_of["i"] if isinstance(one, Heading)).level == 1


def test_what_an_issue_is_about_is_never_left_at_the_foot_of_a_page() -> None:
    about = next(one for one in drawn(ISSUE).blocks_of["i"] if isinstance(one, Paragraph))
    assert text_of(about.content) == "Convention, arts. 16; general comment No. 25, paras. 67–78"
    assert about.leads


def test_the_summary_and_its_paragraphs_stand_outside_the_count() -> None:
    summary = Section(
        id="a", project="p", role="summary", title="Executive summary", body="In short.\nAnd so."
    )
    blocks = drawn(summary).blocks_of["a"]
    assert [getattr(one, "numbered", None) for one in blocks] == [False, False, False]


def test_what_is_not_written_yet_is_seen_and_counted() -> None:
    found = drawn(dataclasses.replace(ISSUE, law="There is a law.", gap=" "))
    missing = [key for _section, key in found.empty]
    assert missing == ["previous", "situation", "gap", "findings", "views", "recommendation"]
    assert sum(isinstance(one, Placeholder) for one in found.report.blocks) == len(missing)


def test_an_input_to_the_list_of_issues_recommends_nothing() -> None:
    project = Project(id="p", title="Input", cycle="c", kind="loipr_input")
    asked = Recommendation(id="r", project="p", issue="i", action="Adopt it")
    found = drawn(dataclasses.replace(ISSUE, question="+ Why?"), project=project, recommendations=(asked,))
    assert not any(isinstance(one, Recommendations) for one in found.report.blocks)
    assert [key for _section, key in found.empty] == ["situation", "why"]


def test_a_recommendation_names_its_addressee_its_deadline_and_its_measure() -> None:
    asked = Recommendation(
        id="r",
        project="p",
        issue="i",
        action="Adopt the bill.",
        addressee="parliament",
        deadline="within one year",
        paragraphs="24",
        measure="It is in force.",
    )
    (block,) = [
        one
        for one in drawn(ISSUE, recommendations=(asked,)).report.blocks
        if isinstance(one, Recommendations)
    ]
    assert text_of(block.items[0]) == (
        "Adopt the bill (Parliament; within one year; general comment No. 25, para. 24). "
        "Measure of success: It is in force."
    )


def test_evidence_that_may_be_named_is_cited_with_its_place_and_the_other_is_not_named() -> None:
    items = (
        an_evidence(id="open", title="Terms", source="Ministry", citable="public"),
        an_evidence(id="kept", title="Secret letter", citable="no"),
    )
    found, parts = situation("So.{cite:evidence/open|paras. 9–11}{cite:evidence/kept}", evidence=items)
    cited, note = parts[1], parts[2]
    assert isinstance(cited, Citation)
    assert cited.locator is not None
    assert (cited.locator.kind, cited.locator.first, cited.locator.last) == (LocatorKind.PARAGRAPH, "9", "11")
    assert "Terms" in "".join(run.text for run in cited.source.full)
    assert isinstance(note, Footnote)
    assert "Secret letter" not in "".join(run.text for run in note.runs)
    assert found.cited == ("open", "kept")
    assert found.unsettled == ()


def test_a_case_is_told_only_with_consent_and_by_a_number() -> None:
    agreed = a_complaint(id="yes", reference="MID-2026-00001", consent_case_study="given")
    withdrawn: Complaint = dataclasses.replace(agreed, id="no", consent_case_study="withdrawn")
    text = "One.{cite:complaint/yes} Two.{cite:complaint/no} Three.{cite:complaint/gone}"
    found, parts = situation(text, complaints=(agreed, withdrawn))
    (cited,) = [one for one in parts if isinstance(one, Citation)]
    words = "".join(run.text for run in cited.source.full)
    assert words.startswith("Case 1")
    assert "MID-2026" not in words
    assert [one.section for one in found.unsettled] == ["i", "i"]
    assert "agree" in found.unsettled[0].words


def test_observations_and_paragraphs_are_cited_by_symbol_and_number() -> None:
    said = Observation(id="o", cycle="c", symbol="CRC/C/MID/CO/4", number="29 (b)", subject="Privacy")
    _found, parts = situation("A.{cite:observation/o} B.{cite:paragraph/75}", observations=(said,))
    cited = [one for one in parts if isinstance(one, Citation)]
    assert [one.locator.first for one in cited if one.locator] == ["29 (b)", "75"]
    assert "".join(run.text for run in cited[0].source.full) == "CRC/C/MID/CO/4"


def test_numbers_tables_and_references_follow_their_statistic() -> None:
    text = (
        "It is {number:statistic/s|total}, see {see:statistic/s}.{table:statistic/s}{chart:statistic/s} More."
    )
    complaints = tuple(a_complaint(id=str(number)) for number in range(12))
    found, parts = situation(text, complaints=complaints)
    assert "about 10 children" in [one.text for one in parts if isinstance(one, Run)]
    assert [one.anchor for one in parts if isinstance(one, Reference)] == ["s"]
    drawn_as = [one for one in found.blocks_of["i"] if isinstance(one, Table | Chart)]
    assert [(type(one), one.anchor) for one in drawn_as] == [(Table, "s"), (Chart, "s-chart")]


def test_a_small_number_is_told_in_no_sentence_and_no_table() -> None:
    text = "It is {number:statistic/s|total}.{table:statistic/s}"
    found, parts = situation(text, complaints=(a_complaint(id="1"), a_complaint(id="2")))
    assert "2" not in "".join(one.text for one in parts if isinstance(one, Run))
    (table,) = [one for one in found.blocks_of["i"] if isinstance(one, Table)]
    assert {row.cells[1] for row in table.rows} <= {Hidden(), 0}


def test_a_reference_to_a_table_that_stands_nowhere_leads_to_nothing() -> None:
    text = "See {see:statistic/s} and {see:statistic/s-chart}.{chart:statistic/s}"
    complaints = tuple(a_complaint(id=str(number)) for number in range(12))
    found, parts = situation(text, complaints=complaints)
    assert [one.anchor for one in parts if isinstance(one, Reference)] == ["s-chart"]
    assert [one.words for one in found.unsettled] == ["A cross-reference leads to nothing."]
    assert word_bytes(found.report)


def test_a_table_in_an_item_of_a_list_stands_below_the_list() -> None:
    text = "- First.{table:statistic/s}\n- Second.\n- {chart:statistic/s}"
    complaints = tuple(a_complaint(id=str(number)) for number in range(12))
    blocks = drawn(dataclasses.replace(ISSUE, situation=text), complaints=complaints).blocks_of["i"]
    (place,) = [number for number, one in enumerate(blocks) if isinstance(one, BulletList)]
    items = blocks[place]
    assert isinstance(items, BulletList)
    assert [text_of(item) for item in items.items] == ["First.", "Second."]
    assert [type(one) for one in blocks[place + 1 : place + 3]] == [Table, Chart]


def test_what_is_gone_is_told_and_leaves_no_trace() -> None:
    text = "A {number:statistic/x|total}{see:section/x}{cite:evidence/x}{table:statistic/x}."
    found, parts = situation(text)
    assert [part.text for part in parts if isinstance(part, Run)] == ["A ", "."]
    assert len(found.unsettled) == 4


def test_places_in_a_source_as_people_type_them() -> None:
    for typed, kind, first, last in (
        ("p. 4", LocatorKind.PAGE, "4", ""),
        ("pp. 4-6", LocatorKind.PAGE, "4", "6"),
        ("para 9", LocatorKind.PARAGRAPH, "9", ""),
        ("art. 5", LocatorKind.ARTICLE, "5", ""),
        ("12", LocatorKind.PAGE, "12", ""),
        ("par. 9 à 11", LocatorKind.PARAGRAPH, "9 à 11", ""),
        ("párrs. 9-11", LocatorKind.PARAGRAPH, "9", "11"),
        ("párrafo 44", LocatorKind.PARAGRAPH, "44", ""),
        ("pág. 7", LocatorKind.PAGE, "7", ""),
        ("artículos 4-5", LocatorKind.ARTICLE, "4", "5"),
        ("sec. 3", LocatorKind.SECTION, "3", ""),
        ("secc. 3", LocatorKind.SECTION, "3", ""),
        ("tableau 2", LocatorKind.TABLE, "2", ""),
        ("الفقرة 29 (ب)", LocatorKind.PARAGRAPH, "29 (ب)", ""),
        ("الفقرات 9-11", LocatorKind.PARAGRAPH, "9", "11"),
        ("ص. 4", LocatorKind.PAGE, "4", ""),
        ("المادتان 4 و5", LocatorKind.ARTICLE, "4 و5", ""),
        ("الفرع 3", LocatorKind.SECTION, "3", ""),
        ("الجداول 2-4", LocatorKind.TABLE, "2", "4"),
        ("preface", LocatorKind.PAGE, "preface", ""),
        ("party list 3", LocatorKind.PAGE, "party list 3", ""),
    ):
        found = locator(typed)
        assert found is not None
        assert (found.kind, found.first, found.last) == (kind, first, last)
    assert locator("  ") is None


def test_the_same_draft_gives_the_same_report() -> None:
    items: tuple[Evidence, ...] = (an_evidence(id="open", citable="public", tags=(a_tag(75, "gap"),)),)
    given = draft(dataclasses.replace(ISSUE, situation="So.{cite:evidence/open}"), evidence=items)
    assert draw(given) == draw(given)
