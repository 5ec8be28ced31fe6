"""Being shown one record's identities for a time: asked for, approved by the custodian, and over.

What is shown is sealed to the one who asked, so that neither their colleagues nor a copy of the desk can
read it, and it is destroyed when the time is over (GC25 para 44 and 57: need to know).
"""

import base64
import dataclasses
import datetime as dt
import json
from typing import Any

from gc25desk.domain.access import READ, Act, sealed_keys, with_sealed_parts
from gc25desk.domain.record import new_id
from gc25desk.domain.text import clean
from gc25desk.errors import DeskDamaged, InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import keyslots, records, requests
from gc25desk.store.requests import APPROVED, OPEN, REFUSED, Request
from gc25desk.store.session import now

__all__ = ["APPROVED", "OPEN", "REFUSED", "Request", "approve", "ask", "asked", "now", "refuse", "revealed"]

NOUN = "identity_request"
LONGEST_HOURS = 72
_CHANGED = Changes(frozenset({NOUN}))


@needs(Act.ASK_IDENTITY)
def ask(desk: Desk, noun: str, record_id: str, reason: str, hours: int) -> tuple[Request, Changes]:
    """Ask to be shown the identities of one record for some hours; raises InvalidInput or NotFound."""
    desk.require(READ[noun])
    reason = " ".join(clean(reason).split())[:1000]
    if not reason:
        raise InvalidInput(
            _("A reason is needed: the custodian decides by it."), _("Say what it is for."), "reason"
        )
    if not 1 <= hours <= LONGEST_HOURS:
        raise InvalidInput(
            _("The time must lie between 1 and {most} hours.").format(most=LONGEST_HOURS),
            _("Ask for as little as the work needs."),
            "hours",
        )
    with desk.store.writing() as writer:
        if records.load(writer, noun, record_id) is None:
            raise NotFound(_("There is no such record on this desk."), _("Look for it with the search."))
        request = Request(new_id(), noun, record_id, writer.actor, writer.at, reason, hours)
        requests.add(writer, request)
        writer.journal(NOUN, request.id, "ask", {"record": [None, record_id], "hours": [None, hours]})
    return request, _CHANGED


@needs(Act.USE_DESK)
def asked(desk: Desk) -> list[Request]:
    """Return the requests this person may know of: their own, or all for those who decide."""
    mine = {} if desk.may(Act.APPROVE_IDENTITY) else {"asked_by": desk.store.person.id}
    with desk.store.reading() as reader:
        return requests.load(reader, **mine)


@needs(Act.APPROVE_IDENTITY)
def approve(desk: Desk, request_id: str, *, compared: bool = False) -> Changes:
    """Show the record's identities, as they are now, to the one who asked, for as long as they asked.

    ``compared`` says that the fingerprint of somebody nobody has vouched for was compared with them.
    Raises InvalidInput when it has to be.
    """
    request = _open_request(desk, request_id)
    person = desk.store.people[request.asked_by]
    if not person.vouched and not compared:
        raise InvalidInput(
            _("Nobody has vouched yet that this person’s key is theirs."),
            _("Compare the fingerprint with them, then approve."),
            "compared",
        )
    with desk.store.writing() as writer:
        held = records.load(writer, request.noun, request.record)
        if held is None:
            raise NotFound(_("This record is not on the desk any more."), _("Refuse the request."))
        content = json.dumps(_shown(held)).encode()
        sealed = keyslots.sealed_to(person.public, content, _bound(request))
        until = writer.at + dt.timedelta(hours=request.hours)
        decided = dataclasses.replace(
            request, decision=APPROVED, until=until, sealed=base64.b64encode(sealed).decode("ascii")
        )
        requests.decide(writer, decided)
        fields = {"record": [None, request.record], "until": [None, until.isoformat()]}
        writer.journal(NOUN, request.id, "approve", fields)
    return _CHANGED


@needs(Act.APPROVE_IDENTITY)
def refuse(desk: Desk, request_id: str) -> Changes:
    """Refuse a request; journalled."""
    request = _open_request(desk, request_id)
    with desk.store.writing() as writer:
        requests.decide(writer, dataclasses.replace(request, decision=REFUSED))
        writer.journal(NOUN, request.id, "refuse", {"record": [None, request.record]})
    return _CHANGED


def _open_request(desk: Desk, request_id: str) -> Request:
    with desk.store.reading() as reader:
        found = requests.load(reader, id=request_id, decision=OPEN)
    if not found:
        raise NotFound(_("This request has been decided or is gone."), _("Look at the list again."))
    return found[0]


def _bound(request: Request) -> bytes:
    return json.dumps([NOUN, request.id, request.noun, request.record]).encode()


def _shown(record: Any) -> dict[str, Any]:
    """Return the identity values of a record as plain text."""
    kind = type(record)
    return {
        "own": {key: getattr(record, key) for key in sealed_keys(kind)},
        "parts": {
            field.key: [
                {key: getattr(part, key) for key in sealed_keys(field.record)}
                for part in getattr(record, field.key)
            ]
            for field in with_sealed_parts(kind)
            if field.record
        },
    }


def standing(desk: Desk, noun: str, record_id: str) -> Request | None:
    """Return the approval by which this person may be shown a record now, or None."""
    with desk.store.reading() as reader:
        mine = requests.load(reader, noun=noun, record=record_id, asked_by=desk.store.person.id)
    return next((request for request in mine if request.stands(now())), None)


def revealed(desk: Desk, noun: str, record: Any) -> Any:
    """Return a record with its identities shown, if this person has an approval for it that still stands.

    The values are those of the moment of approval; what was changed since stays sealed. The caller
    journals that it was seen.
    """
    request = None if desk.sees_identities else standing(desk, noun, record.id)
    if request is None or not request.sealed:
        return record
    content = desk.store.opened_for_me(base64.b64decode(request.sealed), _bound(request))
    if content is None:
        raise _spoiled()
    shown = json.loads(content)
    changes: dict[str, Any] = dict(shown["own"])
    for key, parts in shown["parts"].items():
        held = getattr(record, key)
        if len(held) == len(parts):
            changes[key] = tuple(
                dataclasses.replace(part, **own) for part, own in zip(held, parts, strict=True)
            )
    return dataclasses.replace(record, **changes)


def _spoiled() -> DeskDamaged:
    return DeskDamaged(
        _("What was approved to be shown was changed outside the program, so it is not shown."),
        _("Check the desk, and ask the custodian again."),
    )
