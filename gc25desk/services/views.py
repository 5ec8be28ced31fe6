"""What somebody has been shown, remembered while the desk is open."""

import time
from collections.abc import Callable, Sequence

_LOOK_SECONDS = 3600


class Views:
    """Remembers what somebody has been shown, so that a look is journalled once an hour and not each time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[tuple[str, str], float] = {}

    def is_new(self, noun: str, record: str) -> bool:
        """Take note of a look, and tell whether it is the first at this record within the hour."""
        now, last = self._clock(), self._seen.get((noun, record))
        if last is not None and now - last < _LOOK_SECONDS:
            return False
        self._seen[noun, record] = now
        return True

    def forget(self, noun: str, ids: Sequence[str]) -> None:
        """Take back that records have been seen, because it could not be journalled."""
        for record in ids:
            self._seen.pop((noun, record), None)
