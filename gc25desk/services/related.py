"""Complaints that belong together: found, linked both ways, duplicates merged and separated again."""

import dataclasses
import datetime as dt
from collections.abc import Collection
from typing import Any

from gc25desk.domain import related as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.path import CLOSED, Step
from gc25desk.domain.undo import UPDATE, Part, State
from gc25desk.errors import Conflict, InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.saving import save_one, save_ready, write_changed
from gc25desk.store import records, search, session
from gc25desk.store import related as store
from gc25desk.store.session import Reader, Writer

NOUN = "complaint"


@dataclasses.dataclass(frozen=True)
class Short:
    """A complaint as lists name it; nothing in it says who anybody is."""

    id: str
    reference: str
    subject: str
    received: dt.date | None
    status: str


@dataclasses.dataclass(frozen=True)
class Tie:
    """Another complaint, how it belongs to this one (a code of RELATIONS), and which of the two says so."""

    other: Short
    kind: str
    note: str
    said_there: bool


@dataclasses.dataclass(frozen=True)
class Family:
    """All that hangs together with one complaint.

    ``stands`` is the one that stands for it, if it was merged; ``merged`` are the duplicates it stands for,
    whole, so that what they hold is not lost.
    """

    stands: Short | None
    merged: tuple[Complaint, ...]
    ties: tuple[Tie, ...]


@needs(Act.READ_COMPLAINTS)
def of(desk: Desk, complaint_id: str) -> Family:
    """Return what hangs together with a complaint, identities left sealed; raises NotFound."""
    with desk.store.reading_sealed() as reader:
        held = _held(reader, complaint_id)
        merged: list[Complaint] = records.load_many(reader, NOUN, store.merged_into(reader, [held.id]))
        here = [(one.complaint, one.kind, one.note, False) for one in held.related]
        there = [(*one, True) for one in store.referring(reader, held.id)]
        known = _short(reader, [held.merged_into, *(one[0] for one in (*here, *there))])
    ties = (Tie(known[one], kind, note, said) for one, kind, note, said in (*here, *there) if one in known)
    return Family(known.get(held.merged_into), tuple(merged), tuple(ties))


@needs(Act.READ_COMPLAINTS)
def find(desk: Desk, words: str, limit: int = 8) -> list[Short]:
    """Return complaints by reference, then by words of what they tell; for choosing one."""
    wanted = " ".join(words.split())
    if not wanted:
        return []
    with desk.store.reading_sealed() as reader:
        by_words = [one.record for one in search.find(reader, wanted, 3 * limit) if one.noun == NOUN]
        ids = [*store.by_reference(reader, wanted.upper(), limit), *by_words]
        known = _short(reader, ids)
    return [known[one] for one in dict.fromkeys(ids) if one in known][:limit]


@needs(Act.READ_COMPLAINTS)
def named(desk: Desk, complaint_id: str) -> Short:
    """Return how lists name a complaint; raises NotFound."""
    with desk.store.reading_sealed() as reader:
        known = _short(reader, [complaint_id])
    if complaint_id not in known:
        raise _gone()
    return known[complaint_id]


@needs(Act.WRITE_COMPLAINTS)
def link(desk: Desk, complaint_id: str, other_id: str, kind: str) -> Changes:
    """Link a complaint to another; raises NotFound, and InvalidInput for a link to itself."""
    with desk.store.writing() as writer:
        held, other = _held(writer, complaint_id), _held(writer, other_id)
        parts: list[Part] = []
        save_one(desk, writer, NOUN, save_ready(NOUN, rules.linked(held, other.id, kind)), parts)
    desk.steps.add(UPDATE, NOUN, parts)
    return Changes(frozenset({NOUN}), tuple(part.id for part in parts))


