"""What was typed before is offered in the open fields."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.widgets.choice_editors import OpenEditor
from tests.ui.records.hands import focused, open_new

# A list of suggestions is a window of its own, which the screen of the tests cannot raise.
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def test_suggestions_are_what_was_typed_before(complaints: ComplaintsPage, qtbot: QtBot) -> None:
    open_new(complaints, qtbot)
    complaints.card.form.focus_field("platform")
    QTest.keyClicks(focused(), "Mossy Island")
    complaints.card.save()
    assert complaints.jobs.wait()
    qtbot.waitUntil(complaints.jobs.idle)
    editor = complaints.card.form.editor("platform")
    assert isinstance(editor, OpenEditor)
    assert "Mossy Island" in editor.suggestions()
    assert "Unknown" in editor.suggestions()
