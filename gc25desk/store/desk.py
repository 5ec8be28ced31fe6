"""A desk on disk: a folder with the encrypted database, the key slots, the files, backups, a lock."""

import contextlib
import dataclasses
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.errors import CannotWrite, DeskDamaged, DeskReadOnly, KnownError, NoDesk
from gc25desk.files import PART, cannot_write, sync_folder
from gc25desk.i18n import _
from gc25desk.store import keyslots, migrate, schema
from gc25desk.store.engine import PAGE_BYTES, DatabaseFault, assert_floor, connect, connect_still, make_engine
from gc25desk.store.files import FILE_MODE, private_file, private_folder
from gc25desk.store.journal import problems_in_journal
from gc25desk.store.lock import DeskLock, read_only
from gc25desk.store.session import Reader, Writer, now

DATABASE = "desk.db"
FILES = "files"
PLAIN_HEADER = b"SQLite format 3\x00"


@dataclasses.dataclass(frozen=True)
class Person:
    """Someone with an account on the desk."""

    id: str
    name: str
    role: str


class OpenDesk:
    """An open desk: the only holder of the database key and of the engine."""

    def __init__(self, folder: Path, key: bytes, user: str, lock: DeskLock) -> None:
        """Take over an unlocked folder whose database is at this version."""
        self.folder = folder
        self._key = bytearray(key)
        self._lock = lock
        self._engine = make_engine(self._connect)
        self._user = user
        self.was_left_open = False  # and so all of it was checked when it was opened
        with self.reading() as reader:
            self.about: dict[str, str] = {
                row.key: row.value for row in reader.connection.execute(sa.select(schema.about))
            }
            self.people: dict[str, Person] = {
                row.id: Person(row.id, row.name, row.role)
                for row in reader.connection.execute(sa.select(schema.person))
            }

    def _connect(self) -> Any:
        return connect(self.folder / DATABASE, bytes(self._key))

    @property
    def person(self) -> Person:
        """The person who opened the desk."""
        return self.people[self._user]

    @property
    def device(self) -> str:
        """The short name of this machine, the prefix of its references."""
        return self.about["device"]

    @property
    def files(self) -> Path:
        """The folder of the encrypted attachment files."""
        return self.folder / FILES

    def refuse_inside(self, path: Path) -> None:
        """Raise CannotWrite if a file that leaves the desk would stand in the desk's own folder."""
        real = Path(os.path.realpath(path.parent))
        if any(folder.exists() and folder.samefile(self.folder) for folder in (real, *real.parents)):
            raise CannotWrite(
                _("The desk’s own folder takes no other files, because they would stand there unencrypted."),
                _("Choose another folder. Nothing was changed."),
            )

    @property
    def key(self) -> bytes:
        """The database key, for the store's own work on copies; it never leaves the store."""
        return bytes(self._key)

    @property
    def closed(self) -> bool:
        """Whether the key and the engine are gone."""
        return not self._key

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """Tell the world's faults in sentences; damage that is met leads to a check at the next opening."""
        try:
            with _plain_faults():
                yield
        except DeskDamaged:
            if not self.closed:  # without its key every desk looks damaged
                migrate.ask_for_check(self.folder / DATABASE)
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open a transaction that only reads."""
        with self._faults(), self._engine.connect() as connection, connection.begin():
            yield Reader(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open a transaction that writes; it is on the disk when the block ends without an error."""
        engine = self._engine.execution_options(write=True)
        with self._faults(), engine.begin() as connection:
            yield Writer(connection, self._user, self.device, now())

    def snapshot(self, target: Path) -> None:
        """Write a copy of the database to a new file, encrypted under the same key and packed."""
        with _plain_faults():
            connection = self._connect()
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()

    @contextlib.contextmanager
    def opened_copy(self, database: Path) -> Iterator[Any]:
        """Give a driver's connection to a copy of the database, which stays as it is.

        Raises DeskDamaged when it does not open with the key of this desk.
        """
        with _plain_faults():
            connection = connect_still(database, bytes(self._key))
            try:
                yield connection
            finally:
                connection.close()

    def check(self) -> list[str]:
        """Return what is wrong with the file and the journal, empty when both are sound."""
        connection = self._connect()
        try:
            found = [_file_problem() for _fault in migrate.faults_in(connection)[:1]]
        except DatabaseFault:
            found = [_file_problem()]
        finally:
            connection.close()
        try:
            with self.reading() as reader:
                found += problems_in_journal(reader)
        except DeskDamaged:
            found = found or [_file_problem()]
        return found

    def close(self) -> None:
        """Drop the key and the engine and free the desk; closing twice is harmless."""
        if self.closed:
            return
        self._engine.dispose()
        for position in range(len(self._key)):
            self._key[position] = 0
        self._key.clear()
        self._lock.release()


