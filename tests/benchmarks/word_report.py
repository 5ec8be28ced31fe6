"""Times the Word writer on a long report, beside a floor measured in the same run.

Run ``python tests/benchmarks/word_report.py [PARAGRAPHS]`` (5,000 when not given, with a fifth as many
footnotes and 60 tables). The floor is loading the template with python-docx and zipping the very parts
that the writer made. Prints the two medians in milliseconds, their ratio, and the most memory that the
writer held at a time, for the report and for one of four times its length.
"""

import datetime as dt
import io
import random
import statistics
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import docx

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.field import Profile
from gc25desk.reports.model import (
    Block,
    Classification,
    Column,
    ColumnKind,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
    TableOfContents,
)
from gc25desk.reports.word import word_bytes
from gc25desk.reports.word_shell import template

ROUNDS = 15
TABLES = 60
NOTE_EVERY = 5
TEXT = " ".join(paragraph.summary for paragraph in catalogue("en").paragraphs).split()


def sentence(number: int) -> str:
    """Return forty words that no other paragraph has in this order."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    starts = [chance.randrange(len(TEXT) - 8) for _ in range(5)]
    return " ".join(word for start in starts for word in TEXT[start : start + 8])


def paragraph(number: int) -> Paragraph:
    """Return a numbered paragraph, one in five with a footnote."""
    parts: list[Inline] = [
        Run(sentence(number)),
        Run(f", in {number % 400} of {number} cases", bold=True),
        Run("."),
    ]
    if number % NOTE_EVERY == 0:
        parts.append(
            Footnote((Run(f"Annual report {number}, "), Run("Help lines", italic=True), Run(", p. 12.")))
        )
    return Paragraph(tuple(parts), numbered=True)


def table(number: int) -> Table:
    """Return a table of 15 rows and 6 columns."""
    columns = (
        Column("Region", width=30),
        *(Column(f"Year {year}", ColumnKind.NUMBER) for year in range(2022, 2027)),
    )
    rows = tuple(
        Row((f"Region {place}", *(number * 10 + place * 3 + year for year in range(5))))
        for place in range(15)
    )
    return Table(f"Complaints, part {number}", columns, rows, remarks=("Unit: complaints.",))


def report(paragraphs: int) -> Report:
    """Return a report of so many paragraphs."""
    blocks: list[Block] = [TableOfContents()]
    for number in range(paragraphs):
        if number % 25 == 0:
            blocks.append(Heading(f"Section {number}", 1 + number // 25 % 3))
        blocks.append(paragraph(number))
        if number % max(paragraphs // TABLES, 1) == 0 and number // max(paragraphs // TABLES, 1) < TABLES:
            blocks.append(table(number))
    return Report(
        title="Measured",
        institution="Commission of Exampleland",
        state_party="Exampleland",
        date=dt.date(2026, 11, 14),
        classification=Classification.PUBLIC,
        profile=Profile.PUBLIC,
        blocks=tuple(blocks),
    )


def medians(*acts: Callable[[], object]) -> list[float]:
    """Return the median time of each act in milliseconds, the acts taking turns."""
    times: list[list[float]] = [[] for _ in acts]
    for _round in range(ROUNDS):
        for act, taken in zip(acts, times, strict=True):
            start = time.perf_counter()
            act()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def floor(written: bytes) -> Callable[[], object]:
    """Return the act of loading the template and zipping the parts that were written."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]

    def run() -> None:
        docx.Document(str(template()))
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts:
                package.writestr(name, content)

    return run


def most_memory(paragraphs: int) -> float:
    """Return the most megabytes that the writer held beside the report itself."""
    long = report(paragraphs)
    tracemalloc.start()
    word_bytes(long)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1_000_000


def main(paragraphs: int) -> None:
    """Measure and print."""
    long = report(paragraphs)
    written = word_bytes(long)
    measured, bare = medians(lambda: word_bytes(long), floor(written))
    sys.stdout.write(
        f"{paragraphs} paragraphs: {measured:.1f} ms   "
        f"template and zip: {bare:.1f} ms   x{measured / bare:.2f}\n"
        f"most memory: {most_memory(paragraphs):.1f} MB   "
        f"four times as long: {most_memory(4 * paragraphs):.1f} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
