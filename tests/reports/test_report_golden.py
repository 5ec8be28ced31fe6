"""A report of each kind says what it said: its files as readable text beside those in tests/golden/reports.

``GC25DESK_GOLDEN=write pytest tests/reports/test_report_golden.py`` writes the kept texts anew after a
change that is meant; look at the difference before committing it.
"""

import datetime as dt
import os
from pathlib import Path

import pytest

from gc25desk import __version__
from gc25desk.domain.catalogue import fingerprint
from gc25desk.domain.project import ALTERNATIVE_REPORT, BY_CHAPTER, PROJECT_KINDS
from gc25desk.services import submission
from gc25desk.services.desk import Desk
from gc25desk.services.submission import Prepared
from tests.reports.outline import excel_outline, word_outline
from tests.reports.sample_desk import begun

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "reports"
DAY = dt.date(2026, 11, 20)
CASES = {kind: {"kind": kind} for kind in PROJECT_KINDS.codes()} | {
    "by_chapter": {"kind": ALTERNATIVE_REPORT, "layout": BY_CHAPTER}
}
# What every kind has alike is kept once.
ALIKE = ("Coverage matrix", "Coverage by source and year", "Codebook", "Codes", "Notes")


def compared(name: str, shown: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("GC25DESK_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8")


def sheets(ready: Prepared, *, alike: bool) -> str:
    """Return the sheets one after the other, without what changes with each desk and each release."""
    found = excel_outline(ready.excel)
    kept = [f"== {title}\n{text}\n" for title, text in found.items() if alike or title not in ALIKE]
    changing = {
        ready.report.snapshot: "SNAPSHOT",
        f": {__version__}": ": VERSION",
        fingerprint(): "CATALOGUE",
    }
    shown = "\n".join(kept)
    for before, after in changing.items():
        shown = shown.replace(before, after)
    return shown


@pytest.mark.parametrize("case", CASES)
def test_a_report_of_each_kind_says_what_it_said(desk: Desk, case: str) -> None:
    report = begun(desk, **CASES[case])
    ready = submission.prepare(desk, report.id, DAY)
    assert not ready.examination.trouble
    compared(f"{case}-word", word_outline(ready.word))
    compared(f"{case}-excel", sheets(ready, alike=case == ALTERNATIVE_REPORT))


def test_no_kept_text_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {
        f"{case}-{file}" for case in CASES for file in ("word", "excel")
    }
