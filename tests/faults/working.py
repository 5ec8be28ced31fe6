"""Work at a desk that goes on until its process is killed, and the process it goes on in."""

import contextlib
import itertools
import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gc25desk.services import attachment, saving
from gc25desk.services import desk as desks
from gc25desk.store import keyslots, slot_file
from tests.builders import PASSPHRASE, a_child, a_complaint, an_evidence
from tests.faults.acts import replace

# A server that has everything imported starts a process in milliseconds; only Windows has none.
_WAYS = ("forkserver", "spawn")


def context() -> Any:
    """Return the quickest way this system has to start a process."""
    way = next(way for way in _WAYS if way in multiprocessing.get_all_start_methods())
    found: Any = multiprocessing.get_context(way)
    if way == "forkserver":
        found.set_forkserver_preload(["tests.faults.warm"])
    return found


def derived(folder: Path) -> bytes:
    """Return what the passphrase becomes, so that not each of thousands of processes derives it anew."""
    (slot,) = (slot for slot in slot_file.load(folder).slots if slot.kind == keyslots.PASSPHRASE)
    return keyslots.derive(PASSPHRASE, slot.salt, slot.cost)


def use(key: bytes) -> None:
    """Let this process have ``key`` for every passphrase."""
    replace(keyslots, "derive", lambda _secret, _salt, _cost: key)


def work(there: Connection, folder: Path, file: Path, key: bytes) -> None:
    """Save complaints and evidence with files in turns, and tell each that was acknowledged."""
    use(key)
    desk = desks.open_desk(folder, PASSPHRASE)
    children = (a_child(), a_child(age=9))
    for number in itertools.count():
        made = a_complaint(narrative="word " * 2_000, children=children)
        complaint, _changes = saving.save(desk, "complaint", made)
        there.send(complaint.id)
        (item,) = attachment.save_with_files(desk, [(an_evidence(title=f"Item {number}"), [file])])
        there.send(item.id)


@contextlib.contextmanager
def at_work(folder: Path, file: Path) -> Iterator[tuple[Any, Connection]]:
    """Start a process that works; it is gone when the block ends."""
    here, there = context().Pipe(duplex=False)
    process = context().Process(target=work, args=(there, folder, file, derived(folder)), daemon=True)
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join()
        here.close()


def all_told(here: Connection) -> list[str]:
    """Return what was told until the process died; a message cut short was not told."""
    told: list[str] = []
    with contextlib.suppress(EOFError, OSError):
        while True:
            told.append(here.recv())
    return told
