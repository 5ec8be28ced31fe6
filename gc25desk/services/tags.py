"""Tagging many records at once."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from gc25desk.domain import undo
from gc25desk.domain.access import TAG
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.undo import Part, State
from gc25desk.errors import NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import save_ready, write_changed
from gc25desk.store import records
from gc25desk.store.session import Writer


@needs(TAG)
def tag_many(desk: Desk, noun: str, ids: Sequence[str], tags: Sequence[Tag]) -> tuple[int, Changes]:
    """Give tags to records: all of them or none, one journal entry for each, undone together.

    A record that is tagged to a paragraph already keeps that tag. Returns how many records were
    changed. Raises NotFound, InvalidInput, or Conflict for a record in the bin.
    """
    with desk.store.writing() as writer:
        found = [_tagged(desk, writer, noun, record_id, tags) for record_id in dict.fromkeys(ids)]
    parts = [part for part in found if part is not None]
    desk.steps.add(undo.TAG, noun, parts)
    return len(parts), Changes(frozenset({noun}), tuple(part.id for part in parts))


def _tagged(desk: Desk, writer: Writer, noun: str, record_id: str, tags: Sequence[Tag]) -> Part | None:
    held = records.load(writer, noun, record_id)
    if held is None:
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    ready = save_ready(noun, _with(held, tags))
    saved = write_changed(desk, writer, noun, held, dataclasses.replace(held, tags=ready.tags))
    return None if saved is held else Part(record_id, held.reference, State.of(held), State.of(saved))


def _with(record: Any, tags: Sequence[Tag]) -> Any:
    has = {tag.paragraph for tag in record.tags}
    fresh = [tag for tag in tags if tag.paragraph not in has]
    if any(tag.primary for tag in record.tags):
        fresh = [dataclasses.replace(tag, primary=False) for tag in fresh]
    return dataclasses.replace(record, tags=(*record.tags, *fresh))
