"""A damaged desk is moved aside whole and a backup put in its place; nothing of it is ever deleted.

What was moved stands in ``damaged/STAMP`` with its write-ahead log and its key slots. The new database
is made ready and checked first, and moved in last: after a kill half-way the desk has no database, which
is told at the next start, and the same can be done again from what was moved.
"""

import base64
import contextlib
import dataclasses
import datetime as dt
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa

from gc25desk.domain.access import Role
from gc25desk.errors import DeskDamaged, WrongPassphrase
from gc25desk.files import PART, sync_folder
from gc25desk.store import (
    about,
    attached_check,
    backups,
    keyslots,
    migrate,
    restoring,
    salvage,
    schema,
    slot_file,
    upgrade,
)
from gc25desk.store.desk import DATABASE, FILES, damaged
from gc25desk.store.engine import DatabaseFault
from gc25desk.store.files import private_file, private_folder, sync_file
from gc25desk.store.lock import DeskLock
from gc25desk.store.session import Writer
from gc25desk.store.torn import Torn

FOLDER = "damaged"
_SET = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", slot_file.FILE_NAME)
Progress = Callable[[int, int], None]


@dataclasses.dataclass(frozen=True)
class Opening:
    """What a passphrase opens: a key, and who of the desk it belongs to, with their public key."""

    key: bytes = dataclasses.field(repr=False)
    user: str
    public: bytes


@dataclasses.dataclass(frozen=True)
class PutBack:
    """Where the damaged set went, what could be read of it, and how its journal goes on in the new desk."""

    moved: Path
    read: salvage.Read | None
    entries_added: int = 0
    entries_left: int = 0


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the desk, so that nobody opens it meanwhile; raises DeskInUse or DeskReadOnly."""
    lock = DeskLock(folder)
    try:
        yield
    finally:
        lock.release()


def opening(folder: Path, secret: str, kind: str) -> Opening | None:
    """Return what a secret opens by the key slots in a folder, None if they are damaged or missing.

    Raises WrongPassphrase when the slots are sound and none opens.
    """
    try:
        opened = upgrade.look(folder, secret, kind)
    except DeskDamaged:
        return None
    keys = opened.keys.get(keyslots.DATABASE, [])
    # After a change of keys that was cut short there are two, and a damaged database cannot be asked.
    fitting = [key for key in keys if restoring.opens(folder, key)] or keys
    return Opening(fitting[0], opened.user, keyslots.public_of(opened.private)) if keys else None


class Openings:
    """The keys of backups: those of the desk, else of their own slots, each set of slots tried once."""

    def __init__(self, live: Opening | None, secret: str, kind: str) -> None:
        self._known = [live] if live is not None else []
        self._tried: set[bytes] = set()
        self._secret = secret
        self._kind = kind

    def first(self) -> Opening | None:
        """Return the first that was found."""
        return self._known[0] if self._known else None

    def of(self, backup: Path) -> Opening | None:
        """Return what opens a backup, None if the secret does not."""
        for known in self._known:
            if restoring.opens(backup, known.key):
                return known
        slots = (backup / slot_file.FILE_NAME).read_bytes()
        if slots in self._tried:
            return None
        self._tried.add(slots)
        with contextlib.suppress(WrongPassphrase):
            found = opening(backup, self._secret, self._kind)
            if found is not None:
                self._known.append(found)
                return found if restoring.opens(backup, found.key) else None
        return None


def source(folder: Path) -> Path | None:
    """Return where the damaged database stands: in the desk, or moved aside by an attempt cut short."""
    if (folder / DATABASE).is_file():
        return folder
    moved = sorted((folder / FOLDER).glob("*/" + DATABASE), reverse=True)
    return moved[0].parent if moved else None


@contextlib.contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give a folder beside the backups that is gone afterwards, even if this program is killed."""
    private_folder(folder / migrate.BACKUPS)
    part = private_folder(folder / migrate.BACKUPS / f"{PART}{uuid.uuid4().hex[:8]}")
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def is_sound(folder: Path, key: bytes) -> bool:
    """Tell whether the database in a folder passes every check, looked at on a copy with its log."""
    with scratch(folder) as part:
        _copy_set(folder, part)
        salvage.settled(part / DATABASE, key)
        try:
            restoring.checked(part / DATABASE, key)
        except DeskDamaged:
            return False
    return True


def readable(database: Path, key: bytes) -> bool:
    """Tell whether a damaged database opens at all, so that some of it can be read."""
    torn = Torn(database, key)
    try:
        # Without these rows no desk is one; and an empty file opens as an empty database under any key.
        return int(torn.run("SELECT count(*) FROM about")[0][0]) > 0
    except DatabaseFault:
        return False
    finally:
        torn.close()


def second_place(database: Path, key: bytes) -> str:
    """Return the second place that a database names, as far as it can be read; empty if it cannot."""
    torn = Torn(database, key)
    try:
        found = torn.run("SELECT value FROM about WHERE key = ?", restoring.SECOND_PLACE)
    except DatabaseFault:
        return ""
    finally:
        torn.close()
    return str(found[0][0]) if found else ""


