"""Faults put into the calls of a running process by strace: errors and kills at the n-th call."""

import contextlib
import dataclasses
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CHANGING = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename", "mkdir",
)  # fmt: skip
_NAME = re.compile(r"(\w+)\(")


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


def was_hit(log: Path) -> bool:
    """Tell whether the fault was put in before the block ended."""
    return "(INJECTED" in log.read_text(encoding="utf-8", errors="replace")
