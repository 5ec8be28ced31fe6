"""A complaint on its path: the next step, the danger met, the closure asked for and approved."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from gc25desk.domain import codes
from gc25desk.domain import path as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.path import CLOSED, Stage, Step
from gc25desk.domain.undo import UPDATE, Part, State
from gc25desk.errors import Conflict, InvalidInput, KnownError, NotAllowed, NotFound
from gc25desk.i18n import _, ngettext
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.institution import settings, settings_by
from gc25desk.services.saving import write_changed
from gc25desk.store import lists, records
from gc25desk.store.session import Reader, Writer

NOUN = "complaint"
ASK_CLOSURE = "ask_closure"  # the act, as the journal names it
MOST_NAMED = 12  # complaints whose references a refusal names
_OPEN = {"closure_asked_at": None, "closure_asked_by": "", "closure_version": None}


@dataclasses.dataclass(frozen=True)
class Move:
    """A step that is asked for: the stage, the day, and why."""

    to: str
    on: dt.date | None = None
    note: str = ""


@needs(Act.READ_COMPLAINTS)
def next_stages(desk: Desk, complaint: Complaint) -> tuple[Stage, ...]:
    """Return the stages that may follow the one a complaint stands at; none for a merged duplicate."""
    return () if complaint.merged_into else settings(desk).path().after(complaint.status)


@needs(Act.WRITE_COMPLAINTS)
def move(desk: Desk, ids: Sequence[str], asked: Move) -> Changes:
    """Take a step with complaints: all of them or none, undone together.

    Raises NotFound, Conflict for a move that the path does not have, InvalidInput for a day that cannot be,
    and NotAllowed for closing, which a supervisor approves. Of several, all that cannot take the step are
    named with the reason.
    """
    if asked.to == CLOSED and not desk.may(Act.APPROVE_CLOSURE):
        raise NotAllowed(
            _("Closing a complaint is approved by a supervisor."), _("Ask for the closure instead.")
        )
    parts: list[Part] = []
    refused: list[tuple[str, KnownError]] = []
    wanted = tuple(dict.fromkeys(ids))
    with desk.store.writing() as writer:
        for one in wanted:
            held = held_by(writer, one)
            try:
                _step(desk, writer, held, asked, parts)
            except (Conflict, InvalidInput) as error:
                refused.append((held.reference, error))
        if refused:
            raise refused[0][1] if len(wanted) == 1 else _refusal(refused, len(wanted))
    desk.steps.add(UPDATE, NOUN, parts)
    return _changes(parts)


@needs(Act.READ_COMPLAINTS)
def common_stages(desk: Desk, ids: Sequence[str]) -> tuple[Stage, ...]:
    """Return the stages that may follow for all of these complaints, but for what a supervisor decides.

    Raises Conflict, which names the complaints by the stage they stand at, where no stage is common.
    """
    with desk.store.reading_sealed() as reader:
        way = settings_by(reader).path()
        standing = lists.standing(reader, NOUN, ids)
    following = [way.after(code) for code in standing]
    common = [one for one in following[0] if all(one in others for others in following)] if following else []
    if not desk.may(Act.APPROVE_CLOSURE):
        common = [one for one in common if one.code != CLOSED]
    if not common:
        told = "; ".join(
            _("{stage}: {references}").format(stage=codes.STATUSES.label(code), references=_few(references))
            for code, references in standing.items()
        )
        raise Conflict(
            _("No step is open to all of these complaints. {told}.").format(told=told),
            _("Select complaints that stand at the same stage."),
        )
    return tuple(common)


@needs(Act.WRITE_COMPLAINTS)
def meet_danger(desk: Desk, record_id: str, done: str) -> Changes:
    """Note what was done about the danger to a child; the record no longer stands before all others.

    Raises InvalidInput where nothing is said.
    """
    how = " ".join(done.split())
    if not how:
        raise InvalidInput(
            _("It is not said what was done."), _("Say it in a few words, such as whom you called."), "done"
        )
    with desk.store.writing() as writer:
        held = held_by(writer, record_id)
        if held.urgency_met_at is not None:
            return Changes(frozenset(), ())
        filled = {
            "urgency_met_at": writer.at,
            "urgency_met_by": writer.actor,
            "urgency_met_how": how,
        }
        write_changed(desk, writer, NOUN, held, held, action="meet_danger", filled=filled)
    return Changes(frozenset({NOUN, "task"}), (record_id,))


@needs(Act.WRITE_COMPLAINTS)
def ask_closure(desk: Desk, record_id: str, version: int) -> Changes:
    """Ask a supervisor to approve that a complaint is closed, as it stands at this version.

    Raises InvalidInput without a reason of closure, and Conflict where the path does not lead there, or
    where somebody changed the record since.
    """
    with desk.store.writing() as writer:
        held = held_by(writer, record_id, version)
        settings_by(writer).path().check(held.status, CLOSED)
        if not held.closure_reason:
            raise InvalidInput(
                _("A closure needs its reason."), _("Choose it under “Outcome” and save."), "closure_reason"
            )
        filled = {
            "closure_asked_at": writer.at,
            "closure_asked_by": writer.actor,
            "closure_version": held.version + 1,
        }
        write_changed(desk, writer, NOUN, held, held, action=ASK_CLOSURE, filled=filled)
    return Changes(frozenset({NOUN, "task"}), (record_id,))


@needs(Act.APPROVE_CLOSURE)
def approve_closure(desk: Desk, record_id: str, version: int, note: str = "") -> Changes:
    """Close a complaint whose closure was asked for, as the supervisor read it; raises Conflict otherwise."""
    parts: list[Part] = []
    with desk.store.writing() as writer:
        held = held_by(writer, record_id, version)
        if held.closure_asked_at is None:
            raise Conflict(_("Nobody has asked to close this complaint."), _("Ask for the closure first."))
        _step(desk, writer, held, Move(CLOSED, note=note), parts, action="approve_closure")
    return _changes(parts)


@needs(Act.APPROVE_CLOSURE)
def refuse_closure(desk: Desk, record_id: str, version: int) -> Changes:
    """Send a complaint back to be worked on; what was asked for is taken back."""
    with desk.store.writing() as writer:
        held = held_by(writer, record_id, version)
        write_changed(desk, writer, NOUN, held, held, action="refuse_closure", filled=_OPEN)
    return Changes(frozenset({NOUN, "task"}), (record_id,))


def _step(
    desk: Desk, writer: Writer, held: Complaint, asked: Move, parts: list[Part], *, action: str = "move"
) -> None:
    way = settings_by(writer).path()
    if held.merged_into:
        raise Conflict(
            _("{reference} was merged into another complaint.").format(reference=held.reference),
            _("Take the step with that one, or separate them first."),
        )
    way.check(held.status, asked.to)
    today = writer.at.astimezone().date()
    on = asked.on or today
    rules.check_day(held.steps, on, held.date_received, today)
    step = Step(stage=asked.to, on=on, by=writer.actor, at=writer.at, note=" ".join(asked.note.split()))
    filled: Mapping[str, Any] = {
        "status": asked.to,
        "steps": (*held.steps, step),
        "date_closed": on if way.ends(asked.to) else None,
        **_OPEN,
    }
    saved = write_changed(desk, writer, NOUN, held, held, action=action, filled=filled)
    parts.append(Part(saved.id, saved.reference, State.of(held), State.of(saved)))


def held_by(reader: Reader, record_id: str, version: int | None = None) -> Complaint:
    """Return a complaint within a transaction; raises NotFound, and Conflict if it is of another version."""
    found = records.load(reader, NOUN, record_id)
    if not isinstance(found, Complaint):
        raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
    if version is not None and found.version != version:
        raise Conflict(
            _("Someone changed {reference} since you opened it.").format(reference=found.reference),
            _("Read it again first. Nothing was changed."),
        )
    return found


def _refusal(refused: Sequence[tuple[str, KnownError]], asked: int) -> Conflict:
    """Return why complaints cannot take a step: each reason once, with the references it holds for."""
    reasons: dict[str, list[str]] = {}
    for reference, error in refused:
        reasons.setdefault(error.what, []).append(reference)
    told = " ".join(
        _("{reason} ({references})").format(reason=reason, references=_few(references))
        for reason, references in reasons.items()
    )
    what = ngettext(
        "{n} of {asked} complaints cannot take this step, so none did. {told}",
        "{n} of {asked} complaints cannot take this step, so none did. {told}",
        len(refused),
    )
    return Conflict(
        what.format(n=len(refused), asked=asked, told=told),
        _("Take them out of the selection and try again."),
    )


def _few(references: Sequence[str]) -> str:
    """Return the first references, and how many more there are."""
    shown = ", ".join(references[:MOST_NAMED])
    more = len(references) - MOST_NAMED
    return _("{references} and {n} more").format(references=shown, n=more) if more > 0 else shown


def _changes(parts: Sequence[Part]) -> Changes:
    return Changes(frozenset({NOUN, "task"}), tuple(part.id for part in parts))
