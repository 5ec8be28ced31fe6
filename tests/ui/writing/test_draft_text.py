"""A draft is typed, formatted, pasted into and stepped through by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gc25desk.domain import markup
from gc25desk.domain.markup import BlockKind, Insert, InsertKind
from gc25desk.ui.writing.carried import MARKUP_MIME, carried
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.told import Told

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
CITE = Insert(InsertKind.CITE, "evidence/e1", "p. 4")
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def text(shown: Callable[[QWidget], QWidget]) -> DraftText:
    made = DraftText(Told({"evidence/e1": "E-1"}))
    shown(made)
    made.setFocus()
    return made


def keys(text: DraftText, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(text, key)


def to_end(text: DraftText) -> None:
    text.moveCursor(QTextCursor.MoveOperation.End)


def test_looks_and_lists_are_typed(text: DraftText) -> None:
    QTest.keyClicks(text, "Plain ")
    text.toggle_bold()
    QTest.keyClicks(text, "bold")
    text.toggle_bold()
    QTest.keyClicks(text, " end")
    keys(text, Key.Key_Return)
    text.toggle_kind(BlockKind.LETTERED)
    QTest.keyClicks(text, "first")
    keys(text, Key.Key_Return)
    QTest.keyClicks(text, "second")
    assert text.text() == "Plain **bold** end\n+ first\n+ second"
    keys(text, Key.Key_Return, Key.Key_Return)  # an empty item ends the list
    QTest.keyClicks(text, "after")
    assert text.text().endswith("+ second\nafter")


def test_backspace_takes_the_mark_of_an_item_first(text: DraftText) -> None:
    text.show_text("- item")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    keys(text, Key.Key_Backspace)
    assert text.text() == "item"


def test_what_is_typed_like_the_notation_stays_words(text: DraftText) -> None:
    typed = "- **no** {cite:evidence/e1} \\ __x__"
    QTest.keyClicks(text, typed)
    assert [block.kind for block in markup.parse(text.text())] == [BlockKind.TEXT]
    assert markup.plain(text.text()) == typed
    assert not markup.inserts(text.text())


def test_an_insert_is_put_in_stepped_on_changed_and_taken_out(text: DraftText) -> None:
    QTest.keyClicks(text, "Seen")
    text.insert(CITE)
    QTest.keyClicks(text, ".")
    assert text.text() == "Seen{cite:evidence/e1|p. 4}."
    keys(text, Key.Key_Left)
    assert text.chosen_chip() is None
    keys(text, Key.Key_Left)
    assert text.chosen_chip() == CITE
    wanted: list[Insert] = []
    text.chip_wanted.connect(wanted.append)
    keys(text, Key.Key_Return)
    assert wanted == [CITE]
    text.change_chip("p. 9")
    assert text.text() == "Seen{cite:evidence/e1|p. 9}."
    keys(text, Key.Key_Delete)
    assert text.text() == "Seen."
    text.undo()
    text.undo()
    assert text.text() == "Seen{cite:evidence/e1|p. 4}."
    text.redo()
    assert text.text() == "Seen{cite:evidence/e1|p. 9}."


def test_the_keys_step_over_a_chip_in_both_directions(text: DraftText) -> None:
    text.show_text("a{note|n}b")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    places = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        keys(text, key)
        places.append((text.textCursor().position(), text.chosen_chip() is not None))
    assert places == [(1, False), (2, True), (2, False), (3, False)]


def test_a_table_takes_a_line_of_its_own(text: DraftText) -> None:
    text.show_text("Before after")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    text.insert(Insert(InsertKind.TABLE, "statistic/s1"))
    QTest.keyClicks(text, "next")
    assert text.text() == "Before after\n{table:statistic/s1}\nnext"


def test_a_chip_is_edited_with_two_clicks(text: DraftText) -> None:
    text.show_text("{cite:evidence/e1|p. 4} long enough to stand beside it")
    wanted: list[Insert] = []
    text.chip_wanted.connect(wanted.append)
    cursor = text.textCursor()
    cursor.setPosition(1)
    place = text.cursorRect(cursor).center()
    place.setX(place.x() // 2)
    QTest.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [CITE]


# Copying ----------------------------------------------------------------------------------------


def test_a_draft_is_copied_with_its_inserts_and_its_words(text: DraftText) -> None:
    text.show_text("**Seen**{cite:evidence/e1|p. 4}\n- item")
    text.selectAll()
    made = text.createMimeDataFromSelection()
    assert made.text() == "Seen[E-1, p. 4]\nitem"
    to_end(text)
    text.insertFromMimeData(made)
    assert text.text().count("{cite:evidence/e1|p. 4}") == 2
    assert text.text().split("\n")[1:] == ["- item**Seen{cite:evidence/e1|p. 4}", "- item"]


def test_only_words_come_in_from_a_text(text: DraftText) -> None:
    outside = QMimeData()
    outside.setText("One {cite:evidence/e1}\r\n\r\n- two")
    text.insertFromMimeData(outside)
    assert markup.plain(text.text()) == "One {cite:evidence/e1}\n- two"
    assert not markup.inserts(text.text())


def test_a_page_of_the_web_comes_in_with_a_few_looks(text: DraftText) -> None:
    outside = QMimeData()
    outside.setHtml("<p style='color:red'>A <b>bold</b> <img src='file:///etc/hostname'>word</p><ul><li>item")
    text.insertFromMimeData(outside)
    assert text.text() == "A **bold** word\n- item"


def test_hostile_notation_of_another_program_is_no_error(text: DraftText) -> None:
    outside = QMimeData()
    outside.setData(MARKUP_MIME, b"\xff{cite:../../x}\x00{see:section/s}")
    text.insertFromMimeData(outside)
    assert [one.kind for one in markup.inserts(text.text())] == [InsertKind.SEE]


def test_nothing_comes_into_a_text_that_is_only_read(text: DraftText) -> None:
    text.show_text("As approved")
    text.lock(locked=True)
    text.insert(CITE)
    text.put("more")
    text.toggle_kind(BlockKind.BULLET)
    text.insertFromMimeData(carried("more", Told()))
    QTest.keyClicks(text, "typed")
    QTest.keyClick(text, Key.Key_V, Control)
    assert text.text() == "As approved"
    assert text.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_words_that_are_marked(text: DraftText) -> None:
    text.show_text("Recordings are kept{cite:evidence/e1|p. 4} for ten years")
    cursor = text.textCursor()
    cursor.setPosition(15)
    cursor.setPosition(24, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert text.selected_words() == "kept[E-1, p. 4] for"


def test_it_grows_with_what_stands_in_it(text: DraftText) -> None:
    before = text.sizeHint().height()
    text.put("\n".join(f"line {number}" for number in range(12)))
    assert text.sizeHint().height() > before + 10 * text.fontMetrics().lineSpacing()
