"""The journal: one entry for each write, chained by hash so that no entry can be quietly changed."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from gc25desk.i18n import _

START = "0" * 64
SEAL = "seal"  # the journal was written anew, once, with identities sealed; it keeps what was wrong before


@dataclasses.dataclass(frozen=True)
class Entry:
    """One journalled act.

    ``seq`` counts from 1 on each device; ``fields`` is the JSON text that stands on the disk, so that
    the hash covers it letter for letter; ``hash`` covers everything else here, the previous entry's
    hash included.
    """

    device: str
    seq: int
    at: str
    actor: str
    noun: str
    record: str
    action: str
    fields: str
    previous: str
    hash: str = ""

    def changed(self) -> dict[str, list[Any]]:
        """Return the old and the new value by field key; raises ValueError if the text was spoiled."""
        found: dict[str, list[Any]] = json.loads(self.fields)
        return found


def fields_text(fields: dict[str, list[Any]]) -> str:
    """Return the changed fields as the JSON text that is stored and hashed."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_hash(entry: Entry) -> str:
    """Return the SHA-256 of the entry, in hexadecimal; no two different entries share their input."""
    parts = [
        entry.device,
        entry.seq,
        entry.at,
        entry.actor,
        entry.noun,
        entry.record,
        entry.action,
        entry.fields,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()


def sealed(entry: Entry) -> Entry:
    """Return the entry with its hash filled in."""
    return dataclasses.replace(entry, hash=entry_hash(entry))


def problems(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a sentence for each broken link; entries come by device and then by ``seq``."""
    device, expected, previous = "", 1, START
    for entry in entries:
        if entry.device != device:
            device, expected, previous = entry.device, 1, START
        if entry.seq != expected:
            yield _("The journal of device {device} jumps from entry {before} to {after}.").format(
                device=device, before=expected - 1, after=entry.seq
            )
        elif entry.previous != previous:
            yield _("Entry {seq} of device {device} does not follow the entry before it.").format(
                seq=entry.seq, device=device
            )
        if entry_hash(entry) != entry.hash:
            yield _("Entry {seq} of device {device} was changed after it was written.").format(
                seq=entry.seq, device=device
            )
        if entry.action == SEAL:
            yield from (str(words) for words in entry.changed().get("problems", [None, []])[1])
        expected, previous = entry.seq + 1, entry.hash
