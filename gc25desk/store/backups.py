"""Backups as folders: ``backups/STAMP`` with the database and the key slots, each encrypted as they were.

Their names tell when they were made and nothing else; what one holds is read by opening it with the key.
Attached files never change once they are taken in, so a backup in the desk's own folder shares those of
the desk, and a second place keeps each of them once, in ``files``. What is being written or removed has
the name of a part, so that a kill or a pulled stick leaves no half of a backup that could count as one.
"""

import contextlib
import dataclasses
import datetime as dt
import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.thinning import kept
from gc25desk.errors import CannotWrite, DeskDamaged
from gc25desk.files import PART, being_written, sync_folder
from gc25desk.i18n import _
from gc25desk.store import contents, migrate, slot_file
from gc25desk.store.attachments import path_of
from gc25desk.store.contents import Contents
from gc25desk.store.desk import DATABASE, FILES, OpenDesk
from gc25desk.store.files import FOLDER_MODE, private_file, sync_file

_CHUNK = 1024 * 1024


def stamp(at: dt.datetime) -> str:
    """Return the name of a backup made at a moment, in UTC to the microsecond."""
    return at.astimezone(dt.UTC).strftime(migrate.STAMP)


def moment(name: str) -> dt.datetime | None:
    """Return when a backup of this name was made, None if it is no name of a backup."""
    try:
        return dt.datetime.strptime(name, migrate.STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def folders(place: Path) -> list[Path]:
    """Return the backups of a place, a desk's folder or a second one, the newest first.

    Raises OSError if the place cannot be looked into.
    """
    held = place / migrate.BACKUPS
    if not held.is_dir():
        return []
    return sorted((folder for folder in held.iterdir() if _is_one(folder)), reverse=True)


def _is_one(folder: Path) -> bool:
    parts = (folder / DATABASE, folder / slot_file.FILE_NAME)
    return moment(folder.name) is not None and all(part.is_file() for part in parts)


def size(folder: Path) -> int:
    """Return the bytes that a backup takes, shared files left out."""
    return sum(part.stat().st_size for part in folder.iterdir())


def make(desk: OpenDesk, at: dt.datetime) -> Path:
    """Back up an open desk into its own folder; return the backup, opened and counted.

    Nobody writes between the count and the copy, so both are of one state. Raises DiskFull or
    CannotWrite when it cannot be written or does not read back as it was, DeskDamaged when the desk
    itself cannot be read whole; then nothing is left behind and older backups are untouched. OSError
    may come from a disk that is gone.
    """
    place = _folder(desk.folder / migrate.BACKUPS)
    part = _folder(_part(place))
    try:
        with desk.writing() as writer:
            counted = contents.counted_live(writer)
            desk.snapshot(part / DATABASE)
        shutil.copyfile(desk.folder / slot_file.FILE_NAME, part / slot_file.FILE_NAME)
        _settle(part)
        verify(desk, part, counted)
        target = place / _free_name(place, at)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(place)
    return target


def _part(place: Path) -> Path:
    return place / f"{PART}{uuid.uuid4().hex[:8]}"


def _free_name(place: Path, at: dt.datetime) -> str:
    """Return the stamp, a microsecond later for each backup that has it already."""
    while (place / stamp(at)).exists():
        at += dt.timedelta(microseconds=1)
    return stamp(at)


def _folder(path: Path) -> Path:
    """Make a folder for its owner alone, as far as the disk knows owners: most sticks do not."""
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):
        path.chmod(FOLDER_MODE)
    return path


def _settle(folder: Path) -> None:
    for path in folder.iterdir():
        with contextlib.suppress(PermissionError):
            private_file(path)
        sync_file(path)
    sync_folder(folder)


def verify(desk: OpenDesk, folder: Path, expected: Contents | None = None) -> Contents:
    """Open a backup with the key of the desk, check all of it and count it; return the counts.

    Raises CannotWrite when it does not open, is not sound or is not what was ``expected``.
    """
    try:
        with desk.opened_copy(folder / DATABASE) as connection:
            counted = sound(connection)
        slot_file.load(folder)
    except DeskDamaged:
        raise _unlike() from None
    if counted is None or counted != (expected or counted):
        raise _unlike()
    return counted


