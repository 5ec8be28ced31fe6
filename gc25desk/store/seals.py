"""Sealing of what names or finds a person: value by value, under the identity key, bound to its place.

A sealed value is AES-256-GCM with the noun, the record and the field as associated data, so that it can
neither be read, nor changed, nor moved to another record or field unnoticed. It names the generation of
the key it stands under; older generations live on, sealed under the newest, for what the journal holds.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gc25desk.domain.access import sealed_keys, with_sealed_parts
from gc25desk.domain.sealed import Sealed, as_json, from_json
from gc25desk.errors import DeskDamaged
from gc25desk.i18n import _

_NONCE_BYTES = 12
_VERSION = "1"

Place = tuple[str, ...]


class Seals:
    """The identity keys of an open desk, by generation; without any it opens and makes no seal."""

    def __init__(self, keys: Mapping[int, bytes] | None = None) -> None:
        self._keys = {number: bytearray(key) for number, key in (keys or {}).items()}
        self._ciphers = {number: AESGCM(key) for number, key in (keys or {}).items()}

    @property
    def held(self) -> bool:
        """Whether this person holds the identity key."""
        return bool(self._ciphers)

    @property
    def generation(self) -> int:
        """The generation that new seals are made under; 0 without a key."""
        return max(self._ciphers, default=0)

    def keys(self) -> dict[int, bytes]:
        """Return the keys by generation."""
        return {number: bytes(key) for number, key in self._keys.items()}

    def drop(self) -> None:
        """Forget the keys."""
        self._ciphers.clear()
        for key in self._keys.values():
            key[:] = bytes(len(key))
        self._keys.clear()

    def mark(self, *words: str) -> str:
        """Return a mark over words that only a holder of the newest key can make, in hexadecimal."""
        content = json.dumps(words, ensure_ascii=False).encode()
        return hmac.new(bytes(self._keys[self.generation]), b"mark" + content, hashlib.sha256).hexdigest()

    def seal(self, text: str, place: Place) -> str:
        """Return a text sealed for its place; the empty text and what is sealed already stay as they are.

        Raises PermissionError without the key: a service must not have come so far.
        """
        if not text or isinstance(text, Sealed):
            return str(text)
        if not self.held:
            raise PermissionError("sealing needs the identity key")
        generation, nonce = self.generation, os.urandom(_NONCE_BYTES)
        closed = self._ciphers[generation].encrypt(nonce, text.encode(), _bound(generation, place))
        return f"{_VERSION}.{generation}.{base64.b64encode(nonce + closed).decode('ascii')}"

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
            raw = base64.b64decode(content, validate=True)
            if version != _VERSION:
                raise ValueError(version)
            cipher = self._ciphers[int(number)]
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _bound(int(number), place)).decode()
        except (InvalidTag, ValueError, KeyError, binascii.Error):
            raise broken() from None

    # The parts of a record ---------------------------------------------------------------------

    def journalled(self, noun: str, kind: type[Any], record: str, fields: dict[str, list[Any]]) -> None:
        """Seal, in place, the identity values among journalled fields of a record."""
        for key, values in fields.items():
            fields[key] = [self._json_sealed(noun, kind, record, key, value) for value in values]

    def read_back(self, noun: str, kind: type[Any], record: str, fields: dict[str, list[Any]]) -> None:
        """Open, in place, the sealed values among journalled fields of a record, as far as the key goes."""
        for key, values in fields.items():
            fields[key] = [self._json_opened(noun, kind, record, key, value) for value in values]

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


def _bound(generation: int, place: Place) -> bytes:
    return json.dumps([_VERSION, generation, *place]).encode()


def broken() -> DeskDamaged:
    """Say that a sealed value is not what was sealed in its place."""
    return DeskDamaged(
        _("A name or contact on this desk was changed outside the program, so it is not shown."),
        _("Check the desk, and put back a backup. Nothing was changed."),
    )
