"""Desks of the first version: their one person gets a key pair, and their identities are sealed.

Such a desk has a key file in which each slot wraps the database key itself, and names that stand in the
tables, the journal and the search index as they were typed. Afterwards nothing of that is left in the desk;
the backup made before stays under the old database key, which nobody else is given.
"""

import base64
import dataclasses
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gc25desk.domain.access import sealed_keys, with_sealed_parts
from gc25desk.domain.journal import SEAL, START, fields_text, sealed
from gc25desk.domain.nouns import KINDS
from gc25desk.files import write_whole
from gc25desk.store import keyslots, people, records, schema, search, slot_file
from gc25desk.store.attachments import secret_place
from gc25desk.store.files import private_folder
from gc25desk.store.journal import problems_in_journal
from gc25desk.store.keyslots import Opened
from gc25desk.store.migrate import BACKUPS
from gc25desk.store.seals import Seals, part_place
from gc25desk.store.session import Reader, Writer, entries, now
from gc25desk.store.slot_file import Cost, SlotFile

FIRST_FORMAT = 1
KEPT_SLOTS = "slots-of-version-1.json"


def unwrap(folder: Path, secret: str, kind: str) -> Opened:
    """Return who a secret belongs to, with their keys; a key file of the first version is rewritten.

    Raises WrongPassphrase, DeskDamaged or DeskNewer.
    """
    content = slot_file.read(folder)
    if content["format"] != FIRST_FORMAT:
        return keyslots.unwrap(slot_file.load(folder), secret, kind)
    key, user, cost = _checked_key(content, secret, kind)
    return _rewritten(folder, str(content["desk"]), key, user, (kind, secret, cost))


def look(folder: Path, secret: str, kind: str) -> Opened:
    """Return who a secret belongs to, with their keys, and change nothing: for backups and damaged desks.

    Raises what :func:`unwrap` raises.
    """
    content = slot_file.read(folder)
    if content["format"] != FIRST_FORMAT:
        return keyslots.unwrap(slot_file.load(folder), secret, kind)
    key, user, _cost = _checked_key(content, secret, kind)
    return Opened(user, keyslots.new_holder(user)[1], {keyslots.DATABASE: [key]})


def _checked_key(content: dict[str, Any], secret: str, kind: str) -> tuple[bytes, str, Cost]:
    try:
        return first_key(content, secret, kind)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise slot_file.damaged() from None


def first_key(content: dict[str, Any], secret: str, kind: str) -> tuple[bytes, str, Cost]:
    """Return the database key of a desk of the first version, whose slot opened, and at what cost."""
    for slot in content["slots"]:
        kdf = slot["kdf"]
        cost = Cost(int(kdf["memory_kib"]), int(kdf["iterations"]), int(kdf["lanes"]))
        if slot["kind"] != kind or not cost.allowed():
            continue
        head = {key: slot[key] for key in ("id", "kind", "user", "role", "created", "kdf")}
        bound = slot_file.canonical(head | {"format": FIRST_FORMAT, "desk": content["desk"]})
        derived = keyslots.derive(secret, base64.b64decode(kdf["salt"]), cost)
        nonce, wrapped = (base64.b64decode(slot["wrap"][key]) for key in ("nonce", "key"))
        try:
            return AESGCM(derived).decrypt(nonce, wrapped, bound), str(slot["user"]), cost
        except InvalidTag:
            continue
    raise keyslots.wrong()


def _rewritten(folder: Path, desk: str, key: bytes, user: str, way: tuple[str, str, Cost]) -> Opened:
    """Write the key file anew for the one person of the desk, who then needs a new recovery code."""
    kind, secret, cost = way
    holder, private = keyslots.new_holder(user)
    keys = {keyslots.DATABASE: [key, keyslots.new_key()], keyslots.IDENTITY: [keyslots.new_key()]}
    for name, given in keys.items():
        for one in given:
            holder = keyslots.given(holder, desk, name, one)
    file = SlotFile(desk).with_holder(holder)
    file = file.with_slot(keyslots.make_slot(file, private, secret, kind=kind, user=user, cost=cost))
    write_whole(private_folder(folder / BACKUPS) / KEPT_SLOTS, (folder / slot_file.FILE_NAME).read_bytes())
    slot_file.save(folder, file)
    return Opened(user, private, keys)


