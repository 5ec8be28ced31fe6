"""Which backups stay: all of two days, then one a day, one a week, one a month, further and further back.

The numbers are those of the reliability rules (R16). Days, weeks and months are counted over the
backups that there are, not over the calendar, so that a clock set forward by years drops none of them.
"""

import datetime as dt
from collections.abc import Callable, Collection, Hashable

ALL_FOR = dt.timedelta(days=2)
DAYS, WEEKS, MONTHS = 7, 4, 12

_PERIODS: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Collection[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """Return the moments (in UTC) whose backups stay; the newest is always among them.

    Those that lie ahead of ``now`` were made under a clock that was wrong, or the clock is wrong now:
    they are judged apart, so that neither sort crowds out the other.
    """
    past = {moment for moment in moments if moment <= now}
    ahead = {moment for moment in moments if moment > now}
    return _kept(past, now) | (_kept(ahead, max(ahead)) if ahead else frozenset())


def _kept(moments: Collection[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    recent = frozenset(moment for moment in moments if now - moment <= ALL_FOR)
    older = sorted(set(moments) - recent, reverse=True)
    return recent.union(*(_newest_of_each(older, count, period) for count, period in _PERIODS))


def _newest_of_each(
    newest_first: Collection[dt.datetime], count: int, period: Callable[[dt.datetime], Hashable]
) -> list[dt.datetime]:
    """Return the newest moment of each of the latest ``count`` periods that have one."""
    found: dict[Hashable, dt.datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]
