"""Files and folders of the desk: written whole or not at all, and for the owner's eyes only."""

import errno
import os
import stat
import tempfile
from pathlib import Path

from gc25desk.errors import CannotWrite, DiskFull
from gc25desk.i18n import _

FOLDER_MODE = 0o700
FILE_MODE = 0o600
PART = ".part-"  # how the name of a file begins that is still being written


def private_folder(path: Path) -> Path:
    """Make the folder if it is missing, readable by its owner alone, and return it."""
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    path.chmod(FOLDER_MODE)
    return path


def private_file(path: Path) -> None:
    """Make an existing file readable and writable by its owner alone."""
    path.chmod(FILE_MODE)


def sync_folder(path: Path) -> None:
    """Force the folder's entries to the disk, so that a rename survives a power cut."""
    if os.name == "nt":  # Windows has no handle for this; NTFS journals the rename itself
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Force the content of a file to the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: after a crash it holds the old content or the new, never a mix.

    Raises CannotWrite or DiskFull, with the old file untouched.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART)
    except OSError as fault:
        raise cannot_write(fault, path) from fault
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise cannot_write(fault, path) from fault


def cannot_write(fault: OSError, path: Path) -> CannotWrite:
    """Say in plain words why a file could not be written."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(
            _("There is no room left on the disk for “{name}”.").format(name=path.name),
            _("Free some space and try again; nothing was lost."),
        )
    return CannotWrite(
        _("“{name}” could not be written.").format(name=path.name),
        _("Close it in other programs, check that the folder may be written, and try again."),
    )


def is_read_only(folder: Path) -> bool:
    """Tell whether the folder's own mode forbids everyone to write in it."""
    return not folder.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
