"""A finished file put in its place whole or not at all, and a zip that is the same for the same input."""

import contextlib
import datetime
import errno
import os
import tempfile
import zipfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gc25desk.errors import CannotWrite
from gc25desk.i18n import _

if TYPE_CHECKING:
    from _typeshed import SizedBuffer


class DatedZip(zipfile.ZipFile):
    """A zip to write to whose parts all bear one date, so that equal content gives equal bytes.

    ``instead`` replaces the content of parts by name.
    """

    def __init__(self, file: IO[bytes], date: datetime.date, instead: dict[str, bytes] | None = None) -> None:
        """Open the zip over a file object."""
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)
        # The zip format knows no year before 1980 and none after 2107.
        self._stamp = (min(max(date.year, 1980), 2107), date.month, date.day, 0, 0, 0)
        self._instead = instead or {}

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: "SizedBuffer | str",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write one part, by its name, under the one date."""
        named = zinfo_or_arcname
        name = named.filename if isinstance(named, zipfile.ZipInfo) else named
        info = zipfile.ZipInfo(name, self._stamp)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        super().writestr(info, self._instead.get(name, data), compress_type, compresslevel)


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, replacing what was there in one step.

    Written beside its place, flushed to the disk, then moved over; after a failure, a kill or a
    power cut the old file or the new one is there, whole. Readable by its owner alone. Raises
    CannotWrite.
    """
    try:
        _refuse_open(path)
        _replace(path, content)
    except OSError as error:
        raise _explained(error) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".gc25desk-", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
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


def _explained(error: OSError) -> CannotWrite:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return CannotWrite(
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
