"""Case sheets of the complaints selected in the list: written as Word, or printed a opened each."""

from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtTest import QTest

from gc25desk.domain.case_sheet import CaseSheet
from gc25desk.domain.complaint import Complaint
from gc25desk.services import case_file
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.complaints import sheet_print
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.firstrun import printing
from gc25desk.ui.jobs import Jobs
from tests.builders import acts

Key, Modifier = Qt.Key, Qt.KeyboardModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def select_all(opened: ComplaintsPage) -> None:
    table = opened.list.table
    table.setFocus()
    QTest.keyClick(table, Key.Key_A, Modifier.ControlModifier)


def test_the_selected_complaints_leave_as_one_word_file(
    opened: ComplaintsPage, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    target = tmp_path / "sheets.docx"
    monkeypatch.setattr(ask, "file_to_save", lambda *_asked: target)
    assert not opened.sheet_acts.sheets.isVisible()
    select_all(opened)
    assert opened.sheet_acts.sheets.isVisible()
    assert opened.sheet_acts.sheets.text() == "Sheets of 3 complaints"
    QTest.keyClick(opened.list.table, Key.Key_W, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert jobs.wait()
    heads = [one.text for one in docx.Document(str(target)).paragraphs if "Matter" in one.text]
    assert len(heads) == 3
    assert acts(desk).count(("complaint", "case_sheet")) == 3


def test_they_are_printed_a_page_each(
    opened: ComplaintsPage, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    pages: list[int] = []

    def on_paper(_parent: Any, _name: str, draw: Any) -> bool:
        device = QPdfWriter(str(tmp_path / "out.pdf"))
        done = bool(draw(device))
        del device
        pages.append((tmp_path / "out.pdf").read_bytes().count(b"/Type /Page\n"))
        return done

    monkeypatch.setattr(printing, "printed", on_paper)
    select_all(opened)
    QTest.keyClick(opened.list.table, Key.Key_P, Modifier.ControlModifier)
    assert jobs.wait()
    assert pages == [3]
    assert acts(desk).count(("complaint", "case_sheet")) == 3


def test_a_printed_sheet_shows_text_as_text() -> None:
    hostile = "<b>{{ x }}</b> & <img src='file:///etc/passwd'>"
    sheet = CaseSheet("MID-1", hostile, ((hostile, hostile),), f"{hostile}\nSecond", True)
    document = QTextDocument()
    document.setHtml(sheet_print.page([sheet, sheet]))
    shown = document.toPlainText()
    assert shown.count(hostile) == 8
    assert "The rest stands on the desk." in shown
    assert document.size().toSize() != QSize()


def test_without_a_selection_nothing_is_asked_for(
    opened: ComplaintsPage, jobs: Jobs, monkeypatch: pytest.MonkeyPatch, cases: list[Complaint]
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(ask, "file_to_save", lambda *given: asked.append(given))
    monkeypatch.setattr(case_file, "sheets_to_print", lambda *given: asked.append(given))
    opened.list.table.clearSelection()
    opened.sheet_acts.save_selected()
    opened.sheet_acts.print_selected()
    assert jobs.wait()
    assert asked == []
    assert len(cases) == 3
