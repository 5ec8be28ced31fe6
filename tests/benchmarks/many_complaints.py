"""Times a sealed desk of many complaints: its lists beside bare SQL, and how long the window stands still.

Run ``python tests/benchmarks/many_complaints.py [COMPLAINTS [FOLDER]]`` (50,000 when not given). The desk is
made in FOLDER when it is not there yet, which takes 12 ms or more a complaint, and is kept there; without
FOLDER it is made in a temporary one. Prints the median of each act in milliseconds, that of the same question
asked of the driver alone, and their ratio; then the longest time in which the window's thread answered
nothing, by a timer of 5 ms, and the longest it worked itself: on a busy machine it waits for others.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gc25desk import app, settings
from gc25desk.domain.practice import records as made
from gc25desk.domain.query import Filter, Order, Query
from gc25desk.services import assignment, practice, records, saving, search
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store import engine
from gc25desk.store import search as index
from gc25desk.ui.complaints.page import LOOK, ComplaintsPage
from gc25desk.ui.records.table import RecordsTable
from gc25desk.ui.saved_views.shipped import shipped
from gc25desk.ui.shell import Shell

ROUNDS = 7
BATCH = 1_000
HEARTBEAT_MS = 5
NEWEST = Order("date_received", descending=True)
HOLDING = (
    "id IN (SELECT record FROM search_entry WHERE row IN (SELECT rowid FROM search WHERE search MATCH ?))"
)
COLUMNS = ", ".join(LOOK.columns)


def median(act: Callable[[], object]) -> float:
    """Return the median time of an act in milliseconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


class Bare:
    """The same questions asked of the driver alone."""

    def __init__(self, desk: Desk) -> None:
        self._connection = desk.store._connect()

    def asks(self, statement: str, *values: object) -> Callable[[], object]:
        """Return the act of asking one question."""
        return lambda: self._connection.execute(statement, values).fetchall()

    def list_of(self, where: str, *values: object, order: str = "date_received DESC") -> Callable[[], object]:
        """Return the act of fetching the rows of a list in their order, and the first page of it."""
        rows = f"SELECT row FROM complaint WHERE {where} ORDER BY {order}"  # noqa: S608 - our own words

        def run() -> None:
            found = [row for (row,) in self._connection.execute(rows, values)]
            page = ",".join(map(str, found[:200])) or "0"
            self._connection.execute(f"SELECT row, {COLUMNS} FROM complaint WHERE row IN ({page})").fetchall()  # noqa: S608

        return run


def told(name: str, act: Callable[[], object], floor: Callable[[], object]) -> None:
    """Print an act beside its floor."""
    measured, bare = median(act), median(floor)
    sys.stdout.write(f"{name:34} {measured:8.1f} ms   bare SQL {bare:8.1f} ms   x{measured / bare:.1f}\n")
    sys.stdout.flush()


def store(desk: Desk) -> None:
    """Measure what the lists ask of the store."""
    bare = Bare(desk)

    def first_page(query: Query) -> Callable[[], object]:
        return lambda: records.page(
            desk, "complaint", records.rows(desk, "complaint", query)[:200], LOOK.columns
        )

    for key in LOOK.columns:
        for descending in (False, True):
            way = "DESC" if descending else "ASC"
            name = f"sort by {key}, {way.lower()}"
            told(
                name, first_page(Query(order=Order(key, descending))), bare.list_of("1", order=f"{key} {way}")
            )
    for name, item, where, value in (
        ("filter status", Filter("status", values=("investigation",)), "status = ?", "investigation"),
        ("filter matter", Filter("subject", contains="exam"), "subject LIKE ?", "%exam%"),
        ("filter platform", Filter("platform", contains="quill"), "platform LIKE ?", "%quill%"),
        (
            "filter since",
            Filter("date_received", since=dt.date(2026, 6, 1)),
            "date_received >= ?",
            "2026-06-01",
        ),
        (
            "filter region",
            Filter("children.place", values=("Coast",)),
            "id IN (SELECT owner FROM complaint_children WHERE place = ?)",
            "Coast",
        ),
    ):
        told(name, first_page(Query((item,), order=NEWEST)), bare.list_of(where, value))
    for words in ("camera exam", "school"):
        query = Query(words=words, order=NEWEST)
        told(f"list with “{words}”", first_page(query), bare.list_of(HOLDING, index.expression(words)))
    best = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 50"
    told(
        "search, 50 best",
        lambda: search.search(desk, "camera exam"),
        bare.asks(best, index.expression("camera exam")),
    )
    counts(desk, bare)


