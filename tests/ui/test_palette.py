"""The search box finds records as they are typed, opens them, and forgets everything at the lock."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.palette.entries import Entry, matching, recent_first, remembered
from gc25desk.ui.palette.marks import marks
from gc25desk.ui.palette.palette import Palette
from tests.builders import a_complaint, an_evidence

Key = Qt.Key


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def opened() -> list[object]:
    return []


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk, jobs: Jobs, opened: list[object]) -> Iterator[Palette]:
    saving.save(desk, "complaint", a_complaint(subject="Éxamen software films bedrooms"))
    saving.save(
        desk, "complaint", a_complaint(subject="Loot boxes in a game", narrative="Forty pupils paid.")
    )
    saving.save(desk, "evidence", an_evidence(title="Terms of the exam software"))
    window = QMainWindow()
    behind = QPushButton("behind")
    window.setCentralWidget(behind)
    window.resize(1024, 600)
    qtbot.addWidget(window)
    commands = [
        Entry("page:reports", "Page", "Reports", lambda: opened.append("reports")),
        Entry("do:lock", "Action", "Lock the desk", lambda: opened.append("lock"), shortcut="Ctrl+L"),
    ]
    made = Palette(window, desk, jobs, commands)
    made.record_wanted.connect(lambda noun, record_id: opened.append((noun, record_id)))
    with qtbot.waitExposed(window):
        window.show()
    behind.setFocus()
    made.popup()
    yield made


def look_for(qtbot: QtBot, jobs: Jobs, palette: Palette, words: str) -> list[str]:
    palette.line.clear()
    QTest.keyClicks(palette.line, words)
    qtbot.waitUntil(lambda: jobs.idle() and not palette.searching())
    return [entry.title for entry in palette.model.entries()]


def test_an_empty_search_offers_pages_and_actions(palette: Palette) -> None:
    assert [entry.title for entry in palette.model.entries()] == ["Reports", "Lock the desk"]


def test_records_are_found_without_regard_to_accents_and_opened_with_enter(
    qtbot: QtBot, jobs: Jobs, palette: Palette, opened: list[object]
) -> None:
    titles = look_for(qtbot, jobs, palette, "EXAM")
    assert sorted(titles) == ["Terms of the exam software", "Éxamen software films bedrooms"]
    first = palette.model.entries()[0]
    QTest.keyClick(palette.line, Key.Key_Return)
    assert opened == [tuple(first.key.split(":"))]
    assert not palette.isVisible()


def test_arrows_choose_and_stop_at_the_ends(palette: Palette, opened: list[object]) -> None:
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down):
        QTest.keyClick(palette.line, key)
    QTest.keyClick(palette.line, Key.Key_Return)
    assert opened == ["lock"]


def test_actions_are_found_by_the_beginnings_of_their_words(
    qtbot: QtBot, jobs: Jobs, palette: Palette, opened: list[object]
) -> None:
    assert look_for(qtbot, jobs, palette, "lo de") == ["Lock the desk"]
    QTest.keyClick(palette.line, Key.Key_Return)
    assert opened == ["lock"]


def test_what_was_opened_comes_first_the_next_time(qtbot: QtBot, jobs: Jobs, palette: Palette) -> None:
    titles = look_for(qtbot, jobs, palette, "software")
    last = titles[-1]
    for _row in titles[1:]:
        QTest.keyClick(palette.line, Key.Key_Down)
    QTest.keyClick(palette.line, Key.Key_Return)
    palette.popup()
    assert palette.model.entries()[0].title == last
    assert look_for(qtbot, jobs, palette, "software")[0] == last


def test_nothing_found_says_so(qtbot: QtBot, jobs: Jobs, palette: Palette) -> None:
    assert look_for(qtbot, jobs, palette, "xylophone") == []
    assert palette.status.text()


def test_escape_closes_and_gives_the_focus_back(palette: Palette) -> None:
    behind = palette.window().findChild(QPushButton)
    QTest.keyClick(palette.line, Key.Key_Escape)
    assert not palette.isVisible()
    assert behind is not None
    assert behind.hasFocus()


def test_nothing_is_remembered_after_the_lock(qtbot: QtBot, jobs: Jobs, palette: Palette) -> None:
    look_for(qtbot, jobs, palette, "loot")
    QTest.keyClick(palette.line, Key.Key_Return)
    palette.popup()
    look_for(qtbot, jobs, palette, "software")
    palette.line.setText("pupils")
    palette.clear()
    jobs.wait()
    assert palette.model.entries() == ()
    assert (palette.line.text(), palette.status.text()) == ("", "")
    assert not palette.isVisible()
    palette.popup()
    assert [entry.title for entry in palette.model.entries()] == ["Reports", "Lock the desk"]


def test_markup_in_a_title_is_shown_as_it_is(qtbot: QtBot, desk: Desk, jobs: Jobs, palette: Palette) -> None:
    hostile = '<img src="file:///etc/hostname">trap'
    saving.save(desk, "complaint", a_complaint(subject=hostile))
    assert look_for(qtbot, jobs, palette, "trap") == [hostile]
    assert not palette.grab().isNull()


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("The exam software", "soft", ["soft"]),
        ("Éxamen", "exam", ["Éxam"]),
        ("unexamined exam", "exam", ["exam"]),
        ("学校的监控", "监控", ["监控"]),
        ("والطفل", "طفل", ["طفل"]),
        ("العام ٢٠٢٦", "2026", ["٢٠٢٦"]),
        ("Straße", "strasse", ["Straße"]),
        ("exam exam", "exam ex", ["exam", "exam"]),
        ("nothing here", "zebra", []),
        ("text", "", []),
    ],
)
def test_matches_are_marked_as_the_index_finds_them(text: str, words: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in marks(text, words)] == marked


@given(st.text(max_size=40), st.text(max_size=10))
def test_marks_lie_inside_the_text_in_order_and_apart(text: str, words: str) -> None:
    end = 0
    for start, length in marks(text, words):
        assert start >= end
        assert length > 0
        end = start + length
    assert end <= len(text)


def entry(key: str, title: str = "") -> Entry:
    return Entry(key, "", title, lambda: None)


def test_recent_records_lead_and_none_is_listed_twice() -> None:
    found = [entry("a"), entry("b"), entry("c")]
    recent = [entry("c"), entry("z"), entry("b")]
    assert [e.key for e in recent_first(found, recent)] == ["c", "b", "a"]


@given(st.lists(st.sampled_from("abcdefghijkl"), max_size=30))
def test_the_recent_records_are_few_and_distinct(keys: list[str]) -> None:
    recent: list[Entry] = []
    for key in keys:
        recent = remembered(recent, entry(key))
        assert recent[0].key == key
    assert len({e.key for e in recent}) == len(recent) <= 8


def test_every_word_asked_must_begin_a_word_of_the_command() -> None:
    commands = [entry("1", "New complaint"), entry("2", "New item of evidence")]
    assert [c.key for c in matching(commands, "new ev")] == ["2"]
    assert [c.key for c in matching(commands, "plaint")] == []
    assert matching(commands, " ") == commands
