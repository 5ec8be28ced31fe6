"""What leaves the desk: only what its audience may have, and each file in the ledger and the journal."""

import dataclasses
import datetime as dt
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Profile, Sensitivity, fields_of
from gc25desk.domain.nouns import TAGGED
from gc25desk.domain.practice import records as practice
from gc25desk.errors import CannotWrite, InvalidInput
from gc25desk.services import attachment, records, report, saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.report import ReportRequest
from gc25desk.store import session
from tests.builders import a_child, a_complaint, a_tag, an_evidence

TODAY = dt.date(2026, 11, 21)
LEAVING = (Profile.PUBLIC, Profile.COMMITTEE)

# A word for each field that no report may carry outside the institution, in every record.
COMPLAINT = {
    "subject": "Xqsubject of the call",
    "urgency_reason": "Xqreason",
    "complainant_name": "Xqcaller Example",
    "complainant_contact": "xqcontact@example.org",
    "narrative": "Xqnarrative: what the caller said.",
    "respondent": "Xqrespondent Ltd",
    "platform": "Xqplatform",
}
EVIDENCE = {
    "title": "Xqtitle",
    "source": "Xqsource",
    "original_url": "https://example.org/xqaddress",
    "summary": "Xqsummary",
}
TAG = {"passage": "Xqpassage", "note": "Xqnote"}
FILE = "xqfile.txt"


@pytest.fixture
def seeded(desk: Desk, tmp_path: Path) -> Desk:
    """A desk on which every record holds a canary in every field that must not leave."""
    complaints = [
        a_complaint(
            **COMPLAINT,
            date_received=TODAY - dt.timedelta(days=at),
            children=(
                a_child(
                    name="Xqchild Example",
                    place=f"Xqplace{at % 7}",
                    ethnic_origin=f"Xqorigin{at % 7}",
                    national_origin=f"Xqnation{at % 7}",
                ),
            ),
            tags=(a_tag(70 + at % 5, primary=True, **TAG),),
        )
        for at in range(24)
    ]
    items = [
        an_evidence(
            **EVIDENCE,
            type=("testimony", "document", "")[at % 3],
            citable=("no", "public", "committee")[at % 3],
            confidentiality="strict" if at % 3 else "ordinary",
            tags=(a_tag(70 + at % 5, "gap", **TAG),),
        )
        for at in range(9)
    ]
    (tmp_path / FILE).write_text("Xqcontent")
    saving.save_all(desk, "complaint", complaints)
    attachment.save_with_files(desk, [(item, [tmp_path / FILE]) for item in items])
    return desk


