"""Backups: made when something changed, opened and counted, thinned, and copied to a second place."""

import contextlib
import dataclasses
import datetime as dt
from enum import StrEnum
from pathlib import Path

from gc25desk.domain.access import Act
from gc25desk.errors import KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services import second_place
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.second_place import plain_faults
from gc25desk.store import about, backups, contents
from gc25desk.store.desk import DATABASE
from gc25desk.store.session import now

NOUN = contents.OWN_NOUN
QUICK_BYTES = 32 * 1024 * 1024  # backed up and checked in about a second on a small laptop
CHANGES = Changes(frozenset({NOUN}))
REHEARSED = "last_rehearsal"


class Place(StrEnum):
    """Where a backup stands."""

    DESK = "desk"
    SECOND = "second"


@dataclasses.dataclass(frozen=True)
class Held:
    """How much a backup holds."""

    complaints: int
    evidence: int
    files: int


@dataclasses.dataclass(frozen=True)
class Backup:
    """One backup: where, when it was made, its bytes, and what it holds.

    ``held`` is None when it does not open with the key of the desk: it is damaged or from before a
    change of keys.
    """

    place: Place
    folder: Path
    at: dt.datetime
    size: int
    held: Held | None


@dataclasses.dataclass(frozen=True)
class State:
    """How things stand with the backups of a desk.

    ``changes`` counts what was done since the newest; ``away`` tells since when the second place could
    not be reached, ``reached`` when it last was; ``rehearsed`` when a restore was last tried out.
    """

    last: dt.datetime | None
    changes: int
    second: Path | None
    away: dt.datetime | None
    reached: dt.datetime | None
    rehearsed: dt.datetime | None


@dataclasses.dataclass(frozen=True)
class Made:
    """A backup that counts, how many older ones were thinned out, and why the second place has none."""

    folder: Path | None
    thinned: int
    second_fault: KnownError | None
    changes: Changes = CHANGES


@needs(Act.BACK_UP)
def state(desk: Desk) -> State:
    """Return how things stand."""
    newest = second_place.newest(desk)
    keys = (second_place.AWAY, second_place.REACHED, REHEARSED)
    with desk.store.reading() as reader:
        place = about.value(reader, second_place.PLACE)
        moments = {key: _moment(about.value(reader, key)) for key in keys}
    return State(
        last=backups.moment(newest.name) if newest else None,
        changes=changes(desk),
        second=Path(place) if place else None,
        away=moments[second_place.AWAY],
        reached=moments[second_place.REACHED],
        rehearsed=moments[REHEARSED],
    )


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


@needs(Act.BACK_UP)
def changes(desk: Desk) -> int:
    """Return how many acts the newest backup in the desk's folder does not hold; all if it does not open."""
    newest = second_place.newest(desk)
    heads: contents.Heads = {}
    if newest is not None:
        with contextlib.suppress(KnownError), desk.store.opened_copy(newest / DATABASE) as opened:
            heads = contents.heads(opened.execute)
    with desk.store.reading() as reader:
        return contents.changed_since(reader, heads)


@needs(Act.BACK_UP)
def make_if_changed(desk: Desk) -> Made | None:
    """Back up a desk that changed since its newest backup, and let the second place catch up.

    Returns None when there was nothing to do. Raises what :func:`make` raises.
    """
    if changes(desk):
        return make(desk)
    behind = second_place.behind(desk)
    return Made(None, 0, second_place.catch_up(desk)) if behind else None


@needs(Act.BACK_UP)
def make_before_leaving(desk: Desk) -> None:
    """Back up a changed desk before its key is dropped, if it is small enough for nobody to wait.

    A lock must be quick; a larger desk is backed up while it is open, and so is a second place that many
    attached files are still missing from. What goes wrong is told at the next opening by how the backups
    stand then.
    """
    with contextlib.suppress(KnownError, OSError):
        if desk.closed or (desk.store.folder / DATABASE).stat().st_size > QUICK_BYTES:
            return
        if second_place.waiting(desk) <= QUICK_BYTES:
            make_if_changed(desk)
        elif changes(desk):
            make(desk, second=False)


@needs(Act.BACK_UP)
def make(desk: Desk, *, second: bool = True) -> Made:
    """Back up an open desk: checked, counted, thinned and journalled, then copied to the second place.

    Raises DiskFull, CannotWrite, or DeskDamaged when the desk itself cannot be read whole; older
    backups are untouched then. A second place that cannot be reached is told in the result.
    """
    at = now()
    with plain_faults():
        backups.sweep(desk.store.folder)
        folder = backups.make(desk.store, at)
    thinned = _thin(desk.store.folder, at)
    with desk.store.writing() as writer:
        writer.journal(NOUN, folder.name, "make", {"thinned": [None, thinned]})
    return Made(folder, thinned, second_place.catch_up(desk) if second else None)


def _thin(place: Path, at: dt.datetime) -> int:
    try:
        return backups.thin(place, at)
    except OSError:  # a backup too many harms nobody
        return 0


@needs(Act.RESTORE)
def choose_second(desk: Desk, folder: Path | None) -> Made:
    """Choose the second place, or none any more, and bring there at once what is to be there.

    Raises CannotWrite when it lies in the desk's own folder or cannot be written.
    """
    second_place.choose(desk, folder)
    if folder is None:
        return Made(None, 0, None)
    return make(desk) if changes(desk) else Made(None, 0, second_place.catch_up(desk))


@needs(Act.BACK_UP)
def listed(desk: Desk) -> list[Backup]:
    """Return the backups of the desk's folder and of the second place, the newest first."""
    found = [described(Place.DESK, folder, _held(desk, folder)) for folder in _folders(desk.store.folder)]
    place = second_place.of(desk)
    if place is not None:
        found += [described(Place.SECOND, folder, _held(desk, folder)) for folder in _folders(place.folder)]
    return sorted(found, key=lambda backup: (backup.at, backup.place is Place.DESK), reverse=True)


def _folders(place: Path) -> list[Path]:
    try:
        return backups.folders(place)
    except OSError:  # a stick that is being pulled
        return []


def described(place: Place, folder: Path, held: Held | None) -> Backup:
    """Return a backup with its moment and its size."""
    at = backups.moment(folder.name) or dt.datetime.min.replace(tzinfo=dt.UTC)
    return Backup(place, folder, at, _size(folder), held)


def _held(desk: Desk, folder: Path) -> Held | None:
    with contextlib.suppress(KnownError, OSError), desk.store.opened_copy(folder / DATABASE) as opened:
        return Held(**contents.shown(opened.execute))
    return None


def _size(folder: Path) -> int:
    try:
        return backups.size(folder)
    except OSError:
        return 0


@needs(Act.BACK_UP)
def find(desk: Desk, name: str = "") -> Backup:
    """Return the backup with this name, or the newest that opens for no name; raises NotFound."""
    found = [one for one in listed(desk) if one.folder.name == name or (not name and one.held)]
    if not found:
        raise NotFound(_("There is no such backup."), _("Look at the list of backups, or make one now."))
    return found[0]
