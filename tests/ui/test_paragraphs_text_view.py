"""The official text is shown with its marks in place, and nothing in it is ever markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gc25desk.domain.official_text import Change, Difference, Footnote, Run, TextParagraph
from gc25desk.ui import style
from gc25desk.ui.paragraphs.differences import DifferencesView, shown
from gc25desk.ui.paragraphs.text_view import TextView, pieces

HOSTILE = '<b>Bold</b> & <img src="file:///etc/passwd">'
PARAGRAPH = TextParagraph(
    1, "I", "", f"First words. Then more.{HOSTILE}", (Footnote(7, "A note <i>here</i>", 12),)
)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> TextView:
    style.apply(qapp, "light")
    made = TextView("Official text")
    qtbot.addWidget(made)
    made.resize(400, 100)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_marks_stand_where_the_footnotes_were() -> None:
    notes = (Footnote(2, "b", 5), Footnote(1, "a", 2), Footnote(3, "c", 99))
    assert pieces("abcdef", notes) == [("ab", None), ("1", 1), ("cde", None), ("2", 2), ("f", None), ("3", 3)]


@given(st.text(max_size=50), st.lists(st.integers(-5, 60), max_size=5))
def test_no_word_and_no_footnote_is_lost(text: str, offsets: list[int]) -> None:
    notes = [Footnote(number, "", offset) for number, offset in enumerate(offsets, 1)]
    made = pieces(text, notes)
    assert "".join(piece for piece, note in made if note is None) == text
    assert sorted(note for _piece, note in made if note is not None) == list(range(1, len(notes) + 1))


def test_the_text_is_shown_as_it_is_with_a_raised_mark(view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    text = view.toPlainText()
    assert text == f"First words.7 Then more.{HOSTILE}\n7 A note <i>here</i>"
    cursor = QTextCursor(view.document())
    cursor.setPosition(text.index("7") + 1)
    assert cursor.charFormat().verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript
    cursor.setPosition(text.index("Bold") + 1)
    assert not cursor.charFormat().font().bold()


def test_the_view_is_as_tall_as_its_text(qtbot: QtBot, view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    short = view.height()
    view.show_paragraph(TextParagraph(2, "I", "", "word " * 400))
    qtbot.waitUntil(lambda: view.height() > short * 3)
    assert view.height() >= view.document().size().height()


def test_what_is_copied_is_plain_text(view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    view.selectAll()
    copied = view.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain"]
    assert "First words.7" in copied.text()


def test_the_text_can_be_selected_by_keyboard_and_tab_leaves_it(view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    flags = view.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert view.tabChangesFocus()
    assert view.isReadOnly()
    QTest.keyClick(view, Qt.Key.Key_X)
    assert view.toPlainText().startswith("First words.")


def test_a_change_of_theme_recolours_the_marks(qapp: QApplication, view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.toPlainText().index("7") + 1)
    light = cursor.charFormat().foreground().color()
    style.apply(qapp, "dark")
    cursor.setPosition(view.toPlainText().index("7") + 1)
    assert cursor.charFormat().foreground().color() != light


def test_nothing_to_show_is_an_empty_view(view: TextView) -> None:
    view.show_paragraph(PARAGRAPH)
    view.show_paragraph(None)
    assert view.toPlainText() == ""


def test_differences_are_marked_by_more_than_colour(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp, "light")
    view = DifferencesView()
    qtbot.addWidget(view)
    runs = (Run(Change.EQUAL, "kept"), Run(Change.REMOVED, "<b>old</b>"), Run(Change.ADDED, "new"))
    view.show_differences([Difference(112, runs)])
    text = view.toPlainText()
    assert text == "Paragraph 112\u2002kept [− <b>old</b> −] [+ new +]"
    cursor = QTextCursor(view.document())
    cursor.setPosition(text.index("old") + 1)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(text.index("new") + 1)
    assert cursor.charFormat().fontUnderline()


def test_long_unchanged_stretches_are_shortened() -> None:
    words = " ".join(str(number) for number in range(100))
    middle = shown(Run(Change.EQUAL, words), first=False, last=False)
    assert middle.split() == [*map(str, range(8)), "…", *map(str, range(92, 100))]
    assert shown(Run(Change.EQUAL, words), first=True, last=False).startswith("… 92")
    assert shown(Run(Change.EQUAL, words), first=False, last=True).endswith("7 …")
    assert shown(Run(Change.EQUAL, "a b c"), first=False, last=False) == "a b c"
