"""Only one process at a time works on a desk; the second is told who has it and since when."""

import contextlib
import datetime as dt
import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from gc25desk.errors import CannotWrite, DeskInUse, DeskReadOnly
from gc25desk.files import write_whole
from gc25desk.i18n import _
from gc25desk.store.files import is_read_only

LOCK_NAME = "lock"
HOLDER_NAME = "in-use.json"


class DeskLock:
    """The lock of one desk folder; the operating system frees it if the process dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock or raise DeskInUse or DeskReadOnly; nothing is changed on failure."""
        self._folder = folder
        if is_read_only(folder):
            raise read_only()
        self._lock = FileLock(folder / LOCK_NAME, timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise self._in_use() from None
        except OSError:
            raise read_only() from None
        self._write_holder()

    def _write_holder(self) -> None:
        since = dt.datetime.now().astimezone().isoformat(timespec="minutes")
        holder = {"computer": socket.gethostname(), "process": os.getpid(), "since": since}
        # It only tells others who has the desk; a full disk must not keep anyone from reading it.
        with contextlib.suppress(CannotWrite):
            write_whole(self._folder / HOLDER_NAME, json.dumps(holder).encode())

    def _in_use(self) -> DeskInUse:
        try:
            holder = json.loads((self._folder / HOLDER_NAME).read_bytes())
            where = _("on {computer} since {since}").format(
                computer=str(holder["computer"])[:80], since=str(holder["since"])[:25]
            )
        except (OSError, ValueError, KeyError, TypeError):
            where = _("by another program")
        return DeskInUse(
            _("This desk is already open {where}.").format(where=where),
            _("Close it there, then open it here."),
        )

    def release(self) -> None:
        """Free the desk for another process."""
        with contextlib.suppress(OSError):
            (self._folder / HOLDER_NAME).unlink(missing_ok=True)
        self._lock.release(force=True)


def read_only() -> DeskReadOnly:
    """Say that the desk's folder cannot be written."""
    return DeskReadOnly(
        _("This desk’s folder is read-only, so nothing could be saved in it."),
        _("Copy the folder to a disk you may write to, or ask for the right to write here."),
    )