def put_slots_back(folder: Path, backup: Path, at: dt.datetime) -> PutBack:
    """Put the key slots of a backup in the place of damaged ones; the database stays."""
    with scratch(folder) as part:
        shutil.copyfile(backup / slot_file.FILE_NAME, part / slot_file.FILE_NAME)
        _private(part)
        moved = _move_aside(folder, at, (slot_file.FILE_NAME,))
        (part / slot_file.FILE_NAME).rename(folder / slot_file.FILE_NAME)
        sync_folder(folder)
    return PutBack(moved, None)


def put_back(
    folder: Path,
    backup: Path | None,
    opened: Opening,
    damaged_key: bytes,
    at: dt.datetime,
    *,
    progress: Progress | None,
) -> PutBack:
    """Put a backup in the place of a damaged desk, or what can be read of it when there is no backup.

    ``opened`` is what opens the backup, ``damaged_key`` the key of the damaged database. Its readable
    rows are kept beside it. Raises DeskDamaged, with everything as it was, when the backup is not sound
    or nothing can be read.
    """
    with scratch(folder) as part:
        new, saved = part / "desk", part / salvage.DATABASE
        read = _rebuilt(folder, part, damaged_key, opened.key, progress=progress)
        if backup is not None:
            restoring.lay_out(backup, opened.key, new)
            added, left = _go_on(new, saved, opened) if read is not None else (0, 0)
        else:
            _lay_out_salvaged(folder, new, saved, opened)
            added = left = 0
        moved = _move_aside(folder, at, _SET)
        if read is not None:
            saved.rename(moved / salvage.DATABASE)
            sync_folder(moved)
        for name in (slot_file.FILE_NAME, DATABASE):
            (new / name).rename(folder / name)
        sync_folder(folder)
    return PutBack(moved, read, added, left)


def _rebuilt(
    folder: Path, part: Path, key: bytes, new_key: bytes, *, progress: Progress | None
) -> salvage.Read | None:
    place = source(folder)
    if place is None:
        return None
    torn = private_folder(part / "torn")
    _copy_set(place, torn)
    salvage.settled(torn / DATABASE, key)
    try:
        return salvage.rebuild(torn / DATABASE, key, part / salvage.DATABASE, new_key, progress)
    except DeskDamaged:
        (part / salvage.DATABASE).unlink(missing_ok=True)
        return None
    finally:
        shutil.rmtree(torn)


def _go_on(new: Path, saved: Path, opened: Opening) -> tuple[int, int]:
    with (
        salvage.opened(saved, opened.key) as reader,
        restoring.writing(new / DATABASE, opened.key, opened.user) as writer,
    ):
        return salvage.journal_tail(reader, writer)


def _lay_out_salvaged(folder: Path, new: Path, saved: Path, opened: Opening) -> None:
    place = source(folder)
    if place is None or not saved.is_file() or not (folder / slot_file.FILE_NAME).is_file():
        raise damaged()
    private_folder(new)
    shutil.copyfile(saved, new / DATABASE)
    shutil.copyfile(folder / slot_file.FILE_NAME, new / slot_file.FILE_NAME)
    _private(new)
    with salvage.opened(new / DATABASE, opened.key) as writer:
        if not about.value(writer, "device") or not about.value(writer, "desk"):
            raise damaged()
        _keep_person(writer, opened)


def _keep_person(writer: Writer, opened: Opening) -> None:
    """Let in whoever opened the desk and whose row was lost: to manage people, and to read no record."""
    table = schema.person
    if not writer.connection.execute(sa.select(table.c.id).where(table.c.id == opened.user)).first():
        public = base64.b64encode(opened.public).decode("ascii")
        values = {"name": "?", "roles": (Role.ADMINISTRATOR,), "public": public, "vouched": ""}
        writer.connection.execute(table.insert().values(id=opened.user, **values))


def _copy_set(place: Path, target: Path) -> None:
    for name in _SET:
        if (place / name).is_file():
            shutil.copyfile(place / name, target / name)


def _private(folder: Path) -> None:
    for path in folder.iterdir():
        private_file(path)
        sync_file(path)


def _move_aside(folder: Path, at: dt.datetime, names: tuple[str, ...]) -> Path:
    place = private_folder(folder / FOLDER)
    moved = private_folder(place / backups.stamp(at))
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(moved / name)
    for changed in (moved, place, folder):
        sync_folder(changed)
    return moved


def fetch_files(folder: Path, key: bytes, sources: list[Path]) -> None:
    """Bring attached files that the desk names and does not have from other places, where they are."""
    with salvage.opened(folder / DATABASE, key) as reader:
        names = attached_check.named(reader)
    private_folder(folder / FILES)
    for place in sources:
        backups.copy_files(place, names, folder)
