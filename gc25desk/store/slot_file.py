"""The key file as it stands on the disk: its people, their slots and given keys, written and read.

A slot is one way for one person to prove who they are; a holder is a person with the keys of the desk that
they were given. What is wrapped and sealed here is made and opened by ``keyslots``. The file tells a thief
how many people there are, and nothing about them.
"""

import base64
import binascii
import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from gc25desk.errors import DeskDamaged, DeskNewer
from gc25desk.files import write_whole
from gc25desk.i18n import _

FILE_NAME = "slots.json"
FORMAT = 2
KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
LOWEST_MEMORY_KIB = 64 * 1024
LOWEST_ITERATIONS = 3
HIGHEST_MEMORY_KIB = 4 * 1024 * 1024  # a forged slot must not eat the machine's memory
HIGHEST_ITERATIONS = 64
HIGHEST_LANES = 16
LARGEST_FILE = 4 * 1024 * 1024


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: memory in KiB, passes, lanes.

    The floor of 64 MiB and 3 passes is above the OWASP minimum, because a seized laptop is attacked
    offline; the default takes about a second on a small laptop.
    """

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 1

    def allowed(self) -> bool:
        """Tell whether the cost lies between the floor and what a machine can be asked for."""
        return (
            LOWEST_MEMORY_KIB <= self.memory_kib <= HIGHEST_MEMORY_KIB
            and LOWEST_ITERATIONS <= self.iterations <= HIGHEST_ITERATIONS
            and 1 <= self.lanes <= HIGHEST_LANES
        )


@dataclasses.dataclass(frozen=True)
class Slot:
    """One way for one person to open the desk: their private key, wrapped."""

    id: str
    kind: str
    user: str
    created: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def bound(self, desk: str) -> bytes:
        """Return what is authenticated together with the wrapped key."""
        return canonical(_slot_head(self) | {"format": FORMAT, "desk": desk})


@dataclasses.dataclass(frozen=True)
class GivenKey:
    """A key of the desk, sealed to one person."""

    name: str
    sealed: bytes


@dataclasses.dataclass(frozen=True)
class Holder:
    """A person as the key file knows them: an identifier, a public key, the keys they were given."""

    user: str
    public: bytes
    keys: tuple[GivenKey, ...] = ()

    def bound(self, desk: str, name: str) -> bytes:
        """Return what a key given to this person is bound to."""
        return canonical({"desk": desk, "user": self.user, "key": name})

    def has(self, name: str) -> bool:
        """Tell whether the person was given a key of this name."""
        return any(key.name == name for key in self.keys)

    def without(self, name: str) -> "Holder":
        """Return the person without the keys of a name."""
        return dataclasses.replace(self, keys=tuple(key for key in self.keys if key.name != name))


@dataclasses.dataclass(frozen=True)
class SlotFile:
    """The whole key file of one desk."""

    desk: str
    holders: tuple[Holder, ...] = ()
    slots: tuple[Slot, ...] = ()

    def holder(self, user: str) -> Holder | None:
        """Return a person by their identifier."""
        return next((holder for holder in self.holders if holder.user == user), None)

    def with_holder(self, holder: Holder) -> "SlotFile":
        """Return the file with a person added or in place of what was known of them."""
        others = tuple(known for known in self.holders if known.user != holder.user)
        return dataclasses.replace(self, holders=(*others, holder))

    def with_slot(self, slot: Slot) -> "SlotFile":
        """Return the file with one more slot."""
        return dataclasses.replace(self, slots=(*self.slots, slot))

    def without_slots(self, user: str, kind: str = "") -> "SlotFile":
        """Return the file without the slots of a person, of one kind or all."""
        kept = tuple(slot for slot in self.slots if slot.user != user or (kind and slot.kind != kind))
        return dataclasses.replace(self, slots=kept)

    def without_user(self, user: str) -> "SlotFile":
        """Return the file without a person."""
        others = tuple(holder for holder in self.holders if holder.user != user)
        return dataclasses.replace(self.without_slots(user), holders=others)


def save(folder: Path, file: SlotFile) -> None:
    """Write the key file in one step, for the owner's eyes only."""
    wrap = {"name": "AES-256-GCM"}
    slots = [
        _slot_head(slot) | {"wrap": wrap | {"nonce": _text(slot.nonce), "key": _text(slot.wrapped)}}
        for slot in file.slots
    ]
    holders = [
        {
            "user": holder.user,
            "public": _text(holder.public),
            "keys": [{"name": key.name, "sealed": _text(key.sealed)} for key in holder.keys],
        }
        for holder in file.holders
    ]
    content = {"format": FORMAT, "desk": file.desk, "people": holders, "slots": slots}
    write_whole(folder / FILE_NAME, json.dumps(content, indent=2).encode())


