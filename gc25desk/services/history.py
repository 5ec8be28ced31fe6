"""The history of a record: who did what and when, and old values put back."""

import dataclasses
import functools
from typing import Any

from gc25desk.domain import history
from gc25desk.domain.access import READ, TAG, WRITE
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.history import Change
from gc25desk.domain.journal import Entry
from gc25desk.domain.nouns import KINDS
from gc25desk.domain.record import value_from_json
from gc25desk.domain.sealed import kept_from_json
from gc25desk.domain.undo import PUT_BACK, Part, State
from gc25desk.errors import IdentitySealed, InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services import naming
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.records import journal_view
from gc25desk.services.saving import save_ready, write_changed
from gc25desk.store import records, session


@needs(READ)
def of(desk: Desk, noun: str, record_id: str) -> list[Change]:
    """Return what was done to a record, the oldest first, with people by their names.

    Identities are shown to those who hold the key, which is journalled as a view; to others they are
    “sealed”. Of a record that was destroyed the acts are told and no value. Raises NotFound.
    """
    with desk.store.reading() as reader:
        entries = list(session.opened_entries(reader, noun, record_id))
        held = records.load(reader, noun, record_id)
    if not entries:
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    if held is not None:
        journal_view(desk, noun, [held])
    found = history.changes(entries, KINDS[noun], functools.partial(naming.named, desk))
    return [_with_names(desk, change) for change in found]


@needs(READ)
def since(desk: Desk, noun: str, record_id: str, action: str) -> list[Change]:
    """Return what is different of a record since an act was last done to it, each field once.

    None where the act was never done. Of a sealed value it is told that it changed. Raises NotFound.
    """
    found = of(desk, noun, record_id)
    last = max((place for place, change in enumerate(found) if change.action == action), default=len(found))
    later = [change for change in found[last + 1 :] if change.field]
    told: dict[tuple[str, str], Change] = {}
    for change in later:
        first = told.get(_place(change), change)
        told[_place(change)] = dataclasses.replace(change, old_words=first.old_words)
    # Of a sealed value both words are the same, though it changed.
    sealed = {_place(change) for change in later if change.old_words == change.new_words}
    return [
        change for place, change in told.items() if place in sealed or change.old_words != change.new_words
    ]


def _place(change: Change) -> tuple[str, str]:
    return change.field, change.label


def _with_names(desk: Desk, change: Change) -> Change:
    change = dataclasses.replace(change, actor=desk.name_of(change.actor))
    if change.field == "asked_by":
        change = dataclasses.replace(change, new_words=desk.name_of(change.new_words))
    return change


@needs(TAG)
def restore(desk: Desk, noun: str, record_id: str, change: Change) -> tuple[Any, Changes]:
    """Put the field of a change back to the value it had before, as a new version of the record.

    The rules and rights of a save hold. Raises NotFound, InvalidInput for what cannot be put back,
    IdentitySealed without the key to the value, and Conflict for a record in the bin.
    """
    key = change.field
    field = _field(noun, key)
    desk.require(TAG[noun] if key == "tags" else WRITE[noun])
    with desk.store.writing() as writer:
        held = records.load(writer, noun, record_id)
        entries = session.opened_entries(writer, noun, record_id)
        place = (change.device, change.seq)
        entry = next((one for one in entries if (one.device, one.seq) == place), None)
        if held is None or entry is None:
            raise NotFound(_("This change is not in the journal."), _("Open the history again."))
        old = _old(entry, key)
        value = getattr(type(held)(), key) if old is None else value_from_json(field, old)
        ready = save_ready(noun, dataclasses.replace(held, **{key: value}))
        saved = write_changed(desk, writer, noun, held, ready, action=PUT_BACK)
    if saved is not held:
        desk.known.put(noun, saved)
        part = Part(record_id, saved.reference, State.of(held), State.of(saved))
        desk.steps.add(PUT_BACK, noun, [part])
    return saved, Changes(frozenset({noun}), (record_id,))


def can_restore(noun: str, change: Change) -> bool:
    """Tell whether the old value of a change can be put back at all."""
    known = {field.key: field for field in fields_of(KINDS[noun])}
    field = known.get(change.field)
    return field is not None and not field.system and field.kind is not Kind.FILES


def _field(noun: str, key: str) -> Field:
    found = next((field for field in fields_of(KINDS[noun]) if field.key == key), None)
    if found is None or found.system or found.kind is Kind.FILES:
        raise InvalidInput(_("This value cannot be put back."), _("Change it on the form, if that is meant."))
    return found


def _old(entry: Entry, key: str) -> Any:
    try:
        old = entry.changed()[key][0]
    except (KeyError, IndexError, ValueError, TypeError):
        raise NotFound(_("This change is not in the journal."), _("Open the history again.")) from None
    if _is_closed(old):
        raise IdentitySealed(
            _("The old value names somebody, and you do not hold the key to it."),
            _("Ask a colleague who sees identities to put it back."),
        )
    return old


def _is_closed(value: Any) -> bool:
    if history.is_sealed(value) or kept_from_json(value) is not None:
        return True
    if isinstance(value, list):
        return any(isinstance(part, dict) and any(map(_is_closed, part.values())) for part in value)
    return False