def seal_everything(connection: sa.Connection, opened: Opened) -> None:
    """Seal, within a transaction on a migrated copy, all that the first version kept as it was typed."""
    seals = Seals({1: opened.keys[keyslots.IDENTITY][-1]})
    about = {row.key: row.value for row in connection.execute(sa.select(schema.about))}
    writer = Writer(connection, seals, opened.user, about["device"], now())
    people.begin_key(writer, seals)
    for person in people.load(writer).values():
        if person.id == opened.user:
            known = dataclasses.replace(person, public=keyslots.public_of(opened.private), vouched=True)
            people.change(writer, person, known)
    for noun in KINDS:
        table = schema.records[noun]
        writer.seals.begin(noun, writer.connection.execute(sa.select(table.c.id)).scalars())
        _seal_records(writer, noun)
        _seal_parts(writer, noun)
        _index_again(writer, noun)
    _seal_drafts(writer)
    _seal_journal(writer)


def _seal_records(writer: Writer, noun: str) -> None:
    table, keys = schema.records[noun], sorted(sealed_keys(KINDS[noun]))
    for row in (
        writer.connection.execute(sa.select(table.c.id, *(table.c[key] for key in keys))).mappings().all()
    ):
        values = {key: writer.seals.seal(row[key], (noun, row["id"], key)) for key in keys}
        writer.connection.execute(table.update().where(table.c.id == row["id"]).values(values))


def _seal_parts(writer: Writer, noun: str) -> None:
    for field in with_sealed_parts(KINDS[noun]):
        table = schema.parts[noun, field.key]
        for row in writer.connection.execute(sa.select(table)).mappings().all():
            values = {
                key: writer.seals.seal(
                    row[key], (noun, row["owner"], part_place(field.key, dict(row), row["position"], key))
                )
                for key in sealed_keys(field.record or object)
            }
            if "secret" in table.c:
                values["secret"] = writer.seals.seal(row["secret"], secret_place(noun, row["id"]))
            writer.connection.execute(table.update().where(table.c.row == row["row"]).values(values))


def _index_again(writer: Writer, noun: str) -> None:
    for record in records.load_many(Reader(writer.connection, Seals()), noun):
        search.put(writer, noun, record.id, search.body_of(record))


def _seal_drafts(writer: Writer) -> None:
    table = schema.draft
    for row in writer.connection.execute(sa.select(table)).all():
        place = ("draft", row.owner, row.noun, row.record)
        here = (table.c.owner == row.owner, table.c.noun == row.noun, table.c.record == row.record)
        writer.connection.execute(table.update().where(*here).values(data=writer.seals.seal(row.data, place)))


def _seal_journal(writer: Writer) -> None:
    """Write the journal anew with identities sealed, and say in its next entry which head it had before.

    A chain that was broken must not come out as sound: the entry keeps what was wrong with it, and every
    check tells it.
    """
    wrong = problems_in_journal(writer)
    device, previous, before = "", START, START
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    kept = writer.connection.exec_driver_sql(triggers).all()
    for name, _sql in kept:
        writer.connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for entry in list(entries(writer)):
        if entry.device != device:
            device, previous = entry.device, START
        fields = entry.changed()
        if entry.noun in KINDS:
            writer.seals.journalled(entry.noun, KINDS[entry.noun], entry.record, fields)
        again = sealed(dataclasses.replace(entry, fields=fields_text(fields), previous=previous))
        table = schema.journal
        here = (table.c.device == entry.device, table.c.seq == entry.seq)
        values = {"fields": again.fields, "previous": again.previous, "hash": again.hash}
        writer.connection.execute(table.update().where(*here).values(values))
        previous, before = again.hash, entry.hash
    for _name, sql in kept:
        writer.connection.exec_driver_sql(sql)
    writer.journal("desk", "", SEAL, {"journal_head": [before, previous], "problems": [None, wrong]})
