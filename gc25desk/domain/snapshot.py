"""The name of the state of a desk that a file was made from."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Protocol

_SHOWN = 32  # hexadecimal digits: 128 bits


class Versioned(Protocol):
    """What a record is known by in a snapshot."""

    @property
    def id(self) -> str:
        """The identifier."""

    @property
    def version(self) -> int:
        """How often it was saved."""

    @property
    def updated_at(self) -> dt.datetime | None:
        """When it was last saved."""


def snapshot(records: Iterable[tuple[str, Versioned]], also: Iterable[str] = ()) -> str:
    """Return the beginning of a SHA-256 over records by noun, identifier and version, whatever their order.

    The same records give the same name on every machine; one that was saved, added or left out gives
    another. ``also`` are further facts that a file depends on. Identifiers are random, so that nothing of
    a record can be guessed from it.
    """
    return in_order((*sorted(line(noun, one) for noun, one in records), *also))


def line(noun: str, record: Versioned) -> str:
    """Return what a snapshot takes in of one record."""
    changed = record.updated_at.isoformat() if record.updated_at else ""
    return f"{noun} {record.id} {record.version} {changed}"


def in_order(lines: Iterable[str]) -> str:
    """Return the name for lines that come in their order already, of any number."""
    digest = hashlib.sha256()
    for one in lines:
        digest.update(one.encode() + b"\n")
    return digest.hexdigest()[:_SHOWN]
