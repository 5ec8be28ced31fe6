"""Making, opening, checking and closing a desk."""

import dataclasses
import re
import secrets
import time
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain import institution, own_lists
from gc25desk.domain.access import FIRST_ROLES, Act, Role, allowed, require
from gc25desk.domain.record import new_id
from gc25desk.domain.suggestion import stems
from gc25desk.domain.text import clean
from gc25desk.domain.undo import Steps
from gc25desk.errors import DeskDamaged, InvalidInput
from gc25desk.i18n import _
from gc25desk.services import entering, leaving
from gc25desk.services import passphrase as phrases
from gc25desk.services.known import Known
from gc25desk.services.views import Views
from gc25desk.store import about, attached_check, attempts, keychange, keyslots, making
from gc25desk.store import desk as store
from gc25desk.store.attached_check import Progress
from gc25desk.store.opened import OpenDesk
from gc25desk.store.people import Person
from gc25desk.store.slot_file import Cost

_DEVICE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DEVICE = re.compile("[A-Z0-9]{1,8}")  # it stands in every reference and in file names


@dataclasses.dataclass(frozen=True)
class NewDesk:
    """What the first-run wizard asks; ``device`` is the prefix of references, made up when empty."""

    institution: str
    state_party: str
    person: str
    language: str = "en"
    device: str = ""
    practice: bool = False


@dataclasses.dataclass(frozen=True)
class DeskInfo:
    """What may be shown of an open desk."""

    folder: Path
    institution: str
    state_party: str
    person: str
    roles: tuple[Role, ...]
    language: str
    device: str
    practice: bool


class Desk:
    """The handle of an open desk that every other service takes first."""

    def __init__(self, opened: OpenDesk, *, recovered: bool = False) -> None:
        """Take over an open desk of the store; ``recovered`` when it was not opened with a passphrase."""
        self.store = opened
        self.recovered = recovered
        self.views = Views()
        self.known = Known(opened, time.monotonic)
        self.steps = Steps()
        self.figures: dict[Hashable, Any] = {}
        self.suggesting: object = None
        self.warnings: tuple[str, ...] = ()
        self.leaving = False  # soon to be closed: long work that changes nothing gives way
        self.info = DeskInfo(
            folder=opened.folder,
            institution=opened.about["institution"],
            state_party=opened.about["state_party"],
            person=opened.person.name,
            roles=opened.person.roles,
            language=opened.about["language"],
            device=opened.device,
            practice=opened.about["practice"] == "yes",
        )

    @property
    def closed(self) -> bool:
        """Whether the desk was closed."""
        return self.store.closed

    @property
    def person_id(self) -> str:
        """The identifier of the person at the desk."""
        return self.store.person.id

    def may(self, act: Act) -> bool:
        """Tell whether the person's roles allow an act."""
        return allowed(self.store.person.roles, act)

    def require(self, act: Act) -> None:
        """Raise NotAllowed if the person's roles do not allow an act."""
        require(self.store.person.roles, act)

    @property
    def sees_identities(self) -> bool:
        """Whether the person may see identities and has been given the key to them."""
        return self.may(Act.SEE_IDENTITIES) and self.store.seals.held

    @property
    def was_left_open(self) -> bool:
        """Whether the desk had not been closed in order, and all of it was checked when it was opened."""
        return self.store.was_left_open

    def name_of(self, person_id: str) -> str:
        """Return a person's name, or the identifier of someone this desk does not know."""
        person = self.store.people.get(person_id)
        return person.name if person else person_id


def create(folder: Path, new: NewDesk, passphrase: str, cost: Cost | None = None) -> tuple[Desk, str]:
    """Make a desk in a missing or empty folder and return it open, with its recovery code.

    The code is kept nowhere: whoever makes the desk must print it. Raises InvalidInput for a missing
    name or a passphrase that is too short, and the errors of :func:`gc25desk.store.making.create`.
    """
    new = _checked(new)
    if len(passphrase) < phrases.SHORTEST:
        raise phrases.too_short()
    code = phrases.new_recovery_code()
    about = {
        "institution": new.institution,
        "state_party": new.state_party,
        "language": new.language,
        "device": new.device or "".join(secrets.choice(_DEVICE_LETTERS) for _letter in range(3)),
        "practice": "yes" if new.practice else "no",
    }
    person = Person(new_id(), new.person, FIRST_ROLES)
    unlocking = {keyslots.PASSPHRASE: passphrase, keyslots.RECOVERY: phrases.normalised(code)}
    making.create(folder, about, person, unlocking, cost)
    return open_desk(folder, passphrase), code


