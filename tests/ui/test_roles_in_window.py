"""Pages, commands, keys and figures of the whole window, for each role, against the permission table."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gc25desk import settings
from gc25desk.domain.access import EXPORT_ACTS, Act, Role, allowed
from gc25desk.services import draft, saving
from gc25desk.services.desk import Desk
from gc25desk.ui.complaints.page import ComplaintsPage
from gc25desk.ui.inside import PAGES, Inside
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.recovered import unsaved
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.saved_views.shipped import shipped
from gc25desk.ui.window import Window
from tests.builders import a_child, a_complaint, an_evidence
from tests.conftest import OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

SUBJECT, NAME, TITLE = "Exam software films bedrooms", "Quillfeather Marrow", "Terms of the exam software"
PAGE_ACTS = {
    "dashboard": {Act.READ_COMPLAINTS},
    "complaints": {Act.READ_COMPLAINTS},
    "tasks": {Act.READ_COMPLAINTS},
    "parties": {Act.READ_COMPLAINTS},
    "evidence": {Act.READ_EVIDENCE},
    "paragraphs": {Act.READ_TEXT},
    "reports": {Act.READ_REPORTS, *EXPORT_ACTS.values()},
    "desk": {Act.USE_DESK},
}
ROLES = [role.value for role in Role]
OpenWindow = Callable[[str], tuple[Desk, Inside]]


def a_window(jobs: Jobs) -> Window:
    def build(opened: Desk, here: Window, start: str) -> Inside:
        return Inside(opened, jobs, here, start)

    return Window(settings.active(), jobs, build)


@pytest.fixture
def open_window(open_as: OpenAs, jobs: Jobs, shown: Callable[[QWidget], QWidget]) -> OpenWindow:
    """Open the whole window as somebody, every page of theirs loaded."""
    first = open_as(Role.SUPERVISOR.value)
    named = a_complaint(complainant_name=NAME, children=(a_child(name="Thistledown"),))
    saving.save(first, "complaint", named)
    saving.save(first, "evidence", an_evidence())

    def open_it(name: str) -> tuple[Desk, Inside]:
        desk = open_as(name)
        window = a_window(jobs)
        inside = window.show_desk(desk)
        shown(window)
        for page in inside.shell.pages:
            inside.shell.show_page(page)
            assert jobs.wait()
        return desk, inside

    return open_it


def test_every_page_says_for_which_acts_it_is() -> None:
    assert {page.name: set(page.acts) for page in PAGES} == PAGE_ACTS


def has_pages_rail_views_and_commands(inside: Inside, role: str) -> None:
    roles = [Role(role)]
    expected = [name for name, acts in PAGE_ACTS.items() if any(allowed(roles, act) for act in acts)]
    assert list(inside.shell.pages) == expected
    assert list(inside.shell.rail.items) == expected
    commands = {entry.key for entry in inside.palette._commands()}
    assert {key.removeprefix("page:") for key in commands if key.startswith("page:")} == set(expected)
    primaries = {
        "primary:complaints": allowed(roles, Act.WRITE_COMPLAINTS),
        "primary:tasks": allowed(roles, Act.WRITE_COMPLAINTS),
        "primary:parties": allowed(roles, Act.WRITE_COMPLAINTS),
        "primary:evidence": allowed(roles, Act.WRITE_EVIDENCE),
        "primary:paragraphs": allowed(roles, Act.IMPORT_TEXT),
        "primary:reports": allowed(roles, Act.WRITE_REPORTS),
    }
    assert {key for key in commands if key.startswith("primary:")} == {
        k for k, may in primaries.items() if may
    }
    page_of = {"complaint": "complaints", "evidence": "evidence", "project": "reports"}
    views = {view.key for view in shipped("") if page_of[view.noun] in expected}
    assert set(inside.shell.rail.views) == views


def has_the_key_for_a_new_complaint(inside: Inside, role: str) -> None:
    words = {made.text() for made in inside.shell.findChildren(QAction) if made.shortcuts()}
    assert ("New complaint" in words) == allowed([Role(role)], Act.WRITE_COMPLAINTS)


def offers_the_profiles_that_may_be_exported(inside: Inside, role: str) -> None:
    page = inside.shell.pages.get("reports")
    may = {profile for profile, act in EXPORT_ACTS.items() if allowed([Role(role)], act)}
    assert isinstance(page, ReportsPage) == allowed([Role(role)], Act.READ_REPORTS)
    if isinstance(page, ReportsPage):
        assert (set(page.quick.audience.choices) if page.quick is not None else set()) == may


def asks_nobody_for_what_they_may_not_do(desk: Desk, inside: Inside) -> None:
    page = inside.shell.pages["paragraphs"]
    assert isinstance(page, ParagraphsPage)
    inside.shell.show_page(page.name)
    assert inside.shell.jobs.wait()
    card = page.card
    assert ("Who may import one" in card.missing.text()) != desk.may(Act.IMPORT_TEXT)
    if desk.may(Act.READ_COMPLAINTS):
        assert ("Tag a complaint" in card.nothing_tagged.text()) == desk.may(Act.TAG_COMPLAINTS)


def shows_names_with_the_key_alone(desk: Desk, inside: Inside) -> None:
    if "complaints" in inside.shell.pages:
        page = inside.shell.pages["complaints"]
        assert isinstance(page, ComplaintsPage)
        row = page.list.model.row_at(0)
        assert row is not None
        inside.shell.show_record("complaint", row.id)
        assert inside.shell.jobs.wait()
    told = texts_in(inside.shell.window())
    assert (NAME in told) == desk.sees_identities
    assert ("Thistledown" in told) == desk.sees_identities


@pytest.mark.parametrize("role", ROLES)
def test_the_window_gives_a_role_what_the_table_allows_and_nothing_else(
    open_window: OpenWindow, role: str
) -> None:
    desk, inside = open_window(role)
    has_pages_rail_views_and_commands(inside, role)
    has_the_key_for_a_new_complaint(inside, role)
    offers_the_profiles_that_may_be_exported(inside, role)
    asks_nobody_for_what_they_may_not_do(desk, inside)
    shows_names_with_the_key_alone(desk, inside)


def test_an_administrator_sees_no_complaint_figure_or_search_hit(open_window: OpenWindow) -> None:
    desk, inside = open_window(Role.ADMINISTRATOR.value)
    page = inside.shell.pages["paragraphs"]
    assert isinstance(page, ParagraphsPage)
    page.show_paragraph(75)
    inside.palette.popup()
    inside.palette.line.setText("exam")
    inside.palette.search_now()
    assert inside.shell.jobs.wait()
    told = texts_in(inside.shell.window())
    for words in (SUBJECT, TITLE, NAME, "MID-2026"):
        assert words not in told
    assert not page.card.tagged.isVisible()
    draft.keep(desk, "complaint", "", {"subject": "typed as an intake officer before"})
    assert unsaved(desk) == []


def test_an_empty_desk_offers_a_reviewer_no_step_they_may_not_take(
    open_as: OpenAs, jobs: Jobs, shown: Callable[[QWidget], QWidget]
) -> None:
    desk = open_as(Role.REVIEWER.value)
    window = a_window(jobs)
    inside = window.show_desk(desk)
    shown(window)
    for page in inside.shell.pages:
        inside.shell.show_page(page)
        assert jobs.wait()
    told = texts_in(window)
    for verb in ("New complaint", "New evidence", "Import text", "Attach files"):
        shown_verbs = [w for w in window.findChildren(QWidget) if verb in texts_of(w) and not w.isHidden()]
        assert not shown_verbs, (verb, shown_verbs)
    assert "What colleagues who may log them save appears here." in told


def texts_of(widget: QWidget) -> str:
    return str(widget.property("text") or "")
