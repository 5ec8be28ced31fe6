"""The people of a desk: added, given roles and keys, renewed, and their access ended."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from gc25desk.domain.access import Act, Role, allowed, checked_roles
from gc25desk.domain.record import new_id
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput, NotAllowed, NotFound
from gc25desk.i18n import _
from gc25desk.services import passphrase as phrases
from gc25desk.services import shares
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import keychange, keyslots, people, slot_file
from gc25desk.store.people import Person
from gc25desk.store.session import Writer

NOUN = "person"
_CHANGED = Changes(frozenset({NOUN}))
_LONGEST_NAME = 200


@dataclasses.dataclass(frozen=True)
class Known:
    """Somebody on the desk, as a list shows them.

    ``holds_key`` says whether they were given the identity key; ``awaits_key`` that their role needs it and
    nobody has given it yet; ``fingerprint`` is what two people compare before it is given.
    """

    id: str
    name: str
    roles: tuple[Role, ...]
    since: dt.datetime | None
    ended: dt.datetime | None
    holds_key: bool
    awaits_key: bool
    fingerprint: str


@dataclasses.dataclass(frozen=True)
class Added:
    """A person who was added or renewed, with what is printed for them once and kept nowhere."""

    id: str
    name: str
    passphrase: str = dataclasses.field(repr=False)
    recovery_code: str = dataclasses.field(repr=False)
    changes: Changes = _CHANGED


@needs(Act.USE_DESK)
def everybody(desk: Desk) -> list[Known]:
    """Return everybody on the desk, in the order they came, those whose access has ended last."""
    found = [_known(desk, p) for p in desk.store.people.values() if p.id != shares.INSTITUTION]
    return sorted(found, key=lambda known: (known.ended is not None, known.since is not None, known.since))


def _known(desk: Desk, person: Person) -> Known:
    holder = slot_file.load(desk.store.folder).holder(person.id)
    holds = holder is not None and holder.has(keyslots.IDENTITY)
    needed = person.ended is None and person.may(Act.SEE_IDENTITIES)
    return Known(
        id=person.id,
        name=person.name,
        roles=person.roles,
        since=person.since,
        ended=person.ended,
        holds_key=holds,
        awaits_key=needed and not holds,
        fingerprint=people.fingerprint(person.public),
    )


@needs(Act.USE_DESK)
def me(desk: Desk) -> Known:
    """Return the person who opened the desk; the institution itself when its shares did."""
    return _known(desk, desk.store.person)


@needs(Act.USE_DESK)
def is_institution(desk: Desk) -> bool:
    """Tell whether the desk was opened with the institution's shares, by nobody in particular."""
    return desk.store.person.id == shares.INSTITUTION


@needs(Act.USE_DESK)
def has_recovery_code(desk: Desk) -> bool:
    """Tell whether this person has a recovery code; on a desk of the first version nobody has."""
    mine = [slot for slot in slot_file.load(desk.store.folder).slots if slot.user == desk.store.person.id]
    return any(slot.kind == keyslots.RECOVERY for slot in mine)


@needs(Act.MANAGE_PEOPLE)
def add(desk: Desk, name: str, roles: Sequence[str], passphrase: str = "") -> Added:
    """Add a person with their roles; without a passphrase the desk makes up six words.

    They are given the identity key at once if their roles need it and the one who adds them may give it.
    Raises InvalidInput for a missing name, roles that must lie apart, or a passphrase that is too short.
    """
    name = " ".join(clean(name).split())[:_LONGEST_NAME]
    if not name:
        raise InvalidInput(_("The person’s name is missing."), _("Fill it in and go on."), "name")
    if any(person.name == name and person.ended is None for person in desk.store.people.values()):
        raise InvalidInput(
            _("There is somebody of this name on the desk already."),
            _("Add a middle name or a number, so that the journal tells them apart."),
            "name",
        )
    person = Person(new_id(), name, checked_roles(roles))
    secret, code = _secrets(passphrase)
    keychange.add_person(desk.store, person, _by_kind(secret, code), identity=_gets_key(desk, person.roles))
    return Added(person.id, name, secret, code)


def _secrets(passphrase: str) -> tuple[str, str]:
    if passphrase and len(passphrase) < phrases.SHORTEST:
        raise phrases.too_short()
    return passphrase or phrases.generate(), phrases.new_recovery_code()


def _by_kind(secret: str, code: str) -> dict[str, str]:
    return {keyslots.PASSPHRASE: secret, keyslots.RECOVERY: phrases.normalised(code)}


def _gets_key(desk: Desk, roles: Sequence[Role]) -> bool:
    return allowed(roles, Act.SEE_IDENTITIES) and desk.may(Act.GIVE_IDENTITY_KEY) and desk.sees_identities


@needs(Act.MANAGE_PEOPLE)
def renew(desk: Desk, person_id: str, passphrase: str = "") -> Added:
    """Give somebody who lost passphrase and recovery code new ones; what they knew opens nothing more."""
    person = _active(desk, person_id)
    _refuse_self(desk, person)
    secret, code = _secrets(passphrase)
    identity = _gets_key(desk, person.roles)
    keychange.renew_person(desk.store, person.id, _by_kind(secret, code), identity=identity)
    return Added(person.id, person.name, secret, code)


