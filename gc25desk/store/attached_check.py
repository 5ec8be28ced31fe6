"""Whether every attached file is there, decrypts and is what it was when it was received."""

import dataclasses
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyrage
import sqlalchemy as sa

from gc25desk.domain.sealed import Sealed
from gc25desk.store import schema
from gc25desk.store.attachments import FIELD, path_of, secret_place
from gc25desk.store.session import Reader

_AGE = b"age-encryption.org/v1"
Progress = Callable[[int, int], None]


@dataclasses.dataclass(frozen=True)
class Checked:
    """How many attached files were looked at, and the identifiers of those that are not as they were."""

    sound: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]


class _Hash(io.RawIOBase):
    """A stream that keeps nothing of what is written to it but the SHA-256."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, chunk: Any, /) -> int:
        self.sha256.update(chunk)
        return len(chunk)


def tables() -> Iterator[tuple[str, sa.Table]]:
    """Yield every noun and table whose rows name attached files."""
    return ((noun, table) for (noun, key), table in schema.parts.items() if key == FIELD)


def named(reader: Reader) -> list[str]:
    """Return the identifiers of all files that a record names."""
    found = (reader.connection.execute(sa.select(table.c.id)).scalars() for _noun, table in tables())
    return [attachment_id for ids in found for attachment_id in ids]


def check(reader: Reader, folders: Sequence[Path], progress: Progress | None = None) -> Checked:
    """Decrypt every file that a record names, wherever it stands in ``folders``, and compare its hash.

    For those who do not hold the identity key, and so no file's secret, it is enough that the file is one.
    ``progress`` is given the number done and the number of all.
    """
    rows = [(noun, row) for noun, table in tables() for row in reader.connection.execute(sa.select(table))]
    missing, changed = [], []
    for done, (noun, row) in enumerate(rows, 1):
        place = found(folders, row.id)
        if place is None:
            missing.append(str(row.id))
        elif not _as_received(place, secret_of(reader, noun, row), row.sha256):
            changed.append(str(row.id))
        if progress is not None:
            progress(done, len(rows))
    return Checked(len(rows) - len(missing) - len(changed), tuple(missing), tuple(changed))


def found(folders: Sequence[Path], attachment_id: str) -> Path | None:
    """Return where the encrypted file stands, the first of the folders that has it, or None."""
    places = (path_of(folder, attachment_id) for folder in folders)
    return next((place for place in places if place.is_file()), None)


def secret_of(reader: Reader, noun: str, row: Any) -> str:
    """Return the secret of a file, sealed for those who do not hold the identity key."""
    return reader.seals.opened(row.secret, secret_place(noun, row.id))


def is_sound(folder: Path, attachment_id: str, secret: str, sha256: str) -> bool:
    """Tell whether one attached file is there and as it was received."""
    place = found([folder], attachment_id)
    return place is not None and _as_received(place, secret, sha256)


def _as_received(place: Path, secret: str, sha256: str) -> bool:
    """Tell whether the file decrypts whole to the hash taken at intake; raises OSError of the disk."""
    target = _Hash()
    try:
        with place.open("rb") as stream:
            if isinstance(secret, Sealed):
                return stream.read(len(_AGE)) == _AGE
            pyrage.decrypt_io(stream, target, [pyrage.x25519.Identity.from_str(secret)])
    except (pyrage.DecryptError, pyrage.IdentityError):
        return False
    except OSError as fault:
        # A chunk that does not pass its check is told as an OSError without a number.
        if fault.errno is None:
            return False
        raise
    return target.sha256.hexdigest() == sha256


def orphans(reader: Reader, files: Path) -> list[Path]:
    """Return the encrypted files in a folder that no record names; their keys are gone for good."""
    known = set(named(reader))
    return sorted(path for path in files.glob("*.age") if path.stem not in known)
