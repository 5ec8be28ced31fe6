"""A power cut at any moment: what was acknowledged stands, whole, and the desk opens.

A desk is worked on under strace; from the record every state is rebuilt in which the disk may be found
after a cut between any two calls, and each is opened as a user would open it.
"""

import dataclasses
import functools
import hashlib
import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk.errors import DeskNewer, KnownError
from gc25desk.services import desk as desks
from gc25desk.store import desk as store
from gc25desk.store import engine, keyslots, migrate, slot_file
from tests.builders import PASSPHRASE, database_key
from tests.faults import acts, figures
from tests.faults.acts import OTHER_PASSPHRASE
from tests.faults.contents import digest_of
from tests.faults.disk import Disk, Luck, State
from tests.faults.trace import Event, Said, needs_strace, recorded

pytestmark = needs_strace

FULLY_CHECKED = 100  # every how many-th state, beside the torn ones, is opened and checked by the services


@dataclasses.dataclass(frozen=True)
class Line:
    """What the program said: this register has this value, and these files stand with it."""

    register: str
    value: str
    files: dict[str, str]


@dataclasses.dataclass(frozen=True)
class Promises:
    """All that was said, and how much of it had been said before the cut."""

    lines: tuple[Line, ...]
    said: int

    def broken_by(self, register: str, value: str, state: State) -> str:
        """Return "lost", "corrupt" or "" for the value that a register has in a state."""
        known = [at for at, line in enumerate(self.lines) if line.register == register]
        told = [at for at in known if at < self.said]
        if told and value == self.lines[told[-1]].value:
            return self._missing(told[-1], state)
        coming = next((at for at in known if at >= self.said), None)
        if coming is not None and value == self.lines[coming].value:
            return self._missing(coming, state)
        return "lost" if value in {self.lines[at].value for at in told} or not told else "corrupt"

    def _missing(self, last: int, state: State) -> str:
        needed = [line for at, line in enumerate(self.lines) if at < self.said or at == last]
        for name, digest in (pair for line in needed for pair in line.files.items()):
            content = state.get(name)
            if content is None or _sha256(content) != digest:
                return "lost"
        return ""


@functools.lru_cache(maxsize=64)
def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Judge:
    """Puts a state on a disk, opens it and says what is wrong with it."""

    def __init__(self, place: Path, key: bytes, events: list[Event], first: tuple[Line, ...]) -> None:
        """Take the folder to work in, the key, and what was said in the end."""
        self.place = place
        self._key = key
        spoken = [event.line for event in events if isinstance(event, Said)]
        self.lines = (*first, *(Line(**json.loads(line)) for line in spoken))
        self._first = len(first)
        self._opens: dict[bytes, bool] = {}
        self._digests: dict[str, str | None] = {}

    def of(self, state: State, said: int) -> str:
        """Return "lost", "corrupt" or "" for a state after so many lines were said."""
        promises = Promises(self.lines, said + self._first)
        self._put(state)
        slots = state.get(slot_file.FILE_NAME)
        if slots is None or not self._opened_by_slots(slots):
            return "corrupt"
        database = self._database_of(state)
        if database is None:
            return "corrupt"
        return promises.broken_by("slots", _sha256(slots), state) or promises.broken_by(
            "database", database, state
        )

    def fully(self) -> str:
        """Open the state at hand as the window does, and check all of it."""
        for secret in (PASSPHRASE, OTHER_PASSPHRASE):
            try:
                desk = desks.open_desk(self.place, secret)
            except DeskNewer:
                return ""  # the migrated desk, which this version rightly leaves alone
            except KnownError:
                continue
            found = desks.check(desk)
            desks.close(desk)
            return "corrupt" if found else ""
        return "corrupt"

    def _put(self, state: State) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        for name, content in state.items():
            path = self.place / name
            if not path.parent.is_dir():
                continue
            if content is None:
                path.mkdir()
            else:
                path.write_bytes(content)

    def _opened_by_slots(self, content: bytes) -> bool:
        if content not in self._opens:
            self._opens[content] = False
            file = slot_file.load(self.place)
            for secret in (PASSPHRASE, OTHER_PASSPHRASE):
                try:
                    opened = keyslots.unwrap(file, secret, keyslots.PASSPHRASE)
                    self._opens[content] |= opened.keys[keyslots.DATABASE] == [self._key]
                except KnownError:
                    continue
        return self._opens[content]

    def _database_of(self, state: State) -> str | None:
        """Return the digest of a state’s database; many states differ in other files alone."""
        files = [name for name in state if name.startswith(store.DATABASE) or name == migrate.CHECK_DUE]
        same = repr(sorted((name, _sha256(state[name] or b"")) for name in files))
        if same not in self._digests:
            self._digests[same] = self._database()
        return self._digests[same]

    def _database(self) -> str | None:
        """Return the digest of the database, or None when it does not open sound."""
        database = self.place / store.DATABASE
        checked_at_opening = migrate.left_open(database)
        try:
            connection = migrate.open_checked(database, self._key, lambda _fault: store.damaged())
        except (KnownError, OSError):
            return None
        try:
            sound = checked_at_opening or not migrate.faults_in(connection)
            return digest_of(connection) if sound else None
        except engine.DatabaseFault:
            return None
        finally:
            connection.close()


