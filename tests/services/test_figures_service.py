"""Every number of the dashboard is the length of the list behind it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.child import PARA_30_AXES
from gc25desk.domain.complaint import Complaint, is_open, is_overdue
from gc25desk.domain.field import NOT_ASKED, Kind, Profile, field_of
from gc25desk.domain.figures import Axis, Dashboard
from gc25desk.domain.paragraph import Stance
from gc25desk.domain.practice import records as practice
from gc25desk.domain.query import Query
from gc25desk.services import desk as desks
from gc25desk.services import figures, records, report, saving
from gc25desk.services.desk import Desk
from gc25desk.services.report import ReportRequest
from tests.builders import a_child, a_complaint, a_tag, an_evidence, new_desk

TODAY = dt.datetime.now().astimezone().date()


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with 150 fictional complaints, read by every test of this module and changed by none."""
    desk, _code = new_desk(tmp_path_factory.mktemp("practised") / "desk")
    made = [*practice.complaints(150, 3, TODAY)]
    # An answer left empty on the form, and children whose age nobody could give.
    made.append(a_complaint(children=(a_child(sex="", place="", disability="", age=None, age_certainty=""),)))
    saving.save_all(desk, "complaint", made)
    saving.save_all(desk, "evidence", practice.evidence(40, 3, TODAY))
    yield desk
    desks.close(desk)


@pytest.fixture(scope="module")
def board(practised: Desk) -> Dashboard:
    return figures.dashboard(practised, TODAY)


@pytest.fixture(scope="module")
def held(practised: Desk) -> list[Complaint]:
    return records.every(practised, "complaint")


@pytest.mark.parametrize("name", ["open", "urgent", "overdue", "closed_this_quarter", "evidence"])
def test_a_figure_is_the_length_of_its_list(practised: Desk, board: Dashboard, name: str) -> None:
    figure = getattr(board, name)
    assert figure.query is not None
    assert figure.number == records.count(practised, figure.noun, figure.query)
    assert figure.number == len(records.rows(practised, figure.noun, figure.query))
    assert figure.number > 0


def test_the_figures_follow_the_rules_of_a_complaint(board: Dashboard, held: list[Complaint]) -> None:
    assert board.open.number == sum(is_open(one) for one in held)
    assert board.urgent.number == sum(is_open(one) and one.urgency == "urgent" for one in held)
    assert board.overdue.number == sum(is_overdue(one, TODAY) for one in held)


def test_the_months_count_what_was_received_and_closed(board: Dashboard, held: list[Complaint]) -> None:
    assert len(board.months) == 12
    for month in board.months:
        for key, number in (("date_received", month.received), ("date_closed", month.closed)):
            days = [getattr(one, key) for one in held]
            assert number == sum(day is not None and day.replace(day=1) == month.first_day for day in days)
    assert sum(month.received for month in board.months) > 0


@pytest.mark.parametrize("key", PARA_30_AXES)
def test_each_axis_counts_every_child_once(board: Dashboard, held: list[Complaint], key: str) -> None:
    axis = axis_of(board, key)
    assert sum(cell.count for cell in axis.cells) == sum(len(one.children) for one in held)
    if key != "age":
        values = Counter(getattr(child, key) or NOT_ASKED for one in held for child in one.children)
        assert {cell.code: cell.count for cell in axis.cells if cell.count} == dict(values)


@pytest.mark.parametrize("key", PARA_30_AXES)
def test_each_cell_opens_the_complaints_of_the_children_it_counts(
    practised: Desk, board: Dashboard, held: list[Complaint], key: str
) -> None:
    by_id = {one.id: one for one in held}
    for cell in axis_of(board, key).cells:
        numbers = records.rows(practised, "complaint", cell.query)
        found = [by_id[row.id] for row in records.page(practised, "complaint", numbers, [])]
        assert len(found) == records.count(practised, "complaint", cell.query)
        assert (len(found) == 0) == (cell.count == 0)
        assert len(found) <= cell.count <= sum(len(one.children) for one in found)


def axis_of(board: Dashboard, key: str) -> Axis:
    return next(axis for axis in board.axes if axis.key == f"children.{key}")


def test_an_axis_with_typed_values_shows_each_of_them(board: Dashboard) -> None:
    place = axis_of(board, "place")
    assert field_of(type(a_child()), "place").kind is Kind.OPEN
    assert len(place.cells) > 3
    assert all(cell.label for cell in place.cells)


def test_a_paragraph_goes_from_nothing_to_a_gap_and_into_a_report(desk: Desk, tmp_path: Path) -> None:
    def state(number: int) -> str:
        return figures.coverage(desk)[number - 1].state

    assert {cell.state for cell in figures.coverage(desk)} == {"nothing"}
    saving.save(
        desk, "complaint", a_complaint(tags=(a_tag(75), a_tag(76, "context"), a_tag(77, ""), a_tag(8, "")))
    )
    assert [state(number) for number in (75, 76, 77, 8)] == ["tagged", "tagged", "nothing", "nothing"]
    saving.save(
        desk, "evidence", an_evidence(tags=(a_tag(75, "gap"), a_tag(78, "partial"), a_tag(79, "progress")))
    )
    assert [state(number) for number in (75, 78, 79)] == ["gap", "gap", "tagged"]
    request = ReportRequest(profile=Profile.INTERNAL, date=TODAY)
    report.export(desk, request, None, tmp_path / "report.xlsx")
    assert {state(number) for number in (75, 76, 78, 79)} == {"reported"}
    assert state(77) == "nothing"
    cells = figures.coverage(desk)
    assert [cell.number for cell in cells] == list(range(1, 126))
    assert (cells[74].complaints, cells[74].evidence, cells[74].gap) == (1, 1, True)


def test_a_record_tagged_to_a_paragraph_is_counted_there_once(practised: Desk, held: list[Complaint]) -> None:
    items = records.every(practised, "evidence")
    for cell in figures.coverage(practised):
        tagged = [
            sum(any(tag.paragraph == cell.number and tag.stance for tag in one.tags) for one in some)
            for some in (held, items)
        ]
        assert [cell.complaints, cell.evidence] == tagged


def test_a_context_paragraph_with_nothing_held_is_no_gap(desk: Desk) -> None:
    board = figures.dashboard(desk, TODAY)
    duties = sum(catalogue().is_duty(cell.number) for cell in board.coverage)
    contexts = [cell for cell in board.coverage if cell.kind == "context"]
    assert board.silent.number == duties == 125 - len(contexts)
    assert board.silent.query is None
    assert str(duties) in board.silent.note
    silent_context = contexts[0].number
    saving.save(desk, "evidence", an_evidence(tags=(a_tag(silent_context, Stance.CONTEXT.value),)))
    assert figures.dashboard(desk, TODAY).silent.number == duties
    duty = next(cell.number for cell in board.coverage if cell.kind == "duty")
    saving.save(desk, "evidence", an_evidence(tags=(a_tag(duty, "context"),)))
    assert figures.dashboard(desk, TODAY).silent.number == duties - 1


def test_an_empty_desk_has_every_figure_at_nothing(desk: Desk) -> None:
    board = figures.dashboard(desk, TODAY)
    assert [board.open.number, board.urgent.number, board.overdue.number, board.evidence.number] == [0] * 4
    assert all(month.received == month.closed == 0 for month in board.months)
    assert all(cell.count == 0 for axis in board.axes for cell in axis.cells)
    assert records.count(desk, "complaint", Query()) == 0