def counts(desk: Desk, bare: Bare) -> None:
    """Measure the counts of the rail, one by one and together."""
    me, is_open = desk.store.person.id, "status NOT IN ('closed', 'not_admissible', 'referred')"
    floors = {
        "danger": f"urgency = 'urgent' AND urgency_met_at IS NULL AND {is_open}",
        "mine": f"assigned = '{me}' AND {is_open}",
        "urgent": f"urgency = 'urgent' AND {is_open}",
        "overdue": f"date_due < date('now') AND {is_open}",
        "unassigned": f"assigned = '' AND {is_open}",
        "untagged": "id NOT IN (SELECT owner FROM complaint_tags WHERE stance <> '')",
        "bin": "id IN (SELECT record FROM binned WHERE noun = 'complaint')",
    }
    views = {view.key: view.query for view in shipped(me) if view.key in floors and view.query is not None}
    for key, query in views.items():
        act = lambda query=query: records.count(desk, "complaint", query)  # noqa: E731
        told(f"count “{key}”", act, bare.asks(f"SELECT count(*) FROM complaint WHERE {floors[key]}"))  # noqa: S608
    wanted = [("complaint", query) for query in views.values()]
    each = [bare.asks(f"SELECT count(*) FROM complaint WHERE {floors[key]}") for key in views]  # noqa: S608
    told("all of them at once", lambda: records.counts(desk, wanted), lambda: [ask() for ask in each])


