"""The report from the records says what leaves, writes real files, and keeps errors until dealt with."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gc25desk.domain.field import Profile
from gc25desk.services import report, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.reports.preview import preview
from gc25desk.ui.reports.records_report import RecordsReport
from gc25desk.ui.reports.targets import free_name
from tests.builders import a_complaint, an_evidence

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path) -> RecordsReport:
    saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "evidence", an_evidence())
    made = RecordsReport(desk, jobs, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1170, 712)
    for ending, target in made.targets.targets.items():
        target.set_file(tmp_path / f"review.{ending}")
        target.chosen = True
    with qtbot.waitExposed(made):
        made.show()
    made.reload()
    assert jobs.wait()
    return made


def export(page: RecordsReport, jobs: Jobs) -> None:
    page.export.setFocus()
    QTest.keyClick(page.export, Qt.Key.Key_Space)
    assert jobs.wait()


def words(page: RecordsReport) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_report_is_written_and_its_files_are_shown_with_their_fingerprints(
    page: RecordsReport, jobs: Jobs, tmp_path: Path, desk: Desk
) -> None:
    page.details.cycle.setText("Fifth report")
    export(page, jobs)
    assert page.result.isVisible(), page.notice.words()
    for name in ("review.docx", "review.xlsx"):
        digest = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        assert name in words(page)
        assert digest in words(page).replace("\n", "")
    assert len(report.exports(desk)) == 1
    assert page.history.isVisible()


def test_after_an_export_the_names_proposed_are_free_ones(page: RecordsReport, jobs: Jobs) -> None:
    export(page, jobs)
    for file in (page.targets.word(), page.targets.excel()):
        assert file is not None
        assert not file.exists()


def test_only_the_files_that_are_wanted_are_written(page: RecordsReport, jobs: Jobs, tmp_path: Path) -> None:
    page.targets.targets["docx"].wanted.setChecked(False)
    export(page, jobs)
    assert (tmp_path / "review.xlsx").exists()
    assert not (tmp_path / "review.docx").exists()


def test_without_a_file_or_a_title_or_with_a_period_backwards_there_is_no_export(page: RecordsReport) -> None:
    for target in page.targets.targets.values():
        target.wanted.setChecked(False)
    assert not page.export.isEnabled()
    page.targets.targets["docx"].wanted.setChecked(True)
    assert page.export.isEnabled()
    page.details.name.setText(" ")
    assert not page.export.isEnabled()
    page.details.name.setText("Review")
    page.details.covered.limited.setChecked(True)
    page.details.covered.since.set_day(dt.date(2026, 12, 1))
    page.details.covered.until.set_day(dt.date(2026, 1, 1))
    assert not page.export.isEnabled()
    page.details.covered.until.set_day(dt.date(2026, 12, 31))
    assert page.export.isEnabled()
    page.details.covered.until.setText("the day before")
    assert not page.export.isEnabled()
    page.details.covered.limited.setChecked(False)
    assert page.export.isEnabled()


def test_the_internal_report_needs_a_tick_each_time_it_is_chosen(page: RecordsReport) -> None:
    page.audience.choose(Profile.INTERNAL)
    assert not page.export.isEnabled()
    assert page.audience.understood.isVisible()
    page.audience.understood.setChecked(True)
    assert page.export.isEnabled()
    page.audience.choose(Profile.PUBLIC)
    page.audience.choose(Profile.INTERNAL)
    assert not page.export.isEnabled()


def test_an_error_stays_until_the_next_try(page: RecordsReport, jobs: Jobs, tmp_path: Path) -> None:
    said: list[str] = []
    page.state_changed.connect(lambda kind, _words: said.append(kind))
    (tmp_path / "review.docx").mkdir()
    export(page, jobs)
    assert page.notice.isVisible()
    assert not page.result.isVisible()
    assert said == ["error"]
    (tmp_path / "review.docx").rmdir()
    export(page, jobs)
    assert not page.notice.isVisible()
    assert page.result.isVisible()
    assert said == ["error", "saved"]


def test_the_request_is_what_stands_on_the_page(page: RecordsReport) -> None:
    page.audience.choose(Profile.COMMITTEE)
    page.details.name.setText("  Alternative report ")
    page.details.cycle.setText("Fifth report")
    page.details.date.set_day(dt.date(2026, 12, 1))
    page.details.covered.limited.setChecked(True)
    page.details.covered.since.set_day(dt.date(2026, 1, 1))
    page.details.covered.until.set_day(dt.date(2026, 6, 30))
    asked = page.request()
    assert (asked.profile, asked.title, asked.cycle) == (
        Profile.COMMITTEE,
        "Alternative report",
        "Fifth report",
    )
    assert (asked.date, asked.since, asked.until) == (
        dt.date(2026, 12, 1),
        dt.date(2026, 1, 1),
        dt.date(2026, 6, 30),
    )


def test_the_lock_empties_the_page_and_the_choices_come_back(
    page: RecordsReport, jobs: Jobs, desk: Desk
) -> None:
    page.details.name.setText("Alternative report")
    page.audience.choose(Profile.COMMITTEE)
    export(page, jobs)
    kept = page.state()
    page.clear()
    assert "review.docx" not in words(page)
    assert page.details.name.text() == ""
    later = RecordsReport(desk, jobs, today=TODAY)
    later.restore(kept)
    assert later.state() == kept
    later.deleteLater()


def test_a_name_chosen_by_the_user_gets_the_right_ending_and_stays(
    page: RecordsReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "file_to_save", lambda *_words: tmp_path / "elsewhere" / "ours.v2")
    button = page.targets.targets["docx"].choose
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page.targets.word() == tmp_path / "elsewhere" / "ours.v2.docx"
    page.audience.choose(Profile.COMMITTEE)
    assert page.targets.word() == tmp_path / "elsewhere" / "ours.v2.docx"


def test_a_proposed_name_says_profile_and_day(page: RecordsReport) -> None:
    page.targets.propose(Profile.PUBLIC, TODAY, again=True)
    word = page.targets.word()
    assert word is not None
    assert word.name.startswith("GC25 report 2026-11-21 public")


def test_a_proposed_name_is_never_that_of_a_file_that_exists(tmp_path: Path) -> None:
    first = free_name(tmp_path, "Register", "xlsx")
    assert first == tmp_path / "Register.xlsx"
    first.write_text("")
    second = free_name(tmp_path, "Register", "xlsx")
    assert second != first
    assert not second.exists()


@pytest.mark.parametrize("profile", list(Profile))
def test_the_preview_puts_every_field_in_one_place(profile: Profile) -> None:
    found = preview(profile)
    for record in ("Complaints", "Children", "Evidence"):
        lists = [part.get(record, ()) for part in (found.as_written, found.counted, found.kept)]
        together = [label for part in lists for label in part]
        assert len(together) == len(set(together)) > 3


def test_the_narrative_leaves_in_the_internal_profile_alone_and_a_name_in_none() -> None:
    for profile in (Profile.PUBLIC, Profile.COMMITTEE):
        found = preview(profile)
        leaving = {
            label
            for part in (found.as_written, found.counted)
            for labels in part.values()
            for label in labels
        }
        assert not leaving & {"Child's name", "Complainant's name", "What happened", "Respondent"}
    inside = preview(Profile.INTERNAL)
    assert "What happened" in inside.as_written["Complaints"]
    assert "Child's name" in inside.kept["Children"]
    assert "Complainant's name" in inside.kept["Complaints"]


def test_the_next_step_is_in_sight_at_the_smallest_window(page: RecordsReport) -> None:
    page.resize(964, 540)
    bottom = page.export.mapTo(page, page.export.rect().bottomLeft()).y()
    assert page.export.isVisible()
    assert bottom < page.height()


def test_the_name_of_a_file_is_seen_to_its_end(page: RecordsReport, tmp_path: Path) -> None:
    target = page.targets.targets["docx"]
    target.set_file(tmp_path / ("long folder " * 12) / "report.docx")
    assert target.line.cursorPosition() == len(target.line.text())
    assert "report.docx" in target.line.toolTip()
