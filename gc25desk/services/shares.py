"""The institution's own way back: three printed shares, of which any two open the desk.

Shamir's scheme over 128 bits: one share alone tells nothing. They open the desk as the institution itself,
which may manage people and give the identity key, so that somebody can be given access again.
"""

from collections.abc import Sequence
from pathlib import Path

from Crypto.Protocol.SecretSharing import Shamir

from gc25desk.domain.access import Act, Role
from gc25desk.errors import InvalidInput, NotAllowed
from gc25desk.i18n import _
from gc25desk.services import desk as desks
from gc25desk.services import passphrase as phrases
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.store import desk as store
from gc25desk.store import keychange, keyslots, slot_file
from gc25desk.store.people import Person

INSTITUTION = "institution"
ROLES = (Role.CUSTODIAN, Role.ADMINISTRATOR)
NEEDED, MADE = 2, 3
_SECRET_BYTES = 16
_SHARE_LETTERS = 28  # one byte for its number and sixteen for the share, five bits a letter


@needs(Act.MANAGE_PEOPLE)
def make(desk: Desk) -> tuple[str, ...]:
    """Return three new shares to be printed and kept in three places; earlier ones open nothing any more.

    Raises NotAllowed for somebody who could not give the identity key on.
    """
    if not may_make(desk):
        raise NotAllowed(
            _("The shares open identities too, and you may not give that key."),
            _("Ask an administrator who is a supervisor as well."),
        )
    secret = _random()
    slot = {keyslots.SHARES: secret.hex()}
    if INSTITUTION in desk.store.people:
        keychange.renew_person(desk.store, INSTITUTION, slot, identity=True)
    else:
        keychange.add_person(
            desk.store, Person(INSTITUTION, desk.info.institution, ROLES), slot, identity=True
        )
    return tuple(_printed(number, share) for number, share in Shamir.split(NEEDED, MADE, secret))


def may_make(desk: Desk) -> bool:
    """Tell whether this person may make shares: they manage people and could give the identity key on."""
    return desk.sees_identities and desk.may(Act.MANAGE_PEOPLE) and desk.may(Act.GIVE_IDENTITY_KEY)


def _random() -> bytes:
    return keyslots.new_key()[:_SECRET_BYTES]


def _printed(number: int, share: bytes) -> str:
    return phrases.grouped(phrases.coded(bytes([number]) + share, _SHARE_LETTERS))


def made(desk: Desk) -> bool:
    """Tell whether the institution has shares."""
    return any(slot.kind == keyslots.SHARES for slot in slot_file.load(desk.store.folder).slots)


def is_share(text: str) -> bool:
    """Tell whether a typed share has its length and its check letters."""
    return phrases.decoded(text, _SHARE_LETTERS, 1 + _SECRET_BYTES) is not None


def recover(folder: Path, shares: Sequence[str]) -> Desk:
    """Open a desk with two of the institution's shares; raises InvalidInput or WrongPassphrase."""
    found = [phrases.decoded(share, _SHARE_LETTERS, 1 + _SECRET_BYTES) for share in shares]
    read = {raw[0]: raw[1:] for raw in found if raw is not None}
    if len(read) < NEEDED:
        raise InvalidInput(
            _("Two different shares are needed, each typed whole."),
            _("Compare each group of letters with the paper."),
            "share",
        )
    secret = Shamir.combine(list(read.items())[:NEEDED])
    opened = store.open_desk(folder, secret.hex(), keyslots.SHARES)
    return desks.entered(Desk(opened, recovered=True), "recover")