def _file_problem() -> str:
    return _("The database file is damaged: its pages do not all pass their check.")


@contextlib.contextmanager
def _plain_faults() -> Iterator[None]:
    """Turn the database's faults that are the world's into sentences."""
    try:
        yield
    except sa.exc.DBAPIError as fault:
        raise _plain(str(fault.orig).casefold()) or fault from fault
    except DatabaseFault as fault:
        raise plain_fault(fault) or fault from fault


def plain_fault(fault: Exception) -> KnownError | None:
    """Return the sentence for a driver's fault that is the world's, None for one of ours."""
    return _plain(str(fault).casefold())


def _plain(words: str) -> KnownError | None:
    if "full" in words:
        return cannot_write(OSError(errno.ENOSPC, ""))
    if "readonly" in words or "read-only" in words:
        return read_only()
    if "malformed" in words or "not a database" in words:
        return damaged()
    if "disk i/o" in words or "unable to open" in words or "locked" in words:
        return CannotWrite(
            _("The desk’s disk did not take what was to be saved or read."),
            _("Check that the disk is connected and has room, then try again. Your text is kept here."),
        )
    return None


def _unopened(fault: Exception | None) -> KnownError:
    """Say why the database does not open: a disk that is full or gone is no damage."""
    return (plain_fault(fault) if fault else None) or damaged()


def damaged() -> DeskDamaged:
    """Say that the database is not what was last written."""
    return DeskDamaged(
        _("The database of this desk is damaged or not the one its keys belong to."),
        _("Delete nothing. Lock the desk and open it again: a backup is then offered in its place."),
    )


def looks_like_desk(folder: Path) -> bool:
    """Tell whether the folder holds a desk or part of one."""
    try:
        return (folder / DATABASE).exists() or (folder / keyslots.FILE_NAME).exists()
    except OSError:  # a folder that may not be looked into, or a name too long
        return False


def create(
    folder: Path,
    about: dict[str, str],
    person: Person,
    secrets: dict[str, str],
    cost: keyslots.Cost | None = None,
) -> None:
    """Make a new desk in a folder that is missing or empty.

    ``about`` needs ``device``; ``secrets`` gives the passphrase and the recovery code by slot kind.
    The desk is built beside the folder and moved in whole. Raises DeskReadOnly, CannotWrite or NoDesk.
    """
    assert_floor()
    folder = Path(os.path.realpath(folder))
    parent = folder.parent
    part = parent / f".{folder.name}.new-{uuid.uuid4().hex[:8]}"
    try:
        _refuse_used(folder)
        parent.mkdir(parents=True, exist_ok=True)
        private_folder(part)
        with _plain_faults():
            _build(part, about, person, secrets, cost)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        sync_folder(parent)
    except OSError as fault:
        shutil.rmtree(part, ignore_errors=True)
        if fault.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
            raise _cannot_make() from fault
        raise cannot_write(fault) from fault
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _cannot_make() -> DeskReadOnly:
    return DeskReadOnly(
        _("A desk cannot be made here, because the folder is read-only."),
        _("Choose another folder, such as one in your documents."),
    )


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NoDesk(
            _("“{name}” is already used, and nothing in it was touched.").format(name=folder.name),
            _("Choose a new or an empty folder for the desk."),
        )


