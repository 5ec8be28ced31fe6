"""A drafted text goes into an editor and comes out of it as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from gc25desk.domain import markup
from gc25desk.domain.markup import Block, Insert
from gc25desk.domain.text import clean
from gc25desk.ui.writing import document

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.text(st.characters(codec="utf-8"), max_size=12).map(clean)
MARKS = ("**", "__", "*", "_", "\\", "- ", "+ ", "\n", "{", "}", "|", "\ufffc", " ", "😀", "\u00a0", "{cite:")
WHOLE = ("{cite:evidence/a-1|p. 4}", "{note|own words}", "{table:statistic/s}", "{see:section/x}")
PIECES = st.one_of(WORDS, st.sampled_from(MARKS), st.sampled_from(WHOLE))
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def shown(text: str) -> QTextDocument:
    made = QTextDocument()
    document.fill(made, markup.parse(text))
    return made


def with_words(text: str) -> tuple[Block, ...]:
    """Return the paragraphs that hold anything, stretches of one look joined, as a draft is judged by."""
    held = [
        block
        for block in markup.parse(text)
        if any(isinstance(one, Insert) or one.text.strip() for one in block.inlines)
    ]
    return markup.parse(markup.written(held))


@given(TEXTS)
def test_what_goes_in_comes_out(text: str) -> None:
    out = document.read(shown(text))
    assert markup.parse(out) == with_words(text)
    assert document.read(shown(out)) == out


def test_a_part_of_a_document() -> None:
    held = shown("One 😀 two{note|n}\n- item")
    assert markup.written(document.blocks(held, 4, 9)) == "😀 tw"
    assert markup.written(document.blocks(held, 8, 14)) == "wo{note|n}\n- it"


def test_kinds_and_looks_are_kept() -> None:
    text = (
        "Plain **bold __both**__ end{cite:evidence/e1|p. 4}{cite:evidence/e1|p. 4}.\n- one\n+ first\n+ second"
    )
    assert document.read(shown(text)) == text


def test_paragraphs_without_a_word_are_left_out() -> None:
    held = shown("One\n- \n   \nTwo")
    assert document.read(held) == "One\nTwo"