@dataclasses.dataclass(frozen=True)
class Day:
    """A recorded day: the folder before it, what happened, and what stood in the end."""

    before: Path
    after: Path
    events: list[Event]


def recorded_day(folder: Path, whole_desk: Path, day: str, flushing: str = "FULL") -> Day:
    before, worked = folder / "before", folder / "desk"
    shutil.copytree(whole_desk, before)
    shutil.copytree(whole_desk, worked)
    program, said = Path(acts.__file__), folder / "said"
    events = recorded(program, day, worked, said, flushing, folder=worked, said=said)
    return Day(before, worked, events)


def states(day: Day, wanted: int) -> Iterator[tuple[State, int]]:
    """Yield so many different states of the disk, each with how many lines had been said before."""
    seen: set[int] = set()
    # Where few states are wanted, a long day would end before anything was written in part.
    rounds = [Luck.NOTHING, Luck.SOMETHING, Luck.EVERYTHING, *([Luck.SOMETHING] * 400)]
    for number, luck in enumerate(rounds):
        for state, said in _one_round(day, luck, random.Random(number)):  # noqa: S311 - not for secrets
            mark = hash((said, tuple(state.items())))
            if mark not in seen:
                seen.add(mark)
                yield state, said
            if len(seen) == wanted:
                return


def _one_round(day: Day, luck: Luck, dice: random.Random) -> Iterator[tuple[State, int]]:
    disk, said = Disk(day.before, day.after), 0
    yield disk.after(luck, dice), said
    for event in day.events:
        said += isinstance(event, Said)
        if disk.take(event) or isinstance(event, Said):
            yield disk.after(luck, dice), said


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, if the system has one: thousands of states are written to it."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = (shared if shared.is_dir() else tmp_path) / f"gc25desk-cuts-{os.getpid()}"
    place.mkdir()
    yield place / "desk"
    shutil.rmtree(place)


def judged(day: Day, memory: Path, wanted: int) -> Counter[str]:
    """Return how many states were found how, the good ones under ""."""
    key = database_key(day.before)
    connection = engine.connect(day.before / store.DATABASE, key)
    first = (
        Line("slots", acts.sha256(day.before / slot_file.FILE_NAME), {}),
        Line("database", digest_of(connection), {}),
    )
    connection.close()
    judge = Judge(memory, key, day.events, first)
    found: Counter[str] = Counter()
    for number, (state, said) in enumerate(states(day, wanted)):
        verdict = judge.of(state, said)
        torn = len(state[store.DATABASE] or b"") % engine.PAGE_BYTES
        if not verdict and (torn or number % FULLY_CHECKED == 0):
            verdict = judge.fully()
        found[verdict] += 1
    return found


def replayed(day: Day) -> dict[str, bytes | None]:
    """Return what stands at the end of a day by its record; nothing may be missing from it."""
    disk = Disk(day.before, day.after)
    for event in day.events:
        disk.take(event)
    return disk.seen()


def standing(folder: Path) -> dict[str, bytes | None]:
    found = (path for path in folder.rglob("*") if not path.name.endswith("-shm"))
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in found}


@pytest.mark.parametrize("day", list(acts.DAYS))
def test_after_a_power_cut_what_was_acknowledged_stands_whole(
    tmp_path: Path, whole_desk: Path, memory: Path, day: str
) -> None:
    wanted = figures.STATES[day]()
    record = recorded_day(tmp_path, whole_desk, day)
    assert replayed(record) == standing(record.after)
    assert judged(record, memory, wanted) == {"": wanted}


@pytest.mark.parametrize("flushing", ["NORMAL", "OFF", acts.NO_FOLDERS])
def test_with_less_flushing_saves_are_lost_or_the_proof_is_void(
    tmp_path: Path, whole_desk: Path, memory: Path, flushing: str
) -> None:
    wanted = figures.CONTROL_STATES()
    found = judged(recorded_day(tmp_path, whole_desk, "working", flushing), memory, wanted)
    assert found["lost"] > 0
    assert flushing != "OFF" or found["corrupt"] > 0


def test_ten_thousand_states_are_tried_in_every_run_and_a_hundred_thousand_before_a_release() -> None:
    assert sum(figure.small for figure in figures.STATES.values()) >= 10_000
    assert sum(figure.large for figure in figures.STATES.values()) >= 100_000
