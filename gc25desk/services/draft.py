"""Drafts: what was typed and not yet saved, kept encrypted in the desk."""

import dataclasses
import datetime as dt
from typing import Any

from gc25desk.domain.access import Act
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import drafts as store


@dataclasses.dataclass(frozen=True)
class Draft:
    """Unfinished typing on a record (``record_id`` empty for a new one), as JSON by field key."""

    noun: str
    record_id: str
    data: dict[str, Any]
    at: dt.datetime


@needs(Act.USE_DESK)
def keep(desk: Desk, noun: str, record_id: str, data: dict[str, Any]) -> None:
    """Keep what is typed, in place of the draft before; any values that JSON can carry will do."""
    with desk.store.writing() as writer:
        store.keep(writer, noun, record_id, data)


@needs(Act.USE_DESK)
def drop(desk: Desk, noun: str, record_id: str) -> None:
    """Throw a draft away."""
    with desk.store.writing() as writer:
        store.drop(writer, noun, record_id)


@needs(Act.USE_DESK)
def drafts(desk: Desk) -> list[Draft]:
    """Return this person's drafts, the newest first."""
    with desk.store.reading() as reader:
        return [Draft(*found) for found in store.load(reader, desk.store.person.id)]
