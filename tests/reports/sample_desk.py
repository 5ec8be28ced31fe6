"""One desk that is always the same, and a report of each kind drafted on it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

from gc25desk.domain.assessment import Assessment
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.observation import Observation
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import ISSUE, SUMMARY, TEXT, Section, parts_of
from gc25desk.domain.statistic import Statistic
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from tests.builders import a_child, a_complaint, a_cycle, a_tag, an_evidence

SYMBOL = "CRC/C/MID/CO/4"
STATISTICS = (
    Statistic(id="by-sex", title="Children at schools that film", rows="sex", drawn_as="both"),
    Statistic(id="by-region", title="Children, by region and sex", rows="place", columns="sex"),
)


def complaints() -> Iterator[Complaint]:
    """Yield thirty complaints: two sexes, two regions, two kinds of harm, two that may not be counted."""
    for number in range(30):
        yield a_complaint(
            id=f"case-{number:02}",
            date_received=dt.date(2026, 1 + number % 9, 1 + number % 27),
            subject=f"Filmed at home {number}",
            harm=("privacy",) if number % 3 else ("privacy", "contact"),
            respondent_type="school" if number % 4 else "education_technology",
            children=(a_child(age=6 + number % 12, sex=_sex(number), place=_region(number)),),
            consent_statistics="refused" if number in (4, 5) else "given",
            consent_case_study="given" if number == 1 else "withdrawn",
            tags=(a_tag(75 if number % 5 else 103, primary=True),),
        )


def _sex(number: int) -> str:
    return "other" if number in (7, 17) else ("girl", "boy")[number % 2]


def _region(number: int) -> str:
    return "Northshire" if number % 3 else "Southshire"


def evidence() -> Iterator[Evidence]:
    """Yield an item of evidence for each way to be cited, and a law."""
    gap = (a_tag(75, "gap", primary=True),)
    yield an_evidence(id="terms", source="Ministry of Schools", citable="public", tags=gap)
    yield an_evidence(id="letter", title="Letter of a supplier", citable="committee", tags=gap)
    yield an_evidence(id="talk", title="Talk with pupils", type="testimony", citable="no", tags=gap)
    law = {"title": "Schools Act", "type": "law_or_policy", "date": dt.date(2019, 5, 2), "citable": "public"}
    tags = (a_tag(31, "progress"), a_tag(70, "partial"), a_tag(112, "gap"))
    yield an_evidence(id="law", tags=tags, **law)


def observations(cycle: str) -> Iterator[Observation]:
    """Yield three earlier observations, two of them urgent."""
    told = (
        ("24 (a)", "Cameras in classrooms", "c", True, "75"),
        ("31", "Net access on islands", "b", True, "9"),
        ("40 (c)", "Training of judges", "", False, ""),
    )
    for number, subject, grade, urgent, paragraphs in told:
        yield Observation(
            id=f"said-{number.split()[0]}",
            cycle=cycle,
            symbol=SYMBOL,
            number=number,
            subject=subject,
            grade=grade,
            urgent=urgent,
            paragraphs=paragraphs,
            since_then="A draft law was tabled." if grade else "",
            evidence=("law",) if grade else (),
        )


def begun(desk: Desk, **values: str) -> Project:
    """Put the sample on an empty desk, begin a report of some kind and draft what it has sections for."""
    saving.save_all(desk, "complaint", complaints())
    saving.save_all(desk, "evidence", evidence())
    saving.save_all(desk, "statistic", STATISTICS)
    cycle, _changes = projects.begin_cycle(desk, a_cycle())
    saving.save_all(desk, "observation", observations(cycle.id))
    rated = Assessment(cycle=cycle.id, paragraph=75, rating="not_met", reasons="No rule binds suppliers.")
    saving.save_all(desk, "assessment", [rated])
    until = dt.date(2026, 12, 31)
    asked = Project(title="Children before the camera", cycle=cycle.id, until=until)
    report, _changes = projects.begin(desk, dataclasses.replace(asked, **dict[str, Any](values)))
    _draft(desk, report)
    return report


# Drafting ---------------------------------------------------------------------------------------

_PARTS = {
    "previous": "The State was asked to act.{cite:observation/said-24} It tabled a draft.",
    "situation": (
        "The institution heard of {number:statistic/by-sex|total}.{cite:evidence/terms|p. 4} One was told "
        "in full.{cite:complaint/case-01}\n- Pupils were filmed in **bedrooms**.{cite:evidence/terms|p. 9}\n"
        "- Nobody asked __them__.{cite:evidence/talk}{note|Three schools gave no answer}\n"
        "The counts are in {see:statistic/by-sex}.{table:statistic/by-sex}{chart:statistic/by-sex}"
    ),
    "law": "The Act says little.{cite:evidence/law|art. 3}\n+ It names no supplier;\n+ It sets no limit.",
    "gap": "Suppliers decide alone.{cite:evidence/letter}{cite:paragraph/75}",
    "views": "=1+1 was a pupil’s whole answer.",
    "why": "No body has looked into it.{cite:evidence/talk}",
    "question": "Which rule binds those who sell such programs?{cite:evidence/law}",
}
_BODY = (
    "This report rests on complaints and visits.{cite:evidence/law} See {see:statistic/by-region}."
    "{table:statistic/by-region}"
)


def _draft(desk: Desk, report: Project) -> None:
    sections = projects.gathered(desk, report.id).sections
    issue = next((one for one in sections if one.role == ISSUE), None)
    saving.save_all(desk, "section", [*_texts(sections), *([_issue(issue, report)] if issue else [])])
    if issue is not None and report.recommends:
        saving.save_all(desk, "recommendation", _recommendations(report, issue))


def _texts(sections: tuple[Section, ...]) -> Iterator[Section]:
    for role, body in ((SUMMARY, "Schools film; nobody checks."), (TEXT, _BODY)):
        found = next((one for one in sections if one.role == role), None)
        if found is not None:
            yield dataclasses.replace(found, body=body)


def _issue(issue: Section, report: Project) -> Section:
    parts: dict[str, Any] = {key: _PARTS[key] for key in parts_of(ISSUE, report.kind) if key in _PARTS}
    return dataclasses.replace(issue, articles="16 and 28", **parts)


def _recommendations(report: Project, issue: Section) -> Iterator[Recommendation]:
    whole: dict[str, Any] = {
        "addressee": "ministry_education",
        "deadline": "within one year",
        "measure": "Schools publish what they record",
        "measure_kind": "process",
        "paragraphs": "75 and 103",
    }
    first = Recommendation(project=report.id, issue=issue.id, position=1, action="Adopt a rule on cameras")
    yield dataclasses.replace(first, evidence=("terms", "law"), **whole)
    yield dataclasses.replace(first, position=2, action="Fund visits to schools")
