"""Commands on the people of a desk: who they are, what they may, and what they open the desk with."""

import dataclasses
import getpass
import sys
from pathlib import Path
from typing import Any

from gc25desk.cli.call import Call, first_line
from gc25desk.domain import access as rules
from gc25desk.domain.access import ROLE_LABELS, Role, role_words
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.i18n import _
from gc25desk.services import identity, person, records, shares
from gc25desk.services.desk import Desk
from gc25desk.services.identity import Request
from gc25desk.services.person import Added, Known


def list_people(call: Call) -> None:
    """Print everybody on the desk."""
    with call.desk() as desk:
        everybody = person.everybody(desk)
    words = "\n".join(f"{known.name}\t{role_words(known.roles)}\t{_key_words(known)}" for known in everybody)
    call.tell([_as_json(known) for known in everybody], words)


def _as_json(known: Known) -> dict[str, Any]:
    moments = {"since": known.since, "ended": known.ended}
    told = {key: moment.isoformat() if moment is not None else None for key, moment in moments.items()}
    return dataclasses.asdict(known) | {"roles": list(known.roles)} | told


def _key_words(known: Known) -> str:
    if known.ended is not None:
        return _("access ended")
    return _("waits for the identity key") if known.awaits_key else ""


def add_person(call: Call) -> None:
    """Add a person and print, once, what they open the desk with."""
    given = call.arguments
    with call.desk() as desk:
        added = person.add(desk, given.name, given.role, _from_file(given.new_passphrase_file))
    _tell_added(call, added)


def renew_person(call: Call) -> None:
    """Give somebody who lost everything a new passphrase and a new recovery code."""
    given = call.arguments
    with call.desk() as desk:
        added = person.renew(desk, _named(desk, given.name).id, _from_file(given.new_passphrase_file))
    _tell_added(call, added)


def _tell_added(call: Call, added: Added) -> None:
    words = _(
        "Passphrase of {name}: {passphrase}\nRecovery code, to be printed: {code}\nNeither is shown again."
    )
    call.tell(
        {
            "id": added.id,
            "name": added.name,
            "passphrase": added.passphrase,
            "recovery_code": added.recovery_code,
        },
        words.format(name=added.name, passphrase=added.passphrase, code=added.recovery_code),
    )


def change_roles(call: Call) -> None:
    """Change what somebody does."""
    given = call.arguments
    with call.desk() as desk:
        known = _named(desk, given.name)
        person.change_roles(desk, known.id, given.role)
        now = _named(desk, known.id)
    call.tell(_as_json(now), f"{now.name}: {role_words(now.roles)}")


def give_key(call: Call) -> None:
    """Give somebody the identity key, once the fingerprint of theirs was compared."""
    with call.desk() as desk:
        known = _named(desk, call.arguments.name)
        _compare(known, call.arguments.fingerprint)
        person.give_key(desk, known.id)
    call.tell(
        {"id": known.id, "given": True}, _("{name} was given the identity key.").format(name=known.name)
    )


def _compare(known: Known, fingerprint: str) -> None:
    bare = "".join(letter for letter in fingerprint.upper() if letter.isalnum())
    if bare != known.fingerprint.replace("-", ""):
        raise InvalidInput(
            _("This is not the fingerprint of {name}.").format(name=known.name),
            _("Ask them to read it to you from their page “This desk”. Nothing was changed."),
            "fingerprint",
        )


def end_access(call: Call) -> None:
    """End somebody's access; the keys they held are replaced."""
    with call.desk() as desk:
        known = _named(desk, call.arguments.name)
        person.end(desk, known.id)
    words = _("The access of {name} has ended, and the keys were replaced.").format(name=known.name)
    call.tell({"id": known.id, "ended": True}, words)


def _named(desk: Desk, name: str) -> Known:
    """Return somebody by name or identifier; who has access still comes before who had it."""
    found = [known for known in person.everybody(desk) if name in (known.id, known.name)]
    if not found:
        raise NotFound(
            _("Nobody of this name is on the desk."), _("Look with “people list” how the name is written.")
        )
    return found[0]


# What one opens the desk with ----------------------------------------------------------------------


