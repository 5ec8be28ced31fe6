"""Actions and the letters that reach them."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.ui.actions import action, escaped, with_keys, with_mnemonics


def letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def test_first_letters_of_words_come_first() -> None:
    assert with_mnemonics(["Date", "Due day", "Dog", "D"]) == ["&Date", "D&ue day", "D&og", "D"]


def test_letters_taken_elsewhere_are_left() -> None:
    assert with_mnemonics(["Save"], taken="s") == ["S&ave"]


@given(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=20), max_size=30))
def test_no_letter_is_given_twice_and_no_text_is_changed(texts: list[str]) -> None:
    marked = with_mnemonics(texts)
    letters = [found for found in map(letter, marked) if found]
    assert len(set(letters)) == len(letters)
    assert [text.replace("&&", "\0").replace("&", "").replace("\0", "&") for text in marked] == texts


def test_an_ampersand_of_a_text_shows_as_itself() -> None:
    assert letter(escaped("Fish & chips")) == ""


def test_an_action_has_its_words_and_first_key(qtbot: QtBot) -> None:
    owner, done = QWidget(), []
    qtbot.addWidget(owner)
    made = action(owner, "Save", lambda: done.append(1), "Ctrl+Return", "Ctrl+Enter")
    assert with_keys(made) == "Save  Ctrl+Enter"
    made.trigger()
    assert done == [1]
    assert made in owner.actions()
