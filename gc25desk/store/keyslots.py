"""The key-slot file: the database key, wrapped once for each way of opening the desk.

Each slot wraps the same random 256-bit key under a key derived by Argon2id (RFC 9106) from a
passphrase or a recovery code, with AES-256-GCM. Everything else that stands in the slot is bound to
the wrapped key as associated data, so that a role or a parameter cannot be changed unnoticed.
"""

import base64
import binascii
import dataclasses
import datetime as dt
import json
import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from gc25desk.errors import DeskDamaged, DeskNewer, WrongPassphrase
from gc25desk.files import write_whole
from gc25desk.i18n import _

FILE_NAME = "slots.json"
FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot, not a secret
RECOVERY = "recovery"
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
    """One way to open the desk, for one person in one role."""

    id: str
    kind: str
    user: str
    role: str
    created: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def bound(self, desk: str) -> bytes:
        """Return what is authenticated together with the wrapped key."""
        return json.dumps(_slot_head(self, desk), sort_keys=True, separators=(",", ":")).encode()


@dataclasses.dataclass(frozen=True)
class SlotFile:
    """The whole key-slot file of one desk."""

    desk: str
    slots: tuple[Slot, ...]

    def with_slot(self, slot: Slot) -> "SlotFile":
        """Return the file with one more slot."""
        return dataclasses.replace(self, slots=(*self.slots, slot))


def new_key() -> bytes:
    """Return a new random 256-bit key."""
    return os.urandom(KEY_BYTES)


def make_slot(
    desk: str, key: bytes, secret: str, *, kind: str, user: str, role: str, cost: Cost | None = None
) -> Slot:
    """Wrap the key under a secret for one person; raises ValueError for a cost below the floor."""
    chosen = Cost() if cost is None else cost
    if not chosen.allowed():
        raise ValueError("key derivation below the floor")
    slot = Slot(
        id=str(uuid.uuid4()),
        kind=kind,
        user=user,
        role=role,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        cost=chosen,
        salt=os.urandom(SALT_BYTES),
        nonce=os.urandom(NONCE_BYTES),
        wrapped=b"",
    )
    wrapping = AESGCM(_derive(secret, slot))
    return dataclasses.replace(slot, wrapped=wrapping.encrypt(slot.nonce, key, slot.bound(desk)))


def unwrap(file: SlotFile, secret: str, kind: str) -> tuple[bytes, Slot]:
    """Return the database key and the slot that opened; raises WrongPassphrase when none does."""
    for slot in file.slots:
        if slot.kind != kind:
            continue
        try:
            key = AESGCM(_derive(secret, slot)).decrypt(slot.nonce, slot.wrapped, slot.bound(file.desk))
        except InvalidTag:
            continue
        return key, slot
    raise WrongPassphrase(
        _("That does not open this desk."),
        _("Check capital letters and the keyboard language, then type it again."),
    )


def _derive(secret: str, slot: Slot) -> bytes:
    derivation = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.cost.iterations,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory_kib,
    )
    return derivation.derive(secret.encode("utf-8", "surrogatepass"))


def _slot_head(slot: Slot, desk: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "desk": desk,
        "id": slot.id,
        "kind": slot.kind,
        "user": slot.user,
        "role": slot.role,
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


def save(folder: Path, file: SlotFile) -> None:
    """Write the key-slot file in one step, for the owner's eyes only."""
    slots: list[dict[str, Any]] = []
    for slot in file.slots:
        head = _slot_head(slot, file.desk)
        del head["format"], head["desk"]
        head["wrap"] = {"name": "AES-256-GCM", "nonce": _text(slot.nonce), "key": _text(slot.wrapped)}
        slots.append(head)
    content = {"format": FORMAT, "desk": file.desk, "slots": slots}
    write_whole(folder / FILE_NAME, json.dumps(content, indent=2).encode())


def load(folder: Path) -> SlotFile:
    """Read the key-slot file; raises DeskDamaged or DeskNewer."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _damaged()
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise _damaged()
    if content["format"] > FORMAT:
        raise newer()
    try:
        return SlotFile(str(content["desk"]), tuple(_slots(content["slots"])))
    except (KeyError, TypeError, ValueError, OverflowError, binascii.Error):
        raise _damaged() from None


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
            role=str(item["role"]),
            created=str(item["created"]),
            cost=cost,
            salt=base64.b64decode(kdf["salt"], validate=True),
            nonce=base64.b64decode(wrap["nonce"], validate=True),
            wrapped=base64.b64decode(wrap["key"], validate=True),
        )
        if not cost.allowed() or len(slot.salt) < SALT_BYTES or len(slot.nonce) != NONCE_BYTES:
            raise ValueError("slot outside the allowed range")
        yield slot


def _damaged() -> DeskDamaged:
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
