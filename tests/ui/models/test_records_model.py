"""A list holds eight bytes a row and fetches what is looked at, never blocking the window."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.query import Filter, Order, Query
from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.models.records import PAGE_ROWS, WAITING, Mark, RecordsModel
from tests.builders import PASSPHRASE, a_complaint

KEYS = ("reference", "subject", "urgency")
MANY = 450
MET = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)  # else it would stand before all others
Role = Qt.ItemDataRole
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture(scope="module")
def filled_desk(tmp_path_factory: pytest.TempPathFactory, whole_desk: Path) -> Path:
    """A closed desk with many complaints, copied by every test."""
    folder = tmp_path_factory.mktemp("filled") / "desk"
    shutil.copytree(whole_desk, folder)
    opened = desks.open_desk(folder, PASSPHRASE)
    saving.save_all(opened, "complaint", [a_complaint(subject=f"No {n:03}", tags=()) for n in range(MANY)])
    saving.save(opened, "complaint", a_complaint(subject="No 999", urgency="urgent", urgency_met_at=MET))
    desks.close(opened)
    return folder


@pytest.fixture
def desk(filled_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(filled_desk, tmp_path / "desk")
    opened = desks.open_desk(tmp_path / "desk", PASSPHRASE)
    yield opened
    desks.close(opened)


@pytest.fixture
def model(desk: Desk, jobs: Jobs) -> RecordsModel:
    fields = [field_of(Complaint, key) for key in KEYS]
    made = RecordsModel(desk, jobs, "complaint", fields, {"urgency": {"urgent": Mark("urgent", "urgent")}})
    made.load(Query(order=Order("subject")))
    assert made.rowCount() == 0  # nothing is fetched on the GUI thread
    assert jobs.wait()
    return made


def test_rows_come_in_the_order_of_the_query(model: RecordsModel) -> None:
    assert model.rowCount() == MANY + 1
    assert model.total == MANY + 1
    assert model.index(0, 1).data() == "No 000"
    assert model.columnCount() == len(KEYS)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Matter"


def test_a_page_is_fetched_when_it_is_looked_at(model: RecordsModel, jobs: Jobs) -> None:
    last = model.index(MANY, 1)
    assert model.index(MANY, 0).data() == WAITING
    assert last.data() is None
    assert jobs.wait()
    assert last.data() == "No 999"
    assert model.row_at(PAGE_ROWS) is None


def test_marks_make_a_code_visible_beside_its_word(model: RecordsModel, jobs: Jobs) -> None:
    cell = model.index(MANY, 2)
    cell.data()
    assert jobs.wait()
    assert cell.data() == "Urgent"
    assert cell.data(Role.ForegroundRole).name().upper() == style.tokens().urgent
    assert not cell.data(Role.DecorationRole).isNull()
    assert cell.data(Role.FontRole).bold() or cell.data(Role.FontRole).weight() >= 600
    assert model.index(0, 2).data(Role.ForegroundRole) is None


def test_sorting_and_filtering_happen_in_the_database(model: RecordsModel, jobs: Jobs) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert jobs.wait()
    assert model.index(0, 1).data() == "No 999"
    model.load(Query(filters=(Filter("urgency", values=("urgent",)),)))
    assert jobs.wait()
    assert (model.rowCount(), model.total) == (1, MANY + 1)


def test_only_the_last_of_several_queries_counts(model: RecordsModel, jobs: Jobs) -> None:
    loaded: list[int] = []
    model.loaded.connect(loaded.append)
    for words in ("000", "001", "002"):
        model.load(Query(filters=(Filter("subject", contains=words),)))
    assert jobs.wait()
    assert loaded == [1]
    assert model.index(0, 1).data() == "No 002"


def test_a_record_is_found_among_the_rows_that_are_here(model: RecordsModel) -> None:
    row = model.row_at(7)
    assert row is not None
    assert model.row_of(row.id) == 7
    assert model.row_of("nobody") == -1


def test_clearing_leaves_nothing(model: RecordsModel, jobs: Jobs) -> None:
    model.reload()
    model.clear()
    assert jobs.wait()
    assert model.rowCount() == 0
    assert model.row_at(0) is None


def test_it_keeps_the_rules_of_a_model(model: RecordsModel, jobs: Jobs) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.load(Query(order=Order("reference", descending=True)))
    assert jobs.wait()
    model.index(MANY, 0).data()
    assert jobs.wait()
    assert tester.model() is model


def test_each_text_keeps_its_direction_in_a_mirrored_window(model: RecordsModel) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert model.index(0, 1).data() == "\u2068No 000\u2069"
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
