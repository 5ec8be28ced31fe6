"""A process that opens a desk and does one act of a user when it is told to, whatever happens to it.

It is started from a server that has everything imported, so that thousands can be had.
"""

import contextlib
import ctypes
import dataclasses
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gc25desk.errors import KnownError
from gc25desk.services import attachment, draft, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from tests.builders import PASSPHRASE, a_child, a_complaint, a_tag, an_evidence, new_desk
from tests.faults import exporting
from tests.faults.exporting import Attempt
from tests.faults.working import context, derived, use

HELD_COMPLAINT = "5f0c8bb8-1f30-4a53-9f0c-6c8d9c3c6d01"
HELD_EVIDENCE = "5f0c8bb8-1f30-4a53-9f0c-6c8d9c3c6d02"
NEW = "5f0c8bb8-1f30-4a53-9f0c-6c8d9c3c6d03"
SAVED, REFUSED, CRASHED = "saved", "refused", "crashed"
EDITED = "Edited once"
TYPED = {"subject": "typed and not saved"}
LONG = "word " * 1_500


def prepare(desk: Desk) -> None:
    """Put into a desk what the acts find there."""
    saving.save(desk, "complaint", a_complaint(id=HELD_COMPLAINT))
    saving.save(desk, "evidence", an_evidence(id=HELD_EVIDENCE))


def _save(desk: Desk, _file: Path) -> Attempt:
    parts = {"children": (a_child(), a_child(age=9)), "tags": (a_tag(12), a_tag(75))}
    return lambda: saving.save(desk, "complaint", a_complaint(id=NEW, narrative=LONG, **parts))


def _edit(desk: Desk, _file: Path) -> Attempt:
    held = records.get(desk, "complaint", HELD_COMPLAINT)
    children = (a_child(age=8), a_child(age=9))
    edited = dataclasses.replace(held, subject=EDITED, narrative=LONG, children=children)
    return lambda: saving.save(desk, "complaint", edited)


def _attach(desk: Desk, file: Path) -> Attempt:
    return lambda: attachment.attach(desk, HELD_EVIDENCE, [file])


def _save_with_a_file(desk: Desk, file: Path) -> Attempt:
    return lambda: attachment.save_with_files(desk, [(an_evidence(id=NEW), [file])])


def _keep_a_draft(desk: Desk, _file: Path) -> Attempt:
    return lambda: draft.keep(desk, "complaint", "", TYPED)


ACTS: dict[str, Callable[[Desk, Path], Attempt]] = {
    "save": _save,
    "edit": _edit,
    "attach": _attach,
    "save with a file": _save_with_a_file,
    "keep a draft": _keep_a_draft,
}
EVERY_ACT = ACTS | exporting.EXPORTS | exporting.CARELESS


def serve(there: Connection, folder: Path, act: str, file: Path, key: bytes) -> None:
    """Open the desk, then try the act each time it is asked for, and tell how each try ended."""
    _allow_tracing()
    use(key)
    desk = desks.open_desk(folder, PASSPHRASE)
    attempt = EVERY_ACT[act](desk, file)
    there.send("ready")
    while there.recv() == "try":
        there.send(_outcome(attempt))
    desks.close(desk)
    there.send("closed")


def _outcome(attempt: Attempt) -> str:
    try:
        attempt()
    except KnownError as error:
        return f"{REFUSED}: {error.code}: {error.what} {error.next_step}"
    except Exception:  # noqa: BLE001 - told to whoever asked, with all that is known of it
        return f"{CRASHED}: {traceback.format_exc()}"
    return SAVED


def _allow_tracing() -> None:
    """Let strace look on although it is no parent of this process."""
    if sys.platform == "linux":
        set_tracer, anyone = 0x59616D61, -1
        ctypes.CDLL(None).prctl(set_tracer, anyone, 0, 0, 0)


def warm_up() -> None:
    """Do every act once, so that nothing is imported any more while faults are put in."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "film.bin")
        file.write_bytes(b"words")
        desk, _code = new_desk(Path(name, "desk"))
        prepare(desk)
        for act in ("save", "edit", "attach", "keep a draft"):
            ACTS[act](desk, file)()
        desks.close(desk)
        _warm_up_exports(Path(name))


def _warm_up_exports(beside: Path) -> None:
    desk, _code = new_desk(beside / "exporting")
    exporting.prepare(desk, beside / "film.bin")
    for act, attempt in exporting.EXPORTS.items():
        exporting.stand_in_the_way(beside / act, act)
        attempt(desk, beside / act)()
    desks.close(desk)


class Victim:
    """A process with the desk open."""

    def __init__(self, process: Any, here: Connection) -> None:
        """Take over a process that was just started."""
        self._process = process
        self._here = here
        self.pid: int = process.pid
        assert here.recv() == "ready"

    def begin(self) -> None:
        """Ask for a try and do not wait for its end."""
        self._here.send("try")

    def ended(self) -> str:
        """Return how the try ended; an empty text when the process died first."""
        try:
            return str(self._here.recv())
        except (EOFError, ConnectionResetError):
            return ""

    def tried(self) -> str:
        """Ask for a try and return how it ended."""
        self.begin()
        return self.ended()

    def close(self) -> None:
        """Let the process close its desk."""
        self._here.send("close")
        assert self._here.recv() == "closed"

    def kill(self) -> None:
        """End the process at once, as a crash or an impatient user does."""
        self._process.kill()
        self._process.join()


@contextlib.contextmanager
def victim(folder: Path, act: str, file: Path) -> Iterator[Victim]:
    """Start a process on a desk; it is gone when the block ends."""
    here, there = context().Pipe()
    process = context().Process(target=serve, args=(there, folder, act, file, derived(folder)), daemon=True)
    process.start()
    there.close()
    try:
        yield Victim(process, here)
    finally:
        process.kill()
        process.join()
        here.close()
