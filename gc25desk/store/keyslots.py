"""The key file: who can open the desk, with what, and which keys each of them then holds.

Every person has a key pair. Its private half is wrapped once for each way of proving who one is (a
passphrase, a recovery code) under a key derived by Argon2id (RFC 9106), with AES-256-GCM. The keys of
the desk, ``database`` for everyone and ``identity`` for those who may see identities, are sealed to the
public half by HPKE (RFC 9180, X25519), so that a key can be given or changed without knowing anybody's
passphrase. Everything in a slot is bound to what it wraps, so that no part can be changed unnoticed.

The file tells a thief how many people there are, and nothing about them.
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
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from gc25desk.errors import DeskDamaged, DeskNewer, InvalidInput, WrongPassphrase
from gc25desk.files import write_whole
from gc25desk.i18n import _

FILE_NAME = "slots.json"
FORMAT = 2
KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot, not a secret
RECOVERY = "recovery"
SHARES = "shares"
DATABASE = "database"
IDENTITY = "identity"
LOWEST_MEMORY_KIB = 64 * 1024
LOWEST_ITERATIONS = 3
HIGHEST_MEMORY_KIB = 4 * 1024 * 1024  # a forged slot must not eat the machine's memory
HIGHEST_ITERATIONS = 64
HIGHEST_LANES = 16
LARGEST_FILE = 4 * 1024 * 1024

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


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

    def given(self, desk: str, name: str, key: bytes) -> "Holder":
        """Return the person with one more key, beside those of the same name they have."""
        public = X25519PublicKey.from_public_bytes(self.public)
        sealed = GivenKey(name, _SUITE.encrypt(key, public, info=self.bound(desk, name)))
        return dataclasses.replace(self, keys=(*self.keys, sealed))

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


@dataclasses.dataclass(frozen=True)
class Opened:
    """Who proved who they are, and the keys they were given; several of a name while keys change."""

    user: str
    private: bytes = dataclasses.field(repr=False)
    keys: dict[str, list[bytes]] = dataclasses.field(repr=False)


def new_key() -> bytes:
    """Return a new random 256-bit key."""
    return os.urandom(KEY_BYTES)


def new_holder(user: str) -> tuple[Holder, bytes]:
    """Return a new person of the key file and their private key."""
    private = X25519PrivateKey.generate()
    return Holder(user, private.public_key().public_bytes_raw()), private.private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the public half of a private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def make_slot(
    file: SlotFile, private: bytes, secret: str, *, kind: str, user: str, cost: Cost | None = None
) -> Slot:
    """Wrap a person's private key under a secret; raises ValueError for a cost below the floor.

    Slots of one kind and cost share their salt, so that one derivation finds whose secret was typed:
    nobody has to say who they are to a screen that a thief can read.
    """
    chosen = Cost() if cost is None else cost
    if not chosen.allowed():
        raise ValueError("key derivation below the floor")
    like = next((slot.salt for slot in file.slots if slot.kind == kind and slot.cost == chosen), None)
    slot = Slot(
        id=str(uuid.uuid4()),
        kind=kind,
        user=user,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        cost=chosen,
        salt=like or os.urandom(SALT_BYTES),
        nonce=os.urandom(NONCE_BYTES),
        wrapped=b"",
    )
    derived = derive(secret, slot.salt, slot.cost)
    _refuse_shared(file, derived, slot)
    wrapped = AESGCM(derived).encrypt(slot.nonce, private, slot.bound(file.desk))
    return dataclasses.replace(slot, wrapped=wrapped)


def _refuse_shared(file: SlotFile, derived: bytes, new: Slot) -> None:
    """Refuse a secret that is another person's: it would open the desk as one of the two."""
    alike = (
        slot for slot in file.slots if (slot.kind, slot.cost, slot.salt) == (new.kind, new.cost, new.salt)
    )
    if any(slot.user != new.user and _unwrapped(slot, file.desk, derived) for slot in alike):
        raise InvalidInput(
            _("This passphrase cannot be used on this desk."),
            _("Let the desk propose six words, or choose quite another one."),
            "passphrase",
        )


def unwrap(file: SlotFile, secret: str, kind: str) -> Opened:
    """Return who a secret belongs to, with their keys; raises WrongPassphrase when it opens no slot."""
    derived: dict[tuple[bytes, Cost], bytes] = {}
    for slot in file.slots:
        if slot.kind != kind:
            continue
        known = slot.salt, slot.cost
        if known not in derived:
            derived[known] = derive(secret, *known)
        private = _unwrapped(slot, file.desk, derived[known])
        if private is not None:
            return Opened(slot.user, private, _keys_of(file, slot.user, private))
    raise wrong()


def wrong() -> WrongPassphrase:
    """Say that a secret opens nothing."""
    return WrongPassphrase(
        _("That does not open this desk."),
        _("Check capital letters and the keyboard language, then type it again."),
    )


def _unwrapped(slot: Slot, desk: str, derived: bytes) -> bytes | None:
    try:
        return AESGCM(derived).decrypt(slot.nonce, slot.wrapped, slot.bound(desk))
    except InvalidTag:
        return None


def _keys_of(file: SlotFile, user: str, private: bytes) -> dict[str, list[bytes]]:
    holder = file.holder(user)
    if holder is None:
        raise damaged()
    mine = X25519PrivateKey.from_private_bytes(private)
    keys: dict[str, list[bytes]] = {}
    for given in holder.keys:
        try:
            key = _SUITE.decrypt(given.sealed, mine, info=holder.bound(file.desk, given.name))
        except (InvalidTag, ValueError):
            raise damaged() from None
        keys.setdefault(given.name, []).append(key)
    return keys


def sealed_to(public: bytes, content: bytes, bound: bytes) -> bytes:
    """Return content that only the holder of a public key's other half can open."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(public), info=bound)


def opened_by(private: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """Return content sealed to the holder of this private key, or None if it was not."""
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=bound)
    except (InvalidTag, ValueError):
        return None


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase or a code becomes by Argon2id."""
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return derivation.derive(secret.encode("utf-8", "surrogatepass"))


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