def load(folder: Path) -> SlotFile:
    """Read the key file; raises DeskDamaged or DeskNewer."""
    content = read(folder)
    if content["format"] > FORMAT:
        raise newer()
    try:
        holders = tuple(_holders(content["people"]))
        return SlotFile(str(content["desk"]), holders, tuple(_slots(content["slots"])))
    except (KeyError, TypeError, ValueError, OverflowError, binascii.Error):
        raise damaged() from None


def read(folder: Path) -> dict[str, Any]:
    """Return what stands in the key file, whatever its format; raises DeskDamaged."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise damaged()
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        raise damaged() from None
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise damaged()
    return cast(dict[str, Any], content)


def _holders(items: Iterable[Any]) -> Iterable[Holder]:
    for item in items:
        public = _bytes(item["public"])
        if len(public) != KEY_BYTES:
            raise ValueError("not a public key")
        keys = tuple(GivenKey(str(key["name"]), _bytes(key["sealed"])) for key in item["keys"])
        yield Holder(str(item["user"]), public, keys)


def _slots(items: Iterable[Any]) -> Iterable[Slot]:
    for item in items:
        kdf, wrap = cast(dict[str, Any], item["kdf"]), cast(dict[str, Any], item["wrap"])
        if (kdf["name"], kdf["version"], wrap["name"]) != ("argon2id", 19, "AES-256-GCM"):
            raise newer()
        cost = Cost(int(kdf["memory_kib"]), int(kdf["iterations"]), int(kdf["lanes"]))
        slot = Slot(
            id=str(item["id"]),
            kind=str(item["kind"]),
            user=str(item["user"]),
            created=str(item["created"]),
            cost=cost,
            salt=_bytes(kdf["salt"]),
            nonce=_bytes(wrap["nonce"]),
            wrapped=_bytes(wrap["key"]),
        )
        if not cost.allowed() or len(slot.salt) < SALT_BYTES or len(slot.nonce) != NONCE_BYTES:
            raise ValueError("slot outside the allowed range")
        yield slot


def canonical(content: dict[str, Any]) -> bytes:
    """Return content as the one row of bytes that stands for it."""
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def _slot_head(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "user": slot.user,
        "created": slot.created,
        "kdf": {
            "name": "argon2id",
            "version": 19,
            "memory_kib": slot.cost.memory_kib,
            "iterations": slot.cost.iterations,
            "lanes": slot.cost.lanes,
            "salt": _text(slot.salt),
        },
    }


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: Any) -> bytes:
    return base64.b64decode(value, validate=True)


def damaged() -> DeskDamaged:
    """Say that the key file is missing or not what was last written."""
    return DeskDamaged(
        _("The key file of this desk is missing or damaged, so the desk cannot be opened."),
        _("Put it back from a backup; one is offered here if there is any. Nothing was changed."),
    )


def newer() -> DeskNewer:
    """Say that a later version of the program made this desk."""
    return DeskNewer(
        _("This desk was made by a newer version of GC25 Desk."),
        _("Install that version or a later one and open the desk again. Nothing was changed."),
    )
