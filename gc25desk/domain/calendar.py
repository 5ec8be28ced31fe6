"""The calendar of a review cycle: dates proposed from the pre-session that was chosen.

Sources: OHCHR, “Information for civil society, NGOs and NHRIs” (fixed dates of submissions); Child Rights
Connect, crcreporting (what comes after what); Decision No. 15 of the Committee (eight years, follow-up at
four). They are proposals, to be checked with the Secretariat, and the two sources differ in places.
"""

import calendar
import dataclasses
import datetime as dt

from gc25desk.domain.cycle import FEBRUARY, JUNE, OCTOBER, SIMPLIFIED, Cycle, Stage
from gc25desk.domain.field import field_of
from gc25desk.i18n import _

_MONTHS = {FEBRUARY: 2, JUNE: 6, OCTOBER: 10}

# Submission closes on the first of this month: December of the year before, April, August.
_SUBMISSION = {FEBRUARY: (-1, 12), JUNE: (0, 4), OCTOBER: (0, 8)}
# The session after a pre-session, as (years later, month): simplified about three months on, traditional
# two sessions on.
_SESSION_SIMPLIFIED = {FEBRUARY: (0, 5), JUNE: (0, 9), OCTOBER: (1, 1)}
_SESSION_TRADITIONAL = {FEBRUARY: (0, 9), JUNE: (1, 1), OCTOBER: (1, 5)}
# Additional submissions close on the 15th of the month before the session.
_ADDITIONAL = {9: (0, 8), 1: (-1, 12), 5: (0, 4)}

_STATE_REPORT_MONTHS = 18  # from the State report to the concluding observations, simplified procedure
_MID_CYCLE_YEARS = 4
_CYCLE_YEARS = 8


def proposed(cycle: Cycle) -> tuple[Stage, ...]:
    """Return the stages of the cycle's procedure in their order, with what can be said of their dates."""
    simplified = cycle.procedure == SIMPLIFIED
    first = _loipr(cycle) if simplified else ()
    return (*first, *(_review_simplified(cycle) if simplified else _review_traditional(cycle)))


def renewed(cycle: Cycle) -> Cycle:
    """Return the cycle with its dates proposed anew; dates that were checked with the Secretariat stay."""
    kept = {stage.stage: stage for stage in cycle.stages if stage.checked}
    fresh = tuple(kept.pop(stage.stage, stage) for stage in proposed(cycle))
    return dataclasses.replace(cycle, stages=(*fresh, *kept.values()))


def upcoming(cycle: Cycle, today: dt.date) -> Stage | None:
    """Return the first stage that is still to come, today's among them; None when none has a date."""
    dated = [stage for stage in cycle.stages if stage.date is not None and stage.date >= today]
    return min(dated, key=lambda stage: stage.date or today, default=None)


def closed_window(cycle: Cycle) -> tuple[dt.date, dt.date] | None:
    """Return between which days the Committee receives nothing, under the simplified procedure.

    From the pre-session to the session no additional submission is taken (OHCHR).
    """
    first, last = cycle.date_of("pre_session"), cycle.date_of("session")
    if cycle.procedure != SIMPLIFIED or first is None or last is None:
        return None
    return first, last


def _loipr(cycle: Cycle) -> tuple[Stage, ...]:
    month, year = cycle.loipr_month, _sound(cycle.loipr_year)
    if not month or year is None:
        return (_stage("loipr_input"), _stage("loipr"))
    adopted = dt.date(year, _MONTHS[month], calendar.monthrange(year, _MONTHS[month])[1])
    return (
        _stage("loipr_input", _submission(month, year), _fixed_date()),
        _stage("loipr", adopted, _("Adopted by the pre-sessional working group of that month")),
    )


def _review_simplified(cycle: Cycle) -> tuple[Stage, ...]:
    month, year = cycle.pre_session_month, _sound(cycle.pre_session_year)
    codes = ("state_report", "alternative_report", "pre_session", *_AFTER)
    if not month or year is None:
        return tuple(_stage(code) for code in codes)
    session = _later(year, _SESSION_SIMPLIFIED[month])
    return (
        _stage(
            "state_report",
            _months_before(session, _STATE_REPORT_MONTHS),
            _("About 18 months before the concluding observations; the list says the day"),
        ),
        _stage("alternative_report", _submission(month, year), _fixed_date()),
        _stage("pre_session", dt.date(year, _MONTHS[month], 1), _month_only()),
        _stage("session", session, _("About three months after the pre-session")),
        *_after(session),
    )


def _review_traditional(cycle: Cycle) -> tuple[Stage, ...]:
    month, year = cycle.pre_session_month, _sound(cycle.pre_session_year)
    between = ("list_of_issues", "written_replies", "additional_submission")
    if not month or year is None:
        codes = ("state_report", "alternative_report", "pre_session", *between, *_AFTER)
        return tuple(_stage(code) for code in codes)
    session = _later(year, _SESSION_TRADITIONAL[month])
    pre_session = dt.date(year, _MONTHS[month], 1)
    shift, before = _ADDITIONAL[session.month]
    return (
        _stage("state_report"),
        _stage("alternative_report", _submission(month, year), _fixed_date()),
        _stage("pre_session", pre_session, _month_only()),
        _stage("list_of_issues", pre_session, _("Sent after the pre-session")),
        _stage("written_replies"),
        _stage("additional_submission", dt.date(session.year + shift, before, 15), _fixed_date()),
        _stage("session", session, _("Normally two sessions after the pre-session")),
        *_after(session),
    )


_AFTER = ("session", "concluding_observations", "mid_cycle", "next_review")


def _after(session: dt.date) -> tuple[Stage, ...]:
    return (
        _stage("concluding_observations", session, _("Issued with the session")),
        _stage(
            "mid_cycle",
            dt.date(session.year + _MID_CYCLE_YEARS, session.month, 1),
            _("Four years after the review, by Decision No. 15; practice is not settled"),
        ),
        _stage(
            "next_review",
            dt.date(session.year + _CYCLE_YEARS, session.month, 1),
            _("Eight years after the review, by Decision No. 15"),
        ),
    )


def _sound(year: int | None) -> int | None:
    """Return a year that a review may have; while one is typed it has too few digits."""
    declared = field_of(Cycle, "pre_session_year")
    lowest, highest = declared.lowest or dt.MINYEAR, declared.highest or dt.MAXYEAR
    return year if year is not None and lowest <= year <= highest else None


def _stage(code: str, date: dt.date | None = None, basis: str = "") -> Stage:
    return Stage(code, date, False, basis)


def _submission(month: str, year: int) -> dt.date:
    shift, before = _SUBMISSION[month]
    return dt.date(year + shift, before, 1)


def _later(year: int, session: tuple[int, int]) -> dt.date:
    return dt.date(year + session[0], session[1], 1)


def _months_before(day: dt.date, months: int) -> dt.date:
    place = day.year * 12 + day.month - 1 - months
    return dt.date(place // 12, place % 12 + 1, 1)


def _fixed_date() -> str:
    return _("The Secretariat's fixed date for that pre-session")


def _month_only() -> str:
    return _("Only the month is known; the day is told to those invited")
