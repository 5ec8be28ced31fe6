"""Giving keys to people and taking them away: the key file and the database changed in step.

Each change is safe to be cut short: the key file first holds the old keys and the new, then the database
moves, then the old ones go. Whoever opens the desk next finishes what was begun.
"""

import dataclasses
from collections.abc import Callable

from gc25desk.domain.access import Act
from gc25desk.store import keyslots, migrate, people, slot_file
from gc25desk.store.keyslots import DATABASE, IDENTITY
from gc25desk.store.opened import DATABASE as DATABASE_FILE
from gc25desk.store.opened import OpenDesk
from gc25desk.store.people import Person
from gc25desk.store.seals import Seals
from gc25desk.store.session import Writer
from gc25desk.store.slot_file import Cost, Holder, SlotFile

Write = Callable[[Writer], None]


def add_person(desk: OpenDesk, person: Person, secrets: dict[str, str], *, identity: bool) -> Person:
    """Write a new person with a key pair and a slot for each secret; return them as they now are.

    ``secrets`` are by slot kind; ``identity`` gives them the identity key at once.
    """
    file = slot_file.load(desk.folder)
    holder, private = keyslots.new_holder(person.id)
    # Whoever holds the identity key vouches for whom they add, so that an identity can be shown to them.
    person = dataclasses.replace(person, public=holder.public, vouched=desk.seals.held)
    file = file.with_holder(_given(desk, file, holder, identity=identity))
    for kind, secret in secrets.items():
        slot = keyslots.make_slot(file, private, secret, kind=kind, user=person.id, cost=_cost(file))
        file = file.with_slot(slot)
    with desk.writing() as writer:
        people.add(writer, person)
        slot_file.save(desk.folder, file)
    desk.reload()
    return desk.people[person.id]


def renew_person(desk: OpenDesk, person_id: str, secrets: dict[str, str], *, identity: bool) -> None:
    """Give somebody who lost every secret a new key pair and new slots in place of the old."""
    file = slot_file.load(desk.folder).without_user(person_id)
    holder, private = keyslots.new_holder(person_id)
    file = file.with_holder(_given(desk, file, holder, identity=identity))
    for kind, secret in secrets.items():
        slot = keyslots.make_slot(file, private, secret, kind=kind, user=person_id, cost=_cost(file))
        file = file.with_slot(slot)
    held = desk.people[person_id]
    with desk.writing() as writer:
        renewed = dataclasses.replace(held, public=holder.public, vouched=desk.seals.held)
        people.change(writer, held, renewed, "renew")
        slot_file.save(desk.folder, file)
    desk.reload()


def _given(desk: OpenDesk, file: SlotFile, holder: Holder, *, identity: bool) -> Holder:
    holder = keyslots.given(holder, file.desk, DATABASE, desk.key)
    return keyslots.given(holder, file.desk, IDENTITY, desk.identity_key) if identity else holder


def _cost(file: SlotFile) -> Cost | None:
    """Return what guessing costs on this desk, so that a new slot is no weaker and no slower."""
    return max((slot.cost for slot in file.slots), key=lambda cost: cost.memory_kib, default=None)


def set_secret(desk: OpenDesk, kind: str, secret: str) -> None:
    """Let the person who opened the desk open it with another secret of a kind; the old one is gone."""
    file = slot_file.load(desk.folder)
    user = desk.person.id
    slot = keyslots.make_slot(file, desk.private, secret, kind=kind, user=user, cost=_cost(file))
    with desk.writing() as writer:
        writer.journal("person", user, "secret", {"kind": [None, kind]})
    # Last of all: while anything can still fail, the secret that is known goes on working.
    slot_file.save(desk.folder, file.without_slots(user, kind).with_slot(slot))


def give_identity(desk: OpenDesk, person_id: str) -> None:
    """Give the identity key to somebody, and vouch for the public key that gets it."""
    file = slot_file.load(desk.folder)
    held, holder = desk.people[person_id], file.holder(person_id)
    if holder is None or holder.public != held.public:
        raise slot_file.damaged()
    with desk.writing() as writer:
        people.change(writer, held, dataclasses.replace(held, vouched=True), "give_key")
        holder = keyslots.given(holder.without(IDENTITY), file.desk, IDENTITY, desk.identity_key)
        slot_file.save(desk.folder, file.with_holder(holder))
    desk.reload()


def replace_keys(desk: OpenDesk, write: Write, *, ended: str = "", database: bool, identity: bool) -> None:
    """Change keys together with what ``write`` writes: who is ended, or no longer sees identities.

    ``write`` and the new generation of the identity key stand in one transaction. Needs the identity key
    if that is to change. Raises CannotWrite; the next opening then finishes what was begun.
    """
    new_database = keyslots.new_key() if database else b""
    seals = Seals(desk.seals.keys() | {desk.seals.generation + 1: keyslots.new_key()}) if identity else None
    file = slot_file.load(desk.folder)
    for known in _known(desk, file, without=ended):
        holder = keyslots.given(known, file.desk, DATABASE, new_database) if new_database else known
        if seals is not None and known.has(IDENTITY):
            holder = keyslots.given(holder, file.desk, IDENTITY, seals.keys()[seals.generation])
        file = file.with_holder(holder)
    slot_file.save(desk.folder, file)
    with desk.writing() as writer:
        write(writer)
        if seals is not None:
            people.begin_key(writer, seals)
    if seals is not None:
        desk.use_seals(seals)
    if new_database:
        _move_database(desk, new_database)
    desk.reload()
    _settle(desk)


def _move_database(desk: OpenDesk, key: bytes) -> None:
    with desk.away() as old:
        migrate.change_key(desk.folder / DATABASE_FILE, old, key)
        desk.use_key(key)


def _known(desk: OpenDesk, file: SlotFile, without: str = "") -> list[Holder]:
    """Return the holders whose public key the database confirms, and whose access has not ended."""
    people_now = desk.people
    return [
        holder
        for holder in file.holders
        if holder.user != without
        and holder.user in people_now
        and people_now[holder.user].ended is None
        and people_now[holder.user].public == holder.public
    ]


def finish(desk: OpenDesk, opened: keyslots.Opened) -> None:
    """Finish a change of keys that was cut short, when the desk is opened."""
    file = slot_file.load(desk.folder)
    keys = opened.keys.get(DATABASE, [])
    stale = len(_known(desk, file)) != len(file.holders)
    if stale and len(keys) > 1 and keys[-1] != desk.key:
        _move_database(desk, keys[-1])
    if stale or len(keys) > 1 or len(opened.keys.get(IDENTITY, [])) > 1:
        _settle(desk)


def _settle(desk: OpenDesk) -> None:
    """Leave in the key file the people of the desk alone, each with the keys now in use alone."""
    file = slot_file.load(desk.folder)
    kept = SlotFile(file.desk)
    for known in _known(desk, file):
        holder = keyslots.given(known.without(DATABASE), file.desk, DATABASE, desk.key)
        kept = kept.with_holder(_identity_settled(desk, file, holder) if desk.seals.held else holder)
    users = {holder.user for holder in kept.holders}
    slots = tuple(slot for slot in file.slots if slot.user in users)
    slot_file.save(desk.folder, dataclasses.replace(kept, slots=slots))


def _identity_settled(desk: OpenDesk, file: SlotFile, holder: Holder) -> Holder:
    person = desk.people[holder.user]
    bare = holder.without(IDENTITY)
    if holder.has(IDENTITY) and person.vouched and person.may(Act.SEE_IDENTITIES):
        return keyslots.given(bare, file.desk, IDENTITY, desk.identity_key)
    return bare