@needs(Act.WRITE_COMPLAINTS)
def merge(desk: Desk, complaint_id: str, into_id: str, note: str = "") -> Changes:
    """Close a complaint as a duplicate for which another stands from now on.

    Taken back by undoing, or by :func:`separate`. Raises NotFound, InvalidInput where both are one already
    or duplicates were merged into the one to be closed, and Conflict for a record in the bin or where a
    child in danger would fall out of sight.
    """
    with desk.store.writing() as writer:
        held, into = _held(writer, complaint_id), _standing(writer, into_id)
        _check(writer, held, into)
        today = writer.at.astimezone().date()
        day = max([today, *(one.on for one in held.steps if one.on is not None)])
        step = Step(stage=CLOSED, on=day, by=writer.actor, at=writer.at, note=" ".join(note.split()))
        filled = rules.merging(held, into.id, step)
        saved = write_changed(desk, writer, NOUN, held, held, action="merge", filled=filled)
    return _done(desk, held, saved, into.id)


@needs(Act.WRITE_COMPLAINTS)
def separate(desk: Desk, complaint_id: str) -> Changes:
    """Let a merged complaint stand for itself again, at the stage it had; raises NotFound and Conflict.

    What was changed in it since it was merged stays changed.
    """
    with desk.store.writing() as writer:
        held = _held(writer, complaint_id)
        if not held.merged_into:
            raise Conflict(_("This complaint stands for itself."), _("There is nothing to separate."))
        before = _before_merging(writer, held.id)
        filled = rules.unmerged(held) if before is None else rules.separating(held, before)
        into = held.merged_into
        saved = write_changed(desk, writer, NOUN, held, held, action="separate", filled=filled)
    return _done(desk, held, saved, into)


def _check(reader: Reader, held: Complaint, into: Complaint) -> None:
    if held.merged_into or held.id == into.id:
        raise InvalidInput(_("These two records are one already."), _("Choose another record to merge with."))
    if store.merged_into(reader, [held.id]):
        raise InvalidInput(
            _("Other complaints were merged into this one."),
            _("Merge the other one into it instead, or separate those first."),
        )
    rules.check_danger(held, into)


def _before_merging(reader: Reader, complaint_id: str) -> dict[str, Any] | None:
    """Return what the last merging changed, as it was before, in JSON by field key."""
    found: dict[str, Any] | None = None
    for entry in session.opened_entries(reader, NOUN, complaint_id):
        changed = entry.changed()
        if "merged_into" in changed and changed["merged_into"][1]:
            found = {key: pair[0] for key, pair in changed.items()}
    return found


def _done(desk: Desk, held: Complaint, saved: Complaint, other: str) -> Changes:
    desk.steps.add(UPDATE, NOUN, [Part(saved.id, saved.reference, State.of(held), State.of(saved))])
    return Changes(frozenset({NOUN, "task"}), (saved.id, other))


def standing_in_short(reader: Reader, ids: Collection[str]) -> dict[str, Short]:
    """Return by identifier how lists name the complaint that stands for each of these now."""
    rows = store.in_short(reader, ids)
    others = store.in_short(reader, {row.merged_into for row in rows.values() if row.merged_into})
    return {one: _as_short(others.get(row.merged_into, row)) for one, row in rows.items()}


def _short(reader: Reader, ids: Collection[str]) -> dict[str, Short]:
    return {one: _as_short(row) for one, row in store.in_short(reader, ids).items()}


def _as_short(row: Any) -> Short:
    return Short(row.id, row.reference, row.subject, row.date_received, row.status)


def _standing(reader: Reader, complaint_id: str) -> Complaint:
    """Return the complaint that stands for one now; a chain that comes back to itself ends."""
    found = _held(reader, complaint_id)
    passed = {found.id}
    while found.merged_into and found.merged_into not in passed:
        found = _held(reader, found.merged_into)
        passed.add(found.id)
    return found


def _held(reader: Reader | Writer, complaint_id: str) -> Complaint:
    found = records.load(reader, NOUN, complaint_id)
    if not isinstance(found, Complaint):
        raise _gone()
    return found


def _gone() -> NotFound:
    return NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