def change_passphrase(call: Call) -> None:
    """Change the passphrase of the person who opens the desk."""
    old = call.passphrase()
    new = _from_file(call.arguments.new_passphrase_file) or _typed_twice()
    with call.desk(old) as desk:
        person.change_passphrase(desk, old, new)
    call.tell({"changed": True}, _("The passphrase was changed."))


def _from_file(name: str | None) -> str:
    return "" if name is None else first_line(Path(name))


def _typed_twice() -> str:
    if not sys.stdin.isatty():
        raise InvalidInput(
            _("The new passphrase is missing."), _("Give it with --new-passphrase-file FILE."), "passphrase"
        )
    first = getpass.getpass(_("New passphrase: "))
    if getpass.getpass(_("The same again: ")) != first:
        raise InvalidInput(
            _("The two are not the same."), _("Give the command again. Nothing was changed."), "passphrase"
        )
    return first


def new_code(call: Call) -> None:
    """Make a new recovery code for the person who opens the desk, and print it once."""
    with call.desk() as desk:
        code = person.new_recovery_code(desk)
    words = _("New recovery code, to be printed; the one before opens nothing any more: {code}")
    call.tell({"recovery_code": code}, words.format(code=code))


def make_shares(call: Call) -> None:
    """Make three shares of the institution and print them once."""
    with call.desk() as desk:
        made = shares.make(desk)
    lead = _("Any two open the desk. Keep them in three places; earlier ones open nothing any more.")
    call.tell({"shares": list(made)}, "\n".join((lead, *made)))


# Who may do what -----------------------------------------------------------------------------------


def table(call: Call) -> None:
    """Print the permission table."""
    lines = rules.printed()
    result = [{"act": line.act.value, "words": line.words, "roles": _who(line)} for line in lines]
    words = "\n".join(f"{line.words}: {role_words(_who(line))}" for line in lines)
    call.tell({"roles": {role.value: _(label) for role, label in ROLE_LABELS.items()}, "acts": result}, words)


def _who(line: rules.Line) -> list[Role]:
    return [role for role, may in zip(Role, line.may, strict=True) if may]


# Being shown one record ----------------------------------------------------------------------------


def ask_identity(call: Call) -> None:
    """Ask to be shown the names and contacts of one record."""
    given = call.arguments
    with call.desk() as desk:
        record = records.find_reference(desk, given.noun, given.reference)
        request, _changes = identity.ask(desk, given.noun, record.id, given.reason, given.hours)
        told = _request(desk, request)
    call.tell(told, _in_words(told))


def list_requests(call: Call) -> None:
    """Print the requests the person may know of."""
    with call.desk() as desk:
        told = [_request(desk, request) for request in identity.asked(desk)]
    call.tell(told, "\n".join(_in_words(item) for item in told))


def approve_identity(call: Call) -> None:
    """Approve a request; a fingerprint given is compared with that of the one who asked."""
    given = call.arguments
    with call.desk() as desk:
        if given.fingerprint:
            request = _found(desk, given.request)
            _compare(_named(desk, request.asked_by), given.fingerprint)
        identity.approve(desk, given.request, compared=bool(given.fingerprint))
        told = _request(desk, _found(desk, given.request))
    call.tell(told, _in_words(told))


def refuse_identity(call: Call) -> None:
    """Refuse a request."""
    with call.desk() as desk:
        identity.refuse(desk, call.arguments.request)
        told = _request(desk, _found(desk, call.arguments.request))
    call.tell(told, _in_words(told))


def _found(desk: Desk, request_id: str) -> Request:
    for request in identity.asked(desk):
        if request.id == request_id:
            return request
    raise NotFound(_("There is no such request."), _("Look with “identity list”."))


def _request(desk: Desk, request: Request) -> dict[str, Any]:
    return {
        "id": request.id,
        "noun": request.noun,
        "record": records.reference_of(desk, request.noun, request.record),
        "asked_by": desk.name_of(request.asked_by),
        "asked_at": request.asked_at.isoformat(),
        "reason": request.reason,
        "hours": request.hours,
        "decision": request.decision,
        "until": request.until.isoformat() if request.until is not None else None,
    }


def _in_words(told: dict[str, Any]) -> str:
    keys = ("id", "decision", "record", "asked_by", "hours", "until", "reason")
    return "\t".join(str(told[key]) for key in keys if told[key] is not None)
