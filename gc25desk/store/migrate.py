"""Bring a desk to this version: on a copy, with foreign keys off, checked, then swapped in.

Rebuilding a table with foreign keys on would silently empty its child tables, so migrations never
run on the live file. A backup made before stays in the desk's backup folder.
"""

import contextlib
import datetime as dt
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.errors import CannotWrite, MigrationFailed
from gc25desk.files import PART, cannot_write, sync_folder, write_whole
from gc25desk.i18n import _
from gc25desk.paths import bundled
from gc25desk.store.engine import DatabaseFault, connect, make_engine
from gc25desk.store.files import private_file, private_folder, sync_file
from gc25desk.store.slot_file import FILE_NAME as SLOTS

BACKUPS = "backups"
STAMP = "%Y%m%d-%H%M%S-%f"  # of a backup's name, in UTC
CHECK_DUE = "check-due"
WORK = "desk.migrating.db"

Progress = Callable[[int, int], None]


Finish = Callable[[sa.Connection], None]


def upgrade(
    engine: sa.Engine, target: str = "head", scripts: Path | None = None, finish: Finish | None = None
) -> None:
    """Run the migrations up to ``target`` in one transaction on an engine with foreign keys off.

    ``finish`` runs in the same transaction: what a migration cannot do without the desk's keys.
    """
    # Alembic costs a third of a second to import and is needed on few starts.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts or bundled("migrations")).replace("%", "%%"))
    with engine.execution_options(write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if finish is not None:
            finish(connection)


def version_of(connection: Any) -> int:
    """Return the schema version written in the database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def copy_database(source: Path, key: bytes, target: Path) -> None:
    """Copy a closed or open database, still encrypted under the same key, to a new file."""
    connection = connect(source, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    private_file(target)
    sync_file(target)


def faults_in(connection: Any, progress: Progress | None = None) -> list[str]:
    """Return what SQLite and SQLCipher find wrong with the file, empty when it is sound.

    With ``progress``, which is given the steps done and all of them, the tables are checked one by one.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tables = [""] if progress is None else _tables(connection)
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    for done, table in enumerate(tables, 1):
        if progress is not None:
            progress(done, len(tables))
        which = f'("{table}")' if table else ""
        found += [
            str(row[0]) for row in connection.execute(f"PRAGMA integrity_check{which}") if row[0] != "ok"
        ]
    found += [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
    return found


def _tables(connection: Any) -> list[str]:
    """Return every table; the one of the schema stands for the pages in use by none."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    return ["sqlite_schema", *(str(row[0]) for row in connection.execute(query))]


def bring_up_to_date(
    database: Path,
    key: bytes,
    scripts: Path | None = None,
    finish: Finish | None = None,
    new_key: bytes | None = None,
) -> Path:
    """Migrate the database of a desk and return the database of the backup made before.

    ``finish`` completes the migration in its transaction; ``new_key`` is the key it then stands under. The
    database must be open nowhere else. Raises MigrationFailed with the desk as it was; then its backup,
    which would hold nothing that the desk does not, is gone again.
    """
    part = private_folder(database.parent / BACKUPS / f"{PART}{uuid.uuid4().hex[:8]}")
    backup = part.with_name(dt.datetime.now(dt.UTC).strftime(STAMP))
    work = database.with_name(WORK)
    _remove(work)
    try:
        copy_database(database, key, part / database.name)
        _copy_slots(database.parent, part)
        part.rename(backup)
        sync_folder(backup.parent)
        copy_database(backup / database.name, key, work)
        _migrate_file(work, key, scripts, finish)
        _settle(work, key, new_key)
        work.replace(database)
        sync_folder(database.parent)
    except Exception as fault:
        _remove(work)
        for left in (part, backup):
            shutil.rmtree(left, ignore_errors=True)
        raise MigrationFailed(
            _("This desk could not be brought to this version of GC25 Desk."),
            _("It is as it was. Keep using the earlier version and report the problem."),
        ) from fault
    return backup / database.name


def _copy_slots(folder: Path, target: Path) -> None:
    if (folder / SLOTS).is_file():
        write_whole(target / SLOTS, (folder / SLOTS).read_bytes())


def _migrate_file(work: Path, key: bytes, scripts: Path | None, finish: Finish | None) -> None:
    engine = make_engine(lambda: connect(work, key, foreign_keys=False), pooled=False)
    try:
        upgrade(engine, scripts=scripts, finish=finish)
    finally:
        engine.dispose()


def _settle(work: Path, key: bytes, new_key: bytes | None = None) -> None:
    """Check a copy that is to take the place of the database, put it under its key, and flush it."""
    connection = connect(work, key)
    try:
        if faults_in(connection):
            raise RuntimeError("the copy is not sound")
        # Leaves no write-ahead log behind that the swap could part from its database.
        connection.execute("PRAGMA journal_mode=DELETE")
        if new_key is not None:
            # Rewrites every page and what secure deletion left over, on a file that nobody uses yet.
            connection.execute("VACUUM")
            connection.execute(f"PRAGMA rekey=\"x'{new_key.hex()}'\"")
    finally:
        connection.close()
    if new_key is not None:
        connection = connect(work, new_key)
        try:
            if faults_in(connection):
                raise RuntimeError("the copy under its new key is not sound")
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
    sync_file(work)


def change_key(database: Path, key: bytes, new_key: bytes) -> None:
    """Put the database under another key, on a copy that is checked and swapped in.

    Open connections of this process must have been given back. Raises CannotWrite with the database as it
    was when it is in use, or when there is no room for the copy.
    """
    work = database.with_name(WORK)
    _remove(work)
    try:
        _no_log(database, key)
        copy_database(database, key, work)
        _settle(work, key, new_key)
        _no_log(database, key)
        work.replace(database)
        sync_folder(database.parent)
    except DatabaseFault as fault:
        _remove(work)
        raise CannotWrite(
            _("The keys of this desk could not be changed now, because it is in use or its disk is full."),
            _("It is as it was. Close the desk, open it again, and try once more."),
        ) from fault
    except OSError as fault:
        _remove(work)
        raise cannot_write(fault) from fault


def _no_log(database: Path, key: bytes) -> None:
    """Leave the database without a write-ahead log; raises the driver's fault while anyone has it open."""
    connection = connect(database, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def open_checked(
    database: Path,
    key: bytes,
    refused: Callable[[Exception | None], Exception],
    progress: Progress | None = None,
) -> Any:
    """Open one connection to see that the file is sound enough to use; raise ``refused(fault)`` if not.

    A desk that was left open is checked whole before anyone works on it (reliability.md C5).
    """
    unclean = left_open(database)
    try:
        connection = connect(database, key)
    except DatabaseFault as fault:
        raise refused(fault) from None
    try:
        if not faults_in(connection, progress) if unclean else _is_whole(connection, database):
            _check_done(database)
            return connection
        found: Exception = refused(None)
    except DatabaseFault as fault:
        found = refused(fault)
    connection.close()
    raise found


def _is_whole(connection: Any, database: Path) -> bool:
    """Tell whether the file has all the pages that its header names."""
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    return database.stat().st_size >= pages * size


def is_backup(folder: Path) -> bool:
    """Tell whether a folder is a backup, which is opened by restoring it and not as it is."""
    try:
        dt.datetime.strptime(folder.name, STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return folder.parent.name == BACKUPS


def left_open(database: Path) -> bool:
    """Tell whether a desk was not closed in order, or met damage while it was open.

    A write-ahead log with something in it is what a kill or a power cut leaves.
    """
    return has_log(database) or database.with_name(CHECK_DUE).exists()


def has_log(database: Path) -> bool:
    """Tell whether a write-ahead log with something in it stands beside a database."""
    log = database.with_name(database.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def ask_for_check(database: Path) -> None:
    """Have all of the desk checked when it is next opened."""
    with contextlib.suppress(OSError):
        database.with_name(CHECK_DUE).touch(mode=0o600)


def _check_done(database: Path) -> None:
    with contextlib.suppress(OSError):
        database.with_name(CHECK_DUE).unlink(missing_ok=True)
