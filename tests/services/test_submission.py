"""A drafted report leaves only after it was examined as it would leave, and never with a name in it."""

import dataclasses
import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest

from gc25desk.domain.field import Profile
from gc25desk.domain.party import Party
from gc25desk.domain.section import Section
from gc25desk.errors import InvalidInput, NamesFound, NotAllowed, Stopped
from gc25desk.reports.package_text import texts
from gc25desk.reports.tabular import Table
from gc25desk.services import project as projects
from gc25desk.services import report, saving, submission
from gc25desk.services.desk import Desk
from gc25desk.services.submission import Prepared
from gc25desk.store import claims, published
from gc25desk.store.session import entries
from tests.builders import a_child, a_complaint, a_project, an_evidence
from tests.conftest import OpenAs

TODAY = dt.date(2026, 11, 20)
NAME = "Thistledown Marrow-Reed"


def drafted(desk: Desk, text: str = "", **values: str) -> Section:
    project = a_project(desk, **values)
    issue = next(one for one in projects.gathered(desk, project.id).sections if one.role == "issue")
    saved, _changes = saving.save(desk, "section", dataclasses.replace(issue, situation=text))
    assert isinstance(saved, Section)
    return saved


def prepared(desk: Desk, text: str = "", **values: str) -> Prepared:
    saving.save(desk, "complaint", a_complaint(children=(a_child(name=NAME),)))
    return submission.prepare(desk, drafted(desk, text, **values).project, TODAY)


def words_of(path: Path) -> str:
    return "\n".join(text for _part, text in texts(path.read_bytes()))


def test_a_name_that_callers_say_as_a_word_too_is_looked_for(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(children=(a_child(name="Sami"),)))
    found = submission.prepare(desk, drafted(desk, "A boy, Sami, asked for help.").project, TODAY)
    assert [one.words for one in found.examination.names] == ["sami"]


def test_a_label_of_the_report_itself_is_no_name(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(complainant_name="Kind", complainant_contact="Text only"))
    found = submission.prepare(desk, drafted(desk, "Schools film pupils.").project, TODAY)
    assert found.examination.names == ()


def test_the_files_leave_together_journalled_and_remembered(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, "Schools film pupils.")
    word, excel = tmp_path / "report.docx", tmp_path / "report.xlsx"
    done = submission.export(desk, ready, word, excel)
    assert [file.path for file in done.files] == [word, excel]
    assert "Schools film pupils." in words_of(word)
    (past,) = report.exports(desk)
    assert [sha for _name, sha in past.files] == [file.sha256 for file in done.files]
    with desk.store.reading() as reader:
        assert "Schools film pupils." in (claims.last_of(reader, ready.project) or "")
        journalled = [entry for entry in entries(reader) if entry.action == "export"]
    assert json.loads(journalled[-1].fields)["names_looked_for"] == [None, True]


@pytest.mark.parametrize("profile", ["public", "committee"])
def test_a_name_stops_the_report_and_is_shown_in_its_sentence(
    desk: Desk, tmp_path: Path, profile: str
) -> None:
    ready = prepared(desk, f"Nobody asked. The girl {NAME} said no.", profile=profile)
    (found,) = ready.examination.sure_names
    assert found.sentence == f"The girl {NAME} said no."
    with pytest.raises(NamesFound):
        submission.export(desk, ready, tmp_path / "report.docx", None, looked=True)
    assert list(tmp_path.glob("*.docx")) == []
    assert report.exports(desk) == []


def test_a_word_that_may_be_a_name_needs_a_look(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, "The village of Thistledown has one school.")
    assert not ready.examination.is_stopped
    with pytest.raises(NamesFound):
        submission.export(desk, ready, tmp_path / "report.docx", None)
    assert submission.export(desk, ready, tmp_path / "report.docx", None, looked=True).files


def test_within_the_institution_a_name_is_told_and_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, f"The girl {NAME} said no.", profile="internal")
    assert ready.examination.sure_names
    assert submission.export(desk, ready, tmp_path / "report.docx", None).files


def test_a_company_complained_of_may_be_named_and_a_person_not(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(respondent="Bramblewick Games", respondent_type="game"))
    saving.save(desk, "complaint", a_complaint(respondent="Ottoline Quillfeather", respondent_type="peer"))
    text = "Bramblewick Games answered. Ottoline Quillfeather did not."
    ready = submission.prepare(desk, drafted(desk, text).project, TODAY)
    assert [one.sentence for one in ready.examination.sure_names] == ["Ottoline Quillfeather did not."]


def test_a_body_on_record_may_be_named_its_contact_and_a_person_not(desk: Desk) -> None:
    saving.save(desk, "party", Party(name="Bramblewick Games", kind="platform", contact="0999 555 0188"))
    saving.save(desk, "party", Party(name="Ottoline Quillfeather", kind="person"))
    text = "Bramblewick Games answered. Ottoline Quillfeather did not. Call 0999 555 0188."
    ready = submission.prepare(desk, drafted(desk, text).project, TODAY)
    assert {one.sentence for one in ready.examination.sure_names} == {
        "Ottoline Quillfeather did not.",
        "Call 0999 555 0188.",
    }


