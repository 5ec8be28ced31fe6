"""The Paragraphs page finds by number, words and quotation, and shows text, notes and tags."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.official_text import OfficialText, TextParagraph
from gc25desk.domain.paragraph import STANCES, Stance
from gc25desk.services import paragraph, records, saving
from gc25desk.services.desk import Desk
from gc25desk.services.paragraph import Tagged
from gc25desk.ui import ask, style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.paragraphs.data import Loaded
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.paragraphs.results import percent
from gc25desk.ui.paragraphs.tagged import MARKS, stance_words
from tests.builders import a_complaint, a_tag, an_evidence

Key = Qt.Key
WHOLE, CHAPTER = "001_93eef357e665ebb2.txt", "000_3f6f67a77c3bde76.txt"


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, jobs: Jobs) -> Iterator[ParagraphsPage]:
    style.apply(qapp, "light")
    made = ParagraphsPage(desk, jobs)
    qtbot.addWidget(made)
    made.resize(1170, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.reload()
    assert jobs.wait()
    yield made
    jobs.wait()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def with_text(page: ParagraphsPage, desk: Desk, jobs: Jobs, seeds: Path) -> ParagraphsPage:
    jobs.run(page, lambda: paragraph.import_text(desk, seeds / WHOLE), lambda _done: None)
    assert jobs.wait()
    return page


def find(page: ParagraphsPage, jobs: Jobs, typed: str, key: Key = Key.Key_Return) -> None:
    page.finder.field.setText(typed)
    QTest.keyClick(page.finder.field, key)
    assert jobs.wait()


# Without a text -------------------------------------------------------------------------------


def test_the_catalogue_shows_before_anything_is_imported(page: ParagraphsPage) -> None:
    page.open_record("75")
    assert page.card.heading_label.text() == "75  Surveillance in school and care"
    assert page.card.place.text().startswith("Chapter VI.")
    assert page.card.kind.text() == "States a duty"
    assert page.card.summary.text()
    assert page.card.import_button.isVisible()
    assert not page.card.text.isVisible()


@pytest.mark.parametrize("typed", ["54", "para 54", "GC25 §54"])
def test_a_number_goes_to_its_paragraph(page: ParagraphsPage, jobs: Jobs, typed: str) -> None:
    find(page, jobs, typed)
    assert page.number() == 54
    assert page.finder.tree.current_number() == 54


def test_several_numbers_are_listed(page: ParagraphsPage, jobs: Jobs) -> None:
    find(page, jobs, "80-83")
    assert page.finder.results.numbers() == (80, 81, 82, 83)
    assert page.number() == 80


@pytest.mark.parametrize("typed", ["126", "art. 54"])
def test_a_wrong_number_says_why_and_changes_nothing(page: ParagraphsPage, jobs: Jobs, typed: str) -> None:
    page.open_record("7")
    find(page, jobs, typed)
    assert page.number() == 7
    assert page.finder.hint.isVisible()
    assert page.finder.field.accessibleDescription() == page.finder.hint.text() != ""
    assert page.finder.field.property("wrong") is True


def test_words_without_a_text_search_the_catalogue_and_say_so(page: ParagraphsPage, jobs: Jobs) -> None:
    find(page, jobs, "fake news")
    assert 54 in page.finder.results.numbers()
    assert "No text is imported" in page.finder.hint.text()
    assert page.finder.results.isColumnHidden(1)


def test_no_match_says_so(page: ParagraphsPage, jobs: Jobs) -> None:
    find(page, jobs, "zzxqy")
    assert page.finder.results.numbers() == ()
    assert "Nothing matches" in page.finder.hint.text()


def test_typing_answers_by_itself_after_a_pause(qtbot: QtBot, page: ParagraphsPage) -> None:
    QTest.keyClicks(page.finder.field, "118")
    qtbot.waitUntil(lambda: page.number() == 118)


def test_escape_brings_the_tree_back_and_down_goes_into_the_list(
    qtbot: QtBot, page: ParagraphsPage, jobs: Jobs
) -> None:
    find(page, jobs, "80-83")
    QTest.keyClick(page.finder.field, Key.Key_Down)
    qtbot.waitUntil(page.finder.results.hasFocus)
    QTest.keyClick(page.finder.results, Key.Key_Down)
    assert page.number() == 81
    QTest.keyClick(page.finder.field, Key.Key_Escape)
    assert page.finder.stack.currentWidget() is page.finder.tree
    assert page.finder.field.text() == ""


def test_the_tree_walks_by_keyboard(page: ParagraphsPage) -> None:
    page.open_record("1")
    QTest.keyClick(page.finder.tree, Key.Key_Down)
    assert page.number() == 2


@pytest.mark.parametrize("identifier", ["0", "126", "x", "", "-1", "²"])
def test_a_paragraph_that_is_not_there_is_left_alone(page: ParagraphsPage, identifier: str) -> None:
    page.open_record("7")
    page.open_record(identifier)
    assert page.number() == 7


# Tags -----------------------------------------------------------------------------------------


@pytest.fixture
def tagged(page: ParagraphsPage, desk: Desk, jobs: Jobs) -> ParagraphsPage:
    saving.save_all(
        desk, "complaint", [a_complaint(subject="<b>Cameras</b>", tags=(a_tag(75, primary=True),))]
    )
    saving.save_all(desk, "evidence", [an_evidence(tags=(a_tag(75, "progress"),))])
    page.open_record("75")
    page.reload()
    assert jobs.wait()
    return page


def test_what_is_tagged_stands_below_with_its_stance(tagged: ParagraphsPage) -> None:
    items = [tagged.card.tagged.topLevelItem(row) for row in range(tagged.card.tagged.topLevelItemCount())]
    shown = [(item.text(1), item.text(2)) for item in items if item]
    assert shown == [
        ("<b>Cameras</b>", "● Alleged violation · main"),
        ("Terms of the exam software", "✓ Progress"),
    ]


def test_enter_opens_the_tagged_record(qtbot: QtBot, tagged: ParagraphsPage, desk: Desk) -> None:
    with qtbot.waitSignal(tagged.record_wanted) as wanted:
        QTest.keyClick(tagged.card.tagged, Key.Key_Return)
    noun, record_id = wanted.args
    assert records.get(desk, noun, record_id).subject == "<b>Cameras</b>"


def test_the_tree_counts_what_is_held(tagged: ParagraphsPage) -> None:
    item = tagged.finder.tree.currentItem()
    assert item is not None
    assert item.text(2) == "2"
    assert item.toolTip(2) == "1 complaint, 1 of evidence"


def test_a_save_elsewhere_is_shown(tagged: ParagraphsPage, desk: Desk, jobs: Jobs) -> None:
    jobs.run(tagged, lambda: saving.save(desk, "complaint", a_complaint()), lambda _saved: None)
    assert jobs.wait()
    assert tagged.card.tagged.topLevelItemCount() == 3


def test_every_stance_has_a_mark_and_a_word() -> None:
    assert set(MARKS) == set(Stance)
    for stance in Stance:
        words = stance_words(Tagged("complaint", "1", "R", "T", stance.value, primary=False))
        assert words == f"{MARKS[stance][0]} {STANCES.label(stance.value)}"
    assert "not counted" in stance_words(Tagged("complaint", "1", "R", "T", "", primary=False))


# With the text --------------------------------------------------------------------------------


def test_the_text_stands_on_the_card_with_its_footnotes(with_text: ParagraphsPage, desk: Desk) -> None:
    with_text.open_record("1")
    held = paragraph.text(desk).paragraph(1)
    assert held is not None
    assert held.footnotes
    shown = with_text.card.text.toPlainText()
    assert shown.startswith(held.text[: held.footnotes[0].offset])
    assert f"\n{held.footnotes[0].number} " in shown
    assert with_text.card.text.isVisible()
    assert not with_text.card.import_button.isVisible()


def test_a_pasted_quotation_finds_its_paragraph_with_its_likeness(
    with_text: ParagraphsPage, desk: Desk, jobs: Jobs
) -> None:
    held = paragraph.text(desk).paragraph(112)
    assert held is not None
    quotation = " ".join(held.text.split()[3:25])
    find(with_text, jobs, quotation)
    assert with_text.number() == 112
    first = with_text.finder.results.topLevelItem(0)
    assert first is not None
    assert first.text(1).endswith("%")
    assert with_text.finder.hint.text() == "Best match first."


def test_another_language_of_the_text_can_be_chosen_where_there_is_one(
    qtbot: QtBot, page: ParagraphsPage
) -> None:
    text = OfficialText((TextParagraph(5, "I", "", "Un texte de notre invention."),))
    assert not page.card.languages.isVisible()
    page.card.show_paragraph(5, Loaded(("en", "fr"), "fr", text))
    assert page.card.text.toPlainText() == "Un texte de notre invention."
    assert page.card.languages.isVisible()
    assert page.card.languages.currentText() == "Français"
    with qtbot.waitSignal(page.card.language_wanted) as wanted:
        QTest.keyClick(page.card.languages, Key.Key_Up)
    assert wanted.args == ["en"]


def test_a_paragraph_that_the_copy_lacks_says_so(page: ParagraphsPage) -> None:
    page.card.show_paragraph(
        6, Loaded(("en",), "en", OfficialText((TextParagraph(5, "I", "", "Invented."),)))
    )
    assert page.card.missing.text() == "The copy on this desk lacks this paragraph."
    assert page.card.import_button.isVisible()


def test_an_answer_that_comes_late_is_dropped(with_text: ParagraphsPage) -> None:
    with_text.finder.field.setText("something else")
    with_text.finder.show_found("older words", [(5, 1.0)])
    assert with_text.finder.results.numbers() == ()


def test_locking_leaves_no_word_of_the_text_and_no_record(with_text: ParagraphsPage) -> None:
    with_text.finder.field.setText("a pasted quotation")
    with_text.clear()
    assert with_text.card.text.toPlainText() == ""
    assert with_text.card.tagged.topLevelItemCount() == 0
    assert with_text.finder.field.text() == ""


def test_the_user_comes_back_to_the_same_paragraph(page: ParagraphsPage, jobs: Jobs) -> None:
    page.open_record("99")
    state = page.state()
    page.clear()
    page.open_record("1")
    page.restore(state)
    assert jobs.wait()
    assert page.number() == 99


# Import ---------------------------------------------------------------------------------------


def test_the_primary_action_reads_the_chosen_file_and_shows_its_account(
    page: ParagraphsPage, jobs: Jobs, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "file_to_open", lambda *_arguments: seeds / WHOLE)
    action = page.primary()
    assert action is not None
    action.trigger()
    dialog = page.importer.dialog
    assert dialog is not None
    assert not dialog.import_button.isEnabled()
    assert jobs.wait()
    assert dialog.account.text() == "Recognised: 125 of 125 paragraphs, 57 footnotes, 14 chapters."
    assert dialog.verdict.text() == "Whole"
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert jobs.wait()
    assert page.card.text.isVisible()
    assert page.importer.dialog is None


def test_cancel_writes_nothing(page: ParagraphsPage, desk: Desk, jobs: Jobs, seeds: Path) -> None:
    page.importer.read(seeds / WHOLE, "en")
    assert jobs.wait()
    dialog = page.importer.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert jobs.wait()
    assert paragraph.languages(desk) == ()


def test_a_chapter_shows_how_it_differs_from_the_copy_held(
    with_text: ParagraphsPage, jobs: Jobs, seeds: Path
) -> None:
    with_text.importer.read(seeds / CHAPTER, "en")
    assert jobs.wait()
    dialog = with_text.importer.dialog
    assert dialog is not None
    assert dialog.account.text().startswith("Recognised: 11 of 125 paragraphs")
    assert dialog.verdict.text() == "Incomplete"
    assert dialog.problems.text()
    assert "[− " in dialog.differences.toPlainText()
    assert "[+ " in dialog.differences.toPlainText()
    assert not dialog.grab().isNull()


def test_another_document_is_refused_in_the_dialog(
    page: ParagraphsPage, desk: Desk, jobs: Jobs, tmp_path: Path
) -> None:
    other = tmp_path / "minutes.txt"
    other.write_text("1. The meeting was opened.\n\n2. The meeting was closed.\n", encoding="utf-8")
    page.importer.read(other, "en")
    assert jobs.wait()
    dialog = page.importer.dialog
    assert dialog is not None
    assert dialog.verdict.text() == "Not imported"
    assert not dialog.import_button.isEnabled()
    dialog.reject()
    assert paragraph.languages(desk) == ()


def test_another_language_is_read_anew(page: ParagraphsPage, desk: Desk, jobs: Jobs, seeds: Path) -> None:
    page.importer.read(seeds / WHOLE, "en")
    assert jobs.wait()
    dialog = page.importer.dialog
    assert dialog is not None
    dialog.languages.setCurrentIndex(dialog.languages.findData("en"))
    dialog.language_wanted.emit("en")
    assert not dialog.import_button.isEnabled()
    assert jobs.wait()
    assert dialog.import_button.isEnabled()
    dialog.accept()
    assert jobs.wait()
    assert paragraph.languages(desk) == ("en",)


def test_locking_closes_the_dialog_without_importing(
    page: ParagraphsPage, desk: Desk, jobs: Jobs, seeds: Path
) -> None:
    page.importer.read(seeds / WHOLE, "en")
    page.clear()
    assert page.importer.dialog is None
    assert jobs.wait()
    assert paragraph.languages(desk) == ()


# Looks ----------------------------------------------------------------------------------------


def test_nothing_on_the_page_reads_markup_and_all_that_takes_focus_is_named(tagged: ParagraphsPage) -> None:
    for label in tagged.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    for text in tagged.findChildren(QTextEdit):
        assert not text.acceptRichText()
    for widget in tagged.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if takes_focus and not isinstance(widget.parentWidget(), QComboBox):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_painted_in_every_theme_and_direction(
    qapp: QApplication, tagged: ParagraphsPage, theme: style.Theme, direction: Qt.LayoutDirection
) -> None:
    style.apply(qapp, theme)
    qapp.setLayoutDirection(direction)
    tagged.resize(968, 544)
    picture = tagged.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 20
    tree_leads = tagged.finder.mapTo(tagged, tagged.finder.rect().center()).x() < tagged.width() // 2
    assert tree_leads == (direction is Qt.LayoutDirection.LeftToRight)


def test_titles_keep_room_at_twice_the_text_size(qapp: QApplication, page: ParagraphsPage) -> None:
    page.resize(968, 544)
    assert page.splitter.orientation() is Qt.Orientation.Horizontal
    try:
        style.apply(qapp, "light", 2.0)
        page.resize(969, 544)
        assert page.splitter.orientation() is Qt.Orientation.Vertical
        assert page.finder.tree.columnWidth(0) > 400
    finally:
        style.apply(qapp, "light")


@pytest.mark.parametrize(("share", "words"), [(1.0, "100%"), (0.999, "99%"), (0.5, "50%"), (0.0, "0%")])
def test_only_a_full_match_is_called_whole(share: float, words: str) -> None:
    assert percent(share) == words


def test_paragraphs_that_only_share_common_words_are_left_out(page: ParagraphsPage) -> None:
    page.finder.field.setText("encryption of messages")
    page.finder.show_found("encryption of messages", [(70, 0.45), (1, 0.01), (3, 0.01)])
    assert page.finder.results.topLevelItemCount() == 1
