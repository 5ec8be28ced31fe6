"""Clocks that the law or the institution sets: how long a complaint may stand at a stage, and until when.

Every limit is a setting (domain.md 4.3): nothing runs until the institution switches it on. Days are
days on the calendar or working days; a pause stops a clock, more time is added with a reason.
"""

import dataclasses
import datetime as dt
from calendar import monthrange
from collections.abc import Container, Iterable, Sequence

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.path import Pause, Step

MONDAY_TO_FRIDAY = frozenset(range(5))
_DAY = dt.timedelta(days=1)
_LONGEST = 20_000  # days looked through before a clock is taken never to end


@dataclasses.dataclass(frozen=True)
class Clock:
    """One clock: it runs while the complaint stands at one of its stages, from the first of them.

    ``days`` are those it has; ``working`` counts working days alone.
    """

    code: str
    stages: tuple[str, ...]
    days: int
    working: bool = False
    on: bool = False

    def shown(self) -> str:
        """Return what is due, in the language in use."""
        return codes.CLOCKS.label(self.code)


# The clocks of one commission whose time limits stand in law, as a template (domain.md 4.3).
SOUTH_AFRICA: tuple[Clock, ...] = (
    Clock("register", ("received",), 3),
    Clock("acknowledge", ("received", "registered"), 7),
    Clock("assess", ("acknowledged", "assessment"), 7),
    Clock("review", ("review",), 14),
)
SHIPPED: tuple[Clock, ...] = (
    *SOUTH_AFRICA,
    Clock("decide", ("admissible", "conciliation", "investigation"), 180),
    Clock("reply", ("recommendation",), 60),
    Clock("comply", ("compliance",), 180),
)
LODGING_YEARS = 3
APPEAL_DAYS = 45


@dataclasses.dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked; ``weekdays`` counts Monday as 0. ``moves_on`` says that a limit that ends on
    a day off ends on the next working day.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: Container[dt.date] = frozenset()
    moves_on: bool = True

    def is_worked(self, day: dt.date) -> bool:
        """Tell whether a day is worked."""
        return day.weekday() in self.weekdays and day not in self.holidays


@dataclasses.dataclass(frozen=True)
class Running:
    """A clock that runs for a complaint; ``due`` is None while it stands still."""

    clock: Clock
    started: dt.date
    due: dt.date | None


def due(
    started: dt.date, days: int, *, working: bool, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> dt.date | None:
    """Return the last day of a limit that begins the day after ``started``; None while it is paused.

    Days within a pause do not count. Raises ValueError where no day can be worked.
    """
    stopped = [(pause.since, pause.until) for pause in pauses if pause.since is not None]
    if working and not calendar.weekdays:
        raise ValueError("a calendar without working days")
    left, day = days, started
    for _n in range(_LONGEST):
        if left <= 0 and not (calendar.moves_on and not calendar.is_worked(day)):
            return day
        day += _DAY
        if any(since <= day and (until is None or day <= until) for since, until in stopped):
            if any(until is None and since <= day for since, until in stopped):
                return None
            continue
        if left > 0 and (not working or calendar.is_worked(day)):
            left -= 1
    return None


def started(clock: Clock, steps: Sequence[Step], received: dt.date | None) -> dt.date | None:
    """Return the day a clock began to run for good: the first step of the last unbroken stay in its stages.

    None where the complaint does not stand at one of them now.
    """
    if not steps:
        return None
    first: dt.date | None = None
    for step in steps:
        if step.stage not in clock.stages:
            first = None
        elif first is None:
            first = step.on
    if first is None:
        return None
    if clock.stages[0] == steps[0].stage and all(step.stage in clock.stages for step in steps):
        return received or first
    return first


def running(clocks: Iterable[Clock], complaint: Complaint, calendar: WorkCalendar) -> tuple[Running, ...]:
    """Return the clocks that run for a complaint, the one that is due first at the front."""
    found = []
    for clock in clocks:
        since = started(clock, complaint.steps, complaint.date_received) if clock.on else None
        if since is not None:
            days = clock.days + sum(one.days or 0 for one in complaint.extensions if one.clock == clock.code)
            last = due(since, days, working=clock.working, calendar=calendar, pauses=complaint.pauses)
            found.append(Running(clock, since, last))
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or one.started)))


def is_late(event: dt.date, received: dt.date, years: int = LODGING_YEARS) -> bool:
    """Tell whether a complaint reached the institution later than so many years after the event.

    The last day in time is the same day of the year; for 29 February it is the last day of that month.
    """
    year = event.year + years
    last = min(event.day, monthrange(year, event.month)[1])
    return received > dt.date(year, event.month, last)
