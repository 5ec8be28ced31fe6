"""The sentences about a cycle that stand in more than one place."""

import datetime as dt

from gc25desk.domain.calendar import closed_window, upcoming
from gc25desk.domain.cycle import STAGES, Cycle, Stage
from gc25desk.i18n import _, ngettext
from gc25desk.ui.widgets.chart_data import number
from gc25desk.ui.widgets.dates import show_day


def in_the_bin() -> str:
    """Return what is said when something was deleted."""
    return _("Put in the bin; Ctrl+Z brings it back")


def days_left(day: dt.date, today: dt.date) -> str:
    """Return how far a day is away: in so many days, today, or so many days ago."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days).format(n=number(days))
    return ngettext("{n} day ago", "{n} days ago", -days).format(n=number(-days))


def next_date(cycle: Cycle, today: dt.date) -> str:
    """Return the next stage with its day and how far away it is."""
    stage = upcoming(cycle, today)
    if stage is None or stage.date is None:
        return _("No date lies ahead.")
    return _("Next: {stage}, {day}, {left}").format(
        stage=STAGES.label(stage.stage), day=show_day(stage.date), left=days_left(stage.date, today)
    )


def standing(stage: Stage) -> str:
    """Return how sure the date of a stage is."""
    if stage.checked:
        return _("checked with the Secretariat")
    return _("proposed – check with the Secretariat") if stage.date is not None else _("no date yet")


def nothing_received(cycle: Cycle, today: dt.date) -> tuple[str, bool]:
    """Return the warning that nothing is received for a time, and whether it is that time; empty for none."""
    window = closed_window(cycle)
    if window is None:
        return "", False
    first, last = window
    if first <= today < last:
        words = _(
            "Until the session on {last} the Committee receives nothing: this is the simplified procedure. "
            "What is new has to wait."
        )
        return words.format(last=show_day(last)), True
    words = _(
        "Between the pre-session and the session, {first} to {last}, nothing is received: under the "
        "simplified procedure everything has to be handed in before."
    )
    return words.format(first=show_day(first), last=show_day(last)), False
