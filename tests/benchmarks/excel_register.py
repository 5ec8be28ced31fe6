"""Times the streamed register beside openpyxl's write-only sheet, on the same cells in the same run.

Run ``python tests/benchmarks/excel_register.py [ROWS]`` (100,000 when not given, of 30 columns: 15 texts and
codes, 3 days, 12 numbers). The floor is openpyxl's write-only workbook with bare values, nothing styled.
Prints the median of each in seconds, their ratio, the most memory that each held, and the sizes of the files.
Then, on an encrypted desk with as many practice complaints as the second number says (none when not given),
the whole export with the reading: seconds, memory, and the ratio to the floor for the cells it wrote.
"""

import dataclasses
import datetime as dt
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.field import Profile
from gc25desk.domain.practice import records as practice
from gc25desk.domain.record import new_id
from gc25desk.reports import register as around
from gc25desk.reports.excel_register import Rows, sheets_for, write_register
from gc25desk.reports.material import Material
from gc25desk.reports.register import RegisterColumn
from gc25desk.reports.tabular import Column, ColumnKind
from gc25desk.services import desk as desks
from gc25desk.services import register
from gc25desk.services.desk import NewDesk
from gc25desk.services.register import RegisterRequest
from gc25desk.store import records

ROUNDS = 3
BATCH = 500
DAY = dt.date(2026, 11, 14)
CODES = [paragraph.title for paragraph in catalogue("en").paragraphs[:12]]
TEXTS = [paragraph.summary for paragraph in catalogue("en").paragraphs]
PASSPHRASE = "practice makes a calm desk"


def values(number: int) -> tuple[Any, ...]:
    """Return one row: a reference, three free texts, eleven codes, three days and twelve numbers."""
    texts = [f"{number} {TEXTS[(number * step) % len(TEXTS)]}" for step in (1, 7, 11)]
    codes = [CODES[(number + place) % len(CODES)] for place in range(11)]
    days = [DAY - dt.timedelta(days=(number * step) % 2_000) for step in (1, 3, 5)]
    return (f"MID-2026-{number:06}", *texts, *codes, *days, *(number * step % 1_000 for step in range(1, 13)))


def columns() -> tuple[RegisterColumn, ...]:
    """Return a column for each value."""
    free = [RegisterColumn(f"t{n}", Column(f"Text {n}"), str, is_free=True) for n in range(4)]
    codes = [RegisterColumn(f"c{n}", Column(f"Code {n}"), str) for n in range(11)]
    days = [RegisterColumn(f"d{n}", Column(f"Day {n}", ColumnKind.DATE), _itself) for n in range(3)]
    numbers = [RegisterColumn(f"n{n}", Column(f"Number {n}", ColumnKind.NUMBER), _itself) for n in range(12)]
    return (*free, *codes, *days, *numbers)


def _itself(value: Any) -> Any:
    return value


def batches(rows: int) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows batch by batch, made as they are asked for."""
    for start in range(0, rows, BATCH):
        yield [values(number) for number in range(start, min(start + BATCH, rows))]


def ours(rows: int, path: Path) -> None:
    """Write the rows as a register."""
    material = Material(
        institution="Commission of Exampleland",
        state_party="Exampleland",
        title="",
        cycle="",
        date=DAY,
        since=None,
        until=None,
        profile=Profile.INTERNAL,
        language="en",
        complaints=(),
        evidence=(),
        rule=None,
    )
    report = around.report(material, columns(), rows, sheets_for(rows))
    with path.open("w+b") as stream:
        write_register(stream, report, columns(), Rows(rows, batches(rows)))


def floor(rows: int, path: Path) -> None:
    """Write the same cells with openpyxl's write-only sheet."""
    _write_only([column.column.title for column in columns()], batches(rows), path)


def _write_only(head: list[str], parts: Iterator[list[tuple[Any, ...]]], path: Path) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Complaints")
    sheet.append(head)
    for part in parts:
        for row in part:
            sheet.append(row)
    workbook.save(path)


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def most_memory(which: str, rows: int) -> float:
    """Return the most megabytes that a process of its own held while it wrote the rows."""
    command = [sys.executable, __file__, "--once", which, str(rows)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603


def once(which: str, rows: int) -> None:
    """Write the rows and print the most memory the process held, in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        (ours if which == "ours" else floor)(rows, Path(folder) / "one.xlsx")
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def cells(rows: int) -> None:
    """Measure the writers side by side, taking turns."""
    with tempfile.TemporaryDirectory() as folder:
        mine, bare = Path(folder) / "ours.xlsx", Path(folder) / "floor.xlsx"
        pairs = [
            (seconds(lambda: ours(rows, mine)), seconds(lambda: floor(rows, bare)))
            for _round in range(ROUNDS)
        ]
        sizes = [path.stat().st_size / 1_000_000 for path in (mine, bare)]
    measured, least = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"{rows} rows x 30: {measured:.2f} s, {sizes[0]:.1f} MB   "
        f"openpyxl write-only: {least:.2f} s, {sizes[1]:.1f} MB   x{measured / least:.2f}\n"
        f"most memory of the process: {most_memory('ours', rows):.0f} MB "
        f"(a tenth of the rows: {most_memory('ours', rows // 10):.0f} MB)   "
        f"openpyxl: {most_memory('floor', rows):.0f} MB\n"
    )


def whole(complaints: int) -> None:
    """Measure the export of an encrypted desk, reading included."""
    with tempfile.TemporaryDirectory() as folder:
        new = NewDesk("Commission of Exampleland", "Exampleland", "Officer", device="EXA", practice=True)
        desk, _code = desks.create(Path(folder) / "desk", new, PASSPHRASE)
        with desk.store.writing() as writer:
            for number, one in enumerate(practice.complaints(complaints, 1, DAY), 1):
                known: dict[str, Any] = {"id": new_id(), "reference": f"EXA-2026-{number:06}", "version": 1}
                records.insert(writer, "complaint", dataclasses.replace(one, **known))
        path = Path(folder) / "register.xlsx"
        took = seconds(lambda: register.export(desk, RegisterRequest(date=DAY), path))
        desks.close(desk)
        sheet = openpyxl.load_workbook(path, read_only=True)["Complaints"]
        read = [tuple(row) for row in sheet.iter_rows(min_row=6, values_only=True)]
        head, body = [str(name) for name in read[0]], read[1:]
        least = seconds(lambda: _write_only(head, iter([body]), Path(folder) / "floor.xlsx"))
    sys.stdout.write(
        f"desk of {complaints} complaints x {len(head)}, read and written: {took:.2f} s   "
        f"openpyxl write-only: {least:.2f} s   x{took / least:.2f}\n"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], int(sys.argv[3]))
    else:
        cells(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        if len(sys.argv) > 2:
            whole(int(sys.argv[2]))
