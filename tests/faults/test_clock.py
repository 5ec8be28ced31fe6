"""A clock that is years off, forward and back: the journal holds together and keeps its order."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gc25desk.services import desk as desks
from gc25desk.services import records
from gc25desk.store import session
from tests.builders import PASSPHRASE
from tests.faults import clocked
from tests.faults.trace import CHECKOUT

YEARS = (0, 6, -9, 20, -25, 0)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("faketime") is None,
    reason="needs faketime, which only Linux has here (Debian: apt-get install faketime)",
)
def test_a_clock_set_back_and_forward_by_years_breaks_nothing(desk_folder: Path) -> None:
    subjects = [f"{number}: {years} years off" for number, years in enumerate(YEARS)]
    for years, subject in zip(YEARS, subjects, strict=True):
        done = subprocess.run(  # noqa: S603 - our own code
            [
                str(shutil.which("faketime")),
                "-f",
                f"{years:+}y",
                sys.executable,
                clocked.__file__,
                str(desk_folder),
                subject,
            ],
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert abs(int(done.stdout) - dt.datetime.now(dt.UTC).year - years) <= 1
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    assert desks.check(desk) == ()
    assert [one.subject for one in records.every(desk, "complaint")] == subjects
    with desk.store.reading() as reader:
        saves = [entry for entry in session.entries(reader) if entry.noun == "complaint"]
        told = [next(session.opened_entries(reader, "complaint", entry.record)) for entry in saves]
    assert [entry.changed()["subject"][1] for entry in told] == subjects
    assert [entry.at for entry in saves] != sorted(entry.at for entry in saves)
    desks.close(desk)
