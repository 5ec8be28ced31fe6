"""Making, opening, checking and closing a desk."""

import dataclasses
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from gc25desk.domain.record import new_id
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import passphrase as phrases
from gc25desk.store import attached_check, keyslots
from gc25desk.store import desk as store
from gc25desk.store.attached_check import Progress
from gc25desk.store.keyslots import Cost

FIRST_ROLE = "administrator"
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
    role: str
    language: str
    device: str
    practice: bool


class Desk:
    """The handle of an open desk that every other service takes first."""

    def __init__(self, opened: store.OpenDesk) -> None:
        """Take over an open desk of the store."""
        self.store = opened
        self.info = DeskInfo(
            folder=opened.folder,
            institution=opened.about["institution"],
            state_party=opened.about["state_party"],
            person=opened.person.name,
            role=opened.person.role,
            language=opened.about["language"],
            device=opened.device,
            practice=opened.about["practice"] == "yes",
        )

    @property
    def closed(self) -> bool:
        """Whether the desk was closed."""
        return self.store.closed

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
    name or a passphrase that is too short, and the errors of :func:`gc25desk.store.desk.create`.
    """
    new = _checked(new)
    if len(passphrase) < phrases.SHORTEST:
        raise InvalidInput(
            _("The passphrase is too short."),
            _("Use at least {count} characters; six random words are best.").format(count=phrases.SHORTEST),
            "passphrase",
        )
    code = phrases.new_recovery_code()
    about = {
        "institution": new.institution,
        "state_party": new.state_party,
        "language": new.language,
        "device": new.device or "".join(secrets.choice(_DEVICE_LETTERS) for _letter in range(3)),
        "practice": "yes" if new.practice else "no",
    }
    person = store.Person(new_id(), new.person, FIRST_ROLE)
    unlocking = {keyslots.PASSPHRASE: passphrase, keyslots.RECOVERY: phrases.normalised(code)}
    store.create(folder, about, person, unlocking, cost)
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

    ``progress`` is given the steps done and all of them when the desk was not closed in order.
    """
    return Desk(store.open_desk(folder, passphrase, progress=progress))


def recover(folder: Path, recovery_code: str, progress: Progress | None = None) -> Desk:
    """Open a desk with its printed recovery code."""
    return Desk(store.open_desk(folder, phrases.normalised(recovery_code), keyslots.RECOVERY, progress))


def close(desk: Desk) -> None:
    """Drop the keys and the engine and free the desk for others; closing twice is harmless."""
    desk.store.close()


def check(desk: Desk) -> tuple[str, ...]:
    """Return what is wrong with the desk: its file, its journal, its attached files; () when sound.

    Every attached file is decrypted and compared with what was received.
    """
    found = desk.store.check()
    with desk.store.reading() as reader:
        files = attached_check.check(reader, [desk.store.files])
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
