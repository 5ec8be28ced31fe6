"""A fault at any single call: an error of the disk or a kill; nothing untrue is told and nothing doubled."""

import contextlib
import itertools
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from gc25desk.services import attachment, draft, records
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from tests.builders import PASSPHRASE
from tests.faults import figures
from tests.faults.injury import CHANGING, Point, calls_in, of_every_kind, was_hit, watched
from tests.faults.trace import needs_strace
from tests.faults.victim import (
    ACTS,
    CRASHED,
    EDITED,
    HELD_COMPLAINT,
    LONG,
    SAVED,
    TYPED,
    Victim,
    prepare,
    victim,
)

pytestmark = needs_strace

ERRORS = ("EIO", "ENOSPC", "EACCES", "EDQUOT", "EROFS")
FILE = bytes(range(256)) * 300


@pytest.fixture
def ready(tmp_path: Path, desk_folder: Path) -> Path:
    """A closed desk with what the acts need, and a file to attach beside it."""
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    prepare(desk)
    desks.close(desk)
    (tmp_path / "film.bin").write_bytes(FILE)
    return desk_folder


def on_a_copy(ready: Path, act: str) -> contextlib.AbstractContextManager[Victim]:
    """Start a process for an act on a fresh copy of the desk."""
    shutil.rmtree(copy_of(ready), ignore_errors=True)
    shutil.copytree(ready, copy_of(ready))
    return victim(copy_of(ready), act, ready.parent / "film.bin")


def copy_of(ready: Path) -> Path:
    return ready.parent / "again"


def log_of(ready: Path) -> Path:
    return ready.parent / "strace.log"


def counted(ready: Path, act: str) -> Counter[str]:
    """Return how often an act makes each call that changes something on the disk."""
    with on_a_copy(ready, act) as process:
        with watched(process.pid, log_of(ready), ["-e", f"trace={','.join(CHANGING)}"]):
            assert process.tried() == SAVED
        process.close()
    return calls_in(log_of(ready))


def points(calls: Counter[str], faults: Iterable[str], lasting: Iterable[bool]) -> list[Point]:
    """Return every place at which every fault can be put into an act."""
    places = [(call, at) for call, number in calls.items() for at in range(1, number + 1)]
    every = itertools.product(places, faults, lasting)
    # A write that lastingly fails would take away the pipe on which the outcome is told.
    return [
        Point(call, at, fault, lasts) for (call, at), fault, lasts in every if not (lasts and call == "write")
    ]


def standing(desk: Desk, act: str, beside: Path) -> int:
    """Return how many times an act stands on the desk; nothing may stand by halves."""
    if act == "keep a draft":
        kept = [one.data for one in draft.drafts(desk)]
        assert kept in ([], [TYPED])
        return len(kept)
    if act == "save":
        new = [one for one in records.every(desk, "complaint") if one.id != HELD_COMPLAINT]
        assert all((one.narrative, len(one.children), len(one.tags)) == (LONG, 2, 2) for one in new)
        return len(new)
    if act == "edit":
        held = records.get(desk, "complaint", HELD_COMPLAINT)
        edited = (held.subject, held.narrative, len(held.children)) == (EDITED, LONG, 2)
        assert held.version == 1 + edited
        return int(edited)
    evidence = records.every(desk, "evidence")
    files = [file for one in evidence for file in one.files]
    assert len(files) == len(evidence) - 1 if act == "save with a file" else len(evidence) == 1
    for file in files:
        copy = attachment.save_copy(desk, file.id, beside / file.id)
        assert copy.read_bytes() == FILE
    return len(files)


def found_after(ready: Path, act: str) -> int:
    """Open the desk anew, check all of it, and return how many times the act stands on it."""
    desk = desks.open_desk(copy_of(ready), PASSPHRASE)
    try:
        assert desks.check(desk) == ()
        found = standing(desk, act, ready.parent)
        assert list(copy_of(ready).rglob(".gc25desk-part-*")) == []
        return found
    finally:
        desks.close(desk)


def told_under(point: Point, ready: Path, act: str, *, again: bool) -> tuple[str, bool]:
    """Try an act with a fault put in, then once more without it or not; return what was told first."""
    with on_a_copy(ready, act) as process:
        with watched(process.pid, log_of(ready), point.options()):
            told = process.tried()
        if again and told != SAVED:
            assert process.tried() == SAVED, point
        if again:
            process.close()
    return told, was_hit(log_of(ready))


@pytest.mark.parametrize("act", ACTS)
def test_after_an_error_of_the_disk_nothing_untrue_is_told_and_nothing_is_doubled(
    ready: Path, act: str
) -> None:
    wanted, hits = figures.INJECTIONS[act](), 0
    faults = [f"error={name}" for name in ERRORS]
    chosen = of_every_kind(points(counted(ready, act), faults, (False, True)), wanted, act)
    for number, point in enumerate(chosen):
        again = number % 2 == 0
        told, hit = told_under(point, ready, act, again=again)
        found = found_after(ready, act)
        assert not told.startswith(CRASHED), (point, told)
        if again or told == SAVED:
            assert found == 1, (point, told)
        elif not point.lasts:
            assert found == 0, (point, told)
        hits += hit
    assert hits > 0.8 * len(chosen)  # a short act makes fewer calls than are asked for


def test_errors_are_put_in_at_enough_places() -> None:
    assert sum(figure.small for figure in figures.INJECTIONS.values()) >= 150
    assert sum(figure.large for figure in figures.INJECTIONS.values()) * 0.9 >= 1_200


@pytest.mark.parametrize("act", ["save", "attach"] if not figures.is_large() else list(ACTS))
def test_a_kill_at_any_call_leaves_all_of_an_act_or_nothing(ready: Path, act: str) -> None:
    calls = counted(ready, act)
    for point in points(calls, ["signal=SIGKILL"], (False,)):
        told, _hit = told_under(point, ready, act, again=False)
        found = found_after(ready, act)
        assert told in {"", SAVED}
        assert found == 1 if told == SAVED else found <= 1, point
    assert calls["pwrite64"] > 0
    assert calls["fsync"] + calls["fdatasync"] > 0
