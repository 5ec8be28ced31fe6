"""Restoring: a copy of the desk from a backup, beside it and never over it; and trying that out."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import second_place
from gc25desk.services.access import needs
from gc25desk.services.backup import CHANGES, NOUN, REHEARSED, Backup, Held, find
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.second_place import plain_faults
from gc25desk.store import about, backups, contents, migrate, restoring
from gc25desk.store.attached_check import Checked, Progress
from gc25desk.store.desk import FILES


@dataclasses.dataclass(frozen=True)
class Restored:
    """A copy of the desk made from a backup, what it holds, and how its attached files are."""

    folder: Path
    at: dt.datetime
    held: Held
    files: Checked
    changes: Changes = CHANGES


@needs(Act.RESTORE)
def restore(
    desk: Desk, backup: Backup, target: Path | None = None, progress: Progress | None = None
) -> Restored:
    """Make a copy of the desk from a backup, beside the desk or in a new folder ``target``.

    Nothing is ever written over. The copy opens with the passphrase that the backup was made under.
    Raises InvalidInput when the target is there already, DeskDamaged when the backup is not fit, or
    CannotWrite.
    """
    folder = target or beside(desk.store.folder)
    _refuse_target(desk, folder)
    with plain_faults():
        made = restoring.restore(desk.store, backup.folder, _sources(desk), folder, progress)
    _journal(desk, backup, "restore", made)
    return _told(backup, made)


def _refuse_target(desk: Desk, folder: Path) -> None:
    desk.store.refuse_inside(folder)
    if folder.exists():
        raise InvalidInput(
            _("“{name}” is there already, and nothing in it was touched.").format(name=clean(folder.name)),
            _("Name a folder that does not exist yet."),
            "target",
        )


def beside(folder: Path) -> Path:
    """Return a free name beside a desk for a copy restored today."""
    today = dt.datetime.now().astimezone().date().isoformat()
    name = _("{desk} restored {date}").format(desk=folder.name, date=today)
    places = [folder.with_name(name), *(folder.with_name(f"{name} {number}") for number in range(2, 1000))]
    return next(place for place in places if not place.exists())


@needs(Act.BACK_UP)
def rehearse(desk: Desk, backup: Backup | None = None, progress: Progress | None = None) -> Restored:
    """Try a restore out: make a copy, open and check all of it, remove it, and keep when that was.

    Without a backup the newest that opens is taken. Raises NotFound, DeskDamaged or CannotWrite.
    """
    chosen = backup or find(desk)
    with plain_faults():
        backups.sweep(desk.store.folder)
        place = desk.store.folder / migrate.BACKUPS
        made = restoring.rehearse(desk.store, chosen.folder, _sources(desk), place, progress)
    _journal(desk, chosen, "rehearse", made)
    return _told(chosen, made)


def _sources(desk: Desk) -> Sequence[Path]:
    """Return where attached files may stand: the desk's own folder, then the second place."""
    place = second_place.of(desk)
    return [desk.store.files, *([place.folder / FILES] if place is not None else [])]


def _journal(desk: Desk, backup: Backup, act: str, made: restoring.Restored) -> None:
    files = {"missing": len(made.files.missing), "changed": len(made.files.changed)}
    with desk.store.writing() as writer:
        if act == "rehearse":
            about.put(writer, REHEARSED, writer.at.isoformat())
        fields: dict[str, list[Any]] = {"rows": [None, sum(made.held.rows.values())], "files": [None, files]}
        writer.journal(NOUN, backup.folder.name, act, fields)


def _told(backup: Backup, made: restoring.Restored) -> Restored:
    return Restored(made.folder, backup.at, Held(**contents.shown_of(made.held)), made.files)
