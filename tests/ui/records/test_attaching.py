"""Files are attached to the record on the card, and a copy of one comes out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.widgets.files_editor import FilesEditor
from tests.ui.records.hands import Control, Key, focused, id_at, open_new

# A list of suggestions is a window of its own, which the screen of the tests cannot raise.
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def test_a_file_is_attached_and_a_copy_comes_out(
    evidence: EvidencePage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terms.txt").write_text("the terms", encoding="utf-8")
    record_id = id_at(evidence, 0)
    evidence.open_record(record_id)
    assert evidence.jobs.wait()
    evidence.card.form.focus_field("summary")
    QTest.keyClicks(focused(), "Typed before")
    monkeypatch.setattr(ask, "files_to_open", lambda *_args: [tmp_path / "terms.txt"])
    QTest.keyClick(focused(), Key.Key_A, Control | Qt.KeyboardModifier.ShiftModifier)
    assert evidence.jobs.wait()
    held = records.get(desk, "evidence", record_id)
    assert [file.name for file in held.files] == ["terms.txt"]
    assert evidence.card.form.editor("files").count() == 1
    assert evidence.card.form.editor("summary").value() == "Typed before"
    evidence.card.save()
    assert evidence.jobs.wait()
    assert records.get(desk, "evidence", record_id).summary == "Typed before"

    target = tmp_path / "copy.txt"
    monkeypatch.setattr(ask, "file_to_save", lambda *_args: target)
    files = evidence.card.form.editor("files")
    assert isinstance(files, FilesEditor)
    files.copy_wanted.emit(held.files[0])
    assert evidence.jobs.wait()
    assert target.read_text(encoding="utf-8") == "the terms"


def test_a_dropped_file_saves_a_new_item_first(
    evidence: EvidencePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    open_new(evidence, qtbot)
    evidence.card.form.focus_first()
    QTest.keyClicks(focused(), "Screenshot of the offer")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/x")])
    place, copy = QPoint(10, 10), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, left, none)
    evidence.card.dragEnterEvent(entering)
    assert entering.isAccepted()
    evidence.card.dropEvent(QDropEvent(place.toPointF(), copy, data, left, none))
    qtbot.waitUntil(evidence.jobs.idle)
    record_id = evidence.card.record_id
    assert record_id
    held = records.get(desk, "evidence", record_id)
    assert (held.title, [file.name for file in held.files]) == ("Screenshot of the offer", ["a.txt"])


def test_a_file_that_cannot_be_read_is_told(evidence: EvidencePage, tmp_path: Path) -> None:
    refused: list[object] = []
    evidence.jobs.refused.connect(refused.append)
    evidence.open_record(id_at(evidence, 0))
    assert evidence.jobs.wait()
    evidence.card.attaching.attach([tmp_path / "gone.txt"])
    assert evidence.jobs.wait()
    assert len(refused) == 1
    assert evidence.card.form.editor("files").count() == 0
