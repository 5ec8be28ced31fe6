"""Giving complaints to somebody who then has them in hand."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain import undo
from gc25desk.domain.access import Act, allowed
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Choice, field_of
from gc25desk.domain.undo import Part, State
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import naming
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.path import NOUN, held_by
from gc25desk.services.saving import write_changed
from gc25desk.store.session import Writer


@needs(Act.WRITE_COMPLAINTS)
def assign(desk: Desk, ids: Sequence[str], person: str) -> Changes:
    """Give complaints to a person, or to nobody for an empty one: all of them or none, undone together.

    Raises InvalidInput for somebody who may not work on complaints, NotFound, and Conflict for a complaint
    in the bin.
    """
    if person and person not in {one.code for one in choices(desk)}:
        raise InvalidInput(
            _("This person does not work on complaints."), _("Choose a colleague who may."), "assigned"
        )
    with desk.store.writing() as writer:
        found = [_assigned(desk, writer, one, person) for one in dict.fromkeys(ids)]
    parts = [part for part in found if part is not None]
    desk.steps.add(undo.ASSIGN, NOUN, parts)
    return Changes(frozenset({NOUN, "task"}), tuple(part.id for part in parts))


@needs(Act.READ_COMPLAINTS)
def choices(desk: Desk) -> tuple[Choice, ...]:
    """Return those to whom complaints can be given, by name: whoever may write them and has not left."""
    working = {
        one.id
        for one in desk.store.people.values()
        if one.ended is None and allowed(one.roles, Act.WRITE_COMPLAINTS)
    }
    everybody = naming.choices(desk, field_of(Complaint, "assigned"))
    return tuple(choice for choice in everybody if choice.code in working)


def _assigned(desk: Desk, writer: Writer, record_id: str, person: str) -> Part | None:
    held = held_by(writer, record_id)
    saved = write_changed(desk, writer, NOUN, held, dataclasses.replace(held, assigned=person))
    return None if saved is held else Part(record_id, held.reference, State.of(held), State.of(saved))
