"""Everybody can use the pages of records: by keyboard, by ear, from right to left, in large type."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.shell import Shell
from tests.builders import a_complaint, an_evidence

MARKUP = "<b>bold</b><img src='file:///etc/hostname'>"


@pytest.fixture
def shell(
    dressed: QApplication, desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> Iterator[Shell]:
    texts = {"subject": MARKUP, "narrative": MARKUP, "respondent": MARKUP}
    saving.save(desk, "complaint", a_complaint(**texts))
    saving.save(desk, "evidence", an_evidence(title=MARKUP, source=MARKUP))
    made = Shell(desk, jobs, [ComplaintsPage, EvidencePage])
    shown(made)
    assert jobs.wait()
    for name in ("evidence", "complaints"):
        made.show_page(name)
        assert jobs.wait()
        page = made.page
        assert isinstance(page, RecordsPage)
        row = page.list.model.row_at(0)
        assert row is not None
        page.open_record(row.id)
        assert jobs.wait()
    yield made
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def pages(shell: Shell) -> Iterator[RecordsPage]:
    """Show each page with each tab of its form in turn."""
    for name in shell.pages:
        shell.show_page(name)
        page = shell.page
        assert isinstance(page, RecordsPage)
        for tab in range(page.card.form.count()):
            page.card.form.setCurrentIndex(tab)
            QApplication.processEvents()
            yield page


def focusable(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def test_whatever_takes_the_focus_has_a_name(shell: Shell) -> None:
    for _page in pages(shell):
        nameless = [
            widget
            for widget in focusable(shell)
            if not name_of(widget).strip()
            and type(widget).__name__ not in {"QTabBar", "QTabWidget", "RecordForm"}
        ]
        assert nameless == []


def test_no_letter_reaches_two_things(shell: Shell) -> None:
    for page in pages(shell):
        texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.buddy()]
        texts += [button.text() for button in shell.findChildren(QAbstractButton) if button.isVisible()]
        letters = [found for found in (QKeySequence.mnemonic(text).toString() for text in texts) if found]
        assert len(letters) == len(set(letters))
        assert letters


def test_every_action_has_words_and_no_key_twice(shell: Shell) -> None:
    for page in pages(shell):
        actions = [*shell.actions(), *page.actions(), *page.card.actions(), *page.list.actions()]
        keys = [key.toString() for found in actions if found.isEnabled() for key in found.shortcuts()]
        assert len(keys) == len(set(keys))
        assert all(found.text() for found in actions)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_tab_follows_the_reading_order(shell: Shell, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    sign = 1 if direction is Qt.LayoutDirection.LeftToRight else -1
    for page in pages(shell):
        sheet = page.card.form.sheets[page.card.form.currentIndex()]
        places = []
        for box in sheet.boxes():
            corner = box.mapTo(sheet.widget() or sheet, QPoint(0, 0))
            places.append((corner.y(), sign * corner.x()))
        assert places == sorted(places)
        targets = [box.editor.target() for box in sheet.boxes()]
        chain = _chain(targets[0])
        steps = [chain.index(target) for target in targets]
        assert all(one < other for one, other in pairwise(steps))


def _chain(start: QWidget) -> list[QWidget]:
    found, widget = [start], start.nextInFocusChain()
    while widget is not None and widget is not start:
        found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_all_text_is_shown_as_it_is(shell: Shell) -> None:
    for page in pages(shell):
        labels = page.findChildren(QLabel)
        assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
        assert page.findChildren(QTextBrowser) == []
        tips = [widget.toolTip() for widget in page.findChildren(QWidget)]
        assert not any("<img" in tip for tip in tips)


def test_targets_are_large_enough(shell: Shell) -> None:
    for page in pages(shell):
        for widget in focusable(page):
            if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
                assert min(widget.width(), widget.height()) >= 24, widget
        assert page.list.table.verticalHeader().defaultSectionSize() >= 34


def test_the_whole_window_is_mirrored(shell: Shell) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    page = shell.page
    assert isinstance(page, RecordsPage)
    assert shell.rail.mapTo(shell, QPoint(0, 0)).x() > shell.width() / 2
    assert page.list.mapTo(shell, QPoint(0, 0)).x() > page.card.mapTo(shell, QPoint(0, 0)).x()
    first, second = page.card.form.boxes()[:2]
    assert first.mapTo(shell, QPoint(0, 0)).x() > second.mapTo(shell, QPoint(0, 0)).x()
    cells = page.list.table.filters.cells()
    assert cells[0].x() > cells[1].x()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_label_of_the_form_is_cut_in_large_type(shell: Shell, scale: float, dressed: QApplication) -> None:
    style.apply(dressed, "light", scale)
    shell.resize(1366, 768)
    for page in pages(shell):
        sheet = page.card.form.sheets[page.card.form.currentIndex()]
        assert isinstance(sheet, QAbstractScrollArea)
        for box in sheet.boxes():
            assert box.label.height() >= box.label.heightForWidth(box.label.width())
            assert box.width() <= sheet.viewport().width()


def test_what_is_wrong_is_part_of_the_field_s_description(shell: Shell) -> None:
    page = shell.page
    assert isinstance(page, RecordsPage)
    box = page.card.form.boxes()[0]
    box.show_error("Not a day.")
    assert box.editor.target().accessibleDescription() == "Not a day."
    assert box.error.isVisible()
    box.show_error("")
    assert box.editor.target().accessibleDescription() == box.field.shown_help()
