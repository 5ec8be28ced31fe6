"""The door of the start screens to the services, which are imported when first needed.

The store takes longer to import than Qt. The start screens go through this door alone, so that the
window is on the screen, and the passphrase half typed, before the store has to be there. Call
:func:`warm_up` on a worker thread as soon as the window is shown. The functions raise what the
services of the same name raise.
"""
# ruff: noqa: PLC0415 - importing late is what this module is for

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk, NewDesk
    from gc25desk.services.passphrase import Strength

    Progress = Callable[[int, int], None]


def warm_up() -> None:
    """Import everything that opening a desk needs."""
    from gc25desk.services import desk, passphrase  # noqa: F401


def create(folder: Path, new: NewDesk, passphrase: str) -> tuple[Desk, str]:
    """Make a desk and return it open, with its recovery code."""
    from gc25desk.services import desk

    return desk.create(folder, new, passphrase)


def new_desk(institution: str, state_party: str, person: str, language: str) -> NewDesk:
    """Return what the services want to know of a desk to be made."""
    from gc25desk.services.desk import NewDesk

    return NewDesk(institution=institution, state_party=state_party, person=person, language=language)


def open_desk(folder: Path, passphrase: str, progress: Progress | None = None) -> Desk:
    """Open a desk with its passphrase."""
    from gc25desk.services import desk

    return desk.open_desk(folder, passphrase, progress)


def recover(folder: Path, code: str, progress: Progress | None = None) -> Desk:
    """Open a desk with its recovery code."""
    from gc25desk.services import desk

    return desk.recover(folder, code, progress)


def for_backups(typed: str, *, recovering: bool) -> tuple[str, str]:
    """Return what was typed, and which kind of key slot it opens, as the work on backups wants it."""
    from gc25desk.services import damage, passphrase

    return (passphrase.normalised(typed), damage.RECOVERY) if recovering else (typed, damage.PASSPHRASE)


def use_shares(folder: Path, typed: Sequence[str]) -> Desk:
    """Open a desk with two of the institution's shares."""
    from gc25desk.services import shares

    return shares.recover(folder, typed)


def rehearse_recovery(open_desk: Desk, code: str) -> Desk:
    """Close a desk and open it again with its recovery code alone."""
    from gc25desk.services import desk

    return desk.rehearse_recovery(open_desk, code)


def renew_recovery(folder: Path, passphrase: str) -> tuple[Desk, str]:
    """Open a desk and give it a new recovery code."""
    from gc25desk.services import desk

    return desk.renew_recovery(folder, passphrase)


def seconds_to_wait(folder: Path) -> int:
    """Return the seconds before a passphrase or code may be tried on this desk again."""
    from gc25desk.services import desk

    return desk.seconds_to_wait(folder)


def close(open_desk: Desk) -> None:
    """Back a desk up if it changed and that is quickly done, then drop its keys and release its lock."""
    from gc25desk.services import backup, desk

    try:
        backup.make_before_leaving(open_desk)
    finally:
        desk.close(open_desk)


def looks_like_desk(folder: Path) -> bool:
    """Tell whether a folder holds a desk."""
    from gc25desk.services import desk

    return desk.looks_like_desk(folder)


def practice_passphrase(folder: Path) -> str:
    """Return the passphrase that is no secret, if the folder holds a practice desk; else nothing."""
    from gc25desk.services import practice

    return practice.PASSPHRASE if practice.marked(folder) else ""


def strength(passphrase: str, own_words: Sequence[str]) -> Strength:
    """Judge a passphrase."""
    from gc25desk.services import passphrase as judge

    return judge.strength(passphrase, own_words)


def generate() -> str:
    """Return six words drawn at random."""
    from gc25desk.services import passphrase

    return passphrase.generate()


def same_code(one: str, other: str) -> bool:
    """Tell whether two ways of typing a recovery code mean the same code."""
    from gc25desk.services import passphrase

    return passphrase.same_code(one, other)
