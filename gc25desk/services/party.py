"""Persons and organisations: found as they are typed, with all their complaints, merged and separated.

A merged record stays as it is and says which one stands for it now, so that merging can be taken back.
"""

import dataclasses
from collections import Counter
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.party import Party
from gc25desk.domain.undo import UPDATE, Part, State
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.records import journal_view
from gc25desk.services.saving import write_changed
from gc25desk.store import parties, records
from gc25desk.store.session import Reader

NOUN = "party"
_MANY = 50  # likely records looked through for those that are persons or bodies


@dataclasses.dataclass(frozen=True)
class Course:
    """What a party was in which complaints: identifiers by role, the newest first, and all of them once.

    ``members`` are the records that stand together for the party: its own and those merged into it.
    """

    members: tuple[str, ...]
    roles: Mapping[str, int]
    complaints: tuple[str, ...]


@needs(Act.READ_COMPLAINTS)
def find(desk: Desk, words: str, limit: int = 8) -> list[Party]:
    """Return whoever fits what is typed, the likeliest first; of merged records the one that stands now.

    Without the identity key by reference alone. What is shown is journalled as any search and view is.
    """
    wanted = " ".join(words.split())
    if not wanted:
        return []
    likely = [one.record for one in desk.known.find(wanted, _MANY) if one.noun == NOUN]
    with desk.store.reading() as reader:
        ids = [*parties.by_reference(reader, wanted.upper(), limit), *likely]
        standing = dict.fromkeys(_standing(reader, one).id for one in ids)
        found = [_held(reader, one) for one in list(standing)[:limit]]
    journal_view(desk, NOUN, found)
    return found


@needs(Act.READ_COMPLAINTS)
def course(desk: Desk, party_id: str) -> Course:
    """Return the complaints of a party and of all that were merged into it; raises NotFound."""
    with desk.store.reading() as reader:
        members = _members(reader, _held(reader, party_id).id)
        lines = parties.involved(reader, members)
    complaints = tuple(dict.fromkeys(owner for _role, owner in lines))
    return Course(members, Counter(role for role, _owner in lines), complaints)


def standing_by(reader: Reader, party_id: str) -> Party:
    """Return, within a transaction, the record that stands for a party now; raises NotFound."""
    return _standing(reader, party_id)


@needs(Act.WRITE_COMPLAINTS)
def merge(desk: Desk, party_id: str, into_id: str) -> Changes:
    """Let one record stand for another from now on; undone as any act, or by :func:`separate`.

    Raises NotFound, InvalidInput where both are one already, and Conflict for a record in the bin.
    """
    with desk.store.writing() as writer:
        held, into = _held(writer, party_id), _standing(writer, into_id)
        if _standing(writer, party_id).id == into.id:
            raise InvalidInput(
                _("These two records are one already."), _("Choose another record to merge with.")
            )
        filled = {"merged_into": into.id}
        saved = write_changed(desk, writer, NOUN, held, held, action="merge", filled=filled)
    return _done(desk, held, saved)


@needs(Act.WRITE_COMPLAINTS)
def separate(desk: Desk, party_id: str) -> Changes:
    """Let a merged record stand for itself again; raises NotFound, and Conflict for one in the bin."""
    with desk.store.writing() as writer:
        held = _held(writer, party_id)
        saved = write_changed(desk, writer, NOUN, held, held, action="separate", filled={"merged_into": ""})
    return _done(desk, held, saved)


def _done(desk: Desk, held: Party, saved: Party) -> Changes:
    if saved is held:
        return Changes(frozenset(), ())
    desk.known.put(NOUN, saved)
    desk.steps.add(UPDATE, NOUN, [Part(saved.id, saved.reference, State.of(held), State.of(saved))])
    return Changes(frozenset({NOUN}), (saved.id,))


def _members(reader: Reader, party_id: str) -> tuple[str, ...]:
    found = [party_id]
    fresh = found
    while fresh:
        fresh = [one for one in parties.merged_into(reader, fresh) if one not in found]
        found = [*found, *fresh]
    return tuple(found)


def _standing(reader: Reader, party_id: str) -> Party:
    """Return the record that stands for a party now; a chain that comes back to itself ends."""
    found = _held(reader, party_id)
    passed = {found.id}
    while found.merged_into and found.merged_into not in passed:
        found = _held(reader, found.merged_into)
        passed.add(found.id)
    return found


def _held(reader: Reader, party_id: str) -> Party:
    found = records.load(reader, NOUN, party_id)
    if not isinstance(found, Party):
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    return found