def parts(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every part of a package, and of every package inside it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.namelist():
            data = package.read(part)
            if data.startswith(b"PK\x03\x04"):
                # Not its packed bytes: noise that decodes to letters by chance.
                yield from parts(data, f"{name}{part}!")
            else:
                yield f"{name}{part}", data


def words(path: Path) -> str:
    """Return all that can be read in a file: names of parts, text, attributes, and the raw bytes."""
    found = []
    for name, data in parts(path.read_bytes()):
        found += [name, data.decode("utf-8", "replace"), data.decode("utf-16", "replace")]
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            found += [str(text) for text in root.itertext()]
            found.append("".join(str(text) for text in root.itertext()))
            found += [str(value) for one in root.iter() for value in one.attrib.values()]
    return "\n".join(found).casefold()


def exported(desk: Desk, folder: Path, profile: Profile) -> str:
    """Return all that can be read in both files of an export."""
    made = folder / profile.value
    made.mkdir()
    request = ReportRequest(profile=profile, date=TODAY)
    done = report.export(desk, request, made / "report.docx", made / "report.xlsx")
    return "\n".join(words(file.path) for file in done.files)


@pytest.mark.parametrize("profile", LEAVING)
def test_nothing_that_names_or_tells_leaves_the_institution(
    seeded: Desk, tmp_path: Path, profile: Profile
) -> None:
    every = exported(seeded, tmp_path, profile)
    assert re.findall(r"xq\w{2,}", every) == []
    for noun in TAGGED:
        for record in records.every(seeded, noun):
            assert record.id not in every
            assert record.reference.casefold() not in every
    assert "mid-2026" not in every
    assert "mid-e2026" not in every
    assert seeded.info.person.casefold() not in every
    assert seeded.store.person.id not in every


def test_within_the_institution_the_references_stand_and_still_no_identity(
    seeded: Desk, tmp_path: Path
) -> None:
    every = exported(seeded, tmp_path, Profile.INTERNAL)
    for noun in TAGGED:
        for record in records.every(seeded, noun):
            assert record.reference.casefold() in every
    for field in fields_of(Complaint):
        if field.key in COMPLAINT:
            there = COMPLAINT[field.key].casefold() in every
            assert there is (field.sensitivity is not Sensitivity.IDENTITY), field.key
    for field in fields_of(Evidence):
        if field.key in EVIDENCE:
            there = EVIDENCE[field.key].casefold() in every
            assert there is (field.sensitivity is not Sensitivity.IDENTITY), field.key
    for identity in ("xqchild", "xqcaller", "xqcontact", "xqfile", "xqaddress", "xqcontent"):
        assert identity not in every


def test_the_committee_is_given_what_was_released_to_it_and_the_public_is_not(
    desk: Desk, tmp_path: Path
) -> None:
    items = [
        an_evidence(title=f"Released to {citable}", citable=citable) for citable in ("committee", "public")
    ]
    saving.save_all(desk, "evidence", items)
    public = exported(desk, tmp_path, Profile.PUBLIC)
    committee = exported(desk, tmp_path, Profile.COMMITTEE)
    assert "released to committee" in committee
    assert "released to committee" not in public
    assert "released to public" in public
    assert "released to public" in committee
    assert "reliability of the source" in committee


@pytest.mark.parametrize("profile", Profile)
def test_no_export_calls_itself_a_shadow_report(desk: Desk, tmp_path: Path, profile: Profile) -> None:
    saving.save_all(desk, "complaint", practice.complaints(30, 1, TODAY))
    saving.save_all(desk, "evidence", practice.evidence(15, 1, TODAY))
    every = exported(desk, tmp_path, profile)
    assert "alternative report" in every
    assert "shadow report" not in every


def test_who_refused_is_not_counted(desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint() for _n in range(12)])
    saving.save_all(desk, "complaint", [a_complaint(consent_statistics="refused") for _n in range(20)])
    saving.save_all(desk, "complaint", [a_complaint(consent_statistics="withdrawn") for _n in range(20)])
    counted = {
        profile: len(report.material(desk, ReportRequest(profile=profile, date=TODAY)).complaints)
        for profile in Profile
    }
    assert counted == {Profile.PUBLIC: 12, Profile.COMMITTEE: 12, Profile.INTERNAL: 52}


def test_a_report_holds_the_complaints_of_its_period_both_days_included(desk: Desk) -> None:
    days = [dt.date(2026, 3, day) for day in (1, 2, 15, 30, 31)] + [TODAY + dt.timedelta(days=1)]
    saving.save_all(desk, "complaint", [a_complaint(date_received=day, subject=str(day)) for day in days])
    saving.save_all(desk, "evidence", [an_evidence(date=None), *(an_evidence(date=day) for day in days[:3])])

    def held(since: dt.date | None, until: dt.date | None) -> tuple[list[str], int]:
        request = ReportRequest(profile=Profile.INTERNAL, date=TODAY, since=since, until=until)
        found = report.material(desk, request)
        return [complaint.subject[-2:] for complaint in found.complaints], len(found.evidence)

    assert held(dt.date(2026, 3, 2), dt.date(2026, 3, 30)) == (["02", "15", "30"], 3)
    assert held(None, dt.date(2026, 3, 1)) == (["01"], 2)
    assert held(None, None) == (["01", "02", "15", "30", "31"], 4)
    assert held(dt.date(2026, 3, 31), None) == (["31"], 1)


def test_a_period_that_runs_backwards_is_refused(desk: Desk, tmp_path: Path) -> None:
    request = ReportRequest(date=TODAY, since=TODAY, until=TODAY - dt.timedelta(days=1))
    with pytest.raises(InvalidInput) as caught:
        report.export(desk, request, tmp_path / "a.docx", None)
    assert caught.value.field == "until"
    assert list(tmp_path.glob("*.docx")) == []


def test_an_export_with_no_file_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        report.export(desk, ReportRequest(date=TODAY), None, None)
    assert report.exports(desk) == []


