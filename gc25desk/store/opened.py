"""An open desk: its keys, its engine, its transactions; and the database's faults in plain words."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from gc25desk.errors import CannotWrite, DeskDamaged, KnownError
from gc25desk.files import cannot_write
from gc25desk.i18n import _
from gc25desk.store import keyslots, migrate, people, schema
from gc25desk.store.engine import DatabaseFault, connect, connect_still, make_engine
from gc25desk.store.journal import problems_in_journal
from gc25desk.store.lock import DeskLock, read_only
from gc25desk.store.people import Person
from gc25desk.store.seals import Seals
from gc25desk.store.session import Reader, Writer, now

DATABASE = "desk.db"
FILES = "files"


class OpenDesk:
    """An open desk: the only holder of its keys and of the engine."""

    def __init__(self, folder: Path, key: bytes, opened: keyslots.Opened, lock: DeskLock) -> None:
        """Take over an unlocked folder whose database is at this version."""
        self.folder = folder
        self._key = bytearray(key)
        self._private = bytearray(opened.private)
        self._lock = lock
        self._engine = make_engine(self._connect)
        self._user = opened.user
        self.was_left_open = False  # and so all of it was checked when it was opened
        self.wrong_tries = 0  # since the desk was opened before this time
        self._unswept = False
        self.seals = Seals()
        self.about: dict[str, str] = {}
        self.people: dict[str, Person] = {}
        with self.reading() as reader:
            self.seals = people.seals_of(reader, opened)
        self.reload()

    def _connect(self) -> Any:
        return connect(self.folder / DATABASE, bytes(self._key))

    def reload(self) -> None:
        """Read anew who is on the desk and what is set on it."""
        with self.reading() as reader:
            rows = reader.connection.execute(sa.select(schema.about))
            self.about = {row.key: row.value for row in rows}
            self.people = people.load(reader)

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
            raise refused_inside()

    @property
    def closed(self) -> bool:
        """Whether the key and the engine are gone."""
        return not self._key

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """Tell the world's faults in sentences; damage that is met leads to a check at the next opening."""
        try:
            with plain_faults():
                yield
        except DeskDamaged:
            if not self.closed:  # without its key every desk looks damaged
                migrate.ask_for_check(self.folder / DATABASE)
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open a transaction that only reads."""
        with self._faults(), self._engine.connect() as connection, connection.begin():
            yield Reader(connection, self.seals)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open a transaction that writes; it is on the disk when the block ends without an error."""
        engine = self._engine.execution_options(write=True)
        try:
            with self._faults(), engine.begin() as connection:
                yield Writer(connection, self.seals, self._user, self.device, now())
        except CannotWrite:
            # What a failed commit left in the log could come back after a kill; closing takes the log away.
            self._engine.dispose()
            raise

    def snapshot(self, target: Path) -> None:
        """Write a copy of the database to a new file, encrypted under the same key and packed."""
        with plain_faults():
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
        with plain_faults():
            connection = connect_still(database, bytes(self._key))
            try:
                yield connection
            finally:
                connection.close()

    @contextlib.contextmanager
    def reading_sealed(self) -> Iterator[Reader]:
        """Open a transaction that reads with every identity left sealed: for what needs none."""
        with self.reading() as reader:
            yield Reader(reader.connection, Seals())

    @property
    def key(self) -> bytes:
        """The database key, for the store's own work on copies; it never leaves the store."""
        return bytes(self._key)

    @property
    def private(self) -> bytes:
        """The private key of the person who opened the desk."""
        return bytes(self._private)

    @property
    def identity_key(self) -> bytes:
        """The identity key now in use; raises KeyError for a person who does not hold it."""
        return self.seals.keys()[self.seals.generation]

    def use_seals(self, seals: Seals) -> None:
        """Seal under a new generation of the identity key from now on."""
        self.seals = seals

    def use_key(self, key: bytes) -> None:
        """Open the database with another key from now on."""
        self._key[:] = key

    @contextlib.contextmanager
    def away(self) -> Iterator[bytes]:
        """Give the database file back for as long as the block lasts; gives the key it stands under."""
        self._engine.dispose()
        try:
            yield bytes(self._key)
        finally:
            self._engine.dispose()

    def opened_for_me(self, sealed: bytes, bound: bytes) -> bytes | None:
        """Return what was sealed to the person who opened the desk, or None if it was not."""
        return keyslots.opened_by(bytes(self._private), sealed, bound)

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

    def sweep(self) -> None:
        """Rewrite the file without what was destroyed, and empty its log; if it fails, again at closing."""
        self._unswept = True
        with plain_faults():
            connection = self._connect()
            try:
                for words in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    connection.execute(words).fetchall()
            finally:
                connection.close()
        self._unswept = False

    def close(self) -> None:
        """Drop the key and the engine and free the desk; closing twice is harmless."""
        if self.closed:
            return
        self._engine.dispose()
        if self._unswept:
            with contextlib.suppress(KnownError):
                self.sweep()
        self.seals.drop()
        for secret in (self._key, self._private):
            secret[:] = bytes(len(secret))
            secret.clear()
        self._lock.release()


def refused_inside() -> CannotWrite:
    """Say that the folder of a desk is no place for what leaves it."""
    return CannotWrite(
        _("The desk’s own folder takes no other files, because they would stand there unencrypted."),
        _("Choose another folder. Nothing was changed."),
    )


def _file_problem() -> str:
    return _("The database file is damaged: its pages do not all pass their check.")


@contextlib.contextmanager
def plain_faults() -> Iterator[None]:
    """Turn the database's faults that are the world's into sentences."""
    try:
        yield
    except sa.exc.DBAPIError as fault:
        raise plain(str(fault.orig).casefold()) or fault from fault
    except DatabaseFault as fault:
        raise plain_fault(fault) or fault from fault


def plain_fault(fault: Exception) -> KnownError | None:
    """Return the sentence for a driver's fault that is the world's, None for one of ours."""
    return plain(str(fault).casefold())


def plain(words: str) -> KnownError | None:
    """Return the sentence for a fault of the database that is the world's, or None for one that is ours."""
    if "full" in words:
        return cannot_write(OSError(errno.ENOSPC, ""))
    if "readonly" in words or "read-only" in words:
        return read_only()
    # The last two are how a damaged search index is told.
    if any(sign in words for sign in ("malformed", "not a database", "vtable constructor", "corrupt")):
        return damaged()
    if "disk i/o" in words or "unable to open" in words or "locked" in words:
        return CannotWrite(
            _("The desk’s disk did not take what was to be saved or read."),
            _("Check that the disk is connected and has room, then try again. Your text is kept here."),
        )
    return None


def damaged() -> DeskDamaged:
    """Say that the database is not what was last written."""
    return DeskDamaged(
        _("The database of this desk is damaged or not the one its keys belong to."),
        _("Delete nothing. Lock the desk and open it again: a backup is then offered in its place."),
    )
