"""The wait after a wrong passphrase or code: 1, 2, 4 … 60 s, and restarting the program ends none.

It slows down someone at this keyboard or with the command line (reliability.md T27); what slows down
someone with a copy of the disk is the key derivation. Nothing is ever wiped.
"""

import contextlib
import dataclasses
import json
import math
import os
import time
from pathlib import Path

from gc25desk.errors import CannotWrite, TooSoon
from gc25desk.files import write_whole
from gc25desk.i18n import ngettext

FILE_NAME = "tries.json"
LONGEST_WAIT = 60
_LARGEST_FILE = 4096
_MOST_COUNTED = 1_000_000

wall = time.time  # goes on while the machine is off, and can be set
steady = time.monotonic  # cannot be set, and starts anew with the machine


@dataclasses.dataclass(frozen=True)
class _Tries:
    """How many tries were wrong since the last right one, and when the last was, in seconds."""

    count: int = 0
    last: float = 0.0


# What this process saw itself, on the steady clock: it holds where the file cannot be written, and
# where somebody sets the clock forward.
_seen: dict[Path, _Tries] = {}


def wait_after(count: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row; 0 after none."""
    return min(2 ** (min(count, 7) - 1), LONGEST_WAIT) if count > 0 else 0


class Attempts:
    """The wrong tries at one desk; only the holder of the desk's lock may count or forget them."""

    def __init__(self, folder: Path) -> None:
        """Read what the folder and this process remember; a damaged file is as good as none."""
        self._file = folder / FILE_NAME
        self._key = Path(os.path.realpath(folder))
        self._kept = _read(self._file)

    @property
    def count(self) -> int:
        """The wrong tries since the last right one."""
        return max(self._kept.count, self._recent.count)

    def seconds(self) -> int:
        """Return the whole seconds left to wait; a clock set back makes that the full wait, never more."""
        if self._saw_last():
            return math.ceil(_left(self._recent, steady()))
        return math.ceil(_left(self._kept, wall()))

    def refuse_early(self) -> None:
        """Raise TooSoon while the wait is not over; a clock set back makes it begin again, once."""
        if not self._saw_last() and self._kept.last > wall():
            self._remember(self._kept.count)
        seconds = self.seconds()
        if seconds:
            raise too_soon(seconds)

    def refused(self) -> None:
        """Count a wrong try; where the folder takes no file, this process still remembers."""
        self._remember(min(self.count + 1, _MOST_COUNTED))

    def forget(self) -> int:
        """Start again after a right secret and return how many tries were wrong before it."""
        count = self.count
        _seen.pop(self._key, None)
        self._kept = _Tries()
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
        return count

    @property
    def _recent(self) -> _Tries:
        return _seen.get(self._key, _Tries())

    def _saw_last(self) -> bool:
        return self._recent.count > 0 and self._recent.count >= self._kept.count

    def _remember(self, count: int) -> None:
        _seen[self._key] = _Tries(count, steady())
        self._kept = _Tries(count, wall())
        with contextlib.suppress(CannotWrite):
            write_whole(self._file, json.dumps(dataclasses.asdict(self._kept)).encode())


def _left(tries: _Tries, now: float) -> float:
    passed = now - tries.last
    wait = wait_after(tries.count)
    return float(wait) if passed < 0 else max(wait - passed, 0.0)


def _read(file: Path) -> _Tries:
    try:
        if file.stat().st_size > _LARGEST_FILE:
            return _Tries()
        content = json.loads(file.read_bytes())
        count, last = int(content["count"]), float(content["last"])
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return _Tries()
    if not 0 <= count <= _MOST_COUNTED or not math.isfinite(last):
        return _Tries()
    return _Tries(count, last)


def too_soon(seconds: int) -> TooSoon:
    """Say how long to wait."""
    return TooSoon(
        ngettext(
            "After a wrong passphrase or code the desk waits: {n} second is left.",
            "After a wrong passphrase or code the desk waits: {n} seconds are left.",
            seconds,
        ).format(n=seconds),
        ngettext(
            "Try again in {n} second. Nothing was changed.",
            "Try again in {n} seconds. Nothing was changed.",
            seconds,
        ).format(n=seconds),
        seconds,
    )