@pytest.mark.parametrize("endings", [("docx",), ("xlsx",), ("docx", "xlsx")])
def test_what_left_is_in_the_ledger_and_in_the_journal_with_its_sha256(
    seeded: Desk, tmp_path: Path, endings: tuple[str, ...]
) -> None:
    names = {ending: tmp_path / f"Report 2026.{ending}" for ending in endings}
    request = ReportRequest(profile=Profile.COMMITTEE, title="  Children\nand screens ", date=TODAY)
    done = report.export(seeded, request, names.get("docx"), names.get("xlsx"))
    on_disk = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in names.values()}
    assert {file.path.name: file.sha256 for file in done.files} == on_disk
    assert all(file.size == file.path.stat().st_size for file in done.files)
    (past,) = report.exports(seeded)
    assert (past.profile, past.title) == (Profile.COMMITTEE, "Children and screens")
    assert dict(past.files) == on_disk
    assert done.changes == Changes(frozenset({"report"}), (past.id,))
    with seeded.store.reading() as reader:
        entry = list(session.entries(reader))[-1]
    assert (entry.noun, entry.record, entry.action) == ("export", past.id, "export")
    assert entry.actor == seeded.store.person.id
    written = entry.changed()["files"][1]
    assert {file["name"]: file["sha256"] for file in written} == on_disk
    assert entry.changed()["profile"] == [None, "committee"]
    assert done.paragraphs == done.findings == 5


def test_the_newest_export_comes_first(desk: Desk, tmp_path: Path) -> None:
    for at in range(3):
        request = ReportRequest(title=f"Report {at}", date=TODAY)
        report.export(desk, request, None, tmp_path / f"{at}.xlsx")
    assert [past.title for past in report.exports(desk)] == ["Report 2", "Report 1", "Report 0"]


def test_a_report_without_a_title_is_given_one(desk: Desk) -> None:
    assert report.preview(desk, ReportRequest(title=" \n", date=TODAY)).report.title.strip()


def test_what_could_not_be_written_is_not_said_to_have_left(desk: Desk, tmp_path: Path) -> None:
    saving.save(desk, "complaint", a_complaint())
    with pytest.raises(CannotWrite):
        report.export(desk, ReportRequest(date=TODAY), tmp_path / "no-such-folder" / "a.docx", None)
    assert report.exports(desk) == []
    with desk.store.reading() as reader:
        assert all(entry.noun != "export" for entry in session.entries(reader))


@pytest.mark.parametrize("blocked", ["word", "excel"])
def test_when_one_file_cannot_be_written_an_earlier_one_of_either_name_stays(
    desk: Desk, tmp_path: Path, blocked: str
) -> None:
    word, excel = tmp_path / "report.docx", tmp_path / "report.xlsx"
    kept = excel if blocked == "word" else word
    kept.write_bytes(b"edited for weeks")
    (word if blocked == "word" else excel).mkdir()
    with pytest.raises(CannotWrite):
        report.export(desk, ReportRequest(date=TODAY), word, excel)
    assert kept.read_bytes() == b"edited for weeks"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [kept.name]
    assert report.exports(desk) == []


def test_previewing_writes_nothing(seeded: Desk, tmp_path: Path) -> None:
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    built = report.preview(seeded, ReportRequest(date=TODAY))
    assert built.paragraphs == (70, 71, 72, 73, 74)
    assert report.exports(seeded) == []
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


def test_a_report_names_those_who_entered_a_record_to_the_institution_alone(
    desk: Desk, tmp_path: Path
) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    assert saved.entered_by == desk.store.person.id
    every = exported(desk, tmp_path, Profile.INTERNAL)
    assert "intake officer" in every
    assert saved.entered_by not in every
    for profile in LEAVING:
        assert "intake officer" not in exported(desk, tmp_path, profile)


def test_hostile_titles_become_text(desk: Desk, tmp_path: Path) -> None:
    request = ReportRequest(title="=HYPERLINK(1)\x00\ud800<b>", cycle="</w:t>&", date=TODAY)
    done = report.export(desk, request, tmp_path / "a.docx", tmp_path / "a.xlsx")
    for file in done.files:
        for name, data in parts(file.path.read_bytes()):
            if name.endswith(".xml"):
                root = etree.fromstring(data)
                assert not root.findall(".//{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")
    assert dataclasses.replace(request).title != report.exports(desk)[0].title
