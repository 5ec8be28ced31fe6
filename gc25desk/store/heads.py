"""The last journal entry this machine has seen of each desk, kept outside the desk.

An encrypted database that is replaced by an older copy of itself is sound in every other way (SQLCipher
detects no rollback, reliability.md section 0 point 8). So the head is remembered in the program's own
folder, sealed under a key that only the desk knows, and compared at the next opening.
"""

import base64
import binascii
import json
import os
from pathlib import Path

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gc25desk import settings
from gc25desk.errors import CannotWrite
from gc25desk.files import write_whole
from gc25desk.i18n import _
from gc25desk.store import schema
from gc25desk.store.session import Reader, Writer

FILE_NAME = "heads.json"
KEY = "head_key"  # in the table of what is set on the desk, in hexadecimal
_NONCE_BYTES = 12
_LARGEST = 1_000_000

Heads = dict[str, tuple[int, str]]


def key_of(writer: Writer) -> str:
    """Return the key under which this desk's head is remembered, made when it is first asked for."""
    table = schema.about
    held = writer.connection.execute(sa.select(table.c.value).where(table.c.key == KEY)).scalar_one_or_none()
    if held is not None:
        return str(held)
    key = os.urandom(32).hex()
    writer.connection.execute(table.insert().values(key=KEY, value=key))
    return key


def now_on(reader: Reader) -> Heads:
    """Return the last entry of the journal by device: its number and its hash."""
    table = schema.journal
    last = sa.select(table.c.device, sa.func.max(table.c.seq)).group_by(table.c.device)
    return {
        device: (seq, str(_hash(reader, device, seq)))
        for device, seq in reader.connection.execute(last).all()
    }


def _hash(reader: Reader, device: str, seq: int) -> str | None:
    table = schema.journal
    query = sa.select(table.c.hash).where(table.c.device == device, table.c.seq == seq)
    return reader.connection.execute(query).scalar_one_or_none()


def differences(reader: Reader, remembered: Heads) -> list[str]:
    """Return a sentence for each device whose journal does not hold what this machine has seen of it."""
    now, found = now_on(reader), []
    for device, (seq, digest) in remembered.items():
        if now.get(device, (0, ""))[0] < seq:
            found.append(
                _(
                    "This desk has gone back: the journal of device {device} ends at entry {now}, and this "
                    "computer has seen entry {seen}. Unless a backup was put back, ask who had the folder."
                ).format(device=device, now=now.get(device, (0, ""))[0], seen=seq)
            )
        elif _hash(reader, device, seq) != digest:
            found.append(
                _(
                    "Entry {seen} of device {device} is not the one this computer has seen: work was done on "
                    "an older copy of this desk. Ask who had the folder."
                ).format(device=device, seen=seq)
            )
    return found


def recall(desk: str, key: str) -> Heads:
    """Return what this machine has seen of a desk; nothing when it never had it open."""
    try:
        sealed = base64.b64decode(_read().get(desk, ""), validate=True)
        nonce, closed = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        plain = AESGCM(bytes.fromhex(key)).decrypt(nonce, closed, desk.encode())
        return {device: (int(seq), str(digest)) for device, (seq, digest) in json.loads(plain).items()}
    except (InvalidTag, ValueError, TypeError, AttributeError, binascii.Error):
        return {}


def remember(desk: str, key: str, heads: Heads) -> None:
    """Remember what this machine has seen of a desk; a folder that cannot be written stops nobody's work."""
    nonce = os.urandom(_NONCE_BYTES)
    closed = AESGCM(bytes.fromhex(key)).encrypt(nonce, json.dumps(heads).encode(), desk.encode())
    known = _read() | {desk: base64.b64encode(nonce + closed).decode("ascii")}
    try:
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(_file(), json.dumps(known).encode())
    except (OSError, CannotWrite):
        return


def _file() -> Path:
    return settings.default_file().with_name(FILE_NAME)


def _read() -> dict[str, str]:
    try:
        if _file().stat().st_size > _LARGEST:
            return {}
        found = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
