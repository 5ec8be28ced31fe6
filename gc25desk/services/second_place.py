"""The second place for backups, on another disk: told when it is away, brought up to date when it is back."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from gc25desk.errors import CannotWrite, KnownError
from gc25desk.files import cannot_write
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.store import about, attached_check, backups, contents, migrate, restoring
from gc25desk.store.backups import SecondPlace
from gc25desk.store.session import now

NOUN = contents.OWN_NOUN
PLACE = restoring.SECOND_PLACE
AWAY = f"{PLACE}_away"
REACHED = f"{PLACE}_reached"


def newest(desk: Desk) -> Path | None:
    """Return the newest backup in the desk's own folder, None if there is none."""
    with plain_faults():
        return next(iter(backups.folders(desk.store.folder)), None)


@contextlib.contextmanager
def plain_faults() -> Iterator[None]:
    """Turn the faults of a disk into sentences."""
    try:
        yield
    except OSError as fault:
        raise cannot_write(fault) from fault


def of(desk: Desk) -> SecondPlace | None:
    """Return the second place of a desk, None if none was chosen."""
    with desk.store.reading() as reader:
        chosen = about.value(reader, PLACE)
    return SecondPlace(Path(chosen), desk.store.about["desk"]) if chosen else None


def choose(desk: Desk, folder: Path | None) -> None:
    """Keep which folder is the second place, or that there is none any more.

    Raises CannotWrite when it lies in the desk's own folder or cannot be written.
    """
    if folder is not None:
        folder = folder.absolute()
        desk.store.refuse_inside(folder / "place")
        with plain_faults():
            SecondPlace(folder, desk.store.about["desk"]).prepare()
    with desk.store.writing() as writer:
        before = about.value(writer, PLACE)
        for key, text in ((PLACE, str(folder or "")), (AWAY, ""), (REACHED, "")):
            about.put(writer, key, text)
        writer.journal(NOUN, "", "choose", {"second_place": [before or None, str(folder or "") or None]})


def behind(desk: Desk) -> bool:
    """Tell whether there is something to do for the second place: to catch up, or to be told it is away."""
    place = of(desk)
    if place is None:
        return False
    last = newest(desk)
    with desk.store.reading() as reader:
        known_away = bool(about.value(reader, AWAY))
    if not place.present():
        return not known_away
    return known_away or last is None or not (place.folder / migrate.BACKUPS / last.name).is_dir()


def waiting(desk: Desk) -> int:
    """Return the bytes of attached files that the second place, where it can be reached, has not yet."""
    place = of(desk)
    if place is None or not place.present():
        return 0
    with desk.store.reading() as reader:
        names = attached_check.named(reader)
    return backups.missing_bytes(desk.store.files, names, place.folder)


def catch_up(desk: Desk) -> KnownError | None:
    """Bring the newest backup and the attached files to the second place; return why not, if not.

    Since when it cannot be reached is kept in the desk, and journalled once.
    """
    place = of(desk)
    if place is None:
        return None
    try:
        with plain_faults():
            _bring(desk, place)
    except KnownError as fault:
        _remember(desk, fault)
        return fault
    _remember(desk, None)
    return None


def _bring(desk: Desk, place: SecondPlace) -> None:
    if not place.present():
        raise _not_there()
    last = newest(desk)
    with desk.store.reading() as reader:
        files = attached_check.named(reader)
    backups.sweep(place.folder)
    backups.copy_files(desk.store.files, files, place.folder)
    if last is not None and not (place.folder / migrate.BACKUPS / last.name).is_dir():
        copied = backups.copy(last, place.folder)
        try:
            backups.verify(desk.store, copied)
        except KnownError:
            shutil.rmtree(copied, ignore_errors=True)
            raise
    backups.thin(place.folder, now())


def _not_there() -> CannotWrite:
    return CannotWrite(
        _("The second place for backups is not there."),
        _("Connect its disk or stick again; the backups catch up by themselves."),
    )


def _remember(desk: Desk, fault: KnownError | None) -> None:
    """Keep since when the second place is away; the journal says when it went and when it came back."""
    with contextlib.suppress(CannotWrite), desk.store.writing() as writer:
        away, at = about.value(writer, AWAY), writer.at.isoformat()
        if fault is None:
            about.put(writer, REACHED, at)
        if bool(away) is bool(fault):
            return
        about.put(writer, AWAY, at if fault else "")
        act = "away" if fault else "back"
        writer.journal(NOUN, "", act, {"since": [away or None, at if fault else None]})
