"""Files put in their place whole or not at all, for their owner's eyes only, and why one could not be."""

import contextlib
import dataclasses
import errno
import os
import secrets
import shutil
import signal
import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from gc25desk.errors import CannotWrite, DiskFull
from gc25desk.i18n import _

PART = ".gc25desk-part-"  # how the name of a file begins that is still being written


class Unconfirmed(OSError):
    """A file stands in its place, but the disk did not confirm that it will stay there."""


class Halved(OSError):
    """Some of several files stand in their places and the others do not, because the disk failed twice."""


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a file is to stand, and the names beside it that it and the old one have meanwhile."""

    path: Path
    part: Path
    old: Path

    def clear(self) -> None:
        """Remove what stands beside the place, as far as the disk lets it."""
        for left in (self.part, self.old):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def place_of(path: Path) -> Place:
    """Return a place with names of its own beside it; nothing is written yet."""
    name = path.parent / f"{PART}{secrets.token_hex(8)}"
    return Place(path, name.with_name(f"{name.name}-new"), name.with_name(f"{name.name}-old"))


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, replacing what was there in one step.

    Raises CannotWrite or DiskFull, with the old file untouched.
    """
    with written_together([(place_of(path), content)]):
        pass


@contextlib.contextmanager
def written_together(contents: Sequence[tuple[Place, bytes]]) -> Iterator[None]:
    """Put several files in place when the block ends without an error: all of them or none.

    Within the block all of them are on the disk beside their places, so that a full disk or a file held
    open shows before anything is replaced; if the block fails, or one of the files cannot be moved, every
    old file is as it was. A kill between two moves leaves each file whole, the old one or the new. Raises
    CannotWrite or DiskFull.
    """
    places = [place for place, _content in contents]
    try:
        with _cleared(places):
            for place, content in contents:
                _refuse_open(place.path)
                with _being_made(place) as stream:
                    stream.write(content)
            kept = [place for place in places[:-1] if _keep_old(place)]
            yield
            _move(places, kept)
    except OSError as error:
        raise cannot_write(error) from error


@contextlib.contextmanager
def written_as_stream(place: Place) -> Iterator[BinaryIO]:
    """Give a stream whose content replaces the file at a place when the block ends without an error.

    For what is too long to be held in memory. If the block fails, the old file is as it was. Raises
    CannotWrite or DiskFull.
    """
    try:
        _refuse_open(place.path)
        with _cleared([place]):
            with _being_made(place) as stream:
                yield stream
            _move([place])
    except OSError as error:
        raise cannot_write(error) from error


@contextlib.contextmanager
def being_written(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content stands at ``path`` when the block ends without an error.

    Written beside its place, flushed to the disk, then moved over: after a failure, a kill or a power
    cut the old file or the new one is there, whole. Readable by its owner alone. Raises OSError, of the
    kind Unconfirmed when the new file is there but may be gone after a power cut.
    """
    place = place_of(path)
    with _cleared([place]):
        with _being_made(place) as stream:
            yield stream
        _move([place])


@contextlib.contextmanager
def _cleared(places: Sequence[Place]) -> Iterator[None]:
    """Leave nothing beside the places when the block ends, however it does."""
    try:
        yield
    finally:
        with _undisturbed():
            for place in places:
                place.clear()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl+C wait until the block is over."""
    before = signal.getsignal(signal.SIGINT)
    if before is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *given: waiting.append(given))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if waiting and callable(before):
            before(*waiting[0])


@contextlib.contextmanager
def _being_made(place: Place) -> Iterator[BinaryIO]:
    """Give a stream into a new file beside a place, which is on the disk when the block ends."""
    # A pipe or a device that was replaced would be gone for every other program.
    if place.path.exists() and not place.path.is_file():
        raise OSError(errno.EISDIR, "")
    with open(place.part, "x+b", opener=_private) as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _keep_old(place: Place) -> bool:
    """Keep the file that stands at a place under another name; return whether one stands there."""
    try:
        os.link(place.path, place.old)
    except FileNotFoundError:
        return False
    except OSError:  # a stick formatted as most are knows no second names
        shutil.copy2(place.path, place.old, follow_symlinks=False)
    return True


def _move(places: Sequence[Place], kept: Collection[Place] = ()) -> None:
    """Move every file over to its place, or none; raises OSError, Unconfirmed or Halved.

    ``kept`` are the places whose old file is kept; the one that is moved last needs none.
    """
    with _undisturbed():
        moved: list[Place] = []
        try:
            for place in places:
                place.part.replace(place.path)
                moved.append(place)
        except OSError:
            _put_back(moved, kept)
            raise
        try:
            for folder in dict.fromkeys(place.path.parent for place in places):
                sync_folder(folder)
        except OSError as error:
            raise Unconfirmed(error.errno, "") from error


def _put_back(moved: Sequence[Place], kept: Collection[Place]) -> None:
    """Put the old files back in their places; where none stood, none stands again."""
    # Never decided by looking: a disk that fails may say of any file that it is not there.
    try:
        for place in moved:
            if place in kept:
                place.old.replace(place.path)
            else:
                place.path.unlink()
    except OSError as error:
        raise Halved(error.errno, "") from error


def no_core_dumps() -> None:
    """Keep the memory of an unlocked desk, its key with it, out of files that a crash would leave."""
    try:
        import resource  # noqa: PLC0415 - Windows has none, and writes no such files unless told to
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, so that a rename survives a power cut."""
    # Windows has no way to flush a folder; its file system logs the move itself.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_open(path: Path) -> None:
    """Raise CannotWrite if LibreOffice or Word says that it has the file open.

    Outside Windows nothing else stops a file from being replaced under the program that shows it.
    """
    owners = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    if path.exists() and any((path.parent / owner).exists() for owner in owners):
        raise CannotWrite(
            _("The file is open in another program."),
            _("Close it there, or choose another name, and try again."),
        )


def cannot_write(error: OSError) -> CannotWrite:
    """Say in plain words why a file could not be written."""
    if isinstance(error, Unconfirmed | Halved):
        return _not_as_before(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(
            _("There is no room left for the file."),
            _("Free some space or choose another place, and try again. Nothing was changed."),
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return CannotWrite(
            _("The folder chosen for the file is not there."),
            _("Choose a folder that exists, and try again."),
        )
    if error.errno in {errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}:
        return CannotWrite(_("A file of this name cannot be made."), _("Choose another name, and try again."))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return CannotWrite(
            _("The file cannot be written: it is open in another program, or the folder is read-only."),
            _("Close the file or choose another folder, and try again. Nothing was changed."),
        )
    return CannotWrite(
        _("The file could not be written."),
        _("Choose another place, and try again. Nothing was changed."),
    )


def _not_as_before(error: Unconfirmed | Halved) -> CannotWrite:
    """Say that a disk failed when new files stood in their places already."""
    if isinstance(error, Unconfirmed):
        return CannotWrite(
            _("The file was written, but the disk did not confirm that it will last."),
            _("Check that the disk is connected and sound, then look whether the file is there."),
        )
    return CannotWrite(
        _("Only some of the files were replaced, and the disk did not let them be put back."),
        _("Check that the disk is connected and sound, then export all of them again."),
    )
