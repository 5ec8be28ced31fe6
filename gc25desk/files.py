"""Files put in their place whole or not at all, for their owner's eyes only, and why one could not be."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from gc25desk.errors import CannotWrite, DiskFull
from gc25desk.i18n import _

PART = ".gc25desk-part-"  # how the name of a file begins that is still being written


class Unconfirmed(OSError):
    """A file stands in its place, but the disk did not confirm that it will stay there."""


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, replacing what was there in one step.

    Raises CannotWrite or DiskFull, with the old file untouched.
    """
    with written_together([(path, content)]):
        pass


@contextlib.contextmanager
def written_together(contents: Sequence[tuple[Path, bytes]]) -> Iterator[None]:
    """Put several files in place when the block ends without an error.

    Within the block all of them are on the disk beside their places, so that a full disk or a file held
    open shows before anything is replaced; if the block fails, every old file is as it was. Raises
    CannotWrite or DiskFull.
    """
    try:
        with contextlib.ExitStack() as staged:
            for path, content in contents:
                _refuse_open(path)
                stream = staged.enter_context(being_written(path))
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            yield
    except OSError as error:
        raise cannot_write(error) from error


@contextlib.contextmanager
def written_as_stream(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content replaces the file at ``path`` when the block ends without an error.

    For what is too long to be held in memory. If the block fails, the old file is as it was. Raises
    CannotWrite or DiskFull.
    """
    try:
        _refuse_open(path)
        with being_written(path) as stream:
            yield stream
    except OSError as error:
        raise cannot_write(error) from error


@contextlib.contextmanager
def being_written(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content stands at ``path`` when the block ends without an error.

    Written beside its place, flushed to the disk, then moved over: after a failure, a kill or a power
    cut the old file or the new one is there, whole. Readable by its owner alone. Raises OSError, of the
    kind Unconfirmed when the new file is there but may be gone after a power cut.
    """
    # A pipe or a device that was replaced would be gone for every other program.
    if path.exists() and not path.is_file():
        raise OSError(errno.EISDIR, "")
    handle, name = tempfile.mkstemp(prefix=PART, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise Unconfirmed(error.errno, "") from error


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
    if isinstance(error, Unconfirmed):
        return CannotWrite(
            _("The file was written, but the disk did not confirm that it will last."),
            _("Check that the disk is connected and sound, then look whether the file is there."),
        )
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
