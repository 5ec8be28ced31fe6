"""How backups are told: how old, how large, what they hold."""

import datetime as dt

from gc25desk.i18n import _, ngettext
from gc25desk.services.backup import Backup, Held, State
from gc25desk.ui.widgets.dates import show_moment
from gc25desk.ui.widgets.numbers import show_count

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def age(at: dt.datetime, now: dt.datetime) -> str:
    """Return how long ago a moment was, in its largest unit."""
    seconds = int((now - at).total_seconds())
    if seconds < 0:
        return _("ahead of this clock")
    if seconds < _MINUTE:
        return _("just now")
    if seconds < _HOUR:
        count = seconds // _MINUTE
        return ngettext("{n} minute ago", "{n} minutes ago", count).format(n=count)
    if seconds < 2 * _DAY:
        count = seconds // _HOUR
        return ngettext("{n} hour ago", "{n} hours ago", count).format(n=count)
    count = seconds // _DAY
    return ngettext("{n} day ago", "{n} days ago", count).format(n=count)


def size(count: int) -> str:
    """Return a number of bytes in megabytes."""
    return _("{size} MB").format(size=f"{count / 1e6:.1f}")


def held(holds: Held) -> str:
    """Return what a backup holds, in words."""
    parts = (
        ngettext("{n} complaint", "{n} complaints", holds.complaints).format(n=show_count(holds.complaints)),
        ngettext("{n} item of evidence", "{n} items of evidence", holds.evidence).format(
            n=show_count(holds.evidence)
        ),
        ngettext("{n} attached file", "{n} attached files", holds.files).format(n=show_count(holds.files)),
    )
    # i18n: complaints, items of evidence and attached files, each with its number
    return _("{complaints}, {evidence}, {files}").format(
        complaints=parts[0], evidence=parts[1], files=parts[2]
    )


def described(backup: Backup, now: dt.datetime) -> str:
    """Return a backup in one sentence: when, how old, what it holds."""
    words = _("{moment}, {age}: {held}.")
    holds = held(backup.held) if backup.held else _("does not open")
    return words.format(moment=show_moment(backup.at), age=age(backup.at, now), held=holds)


def state(found: State, now: dt.datetime) -> str:
    """Return how things stand with the backups of the desk's own folder."""
    if found.last is None:
        return _("There is no backup yet.")
    last = _("Last backup: {moment}, {age}.").format(moment=show_moment(found.last), age=age(found.last, now))
    if not found.changes:
        return _("{last} Nothing changed since.").format(last=last)
    since = ngettext("{n} change since.", "{n} changes since.", found.changes)
    return f"{last} {since.format(n=show_count(found.changes))}"


def second(found: State) -> str:
    """Return how things stand with the second place."""
    if found.second is None:
        return _("No second place yet: if this disk fails, the backups on it are lost with the desk.")
    place = str(found.second)
    if found.away is not None:
        return _("The second place, {place}, has been away since {moment}. Connect it and back up.").format(
            place=place, moment=show_moment(found.away)
        )
    if found.reached is None:
        return _("Second place: {place}.").format(place=place)
    return _("Second place: {place}, last reached {moment}.").format(
        place=place, moment=show_moment(found.reached)
    )


def rehearsed(found: State, now: dt.datetime) -> str:
    """Return when a restore was last tried out."""
    if found.rehearsed is None:
        return _("No restore was rehearsed yet: a backup is worth what was restored from it.")
    return _("A restore was last rehearsed on {moment}, {age}.").format(
        moment=show_moment(found.rehearsed), age=age(found.rehearsed, now)
    )
