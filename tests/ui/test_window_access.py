"""Every start screen can be used by keyboard, by a screen reader, at any text size, in both directions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.field import Profile
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.crash import CrashDialog
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.wizard import FirstRun
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.preferences import Preferences
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.reports.records_report import RecordsReport
from gc25desk.ui.unlock.screen import UnlockScreen

SMALLEST_TARGET = 24
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def wizard_at(place: int) -> Callable[[Jobs, Desk], QWidget]:
    def make(jobs: Jobs, desk: Desk) -> QWidget:
        made = FirstRun(
            jobs, Answers("en", "Commission", "Midland", "Officer", desk.info.folder.parent / "new")
        )
        made.recovery.show_code(CODE)
        made.show_step(place)
        return made

    return make


def reports_in_full(jobs: Jobs, desk: Desk) -> QWidget:
    made = RecordsReport(desk, jobs)
    made.audience.choose(Profile.INTERNAL)
    made.details.covered.limited.setChecked(True)
    return made


SCREENS: dict[str, Callable[[Jobs, Desk], QWidget]] = {
    **{f"wizard {place + 1}": wizard_at(place) for place in range(5)},
    "unlock": lambda jobs, desk: UnlockScreen(jobs, desk.info.folder),
    "reports": lambda jobs, desk: ReportsPage(desk, jobs),
    "report from the records": lambda jobs, desk: RecordsReport(desk, jobs),
    "report from the records in full": reports_in_full,
    "preferences": lambda _jobs, _desk: Preferences(settings.active()),
    "fault": lambda _jobs, _desk: CrashDialog("KeyError"),
}


@pytest.fixture(params=list(SCREENS))
def screen(request: pytest.FixtureRequest, qtbot: QtBot, jobs: Jobs, desk: Desk) -> Iterator[QWidget]:
    settings.activate(None)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, "light")
    made = SCREENS[request.param](jobs, desk)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    jobs.wait()
    settings.activate(None)


def seen(screen: QWidget) -> list[QWidget]:
    return [widget for widget in screen.findChildren(QWidget) if widget.isVisibleTo(screen)]


def reachable(screen: QWidget) -> list[QWidget]:
    return [widget for widget in seen(screen) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_everything_that_takes_the_focus_has_a_name(screen: QWidget) -> None:
    assert reachable(screen)
    for widget in reachable(screen):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget


def test_no_two_labels_share_a_letter(screen: QWidget) -> None:
    parts = [part for part in seen(screen) if isinstance(part, QLabel | QAbstractButton)]
    found = [QKeySequence.mnemonic(part.text()).toString() for part in parts]
    letters = [letter for letter in found if letter]
    assert len(letters) == len(set(letters)), letters


def test_every_label_shows_its_text_as_it_is(screen: QWidget) -> None:
    for label in screen.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_everything_that_is_pressed_is_large_enough(screen: QWidget) -> None:
    for widget in reachable(screen):
        assert widget.height() >= SMALLEST_TARGET, widget
        assert widget.width() >= SMALLEST_TARGET, widget


def test_the_focus_goes_round_and_comes_back(screen: QWidget) -> None:
    start = next(widget for widget in reachable(screen) if widget.isEnabled())
    start.setFocus()
    visited: list[QWidget | None] = []
    for _step in range(200):
        screen.focusNextChild()
        visited.append(QApplication.focusWidget())
        if visited[-1] is start:
            break
    assert visited[-1] is start
    assert all(widget in visited for widget in reachable(screen) if _takes_tab(widget))


def _takes_tab(widget: QWidget) -> bool:
    # Of a group of radio buttons the Tab key reaches the one that is chosen.
    exclusive = isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked()
    return widget.isEnabled() and not exclusive


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_twice_the_text_size_loses_no_label(
    qtbot: QtBot, jobs: Jobs, desk_folder: Path, scale: float
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, "light", scale)
    made = UnlockScreen(jobs, desk_folder)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    for part in seen(made):
        if isinstance(part, QLabel) and part.text() and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())
    style.apply(app, "light")


def test_in_a_right_to_left_language_the_steps_stand_on_the_right(qtbot: QtBot, jobs: Jobs) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = FirstRun(jobs, Answers("en"))
        qtbot.addWidget(made)
        made.resize(1024, 600)
        made.show()
        assert made.list.x() > made.next.mapTo(made, made.next.rect().topRight()).x()
        assert (
            made.next.mapTo(made, made.next.rect().topLeft()).x()
            < made.back.mapTo(made, made.back.rect().topLeft()).x()
        )
        made.recovery.show_code(CODE)
        assert made.recovery.card.layoutDirection() == Qt.LayoutDirection.LeftToRight
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
