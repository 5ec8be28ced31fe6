"""Opening a desk on disk: a folder with the encrypted database, the key file, files, backups, a lock."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gc25desk.errors import DeskDamaged, KnownError, NoDesk, WrongPassphrase
from gc25desk.files import PART
from gc25desk.i18n import _
from gc25desk.store import keychange, keyslots, migrate, schema, slot_file, upgrade
from gc25desk.store.attempts import Attempts
from gc25desk.store.engine import PAGE_BYTES, assert_floor
from gc25desk.store.files import private_file, private_folder
from gc25desk.store.lock import DeskLock, read_only
from gc25desk.store.opened import DATABASE, FILES, OpenDesk, damaged, plain_fault

__all__ = ["DATABASE", "FILES", "OpenDesk", "damaged", "looks_like_desk", "open_desk", "plain_fault"]

PLAIN_HEADER = b"SQLite format 3\x00"


def _unopened(fault: Exception | None) -> KnownError:
    """Say why the database does not open: a disk that is full or gone is no damage."""
    return (plain_fault(fault) if fault else None) or damaged()


def looks_like_desk(folder: Path) -> bool:
    """Tell whether the folder holds a desk or part of one."""
    try:
        return (folder / DATABASE).exists() or (folder / slot_file.FILE_NAME).exists()
    except OSError:  # a folder that may not be looked into, or a name too long
        return False


def open_desk(
    folder: Path, secret: str, kind: str = keyslots.PASSPHRASE, progress: migrate.Progress | None = None
) -> OpenDesk:
    """Open a desk with a passphrase or a recovery code; ``progress`` is told of a full check.

    Raises NoDesk, DeskDamaged, DeskNewer, DeskReadOnly, DeskInUse, TooSoon, WrongPassphrase or
    MigrationFailed; in each case nothing of the desk was changed, but a wrong try is counted.
    """
    assert_floor()
    _refuse_missing(folder)
    _refuse_wrong_file(folder / DATABASE)
    lock = DeskLock(folder)
    try:
        attempts = Attempts(folder)
        opened = _unwrap(attempts, folder, secret, kind)
        _tighten(folder)
        _sweep(folder)
        unclean = migrate.left_open(folder / DATABASE)
        key = _bring_up_to_date(folder, opened, progress)
        desk = OpenDesk(folder, key, opened, lock)
        desk.was_left_open = unclean
    except BaseException:
        lock.release()
        raise
    if opened.user not in desk.people:
        desk.close()
        raise damaged()
    if desk.person.ended is not None:
        desk.close()
        raise keyslots.wrong()
    try:
        keychange.finish(desk, opened)
    except BaseException:
        desk.close()
        raise
    desk.wrong_tries = attempts.forget()
    return desk


def _unwrap(attempts: Attempts, folder: Path, secret: str, kind: str) -> keyslots.Opened:
    """Try a secret once the wait after wrong ones is over; nothing is derived before."""
    attempts.refuse_early()
    try:
        return upgrade.unwrap(folder, secret, kind)
    except WrongPassphrase:
        attempts.refused()
        raise


def _bring_up_to_date(folder: Path, opened: keyslots.Opened, progress: migrate.Progress | None) -> bytes:
    """Return the key that opens the database, brought to this version."""
    keys = opened.keys.get(keyslots.DATABASE, [])
    key, connection = _fitting(folder / DATABASE, keys, progress)
    try:
        version = migrate.version_of(connection)
    finally:
        connection.close()
    if version > schema.SCHEMA_VERSION:
        raise slot_file.newer()
    if version == 0:
        raise damaged()
    if version == schema.SCHEMA_VERSION:
        return key
    if version > 1:
        migrate.bring_up_to_date(folder / DATABASE, key)
        return key
    new_key = opened.keys[keyslots.DATABASE][-1]
    migrate.bring_up_to_date(
        folder / DATABASE,
        key,
        finish=lambda connection: upgrade.seal_everything(connection, opened),
        new_key=new_key,
    )
    return new_key


def _fitting(database: Path, keys: Sequence[bytes], progress: migrate.Progress | None) -> tuple[bytes, Any]:
    """Return the key that fits, with an open connection; an unfinished change of keys leaves two."""
    for last, key in enumerate(keys, start=1):
        try:
            return key, migrate.open_checked(database, key, _unopened, progress)
        except DeskDamaged:
            if last == len(keys):
                raise
    raise damaged()


def _tighten(folder: Path) -> None:
    """Take back rights that a copy to another disk may have given to others."""
    with contextlib.suppress(OSError):
        private_folder(folder)
        for path in (folder / DATABASE, folder / slot_file.FILE_NAME):
            private_file(path)


def _sweep(folder: Path) -> None:
    """Remove what a kill left half-written; no record names it, and nobody else has the desk open."""
    with contextlib.suppress(OSError):
        for left in (*folder.glob(f"{PART}*"), *(folder / FILES).glob(f"{PART}*")):
            left.unlink(missing_ok=True)


def _refuse_missing(folder: Path) -> None:
    if migrate.is_backup(folder.absolute()):
        raise NoDesk(
            _("“{name}” is a backup, and opening it as a desk would change it.").format(name=folder.name),
            _("Restore a copy from within its desk, or open an empty folder and look for it from there."),
        )
    if not looks_like_desk(folder):
        raise NoDesk(
            _("There is no desk in “{name}”.").format(name=folder.name),
            _("Choose the folder of a desk, or make a new desk."),
        )
    if not (folder / DATABASE).is_file():
        raise NoDesk(
            _("The database of this desk is missing."),
            _("Put a backup in its place; it is offered here if there is one. Nothing was changed."),
        )


def _refuse_wrong_file(database: Path) -> None:
    """Name what stands where the encrypted database should be; a zero-length file is no empty desk."""
    try:
        size = database.stat().st_size
        with database.open("rb") as stream:
            head = stream.read(len(PLAIN_HEADER))
    except OSError:
        raise read_only() from None
    if size == 0:
        raise DeskDamaged(
            _("The database of this desk is empty: the file has no content."),
            _("Put a backup in its place; it is offered here if there is one. Nothing was changed."),
        )
    if head == PLAIN_HEADER:
        raise DeskDamaged(
            _("The file “desk.db” is an unencrypted database, not the one of this desk."),
            _("Put a backup in its place; it is offered here if there is one. Nothing was changed."),
        )
    # A power cut while the log is moved into the database leaves a torn end that the log makes whole.
    if size % PAGE_BYTES and not migrate.has_log(database):
        raise DeskDamaged(
            _("The database of this desk was cut short: its end is missing."),
            _("Put a backup in its place; it is offered here if there is one. Nothing was changed."),
        )
