"""Pages are built when they are wanted, and ahead of that a piece at a time."""

import gc
import itertools
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.query import Query
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.inside import PAGES
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page
from gc25desk.ui.pages import Pages
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.shell import Shell
from tests.builders import a_complaint

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def pages(desk: Desk, jobs: Jobs, stack: QStackedWidget, told: list[str]) -> Pages:
    def built(page: Page) -> None:
        stack.addWidget(page)
        told.append(page.name)

    return Pages(desk, jobs, PAGES, built, stack)


def test_all_pages_are_built_ahead_in_many_pieces(pages: Pages, told: list[str]) -> None:
    pieces = 1
    while pages.build_next():
        pieces += 1
    assert told == [kind.name for kind in PAGES]
    assert pieces > 4 * len(PAGES)
    assert not pages.build_next()


def test_what_was_begun_is_told_only_once_it_is_whole(
    pages: Pages, told: list[str], stack: QStackedWidget
) -> None:
    pages.build_next()
    begun = stack.findChildren(Page)
    assert len(begun) == 1
    assert not told
    assert not pages.built()
    stack.show()
    assert not begun[0].isVisible()  # what is half built is not shown with the window


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_what_is_half_built_takes_whatever_reaches_it(pages: Pages, stack: QStackedWidget) -> None:
    stack.show()
    directions = itertools.cycle((Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight))
    widths = itertools.cycle((900, 1366))
    while pages.build_next():
        stack.resize(next(widths), 700)
        for page in stack.findChildren(Page):
            page.resize(next(widths), 700)
        stack.setLayoutDirection(next(directions))
        QApplication.processEvents()
        assert not stack.grab().isNull()  # sends what was held back to hidden widgets too
    assert all(page.whole for page in pages.built())


def test_a_page_that_is_wanted_is_finished_at_once_and_those_begun_before_it_wait(
    pages: Pages, told: list[str]
) -> None:
    pages.build_next()
    page = pages["complaints"]
    assert isinstance(page, ComplaintsPage)
    assert told == ["complaints"]
    assert page.quick is not None
    assert pages["complaints"] is page
    while pages.build_next():
        pass
    assert sorted(told) == sorted(pages)


def test_asking_whether_there_is_a_page_builds_none(pages: Pages) -> None:
    assert "complaints" in pages
    assert "nothing" not in pages
    assert not pages.built()


def test_where_the_user_was_is_kept_for_a_page_until_it_is_whole(pages: Pages) -> None:
    place = {"complaints": {"query": Query(words="school"), "record": None, "reading": False}}
    pages.restore(place)
    pages.build_next()
    assert pages.state() == place
    page = pages["complaints"]
    assert isinstance(page, ComplaintsPage)
    assert page.list.words.text() == "school"


def test_a_change_while_a_page_is_half_built_finds_it_at_work(
    desk: Desk, jobs: Jobs, stack: QStackedWidget
) -> None:
    page = ComplaintsPage(desk, jobs, stack, ahead=True)
    page.build_piece()
    jobs.run(stack, lambda: saving.save(desk, "complaint", a_complaint()), lambda _saved: None)
    assert jobs.wait()
    page.finish()
    stack.addWidget(page)
    page.reload()
    assert jobs.wait()
    assert page.list.model.rowCount() == 1


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_of_a_page_stays_however_far_it_was_built(
    desk: Desk, jobs: Jobs, stack: QStackedWidget, kind: type[Page]
) -> None:
    outside = set(QApplication.topLevelWidgets())
    whole, pieces = False, 0
    while not whole:
        page = kind(desk, jobs, stack, ahead=True)
        whole = any(page.build_piece() for _piece in range(pieces))
        pieces += 1
        left = weakref.ref(page)
        assert jobs.wait()
        page.deleteLater()
        del page
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert left() is None, pieces
        assert set(QApplication.topLevelWidgets()) <= outside, pieces


def test_a_page_that_cannot_be_built_is_dropped_and_built_when_it_can(
    pages: Pages, told: list[str], stack: QStackedWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_page: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(ParagraphsPage, "_connect", fail)
        faults = 0
        going = True
        while going:
            try:
                going = pages.build_next()
            except ZeroDivisionError:
                faults += 1
        assert faults == 1  # it is not tried again and again
        assert "paragraphs" not in told
        assert len(told) == len(PAGES) - 1
        with pytest.raises(ZeroDivisionError):
            pages["paragraphs"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not stack.findChildren(ParagraphsPage)
    assert pages["paragraphs"].whole
    assert "paragraphs" in told


def test_the_shell_builds_all_ahead_and_says_so(
    desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    shell = Shell(desk, jobs, [ComplaintsPage, EvidencePage])
    shown(shell)
    with qtbot.waitSignal(shell.all_built):
        pass
    assert [page.name for page in shell.pages.built()] == ["complaints", "evidence"]
