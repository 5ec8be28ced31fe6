"""Names under which files are being written outside the desk, so that none stays there after a kill.

They stand encrypted in the database, each with the computer whose disk it is on.
"""

import json
import platform
from collections.abc import Iterable
from pathlib import Path

from gc25desk.store import about
from gc25desk.store.session import Reader, Writer

KEY = "leaving"
_MOST = 200  # names kept, the newest: a stick that never comes back must not fill the desk


def note(writer: Writer, names: Iterable[Path]) -> None:
    """Keep names before anything is written under them."""
    here = platform.node()
    _put(writer, [*_all(writer), *([here, str(name)] for name in names)])


def noted(reader: Reader) -> list[Path]:
    """Return the names kept that are on this computer."""
    here = platform.node()
    return [Path(name) for computer, name in _all(reader) if computer == here]


def forget(writer: Writer, names: Iterable[Path]) -> None:
    """Keep names no longer under which nothing stands any more."""
    gone = {(platform.node(), str(name)) for name in names}
    _put(writer, [kept for kept in _all(writer) if tuple(kept) not in gone])


def _all(reader: Reader) -> list[list[str]]:
    found: list[list[str]] = json.loads(about.value(reader, KEY) or "[]")
    return found


def _put(writer: Writer, names: list[list[str]]) -> None:
    about.put(writer, KEY, json.dumps(names[-_MOST:]) if names else "")
