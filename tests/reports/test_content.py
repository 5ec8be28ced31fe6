"""The words of a paragraph are had without its notes."""

from gc25desk.reports.content import Footnote, Run, plain, text_of


def test_the_words_of_a_content_leave_notes_out() -> None:
    assert text_of((Run("one "), Footnote((Run("note"),)), *plain("two"))) == "one two"
