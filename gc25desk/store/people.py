"""The people of a desk: their roles, their public keys, and who vouched for those keys.

A key may be given to a public key only if somebody who held the identity key has vouched for it: the key
file lies open on the disk, and the database is open to every colleague with a debugger.
"""

import base64
import dataclasses
import datetime as dt
import hashlib
import hmac
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.access import Act, Role, allowed
from gc25desk.errors import DeskDamaged
from gc25desk.store import keyslots, schema
from gc25desk.store.seals import Seals
from gc25desk.store.session import Reader, Writer


@dataclasses.dataclass(frozen=True)
class Person:
    """Someone with an account on the desk; ``ended`` is when their access was taken away."""

    id: str
    name: str
    roles: tuple[Role, ...]
    public: bytes = b""
    vouched: bool = False
    since: dt.datetime | None = None
    ended: dt.datetime | None = None

    def may(self, act: Act) -> bool:
        """Tell whether their roles allow an act."""
        return allowed(self.roles, act)


def load(reader: Reader) -> dict[str, Person]:
    """Return everybody by identifier, those whose access has ended too."""
    query = sa.select(schema.person).order_by(schema.person.c.since, schema.person.c.id)
    return {row.id: _person(reader.seals, row) for row in reader.connection.execute(query)}


def _person(seals: Seals, row: Any) -> Person:
    public = base64.b64decode(row.public)
    roles = tuple(role for role in Role if role in row.roles)
    vouched = bool(row.vouched) and (
        not seals.held or hmac.compare_digest(row.vouched, vouched_for(seals, row.id, public))
    )
    return Person(row.id, row.name, roles, public, vouched, row.since, row.ended)


def fingerprint(public: bytes) -> str:
    """Return what two people compare to know a public key: four groups of four letters and digits."""
    digest = base64.b32encode(hashlib.sha256(public).digest()).decode("ascii")[:16]
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def vouched_for(seals: Seals, person_id: str, public: bytes) -> str:
    """Return the mark by which a holder of the identity key vouches for somebody's public key."""
    return seals.mark("person", person_id, base64.b64encode(public).decode("ascii"))


def add(writer: Writer, person: Person) -> None:
    """Write a new person, vouched for if asked and if the writer can; journalled."""
    writer.connection.execute(
        schema.person.insert().values(
            id=person.id,
            name=person.name,
            roles=person.roles,
            public=base64.b64encode(person.public).decode("ascii"),
            vouched=vouched_for(writer.seals, person.id, person.public) if person.vouched else "",
            since=writer.at,
        )
    )
    writer.journal(
        "person", person.id, "create", {"name": [None, person.name], "roles": [None, list(person.roles)]}
    )


def change(writer: Writer, held: Person, changed: Person, action: str = "update") -> None:
    """Write what changed of a person; journalled."""
    table = schema.person
    values: dict[str, Any] = {"name": changed.name, "roles": changed.roles, "ended": changed.ended}
    if changed.vouched != held.vouched or changed.public != held.public:
        mark = vouched_for(writer.seals, changed.id, changed.public) if changed.vouched else ""
        values |= {"public": base64.b64encode(changed.public).decode("ascii"), "vouched": mark}
    writer.connection.execute(table.update().where(table.c.id == held.id).values(values))
    fields: dict[str, list[Any]] = {
        "name": [held.name, changed.name],
        "roles": [list(held.roles), list(changed.roles)],
        "vouched": [held.vouched, changed.vouched],
        "ended": [_moment(held.ended), _moment(changed.ended)],
    }
    writer.journal(
        "person", held.id, action, {key: pair for key, pair in fields.items() if pair[0] != pair[1]}
    )


def _moment(value: dt.datetime | None) -> str | None:
    return None if value is None else value.isoformat()


# The generations of the identity key -----------------------------------------------------------


def begin_key(writer: Writer, seals: Seals) -> None:
    """Write down the generations of the identity key: the older ones sealed under the newest of ``seals``.

    Everybody vouched for so far is vouched for under the newest.
    """
    table, newest = schema.identity_key, seals.generation
    writer.connection.execute(table.delete())
    for generation, key in seals.keys().items():
        words = _CHECK if generation == newest else key.hex()
        sealed = seals.seal(words, _key_place(generation))
        writer.connection.execute(table.insert().values(generation=generation, sealed=sealed))
    person = schema.person
    for known in load(Reader(writer.connection, writer.seals)).values():
        if known.vouched:
            mark = vouched_for(seals, known.id, known.public)
            writer.connection.execute(person.update().where(person.c.id == known.id).values(vouched=mark))


_CHECK = "check"


def _key_place(generation: int) -> tuple[str, ...]:
    return ("identity_key", str(generation))


def seals_of(reader: Reader, opened: keyslots.Opened) -> Seals:
    """Return the seals of somebody who has opened the desk: every generation, or none without the key."""
    table = schema.identity_key
    rows = {row.generation: row.sealed for row in reader.connection.execute(sa.select(table))}
    newest = max(rows, default=1)
    for key in opened.keys.get(keyslots.IDENTITY, []):
        seals = Seals({newest: key})
        if not rows:  # a desk that is only what could be read of itself may have lost them
            return seals
        if _fits(seals, rows[newest]):
            older = {number: sealed for number, sealed in rows.items() if number != newest}
            keys = {number: seals.opened(sealed, _key_place(number)) for number, sealed in older.items()}
            return Seals({newest: key} | {number: bytes.fromhex(text) for number, text in keys.items()})
    return Seals()


def _fits(seals: Seals, sealed: str) -> bool:
    try:
        return seals.opened(sealed, _key_place(seals.generation)) == _CHECK
    except DeskDamaged:
        return False
