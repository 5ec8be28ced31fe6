"""Faults put into the calls of a running process by strace: errors and kills at the n-th call."""

import contextlib
import dataclasses
import itertools
import random
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

CHANGING = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "link", "mkdir",
)  # fmt: skip
_NAME = re.compile(r"(\w+)\(")
_FOR_WRITING = re.compile(r"O_(CREAT|WRONLY|RDWR)")


@dataclasses.dataclass(frozen=True)
class Point:
    """A place to put a fault: the n-th time that a call is made, and every later time if it lasts."""

    call: str
    at: int
    fault: str  # such as error=EIO or signal=SIGKILL
    lasts: bool = False

    def options(self) -> list[str]:
        """Return what strace is told."""
        when = f"{self.at}+" if self.lasts else str(self.at)
        return ["-e", f"trace={self.call}", "-e", f"inject={self.call}:{self.fault}:when={when}"]


@contextlib.contextmanager
def watched(pid: int, log: Path, options: list[str]) -> Iterator[None]:
    """Let strace watch a process for as long as the block runs."""
    command = ["strace", "-p", str(pid), "-y", "-o", str(log), "-e", "signal=none", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:  # noqa: S603 - fixed program
        assert strace.stderr is not None
        first = strace.stderr.readline()
        assert "attached" in first, first
        try:
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                strace.send_signal(signal.SIGINT)
            strace.wait()


def calls_in(log: Path) -> Counter[str]:
    """Return how often each call was made on files; what was told to the test is left out."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    names = [match[1] for line in lines if "<socket:" not in line and "<pipe:" not in line
             if (match := _NAME.match(line))]  # fmt: skip
    return Counter(name for name in names if name in CHANGING)


def changes_in(log: Path, place: Path) -> list[tuple[str, int]]:
    """Return each call that changes a file, with its number among all calls of its name.

    An opening is one if it may write, or if it is of something below ``place``.
    """
    found, counted = [], Counter[str]()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _NAME.match(line)
        if match is None or match[1] not in CHANGING:
            continue
        counted[match[1]] += 1
        may_write = match[1] != "openat" or _FOR_WRITING.search(line) or str(place) in line
        if may_write and "<socket:" not in line and "<pipe:" not in line:
            found.append((match[1], counted[match[1]]))
    return found


def of_every_kind(every: Sequence[Point], wanted: int, seed: str) -> list[Point]:
    """Return so many of the points, of the rarer calls as many as of the frequent ones if there are."""
    dice = random.Random(seed)  # noqa: S311 - not for secrets
    kinds = [[point for point in every if point.call == call] for call in CHANGING]
    mixed = (dice.sample(kind, len(kind)) for kind in kinds)
    turns = itertools.chain.from_iterable(itertools.zip_longest(*mixed))
    return [point for point in turns if point is not None][:wanted]


def line_hit(log: Path) -> str:
    """Return the call that a fault was put into as strace wrote it down, empty if none was."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line for line in lines if "(INJECTED" in line), "")


def was_hit(log: Path) -> bool:
    """Tell whether the fault was put in before the block ended."""
    return "(INJECTED" in log.read_text(encoding="utf-8", errors="replace")
