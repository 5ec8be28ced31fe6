"""Numbers, tables and charts of statistics in a draft: chosen from what there is, shown as printed."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.domain import markup
from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.domain.section import Section
from gc25desk.domain.statistic import Statistic
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import make_all
from gc25desk.ui.writing import dialogs
from gc25desk.ui.writing.desk import WritingDesk
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.told import Told
from tests.builders import a_child, a_complaint, a_project
from tests.ui.conftest import Shown

SEXES = Statistic(title="Children, by sex", rows="sex")
Written = Callable[[str], WritingDesk]


def fill(desk: Desk) -> Statistic:
    boys = [a_complaint(children=(a_child(sex="boy"),)) for _n in range(10)]
    saving.save_all(desk, "complaint", [*boys, *[a_complaint() for _n in range(26)]])
    saved: Statistic = saving.save(desk, "statistic", SEXES)[0]
    return saved


def issue_of(desk: Desk) -> Section:
    return next(one for one in projects.gathered(desk, a_project(desk).id).sections if one.role == "issue")


@pytest.fixture
def written(desk: Desk, jobs: Jobs, qtbot: QtBot, shown: Shown) -> Written:
    def open_it(situation: str) -> WritingDesk:
        issue = saving.save(desk, "section", dataclasses.replace(issue_of(desk), situation=situation))[0]
        page = WritingDesk(desk, jobs)
        make_all(page.build())
        shown(page)
        page.open_project(issue.project, issue.id)
        qtbot.waitUntil(lambda: page.middle.section is not None and jobs.idle(), timeout=30_000)
        page.middle.form.focus_field("situation")
        return page

    return open_it


def text_of(page: WritingDesk) -> DraftText:
    return page.middle.form.parts["situation"].text


def inserted(page: WritingDesk) -> list[Insert]:
    return list(markup.inserts(text_of(page).text()))


def test_a_live_number_shows_what_the_report_prints(written: Written, desk: Desk) -> None:
    held = fill(desk)
    page = written(f"There were {{number:statistic/{held.id}|boy}} and {{number:statistic/{held.id}|total}}.")
    said = [page.told(insert) for insert in inserted(page)]
    assert said == ["about 10 children", "about 35 children"]


def test_a_number_that_is_not_counted_yet_shows_what_it_is_of() -> None:
    told = Told(statistics={"s": "Children, by sex"}, values={"s": {"total": "no children"}})
    assert told(Insert(InsertKind.NUMBER, "statistic/s", "total")) == "no children"
    assert told(Insert(InsertKind.NUMBER, "statistic/s", "girl")) == "number: Children, by sex"


def test_any_number_of_a_statistic_can_be_put_into_a_sentence(
    written: Written, desk: Desk, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = fill(desk)
    page = written("There were ")
    offered: list[list[tuple[str, str]]] = []

    def choose(_parent: object, _title: str, items: list[tuple[str, str]], _none: str) -> str:
        offered.append(list(items))
        return {1: held.id, 2: "boy"}[len(offered)]

    monkeypatch.setattr(dialogs, "choose", choose)
    QTest.keyClick(
        text_of(page), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: len(offered) == 2, timeout=30_000)
    assert offered[0] == [(held.id, SEXES.title)]
    assert ("boy", "Boy: about 10 children") in offered[1]
    qtbot.waitUntil(jobs.idle)
    assert inserted(page) == [Insert(InsertKind.NUMBER, f"statistic/{held.id}", "boy")]
    assert page.told(inserted(page)[0]) == "about 10 children"


def test_a_chosen_statistic_comes_into_the_draft_drawn_as_it_asks_for(
    written: Written, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    page = written("Before.")
    held = saving.save(desk, "statistic", dataclasses.replace(SEXES, drawn_as="both"))[0]
    page.put_statistic(held.id)
    qtbot.waitUntil(lambda: len(inserted(page)) == 2)
    assert [insert.kind for insert in inserted(page)] == [InsertKind.TABLE, InsertKind.CHART]
    assert page.told(inserted(page)[0]) == f"Table: {SEXES.title}"
    qtbot.waitUntil(jobs.idle)


def test_a_statistic_declared_meanwhile_is_offered(
    written: Written, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    page = written("Before.")
    assert page.told.statistics == {}
    jobs.run(page, lambda: saving.save(desk, "statistic", SEXES), lambda _result: None)
    qtbot.waitUntil(lambda: list(page.told.statistics.values()) == [SEXES.title])
    qtbot.waitUntil(jobs.idle)


def test_the_menu_leads_to_where_statistics_are_declared(written: Written, qtbot: QtBot) -> None:
    page = written("Before.")
    action = next(one for one in page.middle.formats.menu.actions() if one.text() == "Statistics…")
    with qtbot.waitSignal(page.statistics_wanted):
        action.trigger()


def test_locking_forgets_the_numbers(written: Written, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    held = fill(desk)
    page = written(f"There were {{number:statistic/{held.id}|boy}}.")
    page.clear()
    qtbot.waitUntil(jobs.idle)
    assert page.told.values == {}
    assert page.told.statistics == {}
