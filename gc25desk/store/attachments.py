"""Attached files: each encrypted under a key of its own, named by nothing that tells what it is.

The format is age (age-encryption.org): authenticated, and a file cut short does not decrypt. The
secret of each file stands beside its row inside the encrypted database, so destroying the row
destroys the file for good.
"""

import contextlib
import dataclasses
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
import sqlalchemy as sa

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.record import new_id
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import DeskDamaged, IdentitySealed, NotFound, UnreadableFile
from gc25desk.files import being_written, cannot_write
from gc25desk.i18n import _
from gc25desk.store import schema
from gc25desk.store.seals import part_place
from gc25desk.store.session import Reader, Writer

FIELD = "files"
CHUNK = 1024 * 1024
LARGEST = 4 * 1024 * 1024 * 1024


@dataclasses.dataclass(frozen=True)
class Stored:
    """A file that stands encrypted in the desk's folder, not yet named by any record."""

    attachment: Attachment
    secret: str = dataclasses.field(repr=False)


class _Hashing(io.RawIOBase):
    """A stream that hashes and counts what is read from it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.hash = hashlib.sha256()
        self.size = 0
        self.failed = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        try:
            chunk = self._source.read(size)
        except OSError:
            self.failed = True
            raise
        self.hash.update(chunk)
        self.size += len(chunk)
        return chunk


class _Kept(io.RawIOBase):
    """A stream that keeps why a write to it failed, because the encryption tells it only in words."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.fault: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, chunk: Any, /) -> int:
        try:
            return self._target.write(chunk)
        except OSError as fault:
            self.fault = fault
            raise


def path_of(files: Path, attachment_id: str) -> Path:
    """Return where an attached file stands, encrypted."""
    return files / f"{attachment_id}.age"


def take_in(files: Path, source: Path, name: str) -> Stored:
    """Encrypt a copy of a file into the desk's folder and return what to write in its row.

    The file is on the disk before this returns, so that no row can name a file that is not there.
    Raises UnreadableFile or CannotWrite; nothing is left behind.
    """
    identity = pyrage.x25519.Identity.generate()
    attachment_id = new_id()
    with _opened(source, name) as stream:
        hashing = _Hashing(stream)
        try:
            _encrypt(hashing, path_of(files, attachment_id), identity)
        except (OSError, pyrage.EncryptError) as fault:
            if isinstance(fault, OSError) and not hashing.failed:
                with contextlib.suppress(OSError):
                    path_of(files, attachment_id).unlink(missing_ok=True)
                raise cannot_write(OSError(fault.errno, "")) from fault
            raise _unreadable(name) from fault
    attachment = Attachment(attachment_id, name, hashing.size, hashing.hash.hexdigest())
    return Stored(attachment, str(identity))


def _opened(source: Path, name: str) -> BinaryIO:
    """Open an ordinary file; a pipe or a device could keep the desk waiting or fill its disk."""
    try:
        if not source.is_file():
            raise _unreadable(name)
        if source.stat().st_size > LARGEST:
            raise _too_large(name)
        return source.open("rb")
    except (OSError, ValueError) as fault:
        raise _unreadable(name) from fault


def _encrypt(source: _Hashing, target: Path, identity: pyrage.x25519.Identity) -> None:
    with being_written(target) as stream:
        kept = _Kept(stream)
        try:
            pyrage.encrypt_io(source, kept, [identity.to_public()])
        except pyrage.EncryptError as fault:
            raise kept.fault or fault from fault


def add(writer: Writer, noun: str, owner: str, stored: Stored) -> None:
    """Write the row that names a file taken in."""
    table = schema.parts[noun, FIELD]
    last = sa.select(sa.func.coalesce(sa.func.max(table.c.position), -1)).where(table.c.owner == owner)
    position = writer.connection.execute(last).scalar_one() + 1
    values = dataclasses.asdict(stored.attachment)
    values["name"] = writer.seals.seal(
        values["name"], (noun, owner, part_place(FIELD, values, position, "name"))
    )
    secret = writer.seals.seal(stored.secret, secret_place(noun, stored.attachment.id))
    writer.connection.execute(table.insert().values(owner=owner, position=position, secret=secret, **values))