class Heartbeat:
    """Measures the longest time between two beats of a timer on the window's thread."""

    def __init__(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest = self.cpu = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(HEARTBEAT_MS)

    def begin(self) -> None:
        """Forget what was before."""
        QApplication.processEvents()
        self.longest = self.cpu = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - HEARTBEAT_MS)
        self.cpu = max(self.cpu, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked


class Sitting:
    """A window on the desk, on which acts are done one after the other."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.window = desk, app.make_window()
        self.window.resize(1366, 768)
        self.window.start(desk.info.folder)
        self.window.show()
        self.heart = Heartbeat()
        self.settle()
        self.enter()
        self.settle()

    @property
    def shell(self) -> Shell:
        """What the window shows of the open desk."""
        if self.window.inside is None:
            raise TypeError(self.window)
        return self.window.inside.shell

    @property
    def page(self) -> ComplaintsPage:
        """The page of complaints."""
        page = self.shell.pages["complaints"]
        if not isinstance(page, ComplaintsPage):
            raise TypeError(page)
        return page

    @property
    def table(self) -> RecordsTable:
        """The list of complaints."""
        return self.page.list.table

    def open(self) -> None:
        """Open the desk again without showing it."""
        self.desk = desks.open_desk(self.desk.info.folder, practice.PASSPHRASE)

    def enter(self) -> None:
        """Go into the desk at its first page; the others are built ahead, and who is known is read."""
        self.window.enter(self.desk)

    def leave(self) -> None:
        """Lock the window."""
        self.window.lock()

    def settle(self, seconds: float = 0.4) -> None:
        """Handle events until every page is built, all jobs are done and nothing waits any more."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or self._is_busy():
            QApplication.processEvents()
            # What Qt deletes later it deletes in the loop of the application alone, which is not run here.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.001)

    def _is_busy(self) -> bool:
        if not self.window.jobs.idle():
            return True
        if self.window.inside is None:
            return False
        return len(self.shell.pages.built()) < len(self.shell.pages) or not self.page.list.is_resting()

    def told(self, name: str, act: Callable[[], object], before: Callable[[], object] | None = None) -> None:
        """Do an act some times and print the median and the longest of its longest blocks.

        What comes ``before`` it each time is not measured.
        """
        blocks, worked = [], []
        for _round in range(ROUNDS):
            if before is not None:
                before()
                self.settle()
            self.heart.begin()
            act()
            self.settle()
            blocks.append(self.heart.longest)
            worked.append(self.heart.cpu)
        middle, most = statistics.median(blocks), max(blocks)
        sys.stdout.write(
            f"{name:34} {middle:8.1f} ms, longest of {ROUNDS} {most:8.1f} ms;"
            f" of the processor {statistics.median(worked):6.1f} and {max(worked):6.1f} ms\n"
        )
        sys.stdout.flush()


def window(desk: Desk) -> None:
    """Measure how long the window's thread stands still while somebody works; the desk is closed after it."""
    sitting = Sitting(desk)
    sitting.told("nothing at all", lambda: None)
    sitting.told("lock", sitting.leave, lambda: _back(sitting))
    sitting.told("enter, every page built", sitting.enter, lambda: _out(sitting))
    sitting.told("go through every page", lambda: _go_through(sitting))
    sitting.shell.show_page("complaints")
    sitting.settle()
    page, table = sitting.page, sitting.table
    sitting.told("page down, page down", lambda: _press(table, Qt.Key.Key_PageDown, 2))
    sitting.told("to the end and back", lambda: _there_and_back(sitting))
    sitting.told("sort by the matter and back", lambda: _sort(sitting))
    exams = Query((Filter("subject", contains="exam"),), order=NEWEST)
    sitting.told("filter, and all again", lambda: _both(sitting, exams))
    sitting.told("open the next record", lambda: _press(table, Qt.Key.Key_Down, 1))
    sitting.told("save a record", lambda: _save(sitting))
    sitting.told("select all", table.selectAll)
    sitting.told("select 500, and one", lambda: _select(sitting))
    sitting.told("assign 500", lambda: _assign(sitting))
    page.list.table.clearSelection()
    sitting.leave()
    sitting.settle()


def _press(table: QWidget, key: Qt.Key, times: int) -> None:
    for _time in range(times):
        QTest.keyClick(table, key)


def _back(sitting: Sitting) -> None:
    if sitting.window.inside is None:
        sitting.open()
        sitting.enter()


def _out(sitting: Sitting) -> None:
    if sitting.window.inside is not None:
        sitting.leave()
        sitting.settle()
    sitting.open()


def _go_through(sitting: Sitting) -> None:
    for name in sitting.shell.pages:
        sitting.shell.show_page(name)
        sitting.settle()


def _there_and_back(sitting: Sitting) -> None:
    sitting.table.scrollToBottom()
    sitting.settle()
    sitting.table.scrollToTop()


def _sort(sitting: Sitting) -> None:
    model = sitting.page.list.model
    model.sort(LOOK.columns.index("subject"))
    sitting.settle()
    model.sort(LOOK.columns.index("date_received"), Qt.SortOrder.DescendingOrder)


def _both(sitting: Sitting, query: Query) -> None:
    sitting.page.show_query(query)
    sitting.settle()
    sitting.page.show_query(Query(order=NEWEST))


def _save(sitting: Sitting) -> None:
    jobs, desk = sitting.window.jobs, sitting.desk
    row = sitting.page.list.model.row_at(3)
    if row is not None:
        jobs.run(sitting.page, lambda: _saved(desk, row.id), lambda _done: None)


def _saved(desk: Desk, record_id: str) -> object:
    held = records.get(desk, "complaint", record_id)
    urgency = "low" if held.urgency == "normal" else "normal"
    return saving.save(desk, "complaint", type(held)(**(vars(held) | {"urgency": urgency})))


def _select(sitting: Sitting) -> None:
    table = sitting.table
    table.selectRow(0)
    table.setCurrentIndex(table.model().index(0, 0))
    start, end = table.model().index(0, 0), table.model().index(499, 0)
    model = table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    model.select(QItemSelection(start, end), flags.ClearAndSelect | flags.Rows)


def _assign(sitting: Sitting) -> None:
    _select(sitting)
    desk, me = sitting.desk, sitting.desk.store.person.id

    def give(ids: Sequence[str]) -> object:
        has = records.get(desk, "complaint", ids[0]).assigned == me
        return assignment.assign(desk, ids, "" if has else me)

    sitting.page.list_acts.run(give)


def filled(folder: Path, complaints: int) -> Desk:
    """Return the desk in a folder, made and filled if it is not there."""
    desk = practice.open_or_make(folder)
    held = records.count(desk, "complaint", Query())
    batch = []
    today = dt.datetime.now().astimezone().date()
    for at, one in enumerate(made.complaints(complaints, 1, today)):
        if at < held:
            continue
        batch.append(one)
        if len(batch) == BATCH:
            saving.save_all(desk, "complaint", batch)
            batch.clear()
    saving.save_all(desk, "complaint", batch)
    desk.steps.clear()
    return desk


def main(complaints: int, folder: Path) -> None:
    """Measure a desk."""
    desk = filled(folder, complaints)
    desk.known.build()  # as the window does once a desk is entered
    sys.stdout.write(f"{records.count(desk, 'complaint', Query())} complaints\n")
    store(desk)
    with tempfile.TemporaryDirectory() as own:
        settings.activate(settings.Settings(Path(own) / settings.FILE_NAME))
        app.application()
        window(desk)


if __name__ == "__main__":
    engine.assert_floor()
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    if len(sys.argv) > 2:
        main(number, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(number, Path(temporary) / "desk")