def _build(
    folder: Path,
    about: dict[str, str],
    person: Person,
    secrets: dict[str, str],
    cost: keyslots.Cost | None,
) -> None:
    desk_id, key = str(uuid.uuid4()), keyslots.new_key()
    private_folder(folder / FILES)
    private_folder(folder / migrate.BACKUPS)
    database = folder / DATABASE
    database.touch(mode=FILE_MODE)
    engine = make_engine(lambda: connect(database, key, foreign_keys=False), pooled=False)
    try:
        migrate.upgrade(engine)
        with engine.execution_options(write=True).begin() as connection:
            _fill(Writer(connection, person.id, about["device"], now()), about | {"desk": desk_id}, person)
    finally:
        engine.dispose()
    file = keyslots.SlotFile(desk_id, ())
    for kind, secret in secrets.items():
        slot = keyslots.make_slot(
            desk_id, key, secret, kind=kind, user=person.id, role=person.role, cost=cost
        )
        file = file.with_slot(slot)
    keyslots.save(folder, file)


def _fill(writer: Writer, about: dict[str, str], person: Person) -> None:
    writer.connection.execute(
        schema.about.insert(), [{"key": key, "value": value} for key, value in about.items()]
    )
    writer.connection.execute(schema.person.insert().values(**dataclasses.asdict(person)))
    fields: dict[str, list[Any]] = {key: [None, value] for key, value in about.items()}
    writer.journal("desk", about["desk"], "create", fields)
    writer.journal("person", person.id, "create", {"name": [None, person.name], "role": [None, person.role]})


def open_desk(
    folder: Path, secret: str, kind: str = keyslots.PASSPHRASE, progress: migrate.Progress | None = None
) -> OpenDesk:
    """Open a desk with a passphrase or a recovery code; ``progress`` is told of a full check.

    Raises NoDesk, DeskDamaged, DeskNewer, DeskReadOnly, DeskInUse, WrongPassphrase or
    MigrationFailed; in each case nothing of the desk was changed.
    """
    assert_floor()
    _refuse_missing(folder)
    _refuse_wrong_file(folder / DATABASE)
    slots = keyslots.load(folder)
    lock = DeskLock(folder)
    try:
        key, slot = keyslots.unwrap(slots, secret, kind)
        _tighten(folder)
        _sweep(folder)
        unclean = migrate.left_open(folder / DATABASE)
        _bring_up_to_date(folder / DATABASE, key, progress)
        desk = OpenDesk(folder, key, slot.user, lock)
        desk.was_left_open = unclean
    except BaseException:
        lock.release()
        raise
    if slot.user not in desk.people:
        desk.close()
        raise damaged()
    return desk


def _bring_up_to_date(database: Path, key: bytes, progress: migrate.Progress | None) -> None:
    connection = migrate.open_checked(database, key, _unopened, progress)
    try:
        version = migrate.version_of(connection)
    finally:
        connection.close()
    if version > schema.SCHEMA_VERSION:
        raise keyslots.newer()
    if version == 0:
        raise damaged()
    if version < schema.SCHEMA_VERSION:
        migrate.bring_up_to_date(database, key)


def _tighten(folder: Path) -> None:
    """Take back rights that a copy to another disk may have given to others."""
    with contextlib.suppress(OSError):
        private_folder(folder)
        for path in (folder / DATABASE, folder / keyslots.FILE_NAME):
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
    if size % PAGE_BYTES:
        raise DeskDamaged(
            _("The database of this desk was cut short: its end is missing."),
            _("Put a backup in its place; it is offered here if there is one. Nothing was changed."),
        )