def _unlike() -> CannotWrite:
    return CannotWrite(
        _("The backup does not read back as it should, so it does not count as one."),
        _("Older backups are untouched. Check the disk, and choose a second place on another one."),
    )


def sound(connection: Any) -> Contents | None:
    """Return what a copy holds when its pages, its links and its journal pass every check, else None."""
    for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        if any(row[0] != "ok" for row in connection.execute(f"PRAGMA {check}")):
            return None
    return None if contents.chain_problems(connection.execute) else contents.counted(connection.execute)


def copy(source: Path, place: Path) -> Path:
    """Copy a backup into another place and return it there; the same bytes, or nothing.

    Raises OSError, or CannotWrite when the copy does not read back as the original.
    """
    held = _folder(place / migrate.BACKUPS)
    part = _folder(_part(held))
    try:
        for path in source.iterdir():
            shutil.copyfile(path, part / path.name)
        _settle(part)
        part.rename(held / source.name)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(held)
    return held / source.name


def copy_files(source: Path, names: Sequence[str], place: Path) -> int:
    """Copy the attached files that a place does not hold yet; return how many.

    Each is whole in its place or not there. One that is missing at the source is left out. Raises OSError.
    """
    pool = _folder(place / FILES)
    new = _missing(source, names, pool)
    for name in new:
        with path_of(source, name).open("rb") as stream, being_written(path_of(pool, name)) as target:
            shutil.copyfileobj(stream, target, _CHUNK)
    return len(new)


def missing_bytes(source: Path, names: Sequence[str], place: Path) -> int:
    """Return the bytes of the attached files that a place does not hold yet."""
    return sum(path_of(source, name).stat().st_size for name in _missing(source, names, place / FILES))


def _missing(source: Path, names: Sequence[str], pool: Path) -> list[str]:
    return [name for name in names if not path_of(pool, name).exists() and path_of(source, name).is_file()]


def thin(place: Path, now: dt.datetime) -> int:
    """Remove the backups that the rule of thinning no longer keeps; return how many."""
    held = {at: folder for folder in folders(place) if (at := moment(folder.name)) is not None}
    gone = [held[at] for at in held.keys() - kept(held.keys(), now)]
    for folder in gone:
        remove(folder)
    return len(gone)


def remove(folder: Path) -> None:
    """Remove a backup; one that is half removed no longer has the name of a backup."""
    part = _part(folder.parent)
    folder.rename(part)
    shutil.rmtree(part)


def sweep(place: Path) -> None:
    """Remove what a kill or a pulled stick left half-written; only one process works on a desk."""
    for folder in (place / migrate.BACKUPS, place / FILES):
        for left in _parts(folder):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def _parts(folder: Path) -> Iterator[Path]:
    return folder.glob(f"{PART}*") if folder.is_dir() else iter(())


@dataclasses.dataclass(frozen=True)
class SecondPlace:
    """Where a desk keeps its second backups: a folder of its own inside the one the user chose.

    The folder is made when it is chosen and never again by itself: a stick that is not there leaves an
    empty folder on some systems, and the laptop's own disk would be filled in its place.
    """

    chosen: Path
    desk: str

    @property
    def folder(self) -> Path:
        """The desk's own folder in it."""
        return self.chosen / f"gc25desk-{self.desk[:8]}"

    def prepare(self) -> None:
        """Make the folder and see that it can be written; raises OSError."""
        _folder(self.folder / migrate.BACKUPS)
        _folder(self.folder / FILES)
        with being_written(self.folder / "probe") as stream:
            stream.write(os.urandom(16))
        (self.folder / "probe").unlink()

    def present(self) -> bool:
        """Tell whether the place can be reached now."""
        try:
            return (self.folder / migrate.BACKUPS).is_dir()
        except OSError:
            return False
