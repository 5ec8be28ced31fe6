"""Sealing of what names or finds a person: value by value, under the identity key, bound to its place.

A sealed value is AES-256-GCM with the noun, the record and the field as associated data, so that it can
neither be read, nor changed, nor moved to another record or field unnoticed. It names the generation of
the key it stands under; older generations live on, sealed under the newest, for what the journal holds.

A value of a record stands under a key made of the identity key and the record's own secret, so that it
opens for nobody once the secret is destroyed. In the journal the record's other values are kept likewise,
under a key of the secret alone: for everybody who may read the record, and for as long as it is there.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gc25desk.domain.access import sealed_keys, with_sealed_parts
from gc25desk.domain.field import fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.sealed import Sealed, as_json, from_json, kept_as_json, kept_from_json
from gc25desk.errors import DeskDamaged
from gc25desk.i18n import _
from gc25desk.store.record_keys import RecordKeys

_NONCE_BYTES = 12
_VERSION, _OF_RECORD = "1", "2"

Place = tuple[str, ...]
_NOTHING: tuple[Any, ...] = (None, "", [])


class Ring:
    """The identity keys by generation, shared by all seals of a desk so that all forget them together."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        self.keys = {number: bytearray(key) for number, key in keys.items()}
        self.ciphers = {number: AESGCM(key) for number, key in keys.items()}

    def drop(self) -> None:
        """Forget the keys."""
        self.ciphers.clear()
        for key in self.keys.values():
            key[:] = bytes(len(key))
        self.keys.clear()


class Seals:
    """The identity keys of an open desk, by generation; without any it opens and makes no seal."""

    def __init__(
        self, keys: Mapping[int, bytes] | Ring | None = None, records: RecordKeys | None = None
    ) -> None:
        """Take the keys; ``records`` finds the secrets of records within one transaction."""
        self._ring = keys if isinstance(keys, Ring) else Ring(keys or {})
        self._records = records
        self._of_records: dict[tuple[str, str, int], AESGCM] = {}

    def within(self, records: RecordKeys) -> Self:
        """Return these seals for one transaction, in which values of records can be sealed and opened."""
        return type(self)(self._ring, records)

    def fetch(self, noun: str, ids: Sequence[str] | None = None) -> None:
        """Make ready to open the values of many records, of all of a noun without identifiers."""
        if self.held and self._records is not None:
            self._records.fetch(noun, ids)

    def begin(self, noun: str, ids: Iterable[str]) -> None:
        """Make ready to seal the values of many records that have no secret yet."""
        if self._records is not None:
            self._records.begin(noun, ids)

    def destroy(self, noun: str, record: str) -> None:
        """Destroy the secret of a record, so that nothing sealed of it opens any more, the journal's too."""
        if self._records is not None:
            self._records.destroy(noun, record)

    @property
    def held(self) -> bool:
        """Whether this person holds the identity key."""
        return bool(self._ring.ciphers)

    @property
    def generation(self) -> int:
        """The generation that new seals are made under; 0 without a key."""
        return max(self._ring.ciphers, default=0)

    def keys(self) -> dict[int, bytes]:
        """Return the keys by generation."""
        return {number: bytes(key) for number, key in self._ring.keys.items()}

    def drop(self) -> None:
        """Forget the keys."""
        self._ring.drop()
        self._of_records.clear()

    def mark(self, *words: str) -> str:
        """Return a mark over words that only a holder of the newest key can make, in hexadecimal."""
        content = json.dumps(words, ensure_ascii=False).encode()
        return hmac.new(
            bytes(self._ring.keys[self.generation]), b"mark" + content, hashlib.sha256
        ).hexdigest()

    def seal(self, text: str, place: Place) -> str:
        """Return a text sealed for its place; the empty text and what is sealed already stay as they are.

        Raises PermissionError without the key: a service must not have come so far.
        """
        if not text or isinstance(text, Sealed):
            return str(text)
        if not self.held:
            raise PermissionError("sealing needs the identity key")
        generation, version = self.generation, self._version(place)
        if version == _OF_RECORD and self._records is not None:
            self._records.make(*place[:2])
        closed = _closed(self._cipher(version, generation, place), text, _bound(version, generation, place))
        return f"{version}.{generation}.{closed}"

    def opened(self, sealed: str, place: Place) -> str:
        """Return what stands sealed in a place, as Sealed without the key.

        Raises DeskDamaged when it was changed or belongs to another place.
        """
        if not sealed:
            return ""
        if not self.held:
            return Sealed(sealed)
        try:
            version, number, content = sealed.split(".")
            if version != self._version(place):
                raise ValueError(version)
            cipher = self._cipher(version, int(number), place)
            return _unclosed(cipher, content, _bound(version, int(number), place))
        except (InvalidTag, ValueError, KeyError, binascii.Error):
            raise broken() from None

    def _version(self, place: Place) -> str:
        return _OF_RECORD if self._records is not None and place[0] in KINDS else _VERSION

    def _cipher(self, version: str, generation: int, place: Place) -> AESGCM:
        """Return the cipher of a place; raises KeyError without the key, or once it was destroyed."""
        if version == _VERSION or self._records is None:
            return self._ring.ciphers[generation]
        noun, record = place[:2]
        found = self._of_records.get((noun, record, generation))
        if found is None:
            secret = self._records.find(noun, record)
            if secret is None:
                raise KeyError(record)
            found = AESGCM(hmac.digest(bytes(self._ring.keys[generation]), b"record" + secret, "sha256"))
            self._of_records[noun, record, generation] = found
        return found

    # What the journal keeps of a record -----------------------------------------------------------

    def journalled(self, noun: str, kind: type[Any], record: str, fields: dict[str, list[Any]]) -> None:
        """Seal, in place, journalled values of a record: identities by themselves, and then each whole.

        What the program itself fills, such as the reference, and what is no field of the record stays.
        """
        declared = {field.key for field in fields_of(kind) if not field.system}
        for key, values in fields.items():
            sealed = [self._json_sealed(noun, kind, record, key, value) for value in values]
            fields[key] = [self._kept(noun, record, key, v) for v in sealed] if key in declared else sealed

    def read_back(self, noun: str, kind: type[Any], record: str, fields: dict[str, list[Any]]) -> None:
        """Open, in place, the sealed values among journalled fields of a record, as far as the key goes.

        What was kept under a secret that has been destroyed stays as it stands.
        """
        for key, values in fields.items():
            plain = [self._unkept(noun, record, key, value) for value in values]
            fields[key] = [self._json_opened(noun, kind, record, key, value) for value in plain]

    def _kept(self, noun: str, record: str, key: str, value: Any) -> Any:
        if self._records is None or value in _NOTHING:
            return value
        cipher = _journal_cipher(self._records.make(noun, record))
        text = json.dumps(value, ensure_ascii=False)
        return kept_as_json(_closed(cipher, text, _bound(_OF_RECORD, 0, (noun, record, key))))

    def _unkept(self, noun: str, record: str, key: str, value: Any) -> Any:
        content = kept_from_json(value)
        secret = self._records.find(noun, record) if content and self._records is not None else None
        if content is None or secret is None:
            return value
        try:
            bound = _bound(_OF_RECORD, 0, (noun, record, key))
            return json.loads(_unclosed(_journal_cipher(secret), content, bound))
        except (InvalidTag, ValueError, binascii.Error):
            raise broken() from None

    def _json_sealed(self, noun: str, kind: type[Any], record: str, key: str, value: Any) -> Any:
        if key in sealed_keys(kind) and isinstance(value, str) and value:
            return as_json(Sealed(self.seal(value, (noun, record, key))))
        for part in _parts(kind, key, value):
            place, item, name = part
            if isinstance(item[name], str) and item[name]:
                item[name] = as_json(Sealed(self.seal(item[name], (noun, record, place))))
        return value

    def _json_opened(self, noun: str, kind: type[Any], record: str, key: str, value: Any) -> Any:
        sealed = from_json(value)
        if sealed is not None and self.held:
            return self.opened(sealed, (noun, record, key))
        for place, item, name in _parts(kind, key, value):
            inner = from_json(item[name])
            if inner is not None and self.held:
                item[name] = self.opened(inner, (noun, record, place))
        return value


