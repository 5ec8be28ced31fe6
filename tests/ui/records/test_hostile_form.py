"""The worst texts through a real form: shown, typed over and saved without a letter changed unseen."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.record import cleaned
from gc25desk.domain.text import clean
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.text_editors import LineEditor, LongTextEditor
from tests.builders import a_complaint
from tests.faults import figures

# No system has a font for every script.
pytestmark = [
    pytest.mark.qt_log_ignore("OpenType support missing", "^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

BLOCK = 4096
NASTY = (
    "NUL\0NUL \u202eturned\u202c \u2067isolated",
    "\u00ab\u00a0mots\u00a0\u00bb et\u202f: 12\u00a0000",
    "\ud800 \ufffe \uffff \ufdd0 \ufdd1",
    "lines\r\nof\revery\u2028kind\u2029of\x85end",
    "tab\tand   spaces",
    "a" + "\u0300" * 200 + " 👧🏽 e\u0301",
)


SPECIAL = (0, 0x2000, 0xD000, 0xE000, 0xF000, 0x1F000, 0xE0000, 0x10F000)


def blocks() -> list[str]:
    """Return code points block by block: all 1,114,112 in a large run, else those where Qt does odd things.

    A letter for which no font is there takes a tenth of a millisecond to lay out, and most have none.
    """
    every = range(0, sys.maxunicode + 1, BLOCK)
    return ["".join(map(chr, range(at, at + BLOCK))) for at in (every if figures.is_large() else SPECIAL)]


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_every_code_point_is_shown_and_given_back_by_the_long_text(qtbot: QtBot) -> None:
    editor = LongTextEditor(field_of(Complaint, "narrative"))
    qtbot.addWidget(editor)
    for block in blocks():
        editor.set_value(clean(block))
        assert editor.value() == clean(block).strip()
        assert editor.draft() == clean(block)


def test_every_code_point_is_shown_and_given_back_by_a_line(qtbot: QtBot) -> None:
    editor = LineEditor(field_of(Complaint, "subject"))
    qtbot.addWidget(editor)
    for block in blocks():
        for start in range(0, BLOCK, 512):
            line = cleaned(a_complaint(subject=block[start : start + 512])).subject
            editor.set_value(line)
            assert editor.value() == line.strip()


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_what_is_pasted_is_kept_as_the_desk_keeps_it(qtbot: QtBot, text: str) -> None:
    editor = LongTextEditor(field_of(Complaint, "narrative"))
    qtbot.addWidget(editor)
    text = text.replace("\ud800", "")  # Qt's clipboard carries none
    editor.text.insertFromMimeData(pasted(text))
    assert editor.value() == clean(text).strip()


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_record_opened_and_saved_keeps_every_letter(
    desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], text: str
) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(narrative=text, subject=text))
    page = ComplaintsPage(desk, jobs)
    page.reload()
    shown(page)
    page.open_record(saved.id)
    assert jobs.wait()
    assert page.card.form.draft() == {}
    assert page.card.form.record() == saved
    page.card.form.editor("respondent").set_draft("A company")
    page.card.save()
    assert jobs.wait()
    again = records.get(desk, "complaint", saved.id)
    assert (again.narrative, again.subject) == (saved.narrative, saved.subject)
