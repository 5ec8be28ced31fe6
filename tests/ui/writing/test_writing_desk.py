"""A report is drafted at the writing desk: nothing typed is lost, nothing is changed that may not be."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import Role
from gc25desk.domain.comment import Comment
from gc25desk.domain.project import Project
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import Section
from gc25desk.services import draft as drafts
from gc25desk.services import project as projects
from gc25desk.services import records, saving, undo, words
from gc25desk.services import section as sections
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.writing import dialogs
from gc25desk.ui.writing.desk import WritingDesk
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.held_lines import HeldLine
from gc25desk.ui.writing.since_dialog import SinceDialog
from tests.builders import a_complaint
from tests.conftest import OpenAs
from tests.ui.writing.conftest import Opened, filled, issue_of, settle, write

Key = Qt.Key
Control, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]


def text_of(writing: WritingDesk, key: str = "situation") -> DraftText:
    return writing.middle.form.parts[key].text


def type_in(writing: WritingDesk, words: str, key: str = "situation") -> None:
    text_of(writing, key).setFocus()
    QTest.keyClicks(text_of(writing, key), words)


def shown(writing: WritingDesk) -> Section:
    section = writing.middle.section
    assert section is not None
    return section


def on_desk(writing: WritingDesk, section_id: str) -> Section:
    found = records.get(writing.desk, "section", section_id)
    assert isinstance(found, Section)
    return found


def titles(writing: WritingDesk) -> list[str]:
    assert writing.gathered is not None
    return [one.title for one in writing.gathered.sections]


def all_words(root: QWidget) -> str:
    found = [one.text() for one in root.findChildren(QLabel)]
    found += [one.text() for one in root.findChildren(QLineEdit)]
    found += [one.toPlainText() for one in root.findChildren(QTextEdit)]
    found += [one.toPlainText() for one in root.findChildren(QPlainTextEdit)]
    return "\n".join(found)


def order_of_tab(writing: WritingDesk, *parts: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    widget: QWidget | None = writing.outline
    while widget is not None and len(found) < len(parts):
        widget = widget.nextInFocusChain()
        assert widget is not writing.outline
        found += [part for part in parts if part is widget]
    return found


# Opening and typing -------------------------------------------------------------------------------


def test_tab_goes_from_the_outline_over_the_bar_into_the_text_and_on_to_what_is_held(
    writing: WritingDesk,
) -> None:
    parts = (
        writing.middle.formats.insert_button,
        text_of(writing),
        writing.middle.save_button,
        writing.recommendation.form.editor("action").target(),
        writing.beside.tabBar(),
    )
    assert order_of_tab(writing, *parts) == list(parts)


def test_an_issue_shows_its_parts_and_says_which_are_empty(writing: WritingDesk) -> None:
    form = writing.middle.form
    assert [part.key for part in form.visible_parts()] == [
        "previous", "situation", "law", "gap", "findings", "views"
    ]  # fmt: skip
    assert form.parts["law"].state.text() == "Still empty"
    type_in(writing, "The law is silent.", "law")
    assert form.parts["law"].state.isHidden()
    assert "6 empty parts" in writing.outline.words_of(shown(writing).id)


def test_typing_is_kept_as_a_draft_and_saved_by_key(writing: WritingDesk) -> None:
    section = shown(writing)
    type_in(writing, "Schools film pupils.")
    writing.flush()
    settle(writing)
    kept = drafts.drafts(writing.desk)
    assert [(one.noun, one.record_id, one.data) for one in kept] == [
        ("section", section.id, {"situation": "Schools film pupils."})
    ]
    QTest.keyClick(text_of(writing), Key.Key_Return, Control)
    settle(writing)
    assert on_desk(writing, section.id).situation == "Schools film pupils."
    assert drafts.drafts(writing.desk) == []
    assert writing.middle.form.draft() == {}


def test_a_draft_comes_by_itself_a_moment_after_typing(writing: WritingDesk, qtbot: QtBot) -> None:
    type_in(writing, "Typed.")
    qtbot.waitUntil(lambda: len(drafts.drafts(writing.desk)) == 1, timeout=6_000)


def test_leaving_a_section_saves_it(writing: WritingDesk) -> None:
    before = shown(writing)
    type_in(writing, "Left behind.")
    writing.outline.setFocus()
    QTest.keyClick(writing.outline, Key.Key_Up)
    settle(writing)
    assert shown(writing).id != before.id
    assert on_desk(writing, before.id).situation == "Left behind."


def test_going_back_to_the_reports_saves_and_coming_again_shows_it(writing: WritingDesk) -> None:
    section, left = shown(writing), list[bool]()
    writing.back_wanted.connect(lambda: left.append(True))
    type_in(writing, "Before going.")
    writing.bar.back.click()
    settle(writing)
    assert left == [True]
    assert on_desk(writing, section.id).situation == "Before going."
    writing.open_project(section.project)
    settle(writing)
    assert shown(writing).id == section.id
    assert text_of(writing).text() == "Before going."
    assert writing.middle.banner.isHidden()
    assert drafts.drafts(writing.desk) == []


def test_what_is_typed_is_saved_before_the_report_leaves(writing: WritingDesk) -> None:
    section, wanted = shown(writing), list[str]()
    writing.export_wanted.connect(wanted.append)
    type_in(writing, "To leave too.")
    writing.bar.export.click()
    settle(writing)
    assert wanted == [section.project]
    assert on_desk(writing, section.id).situation == "To leave too."
    writing.reload()
    settle(writing)
    assert shown(writing).id == section.id
    assert text_of(writing).text() == "To leave too."
    assert writing.middle.banner.isHidden()


def test_what_cannot_be_saved_on_leaving_waits_as_a_draft(writing: WritingDesk) -> None:
    before, told = shown(writing), list[str]()
    writing.state_changed.connect(lambda kind, words: told.append(f"{kind}: {words}"))
    writing.middle.form.focus_title()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClick(focused, Key.Key_Delete)
    type_in(writing, "Not lost.")
    writing.outline.choose("")
    other = next(one for one in titles_and_ids(writing) if one != before.id)
    writing.open_section(other)
    settle(writing)
    assert on_desk(writing, before.id).situation == ""
    assert any(one.startswith("error: Kept as a draft") for one in told)
    writing.open_section(before.id)
    settle(writing)
    assert text_of(writing).text() == "Not lost."
    assert writing.middle.banner.isVisible()


def titles_and_ids(writing: WritingDesk) -> list[str]:
    assert writing.gathered is not None
    return [one.id for one in writing.gathered.sections]


def test_a_wrong_paragraph_is_said_at_its_field(writing: WritingDesk) -> None:
    editor = writing.middle.form._grids[0].boxes["paragraphs"]
    editor.editor.target().setFocus()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "126")
    writing.middle.save()
    settle(writing)
    assert editor.error.text()
    assert shown(writing).paragraphs != "126"


def test_a_lock_keeps_what_is_typed_and_drops_every_word(writing: WritingDesk) -> None:
    section = shown(writing)
    writing.comments.text.setPlainText("Ask the ministry thistledown")
    writing.recommendations.line.setText("Adopt thistledown")
    type_in(writing, "Secret thistledown typing")
    state = writing.state()
    writing.clear()
    settle(writing)
    assert "thistledown" not in all_words(writing)
    assert section.title not in all_words(writing)
    assert writing.outline.topLevelItemCount() == 0
    assert writing.held.tree.topLevelItemCount() == 0
    writing.restore(state)
    settle(writing)
    assert shown(writing).id == section.id
    assert text_of(writing).text() == "Secret thistledown typing"
    assert writing.comments.text.typed() == "Ask the ministry thistledown"
    assert writing.recommendations.line.text() == "Adopt thistledown"
    assert text_of(writing).hasFocus()


# Outline ------------------------------------------------------------------------------------------


def test_sections_are_moved_with_what_is_typed_saved_first(writing: WritingDesk) -> None:
    section, before = shown(writing), titles(writing)
    type_in(writing, "Typed before moving.")
    writing.outline.setFocus()
    QTest.keyClick(writing.outline, Key.Key_Down, Alt)
    settle(writing)
    after = titles(writing)
    place = before.index(section.title)
    assert after.index(section.title) == place + 1
    assert writing.outline.current_id() == section.id
    type_in(writing, "Then ")
    writing.middle.save()
    settle(writing)
    assert "Typed before moving." in on_desk(writing, section.id).situation
    assert writing.middle.banner.isHidden()


def test_a_section_is_added_after_this_one_renamed_and_deleted(writing: WritingDesk) -> None:
    section = shown(writing)
    writing.outline.setFocus()
    QTest.keyClick(writing.outline, Key.Key_Insert)
    settle(writing)
    new = shown(writing)
    assert new.id != section.id and new.role == "issue"
    assert titles(writing).index(new.title) == titles(writing).index(section.title) + 1
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Profiling")
    QTest.keyClick(line, Key.Key_Return, Control)
    settle(writing)
    assert "Profiling" in titles(writing)
    writing.outline.setFocus()
    QTest.keyClick(writing.outline, Key.Key_Delete)
    settle(writing)
    assert "Profiling" not in titles(writing)
    assert writing.outline.current_id() == shown(writing).id != new.id
    undo.undo_last(writing.desk)
    writing.reload()
    settle(writing)
    assert "Profiling" in titles(writing)


def test_a_drop_puts_a_section_where_it_is_let_go(writing: WritingDesk) -> None:
    ids = titles_and_ids(writing)
    writing.outline.choose(ids[-1])
    writing.outline.drop(ids[0], after=False)
    settle(writing)
    assert titles_and_ids(writing) == [ids[-1], *ids[:-1]]


# What is held -------------------------------------------------------------------------------------


def line_named(writing: WritingDesk, title: str) -> HeldLine:
    return next(one for one in writing.held.tree.lines() if one.title == title)


def put(writing: WritingDesk, title: str) -> None:
    writing.held.tree.choose(line_named(writing, title))
    writing.held.tree.setFocus()
    QTest.keyClick(writing.held.tree, Key.Key_Return)


def test_evidence_is_cited_with_enter_under_its_reference(writing: WritingDesk) -> None:
    type_in(writing, "Schools film pupils.")
    line = line_named(writing, "Terms of use")
    put(writing, "Terms of use")
    assert text_of(writing).text() == f"Schools film pupils.{{cite:evidence/{line.id}}}"
    assert text_of(writing).hasFocus()
    text_of(writing).selectAll()
    assert text_of(writing).selected_words() == f"Schools film pupils.[{line.name}]"


def test_a_case_is_told_only_with_consent(writing: WritingDesk) -> None:
    agreed = a_complaint(subject="Agreed to be told", consent_case_study="given")
    saving.save_all(writing.desk, "complaint", [agreed, a_complaint(subject="Only counted")])
    writing.held.reload()
    settle(writing)
    type_in(writing, "One child")
    put(writing, "Only counted")
    assert text_of(writing).text() == "One child"
    assert "Not asked" in writing.held.notice.words()
    put(writing, "Agreed to be told")
    assert "{cite:complaint/" in text_of(writing).text()
    assert writing.held.notice.isHidden()


def test_a_passage_is_quoted_with_its_source(writing: WritingDesk) -> None:
    type_in(writing, "The terms say: ")
    put(writing, "We keep recordings for ten years.")
    assert (
        text_of(writing)
        .text()
        .startswith("The terms say: “We keep recordings for ten years.”{cite:evidence/")
    )


def test_a_line_is_dragged_into_another_part(writing: WritingDesk) -> None:
    line = line_named(writing, "Terms of use")
    writing.held.tree.choose(line)
    carried = writing.held.tree.mimeData(writing.held.tree.selectedItems())
    text_of(writing, "gap").insertFromMimeData(carried)
    assert text_of(writing, "gap").text() == f"{{cite:evidence/{line.id}}}"
    assert carried.text() == f"[{line.name}]"


def test_the_filter_says_when_nothing_fits(writing: WritingDesk) -> None:
    writing.held.filter.setText("terms USE")
    writing.held._narrow()
    assert [one.title for one in writing.held.tree.lines()] == ["Terms of use"]
    writing.held.filter.setText("zebra")
    writing.held._narrow()
    assert writing.held.tree.lines() == ()
    assert "zebra" in writing.held.none.text()


def test_a_record_is_opened_from_beside_the_draft(writing: WritingDesk) -> None:
    wanted = list[tuple[str, str]]()
    writing.record_wanted.connect(lambda noun, record_id: wanted.append((noun, record_id)))
    line = line_named(writing, "Terms of use")
    writing.held.tree.choose(line)
    QTest.keyClick(writing.held.tree, Key.Key_Return, Control)
    assert wanted == [("evidence", line.id)]


def test_other_paragraphs_bring_other_holdings(writing: WritingDesk, qtbot: QtBot) -> None:
    assert writing.held.tree.lines()
    box = writing.middle.form._grids[0].boxes["paragraphs"].editor.target()
    assert isinstance(box, QLineEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "30")
    qtbot.waitUntil(lambda: "Nothing is held" in writing.held.summary.text(), timeout=4_000)


# Inserts ------------------------------------------------------------------------------------------


def test_a_footnote_and_a_cross_reference_by_key(
    writing: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = titles_and_ids(writing)[0]
    monkeypatch.setattr(dialogs, "ask_words", lambda *_given: "Interview, 3 March")
    monkeypatch.setattr(dialogs, "choose", lambda *_given: other)
    type_in(writing, "Said")
    QTest.keyClick(text_of(writing), Key.Key_F, Control | Alt)
    QTest.keyClick(text_of(writing), Key.Key_R, Control | Qt.KeyboardModifier.ShiftModifier)
    assert text_of(writing).text() == f"Said{{note|Interview, 3 March}}{{see:section/{other}}}"


def test_a_locator_is_given_to_a_citation(writing: WritingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    put(writing, "Terms of use")
    monkeypatch.setattr(dialogs, "ask_words", lambda *_given: "p. 12")
    text = text_of(writing, "previous")
    QTest.keyClick(text, Key.Key_Left)
    QTest.keyClick(text, Key.Key_Return)
    assert text.text().endswith("|p. 12}")


def test_a_chooser_of_statistics_says_why_it_is_empty(writing: WritingDesk) -> None:
    dialog = dialogs.ChooseDialog(writing, "Choose", (), "None yet.")
    assert dialog.chosen() == ""
    some = dialogs.ChooseDialog(writing, "Choose", [("a", "By age"), ("b", "By sex")], "None yet.")
    some.filter.setText("sex")
    assert some.chosen() == "b"


# Recommendations ----------------------------------------------------------------------------------


def recommended(writing: WritingDesk) -> list[Recommendation]:
    assert writing.gathered is not None
    return list(writing.gathered.recommended(shown(writing).id))


def add_recommendation(writing: WritingDesk, words: str) -> None:
    writing.recommendations.line.setFocus()
    QTest.keyClicks(writing.recommendations.line, words)
    QTest.keyClick(writing.recommendations.line, Key.Key_Return)
    settle(writing)


def test_a_recommendation_is_added_judged_and_completed(writing: WritingDesk) -> None:
    add_recommendation(writing, "Better rules")
    assert [one.action for one in recommended(writing)] == ["Better rules"]
    assert writing.recommendations.line.text() == ""
    rows = writing.recommendations.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_Home)
    QTest.keyClick(rows, Key.Key_Return)
    settle(writing)
    panel = writing.recommendation
    assert panel.isVisible()
    assert "verb" in panel.form.remarks["action"].text()
    action = panel.form.editor("action").target()
    assert isinstance(action, QPlainTextEdit)
    action.selectAll()
    QTest.keyClicks(action, "Adopt a law")
    assert panel.form.remarks["action"].isHidden()
    put(writing, "Terms of use")
    assert panel.form.remarks["evidence"].isHidden()
    action.setFocus()
    QTest.keyClick(action, Key.Key_Escape)
    settle(writing)
    assert not panel.isVisible()
    saved = recommended(writing)[0]
    assert saved.action == "Adopt a law"
    assert saved.evidence == (line_named(writing, "Terms of use").id,)


def test_recommendations_are_moved_and_deleted(writing: WritingDesk) -> None:
    for action in ("Adopt a law", "Repeal a law"):
        add_recommendation(writing, action)
    rows = writing.recommendations.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_Home)
    QTest.keyClick(rows, Key.Key_Down, Alt)
    settle(writing)
    assert [one.action for one in recommended(writing)] == ["Repeal a law", "Adopt a law"]
    QTest.keyClick(rows, Key.Key_Delete)
    settle(writing)
    assert [one.action for one in recommended(writing)] == ["Repeal a law"]


def test_an_unfinished_recommendation_is_kept_over_a_lock(writing: WritingDesk) -> None:
    add_recommendation(writing, "Adopt a law")
    one = recommended(writing)[0]
    writing.acts.open_recommendation(one.id)
    settle(writing)
    deadline = writing.recommendation.form.editor("deadline").target()
    QTest.keyClicks(deadline, "by 2030")
    state = writing.state()
    writing.clear()
    settle(writing)
    writing.restore(state)
    settle(writing)
    assert writing.recommendation.isVisible()
    assert writing.recommendation.form.draft() == {"deadline": "by 2030"}


def test_an_input_to_the_list_of_issues_recommends_nothing(desk: Desk, opened: Opened) -> None:
    filled(desk)
    cycle = projects.cycles(desk)[0]
    asked, _changes = projects.begin(desk, Project(title="Input", cycle=cycle.id, kind="loipr_input"))
    writing = opened(desk)
    writing.open_project(asked.id, issue_of(desk, asked).id)
    settle(writing)
    assert writing.recommendations.isHidden()
    assert [part.key for part in writing.middle.form.visible_parts()] == ["situation", "why", "question"]


# Comments and approval ----------------------------------------------------------------------------


def test_a_comment_on_a_passage_is_made_and_settled(writing: WritingDesk) -> None:
    type_in(writing, "Recordings are kept.")
    text_of(writing).selectAll()
    QTest.keyClick(text_of(writing), Key.Key_M, Control | Alt)
    QTest.keyClicks(writing.comments.text, "How long?")
    QTest.keyClick(writing.comments.text, Key.Key_Return, Control)
    settle(writing)
    assert [(one.comment.text, one.comment.passage) for one in writing.comments.frames] == [
        ("How long?", "Recordings are kept.")
    ]
    assert "1 comment" in writing.outline.words_of(shown(writing).id)
    writing.comments.frames[0].settle.click()
    settle(writing)
    assert writing.comments.frames[0].comment.done
    assert "comment" not in writing.outline.words_of(shown(writing).id)
    assert text_of(writing).text() == "Recordings are kept."


def test_a_section_is_approved_locked_and_opened_again(writing: WritingDesk) -> None:
    header = writing.middle.header
    type_in(writing, "Schools film 14 pupils.")
    header.review.click()
    settle(writing)
    assert (shown(writing).status, shown(writing).situation) == ("for_review", "Schools film 14 pupils.")
    header.approve.click()
    settle(writing)
    assert shown(writing).status == "approved"
    assert text_of(writing).isReadOnly()
    assert writing.middle.save_button.isHidden()
    assert "locked" in header.approved.text()
    header.reopen.click()
    settle(writing)
    assert not text_of(writing).isReadOnly()
    text_of(writing).selectAll()
    QTest.keyClicks(text_of(writing), "Schools film 15 pupils.")
    header.since.click()
    settle(writing)
    dialog = next(one for one in writing.middle.findChildren(SinceDialog) if one.isVisible())
    said = all_words(dialog)
    assert "New figures: 15." in said
    assert "Changed: “Schools film 14 pupils.”, now “Schools film 15 pupils.”" in said
    dialog.close()


def test_what_is_typed_over_a_section_approved_meanwhile_is_kept(writing: WritingDesk) -> None:
    section = shown(writing)
    type_in(writing, "Too late.")
    _held, changes = sections.approve(writing.desk, section.id, section.version)
    writing.middle.save()
    settle(writing)
    assert "kept as a draft" in writing.middle.banner.words.text()
    writing.jobs.changed.emit(changes)
    settle(writing)
    assert writing.middle.form.is_locked()
    assert text_of(writing).text() == "Too late."
    assert drafts.drafts(writing.desk)[0].data["situation"] == "Too late."
    assert on_desk(writing, section.id).situation == ""


def test_a_change_from_elsewhere_is_told_and_nothing_is_written_over(
    writing: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown(writing)
    type_in(writing, "Mine.")
    write(writing.desk, section, situation="Theirs.")
    writing.middle.save()
    settle(writing)
    assert "changed" in writing.middle.banner.words.text()
    assert text_of(writing).text() == "Mine."
    assert drafts.drafts(writing.desk)[0].data["situation"] == "Mine."
    monkeypatch.setattr(ask, "confirm", lambda *_given: True)
    writing.middle.banner.act.click()
    settle(writing)
    assert text_of(writing).text() == "Theirs."
    assert drafts.drafts(writing.desk) == []


def test_a_change_to_another_part_leaves_what_is_typed(writing: WritingDesk, jobs: Jobs) -> None:
    section = shown(writing)
    type_in(writing, "Mine.")
    changed = dataclasses.replace(section, law="Theirs.")
    jobs.run(writing, lambda: saving.save(writing.desk, "section", changed), lambda _saved: None)
    settle(writing)
    assert text_of(writing, "law").text() == "Theirs."
    assert text_of(writing).text() == "Mine."
    writing.middle.save()
    settle(writing)
    kept = on_desk(writing, section.id)
    assert (kept.situation, kept.law) == ("Mine.", "Theirs.")


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.MONITOR])
def test_readers_see_everything_change_nothing_and_comment(
    open_as: OpenAs, opened: Opened, role: Role
) -> None:
    desk = open_as(Role.SUPERVISOR.value)
    project = filled(desk)
    section = write(desk, issue_of(desk, project), situation="Written by another.")
    reader = open_as(role.value)
    writing = opened(reader)
    writing.open_project(project.id, section.id)
    settle(writing)
    assert text_of(writing).text() == "Written by another."
    assert text_of(writing).isReadOnly()
    header = writing.middle.header
    assert all(one.isHidden() for one in (header.review, header.approve, header.reopen))
    assert writing.middle.save_button.isHidden()
    assert writing.recommendations.line.isHidden()
    before = titles_and_ids(writing)
    for key, modifier in ((Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, Alt)):
        QTest.keyClick(writing.outline, key, modifier)
    settle(writing)
    assert titles_and_ids(writing) == before
    QTest.keyClicks(writing.comments.text, "Which schools?")
    writing.comments.add.click()
    settle(writing)
    found = projects.gathered(reader, project.id).comments
    assert [(one.text, one.about) for one in found] == [("Which schools?", section.id)]


def test_a_writer_cannot_approve(open_as: OpenAs, opened: Opened) -> None:
    project = filled(open_as(Role.SUPERVISOR.value))
    desk = open_as(Role.REPORT_WRITER.value)
    writing = opened(desk)
    writing.open_project(project.id, issue_of(desk, project).id)
    settle(writing)
    header = writing.middle.header
    assert [header.review.isHidden(), header.approve.isHidden(), header.reopen.isHidden()] == [
        False,
        True,
        True,
    ]


# Length and room ----------------------------------------------------------------------------------


def test_the_length_is_live_and_warns_in_words(writing: WritingDesk, qtbot: QtBot) -> None:
    section = write(writing.desk, shown(writing), budget=60)
    writing.reload()
    settle(writing)
    header = writing.middle.header
    before = header.length.text()
    type_in(writing, " ".join(["word"] * 5) + " ")
    assert header.length.text() != before  # guessed with each key
    text_of(writing).put(" ".join(["word"] * 60))
    assert "too many" in header.length.text()
    with qtbot.waitSignal(writing.counter.counted, timeout=8_000):
        writing.middle.save()
    counted = words.counted(writing.desk, section.project).sections[section.id]
    assert f"{counted} of 60 words" in header.length.text()
    assert "too many" in writing.outline.words_of(section.id)
    assert "of 1\u202f000 words" in writing.bar.length.text()


def test_a_small_window_folds_what_is_held_away(writing: WritingDesk) -> None:
    assert writing.beside.isVisible()
    assert writing.bar.beside.isHidden()
    writing.resize(1024, 600)
    QApplication.processEvents()
    assert not writing.beside.isVisible()
    writing.bar.beside.click()
    assert writing.beside.isVisible()
    assert not writing.outline.isVisible()
    writing.resize(1366, 768)
    QApplication.processEvents()
    assert writing.outline.isVisible() and writing.beside.isVisible()


def test_one_key_goes_round_the_columns(writing: WritingDesk) -> None:
    writing.outline.setFocus()
    places = []
    for _step in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_F6)
        places.append(QApplication.focusWidget())
    assert places == [text_of(writing, "previous"), writing.held.filter, writing.outline]


def test_a_comment_leads_to_its_section(writing: WritingDesk) -> None:
    other = titles_and_ids(writing)[0]
    saved, _changes = saving.save(writing.desk, "comment", Comment(about=other, text="Look."))
    writing.open_record("comment", saved.id)
    settle(writing)
    assert shown(writing).id == other


def test_everything_has_a_name_and_none_is_out_of_reach(writing: WritingDesk) -> None:
    unnamed = [
        widget
        for widget in writing.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert [type(one).__name__ for one in unnamed] == []
