"""The institution's own settings of its complaint desk, and the calendar and the due days that follow."""

import dataclasses
import datetime as dt
import functools
from collections.abc import Container

from gc25desk.domain import clock, institution, own_lists
from gc25desk.domain.access import Act
from gc25desk.domain.clock import Running, WorkCalendar
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.institution import Institution
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import about
from gc25desk.store.session import Reader

NOUN = "institution"


@needs(Act.USE_DESK)
def settings(desk: Desk) -> Institution:
    """Return the settings as the desk has them; those shipped where nothing was set."""
    with desk.store.reading() as reader:
        return settings_by(reader)


def settings_by(reader: Reader) -> Institution:
    """Return the settings within a transaction."""
    return _read(about.value(reader, institution.KEY))


@needs(Act.SET_RULES)
def change(desk: Desk, new: Institution) -> Changes:
    """Keep other settings; due days follow at each save. Raises InvalidInput for a broken rule."""
    lists = {name: own_lists.cleaned(entries) for name, entries in new.lists.items()}
    new = dataclasses.replace(new, lists=lists)
    institution.check(new)
    with desk.store.writing() as writer:
        before, after = about.value(writer, institution.KEY), institution.as_json(new)
        if before != after:
            about.put(writer, institution.KEY, after)
            writer.journal(NOUN, "", "update", {"settings": [before or None, after]})
    own_lists.use(new.lists)
    return Changes(frozenset({NOUN}), ())


def with_due(reader: Reader, complaint: Complaint) -> Complaint:
    """Return a complaint with the day its next step is due by the clocks; without one it stays as it is."""
    held = settings_by(reader)
    found = running(held, complaint)
    if not found:
        return complaint
    return dataclasses.replace(complaint, date_due=found[0].due)


def running(held: Institution, complaint: Complaint) -> tuple[Running, ...]:
    """Return the clocks that run for a complaint, the one that is due first at the front."""
    if not any(one.on for one in held.clocks):
        return ()
    return clock.running(held.clocks, complaint, calendar(held))


def calendar(held: Institution) -> WorkCalendar:
    """Return which days are worked."""
    return WorkCalendar(
        frozenset(held.weekdays), _Off(held.country, held.part, frozenset(held.days_off)), held.moves_on
    )


@dataclasses.dataclass(frozen=True)
class _Off(Container[dt.date]):
    """The public holidays of a country and further days off."""

    country: str
    part: str
    further: frozenset[dt.date]

    def __contains__(self, day: object) -> bool:
        """Tell whether a day is off."""
        if day in self.further:
            return True
        return isinstance(day, dt.date) and day in public_holidays(self.country, self.part, day.year)


@functools.lru_cache(maxsize=64)
def public_holidays(country: str, part: str, year: int) -> frozenset[dt.date]:
    """Return the public holidays of a year; none for a country that the library does not know.

    ``country`` and ``part`` are codes of ISO 3166, ``part`` empty for the whole country.
    """
    if not country:
        return frozenset()
    import holidays  # noqa: PLC0415 - few desks need it, and it is slow to import

    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()


def countries() -> dict[str, tuple[str, ...]]:
    """Return the countries whose public holidays are known, by ISO 3166, with the codes of their parts."""
    import holidays  # noqa: PLC0415 - few desks need it, and it is slow to import

    supported = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(parts) for code, parts in supported.items()}


@functools.lru_cache(maxsize=8)
def _read(text: str) -> Institution:
    return institution.from_json(text)
