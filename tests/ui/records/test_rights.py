"""Each cell of the permission table, role by page by field, as the real form obeys it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.access import (
    READ,
    TAG,
    WRITE,
    Act,
    FieldAccess,
    Role,
    allowed,
    field_access,
    is_sealed,
)
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.paragraph import Tag
from gc25desk.services import attachment, records, saving
from gc25desk.services import draft as drafts
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.cells import shown as in_words
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldGrid
from gc25desk.ui.widgets.files_editor import FilesEditor
from gc25desk.ui.widgets.parts_editor import PartsEditor
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.widgets.tags_editor import TagsEditor
from tests.builders import a_child, a_complaint, an_evidence
from tests.conftest import WAITING, OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

PAGES: dict[str, type[RecordsPage]] = {"complaint": ComplaintsPage, "evidence": EvidencePage}
# Words that stand in no other field, in each that names or finds a person.
CANARIES = ("Quillfeather Marrow", "+00 5550 1771", "Bramblewick House", "Thistledown", "oddly-named-7.txt")
ROLES = [role.value for role in Role]
READERS = [role.value for role in Role if allowed([role], Act.READ_COMPLAINTS)]

Opened = tuple[Desk, RecordsPage]
OpenPage = Callable[[str, str], Opened]


@pytest.fixture
def filled(open_as: OpenAs, tmp_path: Path) -> dict[str, str]:
    """A complaint and an item of evidence with every sort of identity in them, by noun."""
    desk = open_as(Role.SUPERVISOR.value)
    complaint, _changes = saving.save(
        desk,
        "complaint",
        a_complaint(
            complainant_name=CANARIES[0],
            complainant_contact=CANARIES[1],
            respondent=CANARIES[2],
            harm=("privacy",),
            children=(a_child(name=CANARIES[3]), a_child(age=9)),
        ),
    )
    item, _changes = saving.save(desk, "evidence", an_evidence(original_url="https://quillfeather.example/"))
    file = tmp_path / CANARIES[4]
    file.write_text("x", encoding="utf-8")
    attachment.attach(desk, item.id, [file])
    return {"complaint": complaint.id, "evidence": item.id}


@pytest.fixture
def open_page(
    open_as: OpenAs, filled: dict[str, str], jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> OpenPage:
    """Open the page of a noun as somebody, with the filled record on it."""

    def open_it(name: str, noun: str) -> Opened:
        desk = open_as(name)
        page = PAGES[noun](desk, jobs)
        shown(page)
        page.reload()
        page.open_record(filled[noun])
        assert jobs.wait()
        qtbot.waitUntil(lambda: page.card.record_id == filled[noun] and jobs.idle())
        return desk, page

    return open_it


def read_only(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly()


def assert_is(editor: FieldEditor, access: FieldAccess, value: Any) -> None:
    """See that an editor lets a person do what the table says, and not more."""
    if access is FieldAccess.WRITE:
        assert not editor.fixed
        assert not isinstance(editor, ShownEditor)
        return
    assert editor.fixed
    assert isinstance(editor, ShownEditor)
    target = editor.target()
    assert read_only(target)
    assert target.isEnabled()  # read-only is not disabled: its words can be read and selected
    if access is FieldAccess.SEALED and value:
        assert editor.is_sealed()
        assert editor.words() == ""
        assert "Sealed" in target.accessibleDescription()
    elif editor.field.kind is not Kind.LONG_TEXT:
        assert editor.words() == in_words(editor.field, value)


def grids(editor: PartsEditor) -> Iterator[tuple[Any, FieldGrid]]:
    for part in editor._parts:
        part.set_open(True)
        assert part.grid is not None
        yield part._record, part.grid


@pytest.mark.parametrize("noun", PAGES)
@pytest.mark.parametrize("role", ROLES)
def test_every_field_of_every_page_is_what_the_table_says(
    open_page: OpenPage, open_as: OpenAs, role: str, noun: str
) -> None:
    roles = [Role(role)]
    if not allowed(roles, READ[noun]):
        assert not PAGES[noun].is_offered(open_as(role))
        return
    desk, page = open_page(role, noun)
    assert PAGES[noun].is_offered(desk)
    record = records.get(desk, noun, str(page.card.record_id))
    boxes = page.card.form.boxes()
    assert {box.field.key for box in boxes} == {f.key for f in fields_of(type(record)) if not f.system}
    for box in boxes:
        access = field_access(roles, noun, box.field)
        value = getattr(record, box.field.key)
        if isinstance(box.editor, PartsEditor):
            assert box.editor.fixed == (access is not FieldAccess.WRITE)
            assert box.editor._add.isVisibleTo(box.editor) == (access is FieldAccess.WRITE)
            for part, grid in grids(box.editor):
                for key, inner in grid.boxes.items():
                    assert_is(inner.editor, field_access(roles, noun, inner.field), getattr(part, key))
        elif isinstance(box.editor, TagsEditor):
            assert box.editor.fixed == (access is not FieldAccess.WRITE)
            assert box.editor.entry.isVisibleTo(box.editor) == (access is FieldAccess.WRITE)
        elif isinstance(box.editor, FilesEditor):
            may_attach = allowed(roles, WRITE[noun])
            assert box.editor._attach.isVisibleTo(box.editor) == may_attach
        else:
            assert_is(box.editor, access, value)


@pytest.mark.parametrize("noun", PAGES)
@pytest.mark.parametrize("role", READERS)
def test_save_is_there_for_those_who_may_change_something_and_new_for_those_who_may_write(
    open_page: OpenPage, role: str, noun: str
) -> None:
    _desk, page = open_page(role, noun)
    roles = [Role(role)]
    keys = {keys.toString() for made in page.findChildren(QAction) for keys in made.shortcuts()}
    buttons = {made.accessibleName() for made in page.card.findChildren(QPushButton)}
    assert ("Save" in buttons) == allowed(roles, TAG[noun])
    assert ("Ctrl+Return" in keys) == allowed(roles, TAG[noun])
    assert ("Ctrl+N" in keys) == allowed(roles, WRITE[noun])
    assert (page.primary() is not None) == allowed(roles, WRITE[noun])
    page.open_record("")
    assert page.jobs.wait()
    assert (page.card.record_id == "") == allowed(roles, WRITE[noun])


@pytest.mark.parametrize("noun", PAGES)
@pytest.mark.parametrize("role", [*READERS, WAITING])
def test_no_name_and_no_cipher_text_is_in_any_widget_of_those_who_may_not_see_them(
    open_page: OpenPage, role: str, noun: str
) -> None:
    desk, page = open_page(role, noun)
    for box in page.card.form.boxes():
        if isinstance(box.editor, PartsEditor) and box.editor.count():
            assert list(grids(box.editor))
    told = texts_in(page)
    record = records.get(desk, noun, str(page.card.record_id))
    held = [str(value) for value in sealed_values(record)]
    assert held
    if desk.sees_identities:
        assert all(value in told for value in held)
        return
    assert all(value not in told for value in held)
    for canary in (*CANARIES, "quillfeather"):
        assert canary not in told


def sealed_values(record: Any) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if is_sealed(field) and value:
            yield value
        elif field.kind in {Kind.RECORDS, Kind.FILES} and field.record is not Tag:
            for part in value:
                yield from sealed_values(part)


def test_who_may_tag_alone_saves_the_tags_and_nothing_else(open_page: OpenPage, open_as: OpenAs) -> None:
    desk, page = open_page(Role.REPORT_WRITER.value, "complaint")
    before = records.get(desk, "complaint", str(page.card.record_id))
    tags = page.card.form.editor("tags")
    assert isinstance(tags, TagsEditor)
    QTest.keyClicks(tags.entry, "44")
    QTest.keyClick(tags.entry, Qt.Key.Key_Return)
    line = page.card.form.editor("subject").target()
    QTest.keyClicks(line, "something else")
    assert set(page.card.form.draft()) == {"tags"}
    page.card.save()
    assert page.jobs.wait()
    after = records.get(open_as(Role.SUPERVISOR.value), "complaint", before.id)
    assert [tag.paragraph for tag in after.tags] == [44, 75]
    assert (after.subject, after.complainant_name) == (before.subject, CANARIES[0])


def test_a_draft_of_a_time_with_more_rights_changes_nothing_now(open_page: OpenPage) -> None:
    desk, page = open_page(Role.REPORT_WRITER.value, "complaint")
    record_id = str(page.card.record_id)
    data = {
        "subject": "typed before",
        "complainant_name": "typed before",
        "children": [{"age": 3}],
        "tags": [],
    }
    drafts.keep(desk, "complaint", record_id, data)
    page.card.open_record(record_id)
    assert page.jobs.wait()
    form = page.card.form
    assert form.editor("subject").value() == "Exam software films bedrooms"
    assert form.editor("children").count() == 2
    assert form.editor("tags").count() == 0
    assert set(form.draft()) == {"tags"}


def test_nothing_can_be_copied_out_of_a_sealed_field(open_page: OpenPage, qapp: Any) -> None:
    _desk, page = open_page(Role.REVIEWER.value, "complaint")
    qapp.clipboard().setText("before")
    line = page.card.form.editor("complainant_name").target()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.copy()
    assert qapp.clipboard().text() == "before"
    assert line.placeholderText() == "Sealed"
    read = page.card.form.editor("subject").target()
    assert isinstance(read, QLineEdit)
    read.selectAll()
    assert read.selectedText() == "Exam software films bedrooms"


def test_files_are_dropped_and_copied_out_by_those_who_may_alone(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("x", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    for name, may_attach, may_copy in (
        (Role.MONITOR.value, True, True),
        (Role.CUSTODIAN.value, False, False),
        (WAITING, False, False),
    ):
        _desk, page = open_page(name, "evidence")
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        )
        event.ignore()
        page.card.dragEnterEvent(event)
        assert event.isAccepted() == may_attach
        names = [made.accessibleName() for made in page.card.findChildren(QPushButton)]
        assert any(name.startswith("Save a copy") for name in names) == may_copy
        page.hide()


# Who may see identities and was not given the key yet --------------------------------------------


def test_who_waits_for_the_key_writes_everything_but_names(open_page: OpenPage, open_as: OpenAs) -> None:
    desk, page = open_page(WAITING, "complaint")
    form = page.card.form
    assert not desk.sees_identities
    for box in form.boxes():
        if is_sealed(box.field):
            assert_is(box.editor, FieldAccess.SEALED, box.editor.value())
            assert "identity key" in box.editor.hint()
    assert not form.editor("subject").fixed
    assert form.editor("children").fixed
    line = form.editor("subject").target()
    QTest.keyClicks(line, " twice")
    page.card.save()
    assert page.jobs.wait()
    after = records.get(open_as(Role.SUPERVISOR.value), "complaint", str(page.card.record_id))
    assert "twice" in after.subject
    assert (after.complainant_name, after.children[0].name) == (CANARIES[0], CANARIES[3])


def test_who_waits_for_the_key_adds_children_to_a_new_record_without_names(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    desk, page = open_page(WAITING, "complaint")
    page.open_new()
    assert page.jobs.wait()
    qtbot.waitUntil(lambda: page.card.record_id == "")
    children = page.card.form.editor("children")
    assert isinstance(children, PartsEditor)
    assert not children.fixed
    children._add_blank()
    grid = children._parts[0].grid
    assert grid is not None
    assert isinstance(grid.boxes["name"].editor, ShownEditor)
    QTest.keyClicks(grid.boxes["age"].editor.target(), "12")
    page.card.save()
    assert page.jobs.wait()
    saved = records.get(desk, "complaint", str(page.card.record_id))
    assert [child.age for child in saved.children] == [12]
    assert children.fixed  # now it stands on the desk, and its names could be sealed by others


def test_the_reason_stands_in_the_hint_when_the_field_has_the_focus(open_page: OpenPage) -> None:
    _desk, page = open_page(Role.REVIEWER.value, "complaint")
    page.card.form.focus_field("complainant_name")
    assert "Ask to see them" in page.card.hint.text()
    page.card.form.focus_field("subject")
    assert page.card.hint.text() == field("subject").shown_help()


def field(key: str) -> Field:
    return next(f for f in fields_of(KINDS["complaint"]) if f.key == key)