def secret_place(noun: str, attachment_id: str) -> tuple[str, ...]:
    """Return the place that the sealed secret of a file is bound to."""
    return ("file", noun, attachment_id, "secret")


def _secret_of(reader: Reader, noun: str, row: Any) -> str:
    """Return the secret that opens a file; raises IdentitySealed for those who may not see identities."""
    secret = reader.seals.opened(row.secret, secret_place(noun, row.id))
    if isinstance(secret, Sealed):
        raise IdentitySealed(
            _("Attached files are for those who may see who people are."),
            _("Ask the custodian of identities to show you this record."),
        )
    return secret


def forget(reader: Reader, files: Path, noun: str, taken: Iterable[Stored]) -> None:
    """Remove files taken in that no row names; a save that seemed to fail may yet have been kept."""
    table = schema.parts[noun, FIELD]
    ids = {stored.attachment.id for stored in taken}
    named = set(reader.connection.execute(sa.select(table.c.id).where(table.c.id.in_(ids))).scalars())
    for attachment_id in ids - named:
        path_of(files, attachment_id).unlink(missing_ok=True)


def bring_out(reader: Reader, files: Path, noun: str, attachment_id: str, target: BinaryIO) -> Attachment:
    """Write the decrypted content of an attached file to a stream and check its SHA-256.

    Raises NotFound, DeskDamaged when the file is missing or changed, or OSError.
    """
    table = schema.parts[noun, FIELD]
    row = reader.connection.execute(sa.select(table).where(table.c.id == attachment_id)).first()
    if row is None:
        raise NotFound(_("There is no such file on this desk."), _("Reload the record and try again."))
    identity = pyrage.x25519.Identity.from_str(_secret_of(reader, noun, row))
    _decrypt(path_of(files, attachment_id), target, identity)
    target.seek(0)
    if _sha256(target) != row.sha256:
        raise _changed()
    return _attachment(reader, noun, row)


def _attachment(reader: Reader, noun: str, row: Any) -> Attachment:
    place = (noun, row.owner, part_place(FIELD, {"id": row.id}, row.position, "name"))
    return Attachment(row.id, reader.seals.opened(row.name, place), row.size, row.sha256)


def _decrypt(source: Path, target: BinaryIO, identity: pyrage.x25519.Identity) -> None:
    try:
        with source.open("rb") as stream:
            pyrage.decrypt_io(stream, target, [identity])
    except (FileNotFoundError, pyrage.DecryptError):
        raise _changed() from None
    except OSError as fault:
        # A chunk that does not pass its check is told as an OSError without a number.
        if fault.errno is None:
            raise _changed() from None
        raise


def _sha256(stream: BinaryIO) -> str:
    found = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def ids_of(reader: Reader, noun: str, owner: str) -> list[str]:
    """Return the identifiers of the files attached to a record."""
    table = schema.parts.get((noun, FIELD))
    if table is None:
        return []
    return list(reader.connection.execute(sa.select(table.c.id).where(table.c.owner == owner)).scalars())


def _unreadable(name: str) -> UnreadableFile:
    return UnreadableFile(
        _("“{name}” could not be read, so it was not attached.").format(name=name),
        _("Check that the file is still there and not open in another program, then attach it again."),
    )


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        _("“{name}” is larger than 4 GiB, so it was not attached.").format(name=name),
        _("Attach a shorter part of it, and keep the original in the evidence store."),
    )


def _changed() -> DeskDamaged:
    return DeskDamaged(
        _("The attached file is missing or was changed after it was received, so it is not shown."),
        _("Put the desk’s “files” folder back from a backup. The record itself is unharmed."),
    )


def name_of(reader: Reader, noun: str, attachment_id: str) -> str:
    """Return the name an attached file had when it was received; raises NotFound."""
    table = schema.parts[noun, FIELD]
    found = reader.connection.execute(sa.select(table).where(table.c.id == attachment_id)).first()
    if found is None:
        raise NotFound(_("There is no such file on this desk."), _("Reload the record and try again."))
    return _attachment(reader, noun, found).name
