"""The command for a desk that does not open any more: what is wrong, and a backup in its place."""

import argparse
import dataclasses
from typing import Any

from gc25desk.cli.backup import as_json, held_words, line
from gc25desk.cli.call import Call, place
from gc25desk.errors import NotFound
from gc25desk.i18n import N_, _
from gc25desk.services import damage, salvage
from gc25desk.services import desk as desks
from gc25desk.services.backup import Backup
from gc25desk.services.damage import Condition, Damage
from gc25desk.services.salvage import Account

_CONDITIONS = {
    Condition.SOUND: N_("The database is sound."),
    Condition.DAMAGED: N_("The database is damaged."),
    Condition.MISSING: N_("The database is missing."),
}


def repair(call: Call) -> None:
    """Say what is wrong with a desk; with --put-back put a backup in its place and bring in what is newer."""
    given, folder, secret = call.arguments, call.folder(), call.passphrase()
    elsewhere = place(given.look_in) if given.look_in else None
    found = damage.look(folder, secret, elsewhere=elsewhere)
    if given.put_back is None:
        _tell_damage(call, found)
        return
    if found.nothing:
        raise NotFound(_("Nothing is wrong with this desk, so nothing was put back."), _("Open it as usual."))
    done = damage.put_back(found, _chosen(found, given.put_back), secret)
    result: dict[str, Any] = {"moved": str(done.moved), "acts": done.acts, "acts_lost": done.acts_lost}
    words = [_("The damaged desk was moved aside whole: {folder}").format(folder=done.moved)]
    desk = damage.open_righted(folder, done, secret)
    try:
        if done.salvaged and not given.no_salvage:
            came = salvage.bring_in(desk, done.moved)
            result |= {key: value for key, value in dataclasses.asdict(came).items() if key != "changes"}
            words.append(salvaged_words(came.saved, came.lost))
        if done.alone:
            found_out = salvage.account(desk)
            result |= {"lost": found_out.lost, "incomplete": list(found_out.incomplete)}
            words.append(alone_words(found_out))
    finally:
        desks.close(desk)
    call.tell(result, "\n".join(words))


def salvaged_words(saved: int, lost: int) -> str:
    """Return how many records were brought in and how many are known to be lost."""
    return _("Records brought in from the damaged desk: {saved}. Known to be lost: {lost}.").format(
        saved=saved, lost=lost
    )


def alone_words(found: Account) -> str:
    """Return what a desk lost that is only what could be read of itself."""
    return _("Records known to be lost: {lost}. Records that may miss a part: {incomplete}.").format(
        lost=found.lost, incomplete=", ".join(found.incomplete) or "0"
    )


def _chosen(found: Damage, name: str) -> Backup | None:
    if not name:
        return found.best
    for one in found.backups:
        if one.folder.name == name:
            return one
    raise NotFound(_("There is no such backup."), _("Look at the list with “repair” alone."))


def _tell_damage(call: Call, found: Damage) -> None:
    words = [_(_CONDITIONS[found.database])]
    if not found.slots_sound:
        words.append(_("The key file is missing or damaged."))
    words += [line(one) for one in found.backups] or [_("There is no backup.")]
    if found.best is not None and found.best.held is not None:
        words.append(_("The best backup: {held}").format(held=held_words(found.best.held)))
    result = {
        "database": found.database.value,
        "slots_sound": found.slots_sound,
        "readable": found.readable,
        "backups": [as_json(one) for one in found.backups],
        "best": found.best.folder.name if found.best else None,
    }
    call.tell(result, "\n".join(words))


def add_commands(command: Any) -> None:
    """Add the command; ``command`` adds one by name, help and what it runs."""
    made: argparse.ArgumentParser = command(
        "repair", _("say what is wrong with a desk that does not open, or put a backup in its place"), repair
    )
    made.add_argument(
        "--put-back",
        metavar=_("BACKUP"),
        nargs="?",
        const="",
        help=_("move the damaged desk aside and put this backup in its place, the newest if none is named"),
    )
    made.add_argument("--look-in", metavar=_("FOLDER"), help=_("a folder with backups on another disk"))
    made.add_argument("--no-salvage", action="store_true", help=_("bring in nothing of the damaged desk"))
