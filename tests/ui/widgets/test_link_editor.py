"""A field that names another record: typed, found, chosen, kept as a draft, never guessed."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.field import Choice, field_of
from gc25desk.domain.party import Involved
from gc25desk.errors import InvalidInput
from gc25desk.ui.widgets.link_editor import LinkEditor, NoLinks

ISLAND, HARBOUR = Choice("1", "Mossy Island (B-1)"), Choice("2", "Harbour Games (B-2)")


class Known(NoLinks):
    """Two records; the answers wait until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def find(self, _owner: QObject, words: str, done: Callable[[Sequence[Choice]], None]) -> None:
        fits = [one for one in (ISLAND, HARBOUR) if words.casefold() in one.label.casefold()]
        self.waiting.append(lambda: done(fits))

    def label(self, _owner: QObject, record_id: str, done: Callable[[str], None]) -> None:
        self.waiting.append(lambda: done({"1": ISLAND.label, "2": HARBOUR.label}[record_id]))

    def answer(self) -> None:
        """Let every answer come."""
        waiting, self.waiting = self.waiting, []
        for done in waiting:
            done()


@pytest.fixture
def known() -> Known:
    return Known()


@pytest.fixture
def editor(known: Known, shown: Callable[[QWidget], QWidget]) -> LinkEditor:
    made = LinkEditor(field_of(Involved, "party"), known)
    shown(made)
    made.line.setFocus()
    return made


def test_what_is_typed_is_found_and_chosen(editor: LinkEditor, known: Known) -> None:
    changed: list[int] = []
    editor.changed.connect(lambda: changed.append(1))
    QTest.keyClicks(editor.line, "mossy")
    editor.seek()
    known.answer()
    assert editor.offered() == [ISLAND.label, "Add “mossy” as a new record"]
    editor.completer.activated.emit(ISLAND.label)
    assert editor.value() == "1"
    assert editor.line.text() == ISLAND.label
    assert changed


def test_words_that_are_no_record_are_refused_and_kept_as_a_draft(editor: LinkEditor, known: Known) -> None:
    QTest.keyClicks(editor.line, "mos")
    with pytest.raises(InvalidInput, match="No record is chosen"):
        editor.value()
    kept = editor.draft()
    again = LinkEditor(field_of(Involved, "party"), known)
    again.set_draft(kept)
    assert again.line.text() == "mos"
    editor.line.clear()
    assert editor.value() == ""


def test_a_record_is_shown_by_its_words_as_soon_as_they_come(editor: LinkEditor, known: Known) -> None:
    editor.set_value("2")
    assert editor.value() == "2"
    known.answer()
    assert editor.line.text() == HARBOUR.label
    assert editor.value() == "2"
    assert editor.draft() == "2"


def test_an_answer_that_comes_too_late_changes_nothing(editor: LinkEditor, known: Known) -> None:
    editor.set_value("2")
    QTest.keyClicks(editor.line, "mossy")
    known.answer()
    assert editor.line.text() == "mossy"
    editor.seek()
    QTest.keyClicks(editor.line, " i")
    known.answer()
    assert editor.offered() == []


def test_typing_over_a_chosen_record_lets_it_go(editor: LinkEditor, known: Known) -> None:
    editor.set_value("1")
    known.answer()
    QTest.keyClicks(editor.line, "x")
    with pytest.raises(InvalidInput):
        editor.value()


def test_who_only_reads_sees_the_words(known: Known, qtbot: QtBot) -> None:
    shown = LinkEditor(field_of(Involved, "party"), known, locked=True)
    qtbot.addWidget(shown)
    shown.set_value("1")
    known.answer()
    assert shown.line.text() == ISLAND.label
    assert shown.line.isReadOnly()
