"""What a user does at a desk, act by act, told to whoever records it.

``python acts.py DAY DESK SAID SYNCHRONOUS`` runs one day: a list of acts. After each transaction and each
act whose end the user is told, one line of JSON stands in SAID: which register (the database, the key
slots) now has which value, and which files must stand with it. A new act is a function here, named in
``DAYS``.
"""

import contextlib
import dataclasses
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gc25desk.paths import bundled
from gc25desk.services import attachment, draft, person, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store import desk as store
from gc25desk.store import engine, migrate, schema, slot_file
from gc25desk.store.desk import OpenDesk
from gc25desk.store.session import Writer
from tests.builders import PASSPHRASE, a_child, a_complaint, a_tag, an_evidence, database_key
from tests.faults.contents import digest_of

OTHER_PASSPHRASE = "copper walnut silent harbour"

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    with op.batch_alter_table("complaint", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    op.execute("PRAGMA user_version = {revision}")
"""


class Teller:
    """Tells each acknowledged value at once, past every buffer."""

    def __init__(self, folder: Path, said: Path) -> None:
        """Begin to tell into a file."""
        self._folder = folder
        self._file = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def tell(self, register: str, value: str, files: tuple[Path, ...] = ()) -> None:
        """Say that a register has a value, and that these files stand with it."""
        standing = {str(path.relative_to(self._folder)): sha256(path) for path in files}
        line = {"register": register, "value": value, "files": standing}
        os.write(self._file, json.dumps(line).encode() + b"\n")

    def database(self, desk: Desk, files: tuple[Path, ...] = ()) -> None:
        """Say what stands in an open desk's database."""
        with desk.store.reading() as reader:
            value = digest_of(reader.connection.connection.driver_connection)
        self.tell("database", value, files)

    def slots(self) -> None:
        """Say what the key-slot file holds."""
        self.tell("slots", sha256(self._folder / slot_file.FILE_NAME))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclasses.dataclass(frozen=True)
class Scene:
    """Where the acts are played: the desk's folder, the file to attach, who listens."""

    folder: Path
    teller: Teller

    @property
    def beside(self) -> Path:
        """A folder outside the desk, for what is attached and what is brought out."""
        return self.folder.parent

    def opened(self, passphrase: str = PASSPHRASE) -> Desk:
        """Open the desk and tell what it holds."""
        desk = desks.open_desk(self.folder, passphrase)
        self.teller.database(desk)
        return desk

    def key(self) -> bytes:
        """Return the database key."""
        return database_key(self.folder)

    def a_file(self, size: int) -> Path:
        """Make a file to attach."""
        path = self.beside / f"film-{size}.bin"
        path.write_bytes(os.urandom(size))
        return path


def replace(owner: Any, name: str, value: Any) -> None:
    """Put another part in the place of one of the program's, for this run of the worker alone."""
    setattr(owner, name, value)


def telling_every_commit(teller: Teller) -> None:
    """Let every transaction of a desk tell, once it has returned, what now stands in the database."""
    real = OpenDesk.writing

    @contextlib.contextmanager
    def writing(self: OpenDesk) -> Iterator[Writer]:
        with real(self) as writer:
            yield writer
        with self.reading() as reader:
            value = digest_of(reader.connection.connection.driver_connection)
        teller.tell("database", value)

    replace(OpenDesk, "writing", writing)


def save_and_edit(_scene: Scene, desk: Desk) -> None:
    """Type a draft, save it as a complaint, edit it twice."""
    draft.keep(desk, "complaint", "", {"narrative": "typed " * 200})
    held, _changes = saving.save(desk, "complaint", a_complaint(narrative="word " * 400))
    fuller = dataclasses.replace(held, children=(a_child(), a_child(age=9)), tags=(a_tag(12), a_tag(75)))
    held, _changes = saving.save(desk, "complaint", fuller)
    saving.save(desk, "complaint", dataclasses.replace(held, narrative="other " * 900, children=()))


def attach_files(scene: Scene, desk: Desk) -> None:
    """Save evidence, attach two files, save another together with its file."""
    held, _changes = saving.save(desk, "evidence", an_evidence())
    held, _changes = attachment.attach(desk, held.id, [scene.a_file(3_000), scene.a_file(20_000)])
    (new,) = attachment.save_with_files(desk, [(an_evidence(title="Second"), [scene.a_file(70_000)])])
    named = (*held.files, *new.files)
    scene.teller.database(desk, tuple(desk.store.files / f"{file.id}.age" for file in named))


def journal_a_copy(scene: Scene, desk: Desk) -> None:
    """Bring a file out again, which writes the journal alone."""
    (item, *_rest) = records.every(desk, "evidence")
    for number, file in enumerate(item.files):
        attachment.save_copy(desk, file.id, scene.beside / f"copy-{number}.bin")


def save_many(_scene: Scene, desk: Desk) -> None:
    """Save several records in one transaction, large enough to make the log move into the database."""
    saving.save_all(desk, "complaint", [a_complaint(narrative=f"{at} " * 1_500) for at in range(4)])


def work(scene: Scene) -> None:
    """A working hour: typing, saving, editing, attaching, bringing out."""
    desk = scene.opened()
    for act in (save_and_edit, attach_files, journal_a_copy, save_many):
        act(scene, desk)
    desks.close(desk)


def open_and_close(scene: Scene) -> None:
    """Open, save and close, over and over: the log is moved into the database and taken away."""
    for _time in range(3):
        desk = scene.opened()
        save_many(scene, desk)
        save_and_edit(scene, desk)
        desks.close(desk)


def back_up(scene: Scene) -> None:
    """Copy the database of an open desk between saves."""
    desk, key = scene.opened(), scene.key()
    for number in range(2):
        save_and_edit(scene, desk)
        backup = scene.folder / migrate.BACKUPS / f"copy-{number}.db"
        migrate.copy_database(scene.folder / store.DATABASE, key, backup)
        scene.teller.database(desk, (backup,))
    desks.close(desk)


def bring_up_to_date(scene: Scene) -> None:
    """Migrate a desk with a record in it by the migration that comes next."""
    desk = scene.opened()
    save_and_edit(scene, desk)
    desks.close(desk)
    database, key = scene.folder / store.DATABASE, scene.key()
    scripts = scene.beside / "scripts"
    shutil.copytree(bundled("migrations"), scripts)
    before = schema.SCHEMA_VERSION
    (scripts / "versions" / f"{before + 1:04}_next.py").write_text(
        NEXT.format(before=before, revision=before + 1)
    )
    backup = migrate.bring_up_to_date(database, key, scripts)
    connection = engine.connect(database, key)
    scene.teller.tell("database", digest_of(connection), (backup,))
    connection.close()


def change_the_passphrase(scene: Scene) -> None:
    """Wrap the key anew under other passphrases, three times."""
    desk = scene.opened()
    scene.teller.slots()
    known = PASSPHRASE
    for secret in (OTHER_PASSPHRASE, PASSPHRASE, OTHER_PASSPHRASE):
        person.change_passphrase(desk, known, secret)
        known = secret
        scene.teller.slots()
        save_many(scene, desk)
    desks.close(desk)


DAYS: dict[str, Callable[[Scene], Any]] = {
    "working": work,
    "closing": open_and_close,
    "backup": back_up,
    "migration": bring_up_to_date,
    "keys": change_the_passphrase,
}


NO_FOLDERS = "NO FOLDERS"  # full synchronisation, but no folder is ever flushed


def main(day: str, folder: str, said: str, flushing: str) -> None:
    """Play one day; the log is moved into the database far more often than usual."""
    synchronous = "FULL" if flushing == NO_FOLDERS else flushing
    pragmas = [pragma for pragma in engine._PRAGMAS if not pragma.startswith("synchronous")]
    replace(engine, "_PRAGMAS", (*pragmas, f"synchronous={synchronous}", "wal_autocheckpoint=20"))
    if flushing == NO_FOLDERS:
        replace(os, "fsync", _flush_files_alone)
    teller = Teller(Path(folder), Path(said))
    telling_every_commit(teller)
    DAYS[day](Scene(Path(folder), teller))


_flush = os.fsync


def _flush_files_alone(handle: int) -> None:
    if not stat.S_ISDIR(os.fstat(handle).st_mode):
        _flush(handle)


if __name__ == "__main__":
    main(*sys.argv[1:])
