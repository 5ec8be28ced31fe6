"""The name of the state of a desk that a file was made from."""

import hashlib
from collections.abc import Iterable

from gc25desk.domain.record import Record

_SHOWN = 32  # hexadecimal digits: 128 bits


def snapshot(records: Iterable[tuple[str, Record]], also: Iterable[str] = ()) -> str:
    """Return the beginning of a SHA-256 over records by noun, identifier and version, whatever their order.

    The same records give the same name on every machine; one that was saved, added or left out gives
    another. ``also`` are further facts that a file depends on. Identifiers are random, so that nothing of
    a record can be guessed from it.
    """
    lines = sorted(
        f"{noun} {one.id} {one.version} {one.updated_at.isoformat() if one.updated_at else ''}\n"
        for noun, one in records
    )
    lines += (f"{fact}\n" for fact in also)
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:_SHOWN]
