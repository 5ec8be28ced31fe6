"""The case file and the case sheets: what stands in them, for whom, and what the journal says of them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.admissibility import Test
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.consent import Consent
from gc25desk.domain.letter import Letter, LetterKind, Wording
from gc25desk.domain.measures import InterimMeasure, Referral
from gc25desk.domain.outcome import Finding, Remedy
from gc25desk.domain.party import Involved, Party
from gc25desk.errors import InvalidInput
from gc25desk.services import case_file, letter, path, records, saving
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from gc25desk.store import session
from tests.builders import a_child, a_complaint, an_evidence
from tests.conftest import WAITING, OpenAs
from tests.reports.opened import W, all_text, faults, paragraphs, xml

TODAY = dt.date(2026, 11, 22)
NAMED = "Quillfeather Marrow"


def a_case(desk: Desk, **values: Any) -> Complaint:
    """Return a saved complaint with something in every chapter of its file."""
    party, _changes = saving.save(desk, "party", Party(name="Bramblewick Ltd", kind="platform"))
    item, _changes = saving.save(desk, "evidence", an_evidence(title="Terms of use"))
    filled: dict[str, Any] = {
        "complainant_name": NAMED,
        "children": (a_child(name="Thistledown"),),
        "parties": (Involved(role="respondent", party=party.id, note="runs it"),),
        "tests": (Test(question="mandate", answer="yes", reason="As told"),),
        "consents": (Consent(purpose="handling", answer="given", given_on=dt.date(2026, 11, 3)),),
        "referrals": (Referral(body="Ministry", sent_on=dt.date(2026, 11, 4)),),
        "interim_measures": (InterimMeasure(asked_for="Stop it", asked_on=dt.date(2026, 11, 4)),),
        "findings": (Finding(text="It filmed.", status="confirmed", evidence=item.reference),),
        "remedies": (Remedy(kind="apology", asked_on=dt.date(2026, 11, 6)),),
    }
    saved: Complaint = saving.save(desk, "complaint", a_complaint(**(filled | values)))[0]
    path.move(desk, [saved.id], Move("registered", note="Complete"))
    complaint: Complaint = records.get(desk, "complaint", saved.id)
    return complaint


def entries(desk: Desk, action: str) -> list[Any]:
    with desk.store.reading() as reader:
        return [one for one in session.entries(reader) if one.action == action]


def test_the_case_file_tells_the_whole_case(desk: Desk, tmp_path: Path) -> None:
    complaint = a_case(desk)
    wanted = Letter(LetterKind.ACKNOWLEDGEMENT, Wording.PLAIN, "en")
    letter.write(desk, complaint.id, wanted, tmp_path / "letter.docx", TODAY)
    target = tmp_path / "case.docx"
    file, _changes = case_file.write_file(desk, complaint.id, target, TODAY, "en")
    content = target.read_bytes()
    told = all_text(content)
    headings = [text for style, text in paragraphs(content) if style == "Heading1"]
    assert headings == ["Sheet", "Timeline", "People and bodies", "Evidence", "Decisions"]
    for words in (
        NAMED, "Thistledown", "Bramblewick Ltd", "runs it", "Terms of use", "As told", "Ministry", "Stop it",
        "It filmed.", "Confirmed", "Apology", "Registered", "Complete", "Letter written",
        "Acknowledgement · Plain · English", "Exam software films bedrooms", "The complaint is not closed.",
    ):  # fmt: skip
        assert words in told, words
    assert complaint.parties[0].party not in told
    assert "Internal – contains personal data" in told
    assert " NUMPAGES " in told
    assert faults(target) == ""
    (entry,) = entries(desk, "case_file")
    assert entry.record == complaint.id
    assert file.sha256 in entry.fields


def test_the_timeline_is_in_the_order_of_the_days(desk: Desk, tmp_path: Path) -> None:
    complaint = a_case(desk)
    target = tmp_path / "case.docx"
    case_file.write_file(desk, complaint.id, target, TODAY, "en")
    tables = list(xml(target.read_bytes(), "word/document.xml").iter(f"{W}tbl"))
    timeline = next(one for one in tables if "Consent: Given" in "".join(map(str, one.itertext())))
    rows = ["|".join(_cells(row)) for row in timeline.iter(f"{W}tr")][1:]
    assert [row.split("|")[0] for row in rows[:5]] == [
        "2 Nov 2026",
        "3 Nov 2026",
        "4 Nov 2026",
        "4 Nov 2026",
        "6 Nov 2026",
    ]


def _cells(row: Any) -> list[str]:
    return ["".join(map(str, cell.itertext())).replace("\xa0", " ") for cell in row.iter(f"{W}tc")]


def test_without_the_identity_key_nobody_is_named(open_as: OpenAs, tmp_path: Path) -> None:
    officer = open_as(Role.INTAKE_OFFICER.value)
    complaint = a_case(officer)
    waiting = open_as(WAITING)
    file, sheets = tmp_path / "case.docx", tmp_path / "sheets.docx"
    case_file.write_file(waiting, complaint.id, file, TODAY, "en")
    case_file.write_sheets(waiting, [complaint.id], sheets, TODAY, "en")
    (printed,) = case_file.sheets_to_print(waiting, [complaint.id], "en")
    told = all_text(file.read_bytes()) + all_text(sheets.read_bytes()) + str(printed)
    for name in ("Quillfeather", "Thistledown", "Bramblewick"):
        assert name not in told
    assert "needs the identity key" in told
    assert complaint.reference in told


def test_hostile_texts_leave_sound_files(desk: Desk, tmp_path: Path) -> None:
    nasty = "{{ x }} <w:p/> ]]> الاسم (2)\n" * 60 + "x" * 10_000
    complaint = a_case(
        desk, narrative=nasty, subject=nasty[:900].replace("\n", " "), closure_note=nasty, sent_to="y" * 900
    )
    file, sheets = tmp_path / "case.docx", tmp_path / "sheets.docx"
    for language in ("en", "ar"):
        case_file.write_file(desk, complaint.id, file, TODAY, language)
        case_file.write_sheets(desk, [complaint.id], sheets, TODAY, language)
        assert faults(file, sheets) == ""
        assert "x" * 10_000 in all_text(file.read_bytes())


def test_sheets_are_a_page_each_and_journalled_for_each(desk: Desk, tmp_path: Path) -> None:
    cases = [saving.save(desk, "complaint", a_complaint(subject=f"Matter {n}"))[0] for n in range(3)]
    ids = [one.id for one in cases]
    target = tmp_path / "sheets.docx"
    file, _changes = case_file.write_sheets(desk, ids, target, TODAY, "en")
    content = target.read_bytes()
    heads = [text for style, text in paragraphs(content) if style == "Heading2"]
    assert heads == [f"{one.reference} · {one.subject}" for one in cases]
    breaks = list(xml(content, "word/document.xml").iter(f"{W}pageBreakBefore", f"{W}titlePg"))
    assert len(breaks) == 2
    assert [one.record for one in entries(desk, "case_sheet")] == ids
    assert all(file.sha256 in one.fields for one in entries(desk, "case_sheet"))


def test_a_sheet_cuts_what_does_not_fit_and_says_so(desk: Desk) -> None:
    short, _c = saving.save(desk, "complaint", a_complaint(narrative="Short."))
    long, _c = saving.save(desk, "complaint", a_complaint(narrative="A long story. " * 900))
    lines, _c = saving.save(desk, "complaint", a_complaint(narrative="Line\n" * 500))
    first, second, third = case_file.sheets_to_print(desk, [short.id, long.id, lines.id], "en")
    assert (first.narrative, first.is_cut) == ("Short.", False)
    assert second.is_cut
    assert second.narrative.endswith("…")
    assert 1_500 < len(second.narrative) < 3_500
    assert third.is_cut
    assert third.narrative.count("\n") < 40
    assert dict(first.lines)["Status"] == "Received"


def test_too_many_sheets_or_none_are_refused(desk: Desk, tmp_path: Path) -> None:
    for ids in ([], [str(number) for number in range(case_file.MOST_SHEETS + 1)]):
        with pytest.raises(InvalidInput):
            case_file.write_sheets(desk, ids, tmp_path / "sheets.docx", TODAY, "en")
    assert not (tmp_path / "sheets.docx").exists()


def test_a_closed_case_tells_how_it_ended(desk: Desk, tmp_path: Path) -> None:
    complaint = a_case(desk, closure_reason="settled", closure_note="They agreed.")
    for stage in ("assessment", "admissible", "closed"):
        path.move(desk, [complaint.id], Move(stage))
    target = tmp_path / "case.docx"
    case_file.write_file(desk, complaint.id, target, TODAY, "fr")
    told = all_text(target.read_bytes())
    assert "They agreed." in told