@needs(Act.MANAGE_PEOPLE)
def change_roles(desk: Desk, person_id: str, roles: Sequence[str]) -> Changes:
    """Change what somebody does; who may no longer see identities loses the key, and it is replaced.

    Raises InvalidInput for roles that must lie apart or when nobody would be left to manage people, and
    NotAllowed when the key must be replaced by somebody who does not hold it.
    """
    person = _active(desk, person_id)
    changed = dataclasses.replace(person, roles=checked_roles(roles))
    _refuse_without_administrator(desk, changed)
    if person.may(Act.SEE_IDENTITIES) and not changed.may(Act.SEE_IDENTITIES):
        _refuse_without_key(desk)
        changed = dataclasses.replace(changed, vouched=False)
        keychange.replace_keys(desk.store, _writing(person, changed), database=False, identity=True)
    else:
        with desk.store.writing() as writer:
            people.change(writer, person, changed)
        desk.store.reload()
        if not person.may(Act.SEE_IDENTITIES) and _gets_key(desk, changed.roles):
            keychange.give_identity(desk.store, person_id)
    return _CHANGED


@needs(Act.GIVE_IDENTITY_KEY)
def give_key(desk: Desk, person_id: str) -> Changes:
    """Give the identity key to somebody whose role needs it; journalled with who gave it."""
    person = _active(desk, person_id)
    if not person.may(Act.SEE_IDENTITIES):
        raise InvalidInput(
            _("This person’s role does not see identities, so no key was given."),
            _("Change the role first, if that is meant."),
        )
    _refuse_without_key(desk)
    keychange.give_identity(desk.store, person_id)
    return _CHANGED


@needs(Act.MANAGE_PEOPLE)
def end(desk: Desk, person_id: str) -> Changes:
    """End somebody's access: their slots go, and every key they held is replaced.

    What they could read before they may have kept; nothing written from now on opens with what they know.
    """
    person = _active(desk, person_id)
    _refuse_self(desk, person)
    sees = person.may(Act.SEE_IDENTITIES)
    if sees:
        _refuse_without_key(desk)
    with desk.store.reading():
        ended = dataclasses.replace(person, ended=dt.datetime.now(dt.UTC), vouched=False)
    _refuse_without_administrator(desk, ended)
    keychange.replace_keys(
        desk.store, _writing(person, ended, "end"), ended=person.id, database=True, identity=sees
    )
    return _CHANGED


def _writing(held: Person, changed: Person, action: str = "update") -> keychange.Write:
    def write(writer: Writer) -> None:
        people.change(writer, held, changed, action)

    return write


@needs(Act.USE_DESK)
def change_passphrase(desk: Desk, old: str, new: str) -> Changes:
    """Let the person open the desk with another passphrase; raises WrongPassphrase or InvalidInput."""
    if len(new) < phrases.SHORTEST:
        raise phrases.too_short()
    opened = keyslots.unwrap(slot_file.load(desk.store.folder), old, keyslots.PASSPHRASE)
    if opened.user != desk.store.person.id:
        raise keyslots.wrong()
    keychange.set_secret(desk.store, keyslots.PASSPHRASE, new)
    return _CHANGED


@needs(Act.USE_DESK)
def set_passphrase_after_recovery(desk: Desk, new: str) -> Changes:
    """Set a new passphrase on a desk that was opened with a recovery code."""
    if len(new) < phrases.SHORTEST:
        raise phrases.too_short()
    if not desk.recovered:
        raise NotAllowed(
            _("The passphrase is changed with the old one."),
            _("Type the old passphrase, or open the desk with the recovery code."),
        )
    keychange.set_secret(desk.store, keyslots.PASSPHRASE, new)
    return _CHANGED


@needs(Act.USE_DESK)
def new_recovery_code(desk: Desk) -> str:
    """Return a new recovery code of this person, to be printed; the old one opens nothing any more."""
    code = phrases.new_recovery_code()
    keychange.set_secret(desk.store, keyslots.RECOVERY, phrases.normalised(code))
    return code


def _active(desk: Desk, person_id: str) -> Person:
    person = desk.store.people.get(person_id)
    if person is None or person.ended is not None:
        raise NotFound(_("There is no such person on this desk."), _("Look at the list of people again."))
    return person


def _refuse_self(desk: Desk, person: Person) -> None:
    if person.id == desk.store.person.id:
        raise InvalidInput(
            _("Nobody can do this to themselves."), _("Ask another administrator of this desk.")
        )


def _refuse_without_key(desk: Desk) -> None:
    if not desk.sees_identities:
        raise NotAllowed(
            _("The identity key would have to be changed, and you do not hold it."),
            _("Ask somebody who is administrator and sees identities, or use the institution’s shares."),
        )


def _refuse_without_administrator(desk: Desk, changed: Person) -> None:
    after = {**desk.store.people, changed.id: changed}
    left = [p for p in after.values() if p.ended is None and p.may(Act.MANAGE_PEOPLE)]
    if not left:
        raise InvalidInput(
            _("Somebody must remain who can manage people."),
            _("Make another person administrator first."),
            "roles",
        )
