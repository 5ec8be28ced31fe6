"""Entering and leaving a desk: both are journalled, and what was last seen of it is remembered here."""

import contextlib

from gc25desk.errors import CannotWrite, KnownError
from gc25desk.store import heads, requests
from gc25desk.store.opened import OpenDesk


def enter(opened: OpenDesk, action: str) -> tuple[str, ...]:
    """Journal that a desk was opened, and how; return what is to be told, as that it has gone back.

    A disk that takes nothing is told too; on any other fault the desk is closed again, and the fault raised.
    """
    try:
        return _journal_entering(opened, action)
    except CannotWrite as fault:
        # Who is at risk must be found on a full disk too; what is then seen is journalled when there is room.
        return (fault.what,)
    except BaseException:
        opened.close()
        raise


def _journal_entering(opened: OpenDesk, action: str) -> tuple[str, ...]:
    with opened.writing() as writer:
        seen = heads.recall(opened.about["desk"], heads.key_of(writer))
        warnings = tuple(heads.differences(writer, seen))
        writer.journal("desk", "", action, {"failed_tries": [None, opened.wrong_tries]})
        if warnings:
            writer.journal("desk", "", "gone_back", {})
        requests.forget_ended(writer)
    opened.reload()
    _remember(opened)
    return warnings


def leave(opened: OpenDesk) -> None:
    """Journal that the desk is closed, as far as its disk allows."""
    # Whatever is wrong with the disk or the database must not keep the keys in memory, nor the lock.
    with contextlib.suppress(KnownError, OSError, MemoryError):
        with opened.writing() as writer:
            writer.journal("desk", "", "lock", {})
        _remember(opened)


def _remember(opened: OpenDesk) -> None:
    with opened.reading() as reader:
        heads.remember(opened.about["desk"], opened.about[heads.KEY], heads.now_on(reader))
