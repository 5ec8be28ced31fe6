"""Whom a field names: the people of a desk, as the choices of a field that holds one of them."""

import dataclasses

from gc25desk.domain.field import Choice, CodeList, Field, Kind
from gc25desk.i18n import _
from gc25desk.services import shares
from gc25desk.services.desk import Desk


def choices(desk: Desk, field: Field) -> tuple[Choice, ...]:
    """Return the people a field can name, by name; those whose access has ended last and marked so."""
    if field.kind is not Kind.PERSON:
        return ()
    people = [one for one in desk.store.people.values() if one.id != shares.INSTITUTION]
    people.sort(key=lambda one: (one.ended is not None, one.name.casefold(), one.id))
    ended = _("{name} (access ended)")
    return tuple(
        Choice(one.id, one.name if one.ended is None else ended.format(name=one.name)) for one in people
    )


def named(desk: Desk, field: Field) -> Field:
    """Return a field that shows people by their names; any other field as it is."""
    if field.kind is not Kind.PERSON:
        return field
    return dataclasses.replace(field, choices=CodeList(field.key, choices(desk, field)))
