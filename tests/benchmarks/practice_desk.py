"""Times the main acts on a practice desk, each beside a floor measured in the same run.

Run ``python tests/benchmarks/practice_desk.py [COMPLAINTS]`` (2,000 when not given). Prints one line
an act: the median in milliseconds, the floor's, and their ratio.
"""

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from gc25desk.domain.field import Profile
from gc25desk.domain.query import Filter, Order, Query
from gc25desk.services import desk as desks
from gc25desk.services import figures, practice, records, report, search
from gc25desk.services.desk import Desk
from gc25desk.services.report import ReportRequest
from gc25desk.store import engine
from gc25desk.store import search as index

ROUNDS = 7
COLUMNS = ("reference", "date_received", "urgency", "subject", "status")

# The floor of a start: an empty window of the same libraries, shown offscreen.
BARE_WINDOW = """
import os, sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
label = QLabel("x")
label.show()
app.processEvents()
os._exit(0)
"""
WINDOW = """
import os
from gc25desk import app
application = app.application()
window = app.make_window()
window.start(None)
window.show()
application.processEvents()
os._exit(0)  # what goes on importing behind the window is not waited for
"""


def median(act: Callable[[], object]) -> float:
    """Return the median time of an act in milliseconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def told(name: str, act: Callable[[], object], floor: Callable[[], object], what: str) -> None:
    """Print an act beside its floor."""
    measured, bare = median(act), median(floor)
    sys.stdout.write(f"{name:28} {measured:9.1f} ms   {what}: {bare:9.1f} ms   x{measured / bare:.1f}\n")


def bare_sql(desk: Desk, statement: str, *values: object) -> Callable[[], object]:
    """Return the same question asked of the driver alone."""
    connection = desk.store._connect()

    def run() -> object:
        return connection.execute(statement, values).fetchall()

    return run


def deflated(files: list[Path]) -> Callable[[], object]:
    """Return the act of zipping the same parts again."""
    parts = [
        (part, zipfile.ZipFile(file).read(part))
        for file in files
        for part in zipfile.ZipFile(file).namelist()
    ]

    def run() -> None:
        with (
            tempfile.TemporaryFile() as target,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
        ):
            for at, (part, content) in enumerate(parts):
                package.writestr(f"{at}/{part}", content)

    return run


def python(code: str) -> Callable[[], object]:
    """Return the act of running a small program in a process of its own."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603 - our own two programs


def lists(desk: Desk) -> None:
    """Measure opening a list, filtering it and searching."""
    newest = Query(order=Order("date_received", descending=True))
    filtered = Query((Filter("status", values=("investigation",)), Filter("subject", contains="exam")))

    def first_page(query: Query) -> object:
        return records.page(desk, "complaint", records.rows(desk, "complaint", query)[:200], COLUMNS)

    columns = ", ".join(COLUMNS)
    told(
        "list, first page",
        lambda: first_page(newest),
        bare_sql(desk, f"SELECT row, {columns} FROM complaint ORDER BY date_received DESC LIMIT 200"),  # noqa: S608
        "bare SQL",
    )
    told(
        "list, filtered",
        lambda: first_page(filtered),
        bare_sql(desk, f"SELECT row, {columns} FROM complaint WHERE status = 'investigation'"),  # noqa: S608
        "bare SQL",
    )
    desk.known.build()  # as the window does once a desk is entered
    told(
        "search, 50 best",
        lambda: search.search(desk, "camera exam"),
        bare_sql(
            desk,
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 50",
            index.expression("camera exam"),
        ),
        "bare FTS5",
    )


def main(complaints: int) -> None:
    """Make a practice desk and measure it."""
    today = dt.datetime.now().astimezone().date()
    with tempfile.TemporaryDirectory() as folder:
        desk = practice.open_or_make(Path(folder) / "desk")
        practice.fill(desk, complaints, complaints // 8, 1)
        lists(desk)
        told("dashboard", lambda: figures.dashboard(desk, today), bare_sql(desk, "SELECT 1"), "SELECT 1")
        files = [Path(folder) / "report.docx", Path(folder) / "report.xlsx"]
        request = ReportRequest(profile=Profile.PUBLIC, date=today)
        report.export(desk, request, *files)
        told(
            "report, Word and Excel",
            lambda: report.export(desk, request, *files),
            deflated(files),
            "zipping the parts",
        )
        desks.close(desk)
        told(
            "open with the passphrase", lambda: reopened(Path(folder) / "desk"), derivation, "Argon2id alone"
        )
    told("time to the first window", python(WINDOW), python(BARE_WINDOW), "empty Qt window")


def reopened(folder: Path) -> None:
    """Open and close the desk."""
    desks.close(desks.open_desk(folder, practice.PASSPHRASE))


def derivation() -> None:
    """Derive one key at the default cost."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from gc25desk.store.slot_file import Cost

    cost = Cost()
    Argon2id(
        salt=bytes(16), length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(b"x")


if __name__ == "__main__":
    engine.assert_floor()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
