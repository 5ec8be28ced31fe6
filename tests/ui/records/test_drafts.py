"""Drafts follow the typing closely, say why when they cannot, and go on by themselves when they can."""

from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.errors import DiskFull
from gc25desk.services import draft as service
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.drafts import LONGEST_MS, PAUSE_MS

FULL = DiskFull("There is no room left.", "Make some.")


def begin(page: ComplaintsPage, jobs: Jobs) -> QWidget:
    page.open_new()
    assert jobs.wait()
    field = page.card.form.editor("narrative").target()
    field.setFocus()
    return field


def kept(desk: Desk) -> list[str]:
    return [str(found.data) for found in service.drafts(desk)]


def test_one_who_never_stops_typing_is_followed_all_the_same(
    qtbot: QtBot, desk: Desk, jobs: Jobs, complaints: ComplaintsPage
) -> None:
    assert PAUSE_MS + LONGEST_MS <= 5_000
    field = begin(complaints, jobs)
    typing = QTimer(field)
    typing.timeout.connect(lambda: QTest.keyClicks(field, "a"))
    with qtbot.waitSignal(complaints.card._keeper.kept, timeout=20_000):
        typing.start(PAUSE_MS // 3)
    typing.stop()
    assert "aaa" in kept(desk)[0]


def test_a_draft_that_cannot_be_kept_says_why_and_goes_on_without_typing(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    complaints: ComplaintsPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple[str, str]] = []
    complaints.state_changed.connect(lambda kind, words: said.append((kind, words)))
    full = [True, True]
    keep = service.keep

    def no_room(desk: Desk, noun: str, record_id: str, data: dict[str, Any]) -> None:
        if full:
            full.pop()
            raise FULL
        keep(desk, noun, record_id, data)

    monkeypatch.setattr(service, "keep", no_room)
    field = begin(complaints, jobs)
    keeper = complaints.card._keeper
    keeper._again.setInterval(1)
    QTest.keyClicks(field, "what a child told")
    assert said[-1][0] == "draft"
    keeper.flush()
    qtbot.waitUntil(lambda: not full and said[-1][0] == "draft")
    reasons = [words for kind, words in said if kind == "error"]
    assert len(reasons) == 2
    assert all(FULL.what in words for words in reasons)
    assert jobs.wait()
    assert "what a child told" in kept(desk)[0]
    assert not keeper._again.isActive()


def test_a_draft_given_up_is_not_tried_again(
    desk: Desk, jobs: Jobs, complaints: ComplaintsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_given: object) -> None:
        raise FULL

    monkeypatch.setattr(service, "keep", no_room)
    field = begin(complaints, jobs)
    QTest.keyClicks(field, "what a child told")
    complaints.card.clear()
    assert jobs.wait()
    assert not complaints.card._keeper._again.isActive()
    assert kept(desk) == []