def part_place(key: str, part: Any, position: int, name: str) -> str:
    """Return the place of a part's value within its record: by its own identifier if it has one."""
    own = part.get("id") if isinstance(part, dict) else getattr(part, "id", None)
    return f"{key}[{own or position}].{name}"


def _parts(kind: type[Any], key: str, value: Any) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Yield place, part and key of each value that stands sealed within the parts of a field."""
    if not isinstance(value, list):
        return
    for field in with_sealed_parts(kind):
        if field.key == key and field.record is not None:
            for position, item in enumerate(value):
                for name in sealed_keys(field.record):
                    if isinstance(item, dict) and name in item:
                        yield part_place(key, item, position, name), item, name


def _journal_cipher(secret: bytes) -> AESGCM:
    return AESGCM(hmac.digest(secret, b"journal", "sha256"))


def _closed(cipher: AESGCM, text: str, bound: bytes) -> str:
    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + cipher.encrypt(nonce, text.encode(), bound)).decode("ascii")


def _unclosed(cipher: AESGCM, content: str, bound: bytes) -> str:
    raw = base64.b64decode(content, validate=True)
    return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], bound).decode()


def _bound(version: str, generation: int, place: Place) -> bytes:
    return json.dumps([version, generation, *place]).encode()


def broken() -> DeskDamaged:
    """Say that a sealed value is not what was sealed in its place."""
    return DeskDamaged(
        _("A name or contact on this desk was changed outside the program, so it is not shown."),
        _("Check the desk, and put back a backup. Nothing was changed."),
    )
