"""The shell shows pages, carries their wishes to each other, and forgets all at the lock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.domain.query import Query
from gc25desk.errors import CannotWrite
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.evidence.page import EvidencePage
from gc25desk.ui.inside import PAGES
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.saved_views.shipped import shipped
from gc25desk.ui.shell import Shell
from tests.builders import a_complaint, an_evidence

pytestmark = pytest.mark.usefixtures("dressed")

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]) -> Shell:
    saving.save(desk, "complaint", a_complaint(urgency="urgent"))
    saving.save(desk, "complaint", a_complaint(tags=()))
    saving.save(desk, "evidence", an_evidence())
    made = Shell(desk, jobs, [ComplaintsPage, EvidencePage])
    shown(made)
    assert jobs.wait()
    return made


def page_called(shell: Shell, name: str) -> RecordsPage:
    page = shell.pages[name]
    assert isinstance(page, RecordsPage)
    return page


def shown_page(shell: Shell) -> RecordsPage:
    return page_called(shell, shell.page.name)


def test_the_rail_counts_pages_and_saved_views(shell: Shell) -> None:
    assert {name: item.number.text() for name, item in shell.rail.items.items()} == {
        "complaints": "2",
        "evidence": "1",
    }
    assert {key: item.number.text() for key, item in shell.rail.views.items()} == {
        "danger": "1",
        "mine": "0",
        "urgent": "1",
        "overdue": "0",
        "unassigned": "2",
        "untagged": "1",
        "regions": "",
        "bin": "0",
        "evidence_bin": "0",
    }


def test_counts_follow_a_save(shell: Shell, desk: Desk, qtbot: QtBot) -> None:
    shell.jobs.run(shell, lambda: saving.save(desk, "evidence", an_evidence()), lambda _saved: None)
    qtbot.waitUntil(lambda: shell.rail.items["evidence"].number.text() == "2")


@pytest.mark.parametrize("key", [one.key for one in shipped("") if one.query is not None and not one.nouns])
def test_a_saved_view_opens_as_many_as_it_counts(shell: Shell, desk: Desk, key: str) -> None:
    view = next(one for one in shipped(desk.store.person.id) if one.key == key)
    shell.show_page("evidence" if view.noun == "complaint" else "complaints")
    item = shell.rail.views[view.key]
    item.click()
    assert shell.jobs.wait()
    assert shell.page.noun == view.noun
    assert shown_page(shell).list.model.rowCount() == int(item.number.text())


def test_keys_go_to_pages_search_and_lock(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell, Key.Key_2, Control)
    assert shell.page.name == "evidence"
    assert shell.bar.title.text() == "Evidence"
    assert shell.bar.primary.text().startswith("New evidence")
    assert shell.rail.items["evidence"].isChecked()
    assert not shell.rail.items["complaints"].isChecked()
    with qtbot.waitSignal(shell.search_wanted):
        QTest.keyClick(shell, Key.Key_K, Control)
    with qtbot.waitSignal(shell.lock_requested):
        QTest.keyClick(shell, Key.Key_L, Control)
    with qtbot.waitSignal(shell.lock_requested):
        shell.bar.lock.click()


def test_pages_ask_each_other_through_the_shell(shell: Shell, desk: Desk) -> None:
    wanted = records.page(desk, "evidence", records.rows(desk, "evidence", Query()), ["title"])[0].id
    shell.page.record_wanted.emit("evidence", wanted)
    assert shell.jobs.wait()
    assert shell.page.name == "evidence"
    assert shown_page(shell).card.record_id == wanted
    shell.page.page_wanted.emit("complaints")
    assert shell.page.name == "complaints"
    shown_page(shell).list_wanted.emit("evidence", Query(words="terms"))
    assert shell.jobs.wait()
    assert shown_page(shell).list.words.text() == "terms"


def test_the_primary_button_belongs_to_the_page_shown(shell: Shell) -> None:
    shell.show_page("evidence")
    shell.bar.primary.click()
    assert shell.jobs.wait()
    assert page_called(shell, "evidence").card.record_id == ""
    assert page_called(shell, "complaints").card.record_id is None


def test_the_state_chip_is_the_page_s_own(shell: Shell) -> None:
    shell.page.state_changed.emit("error", "Not saved: the disk is full")
    assert "Not saved" in shell.bar.chip.text()
    assert shell.bar.chip.property("tone") == "urgent"
    shell.show_page("evidence")
    assert shell.bar.chip.isHidden()
    shell.show_page("complaints")
    assert "Not saved" in shell.bar.chip.text()


def test_the_rail_collapses_to_icons_in_a_narrow_window(shell: Shell) -> None:
    wide = shell.rail.width()
    shell.resize(1024, 600)
    QApplication.processEvents()
    assert shell.rail.width() < wide / 2
    assert all(item.label.isHidden() for item in shell.rail.items.values())
    assert all(item.accessibleName() for item in shell.rail.items.values())
    assert shell.minimumSizeHint().width() <= 1024
    assert shell.minimumSizeHint().height() <= 600


def test_refusals_stay_until_dismissed(shell: Shell) -> None:
    shell.jobs.refused.emit(CannotWrite("The folder is read-only.", "Choose another."))
    assert shell.toast.isVisible()
    assert "read-only" in shell.toast.words.text()
    shell.toast.dismiss.click()
    assert not shell.toast.isVisible()


def test_good_news_has_a_button(shell: Shell, qtbot: QtBot) -> None:
    shell.toast.say("Report saved.", "Open folder")
    assert shell.toast.act.isVisible()
    shell.resize(1100, 700)
    QApplication.processEvents()
    assert shell.rect().contains(shell.toast.geometry())
    with qtbot.waitSignal(shell.toast.acted):
        shell.toast.act.click()
    assert not shell.toast.isVisible()


def test_locking_forgets_and_unlocking_comes_back(shell: Shell) -> None:
    page = page_called(shell, "evidence")
    shell.show_page("evidence")
    assert shell.jobs.wait()
    row = page.list.model.row_at(0)
    assert row is not None
    page.open_record(row.id)
    assert shell.jobs.wait()
    state = shell.state()
    shell.clear()
    assert shell.jobs.wait()
    assert page.list.model.rowCount() == 0
    assert page.card.record_id is None
    assert not any(item.number.text() for item in shell.rail.items.values())
    shell.show_page("complaints")
    shell.restore(state)
    assert shell.jobs.wait()
    assert shell.page.name == "evidence"
    assert page.card.form.editor("title").value() == "Terms of the exam software"


def test_a_view_with_nothing_to_mind_is_calm(shell: Shell) -> None:
    number = shell.rail.views["urgent"].number
    shell.rail.show_counts({}, {"urgent": 0})
    assert str(number.property("tone") or "") == ""
    shell.rail.show_counts({}, {"urgent": 2})
    assert number.property("tone") == "urgent"


def test_enter_presses_the_button_that_has_the_focus(shell: Shell) -> None:
    shell.rail.items["evidence"].setFocus()
    QTest.keyClick(shell.rail.items["evidence"], Qt.Key.Key_Return)
    assert shell.page.name == "evidence"


def test_only_the_page_shown_is_built_at_first_and_the_others_in_idle_moments(
    desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    made = Shell(desk, jobs, PAGES, start="evidence")
    qtbot.addWidget(made)
    assert [page.name for page in made.pages.built()] == ["evidence"]
    assert made.page.name == "evidence"
    assert set(made.rail.items) == {kind.name for kind in PAGES}
    qtbot.waitUntil(lambda: len(made.pages.built()) == len(PAGES), timeout=20_000)
    assert made.page.name == "evidence"
    made.clear()


def test_a_page_wanted_before_its_turn_is_built_at_once(desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    made = Shell(desk, jobs, PAGES)
    qtbot.addWidget(made)
    made.show_record("evidence", "")
    assert jobs.wait()
    assert made.page.name == "evidence"
    assert page_called(made, "evidence").card.record_id == ""
    made.clear()


def test_a_place_on_a_page_not_built_yet_is_kept_until_it_is(desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    saved, _changes = saving.save(desk, "evidence", an_evidence())
    first = Shell(desk, jobs, PAGES)
    qtbot.addWidget(first)
    first.show_record("evidence", saved.id)
    assert jobs.wait()
    first.show_page("dashboard")
    place = first.state()
    first.clear()
    second = Shell(desk, jobs, PAGES)
    qtbot.addWidget(second)
    second.restore(place)
    assert [page.name for page in second.pages.built()] == ["dashboard"]
    assert second.state()["pages"]["evidence"] == place["pages"]["evidence"]
    qtbot.waitUntil(lambda: len(second.pages.built()) == len(PAGES), timeout=20_000)
    assert jobs.wait()
    assert page_called(second, "evidence").card.record_id == saved.id
    second.clear()


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_the_words_of_a_primary_action_are_known_before_its_page(
    desk: Desk, jobs: Jobs, qtbot: QtBot, kind: type[Page]
) -> None:
    page = kind(desk, jobs)
    qtbot.addWidget(page)
    primary = page.primary()
    assert kind.primary_words() == (primary.text() if primary is not None else "")
