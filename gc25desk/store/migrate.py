"""Bring a desk to this version: on a copy, with foreign keys off, checked, then swapped in.

Rebuilding a table with foreign keys on would silently empty its child tables, so migrations never
run on the live file. A backup made before stays in the desk's backup folder.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.errors import CannotWrite, MigrationFailed
from gc25desk.files import cannot_write, sync_folder
from gc25desk.i18n import _
from gc25desk.paths import bundled
from gc25desk.store import schema
from gc25desk.store.engine import DatabaseFault, connect, make_engine
from gc25desk.store.files import private_file, private_folder, sync_file

BACKUPS = "backups"
WORK = "desk.migrating.db"


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


def faults_in(connection: Any) -> list[str]:
    """Return what SQLite and SQLCipher find wrong with the file, empty when it is sound."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
    return found


def bring_up_to_date(
    database: Path,
    key: bytes,
    scripts: Path | None = None,
    finish: Finish | None = None,
    new_key: bytes | None = None,
) -> Path:
    """Migrate the database of a desk and return the backup made before.

    ``finish`` completes the migration in its transaction; ``new_key`` is the key it then stands under. The
    database must be open nowhere else. Raises MigrationFailed with the desk as it was.
    """
    backups = private_folder(database.parent / BACKUPS)
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S-%f")
    backup = backups / f"before-version-{schema.SCHEMA_VERSION}-{stamp}.db"
    work = database.with_name(WORK)
    _remove(work)
    try:
        copy_database(database, key, backup)
        copy_database(backup, key, work)
        _migrate_file(work, key, scripts, finish)
        _settle(work, key, new_key)
        work.replace(database)
        sync_folder(database.parent)
    except Exception as fault:
        _remove(work)
        raise MigrationFailed(
            _("This desk could not be brought to this version of GC25 Desk."),
            _("It is as it was. Keep using the earlier version and report the problem."),
        ) from fault
    return backup


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


def open_checked(database: Path, key: bytes, refused: Callable[[Exception | None], Exception]) -> Any:
    """Open one connection to see that the file is sound enough to use; raise ``refused(fault)`` if not.

    A write-ahead log with something in it means that the desk was not closed in order; then every
    page is checked before anyone works on it (reliability.md C5).
    """
    unclean = has_log(database)
    try:
        connection = connect(database, key)
    except DatabaseFault as fault:
        raise refused(fault) from None
    try:
        if not faults_in(connection) if unclean else _is_whole(connection, database):
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


def has_log(database: Path) -> bool:
    """Tell whether a write-ahead log with something in it stands beside a database."""
    log = database.with_name(database.name + "-wal")
    return log.exists() and log.stat().st_size > 0
