"""Making a desk: built beside its place and moved in whole."""

import dataclasses
import errno
import os
import shutil
import uuid
from pathlib import Path
from typing import Any

from gc25desk.errors import DeskReadOnly, NoDesk
from gc25desk.files import cannot_write, sync_folder
from gc25desk.i18n import _
from gc25desk.store import keyslots, migrate, people, schema, slot_file
from gc25desk.store.engine import assert_floor, connect, make_engine
from gc25desk.store.files import FILE_MODE, private_folder
from gc25desk.store.opened import DATABASE, FILES, plain_faults
from gc25desk.store.people import Person
from gc25desk.store.seals import Seals
from gc25desk.store.session import Writer, now
from gc25desk.store.slot_file import Cost, SlotFile


def create(
    folder: Path,
    about: dict[str, str],
    person: Person,
    secrets: dict[str, str],
    cost: Cost | None = None,
) -> None:
    """Make a new desk in a folder that is missing or empty, with the keys and its first person.

    ``about`` needs ``device``; ``secrets`` gives the passphrase and the recovery code by slot kind.
    The desk is built beside the folder and moved in whole. Raises DeskReadOnly, CannotWrite or NoDesk.
    """
    assert_floor()
    folder = Path(os.path.realpath(folder))
    parent = folder.parent
    part = parent / f".{folder.name}.new-{uuid.uuid4().hex[:8]}"
    try:
        _refuse_used(folder)
        parent.mkdir(parents=True, exist_ok=True)
        private_folder(part)
        with plain_faults():
            _build(part, about, person, secrets, cost)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        sync_folder(parent)
    except OSError as fault:
        shutil.rmtree(part, ignore_errors=True)
        if fault.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
            raise _cannot_make() from fault
        raise cannot_write(fault) from fault
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _cannot_make() -> DeskReadOnly:
    return DeskReadOnly(
        _("A desk cannot be made here, because the folder is read-only."),
        _("Choose another folder, such as one in your documents."),
    )


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NoDesk(
            _("“{name}” is already used, and nothing in it was touched.").format(name=folder.name),
            _("Choose a new or an empty folder for the desk."),
        )


def _build(
    folder: Path,
    about: dict[str, str],
    person: Person,
    secrets: dict[str, str],
    cost: Cost | None,
) -> None:
    desk_id, key, identity = str(uuid.uuid4()), keyslots.new_key(), keyslots.new_key()
    private_folder(folder / FILES)
    private_folder(folder / migrate.BACKUPS)
    database = folder / DATABASE
    database.touch(mode=FILE_MODE)
    holder, private = keyslots.new_holder(person.id)
    for name, given in ((keyslots.DATABASE, key), (keyslots.IDENTITY, identity)):
        holder = keyslots.given(holder, desk_id, name, given)
    seals = Seals({1: identity})
    person = dataclasses.replace(person, public=holder.public, vouched=True)
    engine = make_engine(lambda: connect(database, key, foreign_keys=False), pooled=False)
    try:
        migrate.upgrade(engine)
        with engine.execution_options(write=True).begin() as connection:
            writer = Writer(connection, seals, person.id, about["device"], now())
            _fill(writer, about | {"desk": desk_id}, person)
    finally:
        engine.dispose()
    file = SlotFile(desk_id).with_holder(holder)
    for kind, secret in secrets.items():
        slot = keyslots.make_slot(file, private, secret, kind=kind, user=person.id, cost=cost)
        file = file.with_slot(slot)
    slot_file.save(folder, file)


def _fill(writer: Writer, about: dict[str, str], person: Person) -> None:
    writer.connection.execute(
        schema.about.insert(), [{"key": key, "value": value} for key, value in about.items()]
    )
    fields: dict[str, list[Any]] = {key: [None, value] for key, value in about.items()}
    writer.journal("desk", about["desk"], "create", fields)
    people.begin_key(writer, writer.seals)
    people.add(writer, person)
