"""The sheets of a report tell what leaves and nothing more: registers, coverage, codebook, provenance."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure.rule import Rule
from gc25desk.domain.field import Profile
from gc25desk.domain.observation import Observation
from gc25desk.domain.practice import records as practice
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import Section
from gc25desk.domain.statistic import Statistic
from gc25desk.reports import sheets as whole
from gc25desk.reports.drafted import draw
from gc25desk.reports.excel import excel_bytes
from gc25desk.reports.material import Material
from gc25desk.reports.model import Report
from gc25desk.reports.standing import standing
from gc25desk.reports.tabular import Cell, Table, Tone
from gc25desk.reports.thematic import build
from tests.builders import a_child, a_complaint, a_tag, an_evidence
from tests.reports.opened import S, faults, parts, xml
from tests.reports.test_drafted import ISSUE, draft

TODAY = dt.date(2026, 11, 20)
OUTSIDE = [Profile.PUBLIC, Profile.COMMITTEE]
CROSSED = Statistic(
    id="s", title="Complaints, by harm and year", unit="complaints", rows="harm", columns="year"
)
ITEMS = (
    an_evidence(id="open", reference="E-1", title="Terms", type="document", citable="public"),
    an_evidence(id="kept", reference="E-2", title="Letter", type="testimony", tags=(a_tag(30, "gap"),)),
)
ASKED = Recommendation(
    id="r",
    reference="R-1",
    project="p",
    issue="i",
    action="Adopt the bill{cite:evidence/open|p. 4}",
    paragraphs="75",
    evidence=("open", "gone"),
)
SAID = Observation(
    id="o",
    cycle="c",
    symbol="CRC/C/MID/CO/4",
    number="29",
    subject="Privacy",
    urgent=True,
    evidence=("open",),
)


def drafted(profile: Profile, *sections: Section, **values: Any) -> Report:
    given: dict[str, Any] = {
        "project": Project(id="p", title="Report", cycle="c", profile=profile.value),
        "profile": profile,
        "rule": None if profile is Profile.INTERNAL else Rule(),
        "recommendations": (ASKED,),
        "observations": (SAID,),
        "evidence": ITEMS,
        "date": TODAY,
    }
    return draw(draft(*(sections or (ISSUE,)), **(given | values))).report


def tables(report: Report, title: str) -> list[Table]:
    (sheet,) = (sheet for sheet in report.sheets if sheet.title == title)
    return [block for block in sheet.blocks if isinstance(block, Table)]


def heads(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def lines(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip(heads(table), row.cells, strict=True)) for row in table.rows]


# What was hidden is nowhere --------------------------------------------------------------------


def a_few(hidden: int) -> tuple[Complaint, ...]:
    """Return eleven complaints alike and some of another kind, too few to be told."""
    alike = {"tags": (a_tag(75),), "harm": ("privacy",)}
    other = {"tags": (a_tag(75),), "harm": ("contract",), "children": (a_child(age=3),)}
    many = [a_complaint(id=f"m{n}", **alike) for n in range(11)]
    return (*many, *(a_complaint(id=f"f{n}", **other) for n in range(hidden)))


def thematic_of(complaints: tuple[Complaint, ...], profile: Profile) -> Report:
    return build(material_of(complaints, profile)).report


def drafted_of(complaints: tuple[Complaint, ...], profile: Profile) -> Report:
    text = "It is {number:statistic/s|total}.{table:statistic/s}{chart:statistic/s}"
    section = dataclasses.replace(ISSUE, situation=text)
    return drafted(profile, section, complaints=complaints, statistics=(CROSSED,))


def material_of(complaints: tuple[Complaint, ...], profile: Profile) -> Material:
    given = draft(complaints=complaints, profile=profile, date=TODAY).material
    return dataclasses.replace(given, rule=None if profile is Profile.INTERNAL else Rule())


@pytest.mark.parametrize("made", [thematic_of, drafted_of])
@pytest.mark.parametrize("profile", OUTSIDE)
def test_two_desks_that_may_be_told_alike_give_the_same_bytes(
    profile: Profile, made: Callable[[tuple[Complaint, ...], Profile], Report]
) -> None:
    """If a hidden count stood anywhere in the package, the bytes would follow it."""
    two, three = a_few(2), a_few(3)
    told = [standing(material_of(given, profile), (CROSSED,)) for given in (two, three)]
    assert [one.table for one in told[0].tables] == [one.table for one in told[1].tables]
    assert told[0].further[0].table == told[1].further[0].table
    assert excel_bytes(made(two, profile)) == excel_bytes(made(three, profile))
    inside = Profile.INTERNAL
    assert excel_bytes(made(two, inside)) != excel_bytes(made(three, inside))


@pytest.mark.parametrize("profile", Profile)
def test_the_package_holds_no_formula_no_cache_and_nothing_hidden(profile: Profile) -> None:
    content = excel_bytes(drafted_of(a_few(2), profile))
    held = parts(content)
    assert not [name for name in held if "pivot" in name or "external" in name or "custom" in name.lower()]
    for name, data in held.items():
        if name.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in data
            assert b'hidden="1"' not in data
    book = xml(content, "xl/workbook.xml")
    assert {str(name.get("name")) for name in book.iter(f"{S}definedName")} <= {"_xlnm.Print_Titles"}
    assert {sheet.get("state") for sheet in book.iter(f"{S}sheet")} <= {None, "visible"}


# Every file is valid ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("profile", Profile)
def test_every_profile_in_every_language_is_valid(profile: Profile, language: str, tmp_path: Path) -> None:
    report = drafted(
        profile,
        complaints=tuple(practice.complaints(40, 1, TODAY)),
        evidence=tuple(practice.evidence(20, 1, TODAY)),
        language=language,
        planned=(9, 12),
    )
    assert report.language == language or language != "en"
    (tmp_path / "report.xlsx").write_bytes(excel_bytes(dataclasses.replace(report, language=language)))
    assert faults(tmp_path / "report.xlsx") == ""


# Coverage --------------------------------------------------------------------------------------


def test_silent_duties_stand_out_and_context_is_no_gap() -> None:
    (table,) = tables(drafted(Profile.PUBLIC), "Coverage matrix")
    states = {line["Paragraph"]: line["State"] for line in lines(table)}
    assert (states[1], states[74], states[75]) == ("context, no gap", "nothing held", "gap shown")
    (tones,) = (column.tones for column in table.columns if column.tones)
    assert dict(tones)["nothing held"] is Tone.GAP
    assert dict(tones)["context, no gap"] is Tone.CONTEXT


def test_what_is_planned_is_told_within_the_institution_alone() -> None:
    (inside,) = tables(drafted(Profile.INTERNAL, planned=(74, 75)), "Coverage matrix")
    states = {line["Paragraph"]: line["State"] for line in lines(inside)}
    assert (states[74], states[75]) == ("monitoring planned", "gap shown")
    (outside,) = tables(drafted(Profile.PUBLIC, planned=(74, 75)), "Coverage matrix")
    assert "monitoring planned" not in [line["State"] for line in lines(outside)]


@pytest.mark.parametrize("profile", OUTSIDE)
def test_outside_by_kind_and_year_stand_only_items_that_are_named_anyway(profile: Profile) -> None:
    report = drafted(profile, complaints=a_few(3))
    (matrix,) = tables(report, "Coverage matrix")
    (crossed,) = tables(report, "Coverage by source and year")
    assert heads(matrix)[6:] == ["Complaints", "Items of evidence", "Document", "Evidence, 2026"]
    assert heads(crossed)[6:] == ["Document, 2026"]
    held = {line["Paragraph"]: line for line in lines(matrix)}
    assert (held[75]["Complaints"], held[75]["Document"]) == (15, 1)
    assert (held[30]["Items of evidence"], held[30]["Document"]) == (1, 0)


def test_inside_complaints_stand_by_year_too() -> None:
    report = drafted(Profile.INTERNAL, complaints=a_few(3))
    (crossed,) = tables(report, "Coverage by source and year")
    held = {line["Paragraph"]: line for line in lines(crossed)}
    assert held[75]["Complaints, 2026"] == 14
    assert held[30]["Testimony, 2026"] == 1
    assert [line["In this report"] for line in lines(crossed)].count("yes") == len(ISSUE.numbers())


# Registers -------------------------------------------------------------------------------------


def test_recommendations_are_listed_in_the_words_of_the_report() -> None:
    (public,) = tables(drafted(Profile.PUBLIC), "Recommendations")
    (line,) = lines(public)
    assert (line["Issue"], line["Action"]) == ("Privacy", "Adopt the bill")
    assert {"Still missing", "Evidence", "Reference", "Report"}.isdisjoint(line)
    (inside,) = lines(tables(drafted(Profile.INTERNAL), "Recommendations")[0])
    assert "who must act" in str(inside["Still missing"])
    assert inside["Evidence"] == "E-1"


def test_earlier_observations_are_listed_with_the_assessment() -> None:
    (table,) = tables(drafted(Profile.COMMITTEE), "Earlier observations")
    (line,) = lines(table)
    assert (line["Symbol"], line["One of the urgent areas"]) == ("CRC/C/MID/CO/4", "yes")
    assert "not a grade" in table.remarks[0]


def test_an_input_that_recommends_nothing_has_no_register_of_it() -> None:
    project = Project(id="p", title="Input", cycle="c", kind="loipr_input", profile="public")
    report = drafted(Profile.PUBLIC, project=project, observations=())
    titles = [sheet.title for sheet in report.sheets]
    assert "Recommendations" not in titles
    assert "Earlier observations" not in titles


def test_more_complaints_than_a_report_can_list_are_in_a_file_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whole, "MOST_COMPLAINTS", 3)
    report = drafted(Profile.INTERNAL, complaints=a_few(0))
    (sheet,) = (sheet for sheet in report.sheets if sheet.title == "Complaints")
    assert "11 complaints" in sheet.about
    assert tables(report, "Complaints") == []


# Codebook and provenance -----------------------------------------------------------------------


@pytest.mark.parametrize("profile", Profile)
def test_the_codebook_lists_exactly_what_leaves(profile: Profile) -> None:
    report = drafted(profile, complaints=a_few(0))
    (codebook,) = tables(report, "Codebook")
    written: dict[str, list[Cell]] = {}
    for line in lines(codebook):
        if line["Here"] == "as written":
            written.setdefault(str(line["Record"]), []).append(line["Label"])
    assert written["Evidence"] == heads(tables(report, "Evidence register")[0])
    assert written["Concluding observation"] == heads(tables(report, "Earlier observations")[0])
    asked = [
        one for one in heads(tables(report, "Recommendations")[0]) if one not in {"Issue", "Still missing"}
    ]
    assert sorted(map(str, written["Recommendation"])) == sorted(asked)
    assert written["Section"] == ["Title"]
    assert ("Complaint" in written) is (profile is Profile.INTERNAL)
    assert not any(line["Sensitivity"] == "Names or finds a person" for line in lines(codebook))
    counted = {str(line["Key"]) for line in lines(codebook) if line["Here"] == "as a count"}
    assert {"age", "sex", "disability"} <= counted


def test_the_codes_of_every_list_stand_with_their_words() -> None:
    report = drafted(Profile.PUBLIC)
    (codebook,), (codes,) = tables(report, "Codebook"), tables(report, "Codes")
    lists = {line["List of codes"] for line in lines(codebook)} - {""}
    assert {line["List of codes"] for line in lines(codes)} == lists
    assert {"Document", "Alleged violation", "B – Partly carried out"} <= {
        line["Words"] for line in lines(codes)
    }


def test_the_provenance_names_state_rules_and_versions() -> None:
    given = draft(ISSUE, statistics=(CROSSED,), since=dt.date(2026, 1, 1))
    material = dataclasses.replace(given.material, snapshot="5f0c", program="0.1")
    report = draw(dataclasses.replace(given, material=material)).report
    assert report.snapshot == "5f0c"
    facts, statistics = tables(report, "Provenance")
    told = {str(line["What"]): line["Value"] for line in lines(facts)}
    assert (told["Snapshot of the desk"], told["Version of the program"]) == ("5f0c", "0.1")
    assert (told["Smallest count shown"], told["Counts rounded to the nearest"]) == (5, 5)
    assert told["Period from"] == dt.date(2026, 1, 1)
    assert "CRC/C/GC/25" in str(told["Catalogue of paragraphs"])
    assert "Complaints, by harm and year" in [line["Statistic"] for line in lines(statistics)]