def _checked(new: NewDesk) -> NewDesk:
    new = dataclasses.replace(
        new,
        institution=_line(new.institution),
        state_party=_line(new.state_party),
        person=_line(new.person),
        device=_line(new.device).upper(),
    )
    for key, value, missing in (
        ("institution", new.institution, _("The name of the institution is missing.")),
        ("state_party", new.state_party, _("The name of the State party is missing.")),
        ("person", new.person, _("Your name is missing.")),
    ):
        if not value:
            raise InvalidInput(missing, _("Fill it in and go on."), key)
    if new.device and not _DEVICE.fullmatch(new.device):
        raise InvalidInput(
            _("The prefix of this machine’s references is not right."),
            _("Use one to eight letters or digits, such as A1."),
            "device",
        )
    return new


def _line(text: str) -> str:
    return " ".join(clean(text).split())[:200]


def open_desk(folder: Path, passphrase: str, progress: Progress | None = None) -> Desk:
    """Open a desk with a passphrase; raises the errors of :func:`gc25desk.store.desk.open_desk`.

    That it was opened is journalled, and it is compared with what this computer has seen of it before.
    ``progress`` is given the steps done and all of them when the desk was not closed in order.
    """
    return entered(Desk(store.open_desk(folder, passphrase, progress=progress)), "login")


def recover(folder: Path, recovery_code: str, progress: Progress | None = None) -> Desk:
    """Open a desk with a person's printed recovery code; a new passphrase may then be set."""
    opened = store.open_desk(folder, phrases.normalised(recovery_code), keyslots.RECOVERY, progress)
    return entered(Desk(opened, recovered=True), "recover")


def entered(desk: Desk, action: str) -> Desk:
    """Journal that a desk was opened; ``desk.warnings`` then tell if it is older than was seen here."""
    desk.warnings = entering.enter(desk.store, action)
    with desk.store.reading() as reader:
        own_lists.use(institution.from_json(about.value(reader, institution.KEY)).lists)
    leaving.clear_away(desk.store)
    return desk


def rehearse_recovery(desk: Desk, recovery_code: str) -> Desk:
    """Close the desk and open it with the recovery code alone, as if the passphrase were lost.

    Return it open, as if it had been opened with the passphrase, which is not lost. Raises the errors of
    :func:`gc25desk.store.desk.open_desk`, with the desk closed.
    """
    folder = desk.info.folder
    close(desk)
    again = recover(folder, recovery_code)
    again.recovered = False
    return again


def renew_recovery(folder: Path, passphrase: str) -> tuple[Desk, str]:
    """Open a desk with its passphrase and give it a new recovery code in place of the old one.

    Return the desk open, with the code. Raises the errors of :func:`gc25desk.store.desk.open_desk` and
    of :func:`gc25desk.store.keychange.set_secret`, with the desk closed and the old code in force.
    """
    desk = open_desk(folder, passphrase)
    code = phrases.new_recovery_code()
    try:
        keychange.set_secret(desk.store, keyslots.RECOVERY, phrases.normalised(code))
    except BaseException:
        close(desk)
        raise
    return desk, code


def seconds_to_wait(folder: Path) -> int:
    """Return the seconds before a passphrase or code may be tried on this desk again; 0 for none."""
    return attempts.Attempts(folder).seconds()


def close(desk: Desk) -> None:
    """Journal it, drop the keys and the engine and free the desk; closing twice is harmless.

    A disk that is gone or full does not keep the keys: then it is closed without an entry.
    """
    try:
        if not desk.closed:
            entering.leave(desk.store)
    finally:
        desk.known.end()
        try:
            desk.store.close()  # the keys first: it takes a while to drop what is in memory
        finally:
            _forget(desk)


def _forget(desk: Desk) -> None:
    desk.steps.clear()
    desk.figures.clear()
    desk.suggesting = None
    stems.forget()
    own_lists.use({})
    desk.known.clear()


def check(desk: Desk) -> tuple[str, ...]:
    """Return what is wrong with the desk: its file, its journal, its attached files; () when sound.

    Every attached file is decrypted and compared with what was received.
    """
    found = desk.store.check()
    try:
        with desk.store.reading() as reader:
            files = attached_check.check(reader, [desk.store.files])
    except DeskDamaged:
        # A page that names the files is among the damaged ones, which the store has found already.
        if not found:
            raise
        return tuple(found)
    for count, words in (
        (len(files.missing), _("{count} attached files are missing from the folder.")),
        (len(files.changed), _("{count} attached files are not as they were when they were received.")),
    ):
        if count:
            found.append(words.format(count=count))
    return tuple(found)


def remarks(desk: Desk) -> tuple[str, ...]:
    """Return what is odd about the desk and harms nobody: files that no record names."""
    with desk.store.reading() as reader:
        count = len(attached_check.orphans(reader, desk.store.files))
    words = _("{count} encrypted files belong to no record; nothing was removed.")
    return (words.format(count=count),) if count else ()


def looks_like_desk(folder: Path) -> bool:
    """Tell whether a folder holds a desk or part of one."""
    return store.looks_like_desk(folder)


def own_words(new: NewDesk) -> Sequence[str]:
    """Return the words that make a passphrase easy to guess for someone who knows the institution."""
    return (*new.institution.split(), *new.state_party.split(), *new.person.split())
