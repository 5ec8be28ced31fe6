"""A backup becomes a desk again: beside the one in use, or in its place, and never over anything."""

import contextlib
import dataclasses
import shutil
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.errors import DeskDamaged
from gc25desk.files import PART, sync_folder
from gc25desk.i18n import _
from gc25desk.store import about, attached_check, backups, contents, migrate, schema, slot_file
from gc25desk.store.attached_check import Checked, Progress
from gc25desk.store.contents import Contents
from gc25desk.store.desk import DATABASE, FILES, plain_fault
from gc25desk.store.engine import DatabaseFault, connect, connect_still, make_engine
from gc25desk.store.files import private_file, private_folder, sync_file
from gc25desk.store.opened import OpenDesk
from gc25desk.store.record_keys import RecordKeys
from gc25desk.store.seals import Seals
from gc25desk.store.session import Writer, now

SECOND_PLACE = "second_place"  # the keys of what a desk knows about its second backups begin so


@dataclasses.dataclass(frozen=True)
class Restored:
    """A desk made from a backup: where it stands, what it holds, and how its attached files are."""

    folder: Path
    held: Contents
    files: Checked


def restore(
    desk: OpenDesk, backup: Path, sources: Sequence[Path], target: Path, progress: Progress | None
) -> Restored:
    """Make a desk from a backup in a folder that does not exist yet.

    ``sources`` are the folders its attached files are taken from. Built
    beside its place and moved in whole. Raises DeskDamaged or DeskNewer when the backup is not fit,
    OSError when the disk does not take it; nothing is left behind.
    """
    part = target.with_name(f".{target.name}.new-{uuid.uuid4().hex[:8]}")
    try:
        held = lay_out(backup, desk.key, part)
        with writing(part / DATABASE, desk.key, desk.person.id, desk.seals) as writer:
            _copy_files(writer, sources, part / FILES)
            files = attached_check.check(writer, [part / FILES], progress)
            _mark(writer, backup.name)
        sync_folder(part)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(target.parent)
    return Restored(target, held, files)


def rehearse(
    desk: OpenDesk, backup: Path, sources: Sequence[Path], place: Path, progress: Progress | None
) -> Restored:
    """Make a desk from a backup as :func:`restore` does, look at all of it, and remove it again.

    Its attached files are decrypted where they stand, so that the disk need not hold them twice.
    """
    part = place / f"{PART}{uuid.uuid4().hex[:8]}"
    try:
        held = lay_out(backup, desk.key, part)
        with writing(part / DATABASE, desk.key, "", desk.seals) as writer:
            files = attached_check.check(writer, sources, progress)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Restored(part, held, files)


def lay_out(backup: Path, key: bytes, folder: Path) -> Contents:
    """Make a desk without its attached files, sound and of this version, in a new folder."""
    for made in (folder, folder / FILES, folder / migrate.BACKUPS):
        private_folder(made)
    for name in (DATABASE, slot_file.FILE_NAME):
        shutil.copyfile(backup / name, folder / name)
        private_file(folder / name)
        sync_file(folder / name)
    slot_file.load(folder)
    held = checked(folder / DATABASE, key)
    if held.version > schema.SCHEMA_VERSION:
        raise slot_file.newer()
    if held.version < schema.SCHEMA_VERSION:
        migrate.bring_up_to_date(folder / DATABASE, key)
    return held


def checked(database: Path, key: bytes) -> Contents:
    """Check all of a copy and return what it holds; raises DeskDamaged when it is not sound."""
    with opened(database, key) as connection:
        held = backups.sound(connection)
    if held is None:
        raise _unfit()
    return held


def _unfit() -> DeskDamaged:
    return DeskDamaged(
        _("This backup is damaged, so no desk can be made from it."),
        _("Choose another backup. Nothing was changed."),
    )


@contextlib.contextmanager
def opened(database: Path, key: bytes) -> Iterator[Any]:
    """Give a driver's connection to a copy that stays as it is; raises DeskDamaged or CannotWrite."""
    try:
        connection = connect_still(database, key)
        try:
            yield connection
        finally:
            connection.close()
    except DatabaseFault as fault:
        told = plain_fault(fault)
        raise (_unfit() if told is None or isinstance(told, DeskDamaged) else told) from fault


@contextlib.contextmanager
def writing(database: Path, key: bytes, user: str, seals: Seals | None = None) -> Iterator[Writer]:
    """Open a transaction on the database of a desk that nobody has open; it is alone in its file after.

    Without ``seals`` identities are left sealed.
    """
    engine = make_engine(lambda: connect(database, key), pooled=False)
    try:
        with engine.execution_options(write=True).begin() as connection:
            device = sa.select(schema.about.c.value).where(schema.about.c.key == "device")
            name = str(connection.execute(device).scalar_one())
            within = (seals or Seals()).within(RecordKeys(connection))
            yield Writer(connection, within, user, name, now())
    finally:
        engine.dispose()
    sync_file(database)


def _copy_files(writer: Writer, sources: Sequence[Path], target: Path) -> None:
    names = attached_check.named(writer)
    for source in sources:
        backups.copy_files(source, names, target.parent)


def _mark(writer: Writer, name: str) -> None:
    """Say in the copy's own journal what it is; a copy sends no backups where those of the desk go."""
    for row in writer.connection.execute(sa.select(schema.about.c.key)).scalars().all():
        if row.startswith(SECOND_PLACE):
            about.put(writer, row, "")
    writer.journal(contents.OWN_NOUN, name, "restored", {})


def opens(backup: Path, key: bytes) -> bool:
    """Tell whether a key is the one of a backup; an older one may be from before a change of keys."""
    try:
        connect_still(backup / DATABASE, key).close()
    except DatabaseFault:
        return False
    return True
