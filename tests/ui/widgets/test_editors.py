"""Editors take what people type and give back what the record holds."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, field_of, fields_of
from gc25desk.domain.paragraph import COMPLAINT_STANCES, Tag
from gc25desk.errors import InvalidInput
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.choice_editors import OpenEditor
from gc25desk.ui.widgets.date_editor import DateEditor
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.files_editor import size_in_words
from gc25desk.ui.widgets.parts_editor import AT_ONCE, PartsEditor, in_words
from gc25desk.ui.widgets.tags_editor import TagsEditor
from gc25desk.ui.widgets.text_editors import FlagEditor
from tests.builders import a_child, a_tag

# A list of suggestions is a window of its own, which the screen of the tests cannot raise.
pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Key = Qt.Key
FIELDS = [
    (kind, field)
    for kind in (Complaint, Evidence, Child, Tag)
    for field in fields_of(kind)
    if not field.system
]
VALUES: dict[Kind, Any] = {
    Kind.TEXT: "a line",
    Kind.LONG_TEXT: "two\nlines",
    Kind.DATE: dt.date(2026, 11, 14),
    Kind.NUMBER: 7,
    Kind.FLAG: True,
    Kind.OPEN: "something new",
    Kind.URL: "https://example.org/a?b=c",
    Kind.FILES: (),
    Kind.PERSON: "somebody",
    Kind.LINK: "a record",
}


def value_for(field: Field) -> Any:
    """Return a value that is not the empty one."""
    if field.record is Child:
        return (a_child(), a_child(sex="boy", name="A. Child"))
    if field.record is Tag:
        return (a_tag(9), a_tag(75, primary=True))
    if field.kind is Kind.RECORDS and field.record is not None:
        inner = {part.key: value_for(part) for part in fields_of(field.record) if not part.system}
        return (field.record(**inner),)
    codes = field.choices.codes() if field.choices is not None else ()
    if field.kind is Kind.CHOICE:
        return codes[-1]
    return codes[:2] if field.kind is Kind.CHOICES else VALUES[field.kind]


def editor_of(kind: type[Any], key: str, qtbot: QtBot) -> FieldEditor:
    maker = EditorMaker(COMPLAINT_STANCES, "alleged_violation", {"platform": ["Mossy Island"]})
    made = maker.editor(field_of(kind, key), getattr(kind() if kind is not Tag else a_tag(), key))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda part: getattr(part, "key", ""))
def test_every_field_gives_back_what_it_was_given(kind: type[Any], field: Field, qtbot: QtBot) -> None:
    editor = editor_of(kind, field.key, qtbot)
    changed: list[int] = []
    editor.changed.connect(lambda: changed.append(1))
    value = value_for(field)
    editor.set_value(value)
    assert editor.value() == value
    draft = editor.draft()
    again = editor_of(kind, field.key, qtbot)
    again.set_draft(draft)
    assert again.draft() == draft or field.kind is Kind.FILES
    assert changed == []
    if field.kind is not Kind.RECORDS and field.kind is not Kind.FILES:
        assert editor.target().accessibleName()


@pytest.mark.parametrize("junk", [None, 1, "text", [], {}, [1, None], [{"age": []}]])
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda part: getattr(part, "key", ""))
def test_a_damaged_draft_breaks_nothing(kind: type[Any], field: Field, junk: object, qtbot: QtBot) -> None:
    editor = editor_of(kind, field.key, qtbot)
    editor.set_draft(junk)
    editor.draft()


def test_keys_set_and_move_a_day(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    editor = editor_of(Complaint, "date_due", qtbot)
    assert isinstance(editor, DateEditor)
    shown(editor)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "t")
    assert editor.value() == dates.today()
    QTest.keyClick(editor.line, Key.Key_Plus)
    QTest.keyClick(editor.line, Key.Key_Plus)
    QTest.keyClick(editor.line, Key.Key_Minus)
    assert editor.value() == dates.today() + dt.timedelta(1)
    QTest.keyClick(editor.line, Key.Key_PageUp)
    assert editor.value() == dates.today() + dt.timedelta(8)
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "2026-11-14")
    assert editor.value() == dt.date(2026, 11, 14)
    QTest.keyClick(editor.line, Key.Key_Return)
    assert editor.line.text() == "14 Nov 2026"


def test_what_is_no_number_is_said(qtbot: QtBot) -> None:
    editor = editor_of(Child, "age", qtbot)
    editor.set_draft("ten")
    with pytest.raises(InvalidInput) as error:
        editor.value()
    assert error.value.field == "age"
    editor.set_draft("١٤")
    assert editor.value() == 14


def test_the_words_of_a_code_are_the_code(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "platform", qtbot)
    editor.set_draft("MESSAGING")
    assert editor.value() == "messaging"
    editor.set_value("messaging")
    assert isinstance(editor, OpenEditor)
    assert editor.line.text() == "Messaging"
    place = editor_of(Child, "place", qtbot)
    assert isinstance(place, OpenEditor)
    assert place.suggestions() == ["Not asked", "Prefers not to say", "Unknown"]


def test_a_code_of_no_list_is_kept(qtbot: QtBot) -> None:
    for key, value in (("status", "from_later"), ("harm", ("content", "from_later"))):
        editor = editor_of(Complaint, key, qtbot)
        editor.set_value(value)
        assert editor.value() == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60))
def test_any_line_comes_back_as_it_was_typed(text: str, qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "subject", qtbot)
    editor.set_value(text)
    assert editor.draft() == text


# Parts and tags ---------------------------------------------------------------------------------


def test_a_part_in_words() -> None:
    assert in_words(a_child(place="North")) == "Age at the event 14 · Exact · Girl · North"
    assert in_words(Child()) == ""


def test_hundreds_of_parts_are_shown_a_few_at_a_time(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "children", qtbot)
    assert isinstance(editor, PartsEditor)
    children = tuple(a_child(age=n % 18) for n in range(300))
    editor.set_value(children)
    assert editor.count() == 300
    assert len(editor._parts) == AT_ONCE
    assert editor.value() == children
    editor._more.click()
    assert len(editor._parts) == 2 * AT_ONCE
    assert editor.value() == children


def test_a_part_can_be_taken_away(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "children", qtbot)
    assert isinstance(editor, PartsEditor)
    one, two = a_child(age=3), a_child(age=9)
    editor.set_value((one, two))
    editor._parts[0].remove_wanted.emit()
    assert editor.value() == (two,)


def test_tags_are_added_by_reference_and_kept_in_order(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "tags", qtbot)
    assert isinstance(editor, TagsEditor)
    editor.set_value((a_tag(46, note="kept"),))
    QTest.keyClicks(editor.entry, "paras. 44, 46 and 48")
    QTest.keyClick(editor.entry, Key.Key_Return)
    assert [(tag.paragraph, tag.note) for tag in editor.value()] == [(44, ""), (46, "kept"), (48, "")]
    assert editor.entry.text() == ""


@pytest.mark.parametrize("typed", ["0", "126", "art. 16", "privacy of everyone"])
def test_what_is_no_paragraph_is_said_and_stays_typed(typed: str, qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "tags", qtbot)
    assert isinstance(editor, TagsEditor)
    editor.entry.setText(typed)
    assert not editor.add_typed()
    assert editor.entry.text() == typed
    with pytest.raises(InvalidInput) as error:
        editor.value()
    assert error.value.field == "tags"
    assert error.value.what


def test_numbers_left_typed_are_taken_on_save(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "tags", qtbot)
    assert isinstance(editor, TagsEditor)
    editor.entry.setText("81")
    assert [tag.paragraph for tag in editor.value()] == [81]


def test_there_is_one_main_paragraph(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "tags", qtbot)
    assert isinstance(editor, TagsEditor)
    editor.set_value((a_tag(9, primary=True), a_tag(75)))
    line = editor._lines[75]
    line.set_open(True)
    assert line._grid is not None
    primary = line._grid.boxes["primary"].editor
    assert isinstance(primary, FlagEditor)
    primary.box.click()
    assert [(tag.paragraph, tag.primary) for tag in editor.value()] == [(9, False), (75, True)]
    line.remove_wanted.emit()
    assert [tag.paragraph for tag in editor.value()] == [9]


def test_a_tag_without_a_stance_says_that_it_does_not_count(qtbot: QtBot) -> None:
    editor = editor_of(Complaint, "tags", qtbot)
    assert isinstance(editor, TagsEditor)
    editor.set_value((a_tag(9, stance=""),))
    assert "not counted" in editor._lines[9].line.accessibleName()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""),
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (3_450_000, "3.5 MB"),
        (10**16, "10000.0 TB"),
    ],
)
def test_sizes_in_words(size: int | None, words: str) -> None:
    assert size_in_words(size) == words
