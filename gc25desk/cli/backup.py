"""Commands that keep a desk from being lost: backups, the second place, restoring."""

import argparse
import dataclasses
import datetime as dt
from typing import Any

from gc25desk.cli.call import DONE, KNOWN_ERROR, Call, place
from gc25desk.i18n import _, ngettext
from gc25desk.services import backup, restore, second_place
from gc25desk.services.backup import Backup, Held
from gc25desk.services.restore import Restored


def make(call: Call) -> int:
    """Back up the desk if it changed, or anyway; 1 if the second place could not be reached."""
    with call.desk() as desk:
        done = backup.make(desk) if call.arguments.anyway else backup.make_if_changed(desk)
        state = backup.state(desk)
    made = done.folder if done is not None else None
    fault = done.second_fault if done is not None else None
    away = fault is not None or state.away is not None
    result = {
        "made": made.name if made else None,
        "last": _iso(state.last),
        "second_place": str(state.second) if state.second else None,
        "second_place_away_since": _iso(state.away),
    }
    words = [_("Backed up, opened and counted.") if made else _("Nothing changed since the last backup.")]
    if away:
        words += [_("The second place has been away since {moment}.").format(moment=_plain(state.away))]
    words += [str(fault)] if fault else []
    call.tell(result, "\n".join(words))
    return KNOWN_ERROR if away else DONE


def choose_second(call: Call) -> int:
    """Choose the second place for backups, or say that there is none."""
    given = call.arguments
    folder = None if given.none or given.folder is None else place(given.folder)
    if folder is None and not given.none:
        with call.desk() as desk:
            found = second_place.of(desk)
        chosen = str(found.chosen) if found else None
        call.tell({"second_place": chosen}, chosen or _("No second place was chosen."))
        return DONE
    with call.desk() as desk:
        done = backup.choose_second(desk, folder)
    fault = done.second_fault
    words = (
        _("Backups go to {folder} too.").format(folder=folder) if folder else _("No second place any more.")
    )
    call.tell({"second_place": str(folder) if folder else None}, str(fault) if fault else words)
    return KNOWN_ERROR if fault else DONE


def list_all(call: Call) -> None:
    """Print every backup, the newest first."""
    with call.desk() as desk:
        found = backup.listed(desk)
        rehearsed = backup.state(desk).rehearsed
    lines = [line(one) for one in found] or [_("There is no backup yet.")]
    tried = _("A restore was last rehearsed on {moment}.").format(moment=_plain(rehearsed))
    lines.append(tried if rehearsed else _("No restore was rehearsed yet."))
    result = {"backups": [as_json(one) for one in found], "last_rehearsal": _iso(rehearsed)}
    call.tell(result, "\n".join(lines))


def copy_out(call: Call) -> int:
    """Restore a backup into a new folder beside the desk."""
    given = call.arguments
    with call.desk() as desk:
        chosen = backup.find(desk, given.backup)
        target = place(given.to) if given.to else None
        done = restore.rehearse(desk, chosen) if given.rehearse else restore.restore(desk, chosen, target)
    return _told(call, done)


def _told(call: Call, done: Restored) -> int:
    missing, changed = len(done.files.missing), len(done.files.changed)
    rehearsed = bool(call.arguments.rehearse)
    result = {
        "folder": None if rehearsed else str(done.folder),
        "backup": done.at.isoformat(),
        **dataclasses.asdict(done.held),
        "files_missing": missing,
        "files_changed": changed,
    }
    words = [
        _("The restore was rehearsed, and the copy removed again.")
        if rehearsed
        else _("Restored beside the desk: {folder}").format(folder=done.folder),
        held_words(done.held),
    ]
    if missing + changed:
        words.append(
            ngettext(
                "{n} attached file is missing or not as it was received.",
                "{n} attached files are missing or not as they were received.",
                missing + changed,
            ).format(n=missing + changed)
        )
    call.tell(result, "\n".join(words))
    return KNOWN_ERROR if missing + changed else DONE


def held_words(held: Held) -> str:
    """Return how much a backup holds."""
    return _("{complaints} complaints, {evidence} items of evidence, {files} attached files.").format(
        **dataclasses.asdict(held)
    )


def line(one: Backup) -> str:
    """Return a backup in one line."""
    where = _("second place") if one.place is backup.Place.SECOND else _("in the desk’s folder")
    held = held_words(one.held) if one.held else _("Does not open with the key of this desk.")
    size = _("{size:.1f} MB").format(size=one.size / 1e6)
    return "\t".join((one.folder.name, _plain(one.at), where, size, held))


def as_json(one: Backup) -> dict[str, Any]:
    """Return a backup as the values of its JSON."""
    return {
        "name": one.folder.name,
        "place": one.place.value,
        "folder": str(one.folder),
        "at": one.at.isoformat(),
        "size": one.size,
        "holds": dataclasses.asdict(one.held) if one.held else None,
    }


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _plain(moment: dt.datetime | None) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def add_commands(command: Any) -> None:
    """Add the commands of this room; ``command`` adds one by name, help and what it runs."""
    made: argparse.ArgumentParser = command("backup", _("back up the desk if it changed"), make)
    made.add_argument("--anyway", action="store_true", help=_("make one even if nothing changed"))
    command("backups", _("list the backups with what they hold"), list_all)
    second = command("second-place", _("show or choose a second place for backups"), choose_second)
    second.add_argument("folder", nargs="?", help=_("a folder on another disk"))
    second.add_argument("--none", action="store_true", help=_("keep no second backups any more"))
    restored = command("restore", _("restore a copy beside the desk; nothing is overwritten"), copy_out)
    restored.add_argument("backup", nargs="?", default="", help=_("its name; the newest if none is given"))
    restored.add_argument("--to", metavar=_("FOLDER"), help=_("a new folder for the copy"))
    restored.add_argument(
        "--rehearse", action="store_true", help=_("only see that it can be restored, and keep nothing")
    )
