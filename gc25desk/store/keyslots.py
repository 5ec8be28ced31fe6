"""Key slots: who can open the desk, with what, and which keys each of them then holds.

Every person has a key pair. Its private half is wrapped once for each way of proving who one is (a
passphrase, a recovery code) under a key derived by Argon2id (RFC 9106), with AES-256-GCM. The keys of
the desk, ``database`` for everyone and ``identity`` for those who may see identities, are sealed to the
public half by HPKE (RFC 9180, X25519), so that a key can be given or changed without knowing anybody's
passphrase. Everything in a slot is bound to what it wraps, so that no part can be changed unnoticed.

How all of it stands on the disk is in ``slot_file``.
"""

import dataclasses
import datetime as dt
import os
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from gc25desk.errors import InvalidInput, WrongPassphrase
from gc25desk.i18n import _
from gc25desk.store import slot_file
from gc25desk.store.slot_file import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Cost,
    GivenKey,
    Holder,
    Slot,
    SlotFile,
)

PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot, not a secret
RECOVERY = "recovery"
SHARES = "shares"
DATABASE = "database"
IDENTITY = "identity"

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


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


def given(holder: Holder, desk: str, name: str, key: bytes) -> Holder:
    """Return a person with one more key of a desk, beside those of the same name they have."""
    public = X25519PublicKey.from_public_bytes(holder.public)
    sealed = GivenKey(name, _SUITE.encrypt(key, public, info=holder.bound(desk, name)))
    return dataclasses.replace(holder, keys=(*holder.keys, sealed))


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
        raise slot_file.damaged()
    mine = X25519PrivateKey.from_private_bytes(private)
    keys: dict[str, list[bytes]] = {}
    for given in holder.keys:
        try:
            key = _SUITE.decrypt(given.sealed, mine, info=holder.bound(file.desk, given.name))
        except (InvalidTag, ValueError):
            raise slot_file.damaged() from None
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