def test_without_the_key_nobody_can_look_and_the_draft_says_so(open_as: OpenAs, tmp_path: Path) -> None:
    writer = open_as("report_writer")
    ready = submission.prepare(writer, drafted(writer, f"The girl {NAME} said no.").project, TODAY)
    assert not ready.examination.names_looked_for
    submission.export(writer, ready, tmp_path / "report.docx", None)
    told = words_of(tmp_path / "report.docx")
    assert "not checked for names" in told
    assert "CONFIDENTIAL" in told


def test_what_is_missing_or_wrong_is_told(desk: Desk) -> None:
    item = an_evidence(source="Ministry", citable="public")
    saving.save(desk, "evidence", item)
    text = "This shadow report.{cite:evidence/gone} Only one complaint."
    found = prepared(desk, text).examination
    assert [one.phrase for one in found.terms] == ["shadow report"]
    assert [one.words for one in found.trouble]
    assert {one.key for one in found.missing} >= {"law", "gap", "recommendation"}
    assert 75 in found.single_source
    assert 68 not in found.silent  # explains only
    assert 69 in found.silent
    assert found.hidden > 0
    assert 0 < found.words < found.word_limit
    assert found.unapproved


def test_the_same_day_gives_the_same_bytes(desk: Desk) -> None:
    ready = prepared(desk, "Schools film pupils.")
    again = submission.prepare(desk, ready.project, TODAY)
    assert (ready.word, ready.excel) == (again.word, again.excel)


def test_no_file_or_one_name_for_both_is_refused(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk)
    with pytest.raises(InvalidInput):
        submission.export(desk, ready, None, None)
    with pytest.raises(InvalidInput):
        submission.export(desk, ready, tmp_path / "a.docx", tmp_path / "a.docx")


def test_who_may_not_export_may_not(open_as: OpenAs) -> None:
    with pytest.raises(NotAllowed):
        submission.prepare(open_as("reviewer"), "none", TODAY)


def test_every_part_of_a_file_is_read(desk: Desk, tmp_path: Path) -> None:
    ready = prepared(desk, "Schools film pupils.{note|A note of its own.}")
    (tmp_path / "a.docx").write_bytes(ready.word)
    told = words_of(tmp_path / "a.docx")
    assert "A note of its own." in told
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        assert "word/footnotes.xml" in package.namelist()
    assert ready.report.profile is Profile.PUBLIC


def test_a_published_table_is_remembered_and_a_draft_is_not(desk: Desk, tmp_path: Path) -> None:
    for number in range(30):
        girl = a_child(sex="girl" if number % 2 else "boy")
        saving.save(desk, "complaint", a_complaint(children=(girl,)))
    project = drafted(desk, "Schools film pupils.").project
    submission.export(desk, submission.prepare(desk, project, TODAY), tmp_path / "draft.docx", None)
    with desk.store.reading() as reader:
        assert published.load(reader) == ()
    ready = submission.prepare(desk, project, TODAY)
    submission.export(desk, ready, tmp_path / "final.docx", None, final=True)
    with desk.store.reading() as reader:
        kept = published.load(reader)
    assert {entry.true.title for entry in kept} >= {"Children affected, by sex"}
    assert len({entry.edition for entry in kept}) == 1


def test_one_complaint_more_shows_in_no_later_table(desk: Desk, tmp_path: Path) -> None:
    """The difference of two editions would tell of one girl (reliability.md, differencing)."""
    for number in range(30):
        saving.save(desk, "complaint", a_complaint(children=(a_child(sex="girl" if number < 17 else "boy"),)))
    project = drafted(desk, "Schools film pupils.").project
    submission.export(desk, submission.prepare(desk, project, TODAY), tmp_path / "1.docx", None, final=True)
    before = _by_sex(submission.prepare(desk, project, TODAY))
    saving.save(desk, "complaint", a_complaint(children=(a_child(sex="girl"),)))
    after = _by_sex(submission.prepare(desk, project, TODAY))
    told = {label for label, count in after.items() if isinstance(count, int) and count != before[label]}
    assert told == set()


def _by_sex(ready: Prepared) -> dict[str, object]:
    (table,) = [
        one
        for one in ready.report.blocks
        if isinstance(one, Table) and one.caption == "Children affected, by sex"
    ]
    return {str(row.cells[0]): row.cells[1] for row in table.rows}


def test_a_desk_that_is_being_locked_is_not_kept_waiting(desk: Desk) -> None:
    section = drafted(desk, "Schools film pupils.")
    desk.leaving = True
    with pytest.raises(Stopped):
        submission.prepare(desk, section.project, TODAY)
