"""A desk that does not open any more: what is wrong, which backup is best, and putting it back."""

import contextlib
import dataclasses
from enum import StrEnum
from pathlib import Path
from typing import Any

from gc25desk.domain.text import clean
from gc25desk.errors import DeskDamaged, KnownError, NotFound, WrongPassphrase
from gc25desk.i18n import _
from gc25desk.services import backup as backing
from gc25desk.services import desk as desks
from gc25desk.services.backup import Backup, Held, Place
from gc25desk.services.desk import Desk
from gc25desk.services.second_place import plain_faults
from gc25desk.store import backups, contents, damaged, keyslots, restoring
from gc25desk.store import desk as store
from gc25desk.store.attached_check import Progress
from gc25desk.store.damaged import Openings
from gc25desk.store.desk import DATABASE, FILES
from gc25desk.store.session import now

PASSPHRASE = keyslots.PASSPHRASE
RECOVERY = keyslots.RECOVERY


class Condition(StrEnum):
    """How the database of a desk is found."""

    SOUND = "sound"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclasses.dataclass(frozen=True)
class Damage:
    """What is wrong with a desk and what there is to put in its place, the newest backup first.

    ``held`` of a backup is None when what was typed does not open it; ``readable`` tells whether
    anything of the damaged database can be read.
    """

    folder: Path
    database: Condition
    slots_sound: bool
    readable: bool
    backups: tuple[Backup, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing is wrong after all."""
        return self.database is Condition.SOUND and self.slots_sound

    @property
    def best(self) -> Backup | None:
        """The newest backup that opens."""
        return next((one for one in self.backups if one.held is not None), None)


@dataclasses.dataclass(frozen=True)
class PutBack:
    """A desk that opens again: where the damaged one went, and whether something of it may be brought in.

    ``alone`` says that there was no backup and the desk is what could be read of itself; ``acts`` were
    added to the journal from the damaged one, ``acts_lost`` could not be.
    """

    moved: Path
    salvaged: bool
    alone: bool
    acts: int
    acts_lost: int


def look(folder: Path, secret: str, kind: str = PASSPHRASE, elsewhere: Path | None = None) -> Damage:
    """Look at a desk that does not open, and for backups in its folder, its second place and ``elsewhere``.

    Changes nothing. An empty folder serves too: a desk that was lost with its laptop is put there from
    its second place. Raises WrongPassphrase when what was typed opens neither the desk nor a backup,
    NotFound when there is nothing to look at, DeskInUse, DeskReadOnly.
    """
    if not folder.is_dir():
        raise NotFound(
            _("There is no folder “{name}”.").format(name=clean(folder.name)), _("Choose another.")
        )
    held = damaged.locked(folder) if store.looks_like_desk(folder) else contextlib.nullcontext()
    with held, plain_faults():
        live = damaged.opening(folder, secret, kind)
        known = Openings(live, secret, kind)
        found = _described(known, Place.DESK, backups.folders(folder))
        found += _described(known, Place.SECOND, _in(elsewhere))
        place = damaged.source(folder)
        if (first := known.first()) is None:
            raise _opens_nothing(any_backup=bool(found))
        second = _second(known, [place, *(one.folder for one in found)])
        if second != elsewhere:
            found += _described(known, Place.SECOND, _in(second))
        readable = place is not None and damaged.readable(place / DATABASE, first.key)
        condition = _condition(folder, first.key)
    found.sort(key=lambda one: (one.at, one.place is Place.DESK), reverse=True)
    return Damage(folder, condition, live is not None, readable, tuple(found))


def _opens_nothing(*, any_backup: bool) -> KnownError:
    if any_backup:
        return WrongPassphrase(
            _("This opens none of the backups."),
            _("Try the passphrase or the recovery code that was in use when they were made."),
        )
    return DeskDamaged(
        _("The key file of this desk is missing or damaged, and there is no backup in its folder."),
        _("Connect the second place for backups and choose it, or put “slots.json” back."),
    )


def _in(place: Path | None) -> list[Path]:
    """Return the backups of a second place: the folder itself, or the one of a desk inside it."""
    if place is None:
        return []
    with contextlib.suppress(OSError):
        within = sorted(place.glob("gc25desk-*")) if place.is_dir() else []
        return [folder for one in (place, *within) for folder in backups.folders(one)]
    return []


def _second(known: Openings, places: list[Path | None]) -> Path | None:
    first = known.first()
    if first is None:
        return None
    named = (damaged.second_place(place / DATABASE, first.key) for place in places if place is not None)
    chosen = next((name for name in named if name), "")
    return Path(chosen) if chosen else None


def _condition(folder: Path, key: bytes) -> Condition:
    if not (folder / DATABASE).is_file():
        return Condition.MISSING
    return Condition.SOUND if damaged.is_sound(folder, key) else Condition.DAMAGED


def _described(known: Openings, place: Place, folders: list[Path]) -> list[Backup]:
    return [backing.described(place, folder, _held(known, folder)) for folder in folders]


def _held(known: Openings, folder: Path) -> Held | None:
    with contextlib.suppress(KnownError, OSError):
        opened = known.of(folder)
        if opened is not None:
            with restoring.opened(folder / DATABASE, opened.key) as connection:
                return Held(**contents.shown(connection.execute))
    return None


def put_back(
    damage: Damage,
    chosen: Backup | None,
    secret: str,
    kind: str = PASSPHRASE,
    progress: Progress | None = None,
) -> PutBack:
    """Move the damaged desk aside and put a backup in its place, or, without one, what can be read of it.

    Where only the key slots are damaged they alone are put back. Raises WrongPassphrase, DeskDamaged,
    DiskFull or CannotWrite; then everything stands where it stood.
    """
    folder = damage.folder
    with damaged.locked(folder), plain_faults():
        backups.sweep(folder)
        live = damaged.opening(folder, secret, kind)
        known = Openings(live, secret, kind)
        opened = live if chosen is None else known.of(chosen.folder)
        if opened is None:
            raise _opens_nothing(any_backup=chosen is not None)
        if chosen is not None and live is None and damage.database is Condition.SOUND:
            done = damaged.put_slots_back(folder, chosen.folder, now())
        else:
            key = (live or opened).key
            at = chosen.folder if chosen is not None else None
            done = damaged.put_back(folder, at, opened, key, now(), progress=progress)
        if chosen is not None:
            damaged.fetch_files(folder, opened.key, [chosen.folder.parent.parent / FILES])
    alone, salvaged = chosen is None, chosen is not None and done.read is not None
    return PutBack(done.moved, salvaged, alone, done.entries_added, done.entries_left)


def open_righted(folder: Path, done: PutBack, secret: str, kind: str = PASSPHRASE) -> Desk:
    """Open a desk that was put right with what its backup was opened with, and journal what was done."""
    desk = Desk(store.open_desk(folder, secret, kind), recovered=kind != PASSPHRASE)
    try:
        with desk.store.writing() as writer:
            acts: dict[str, list[Any]] = {"acts": [None, done.acts], "acts_lost": [None, done.acts_lost]}
            writer.journal(contents.OWN_NOUN, done.moved.name, "put_back", acts)
    except BaseException:
        desk.store.close()
        raise
    return desks.entered(desk, "login" if kind == PASSPHRASE else "recover")
