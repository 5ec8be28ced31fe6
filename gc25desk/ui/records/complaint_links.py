"""Complaints for the fields that name one: found by reference or by words, never made from a field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from gc25desk.domain.field import Choice
from gc25desk.i18n import _
from gc25desk.services import related
from gc25desk.services.desk import Desk
from gc25desk.services.related import Short
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.dates import show_day


def choice(found: Short) -> Choice:
    """Return a complaint as a choice: its reference, matter and day."""
    received = show_day(found.received) if found.received is not None else ""
    return Choice(found.id, " · ".join(part for part in (found.reference, found.subject, received) if part))


class ComplaintLinks:
    """Answers an editor of a field that names a complaint."""

    adds = False

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        """Take the open desk and the worker."""
        self._desk, self._jobs = desk, jobs

    def find(self, owner: QObject, words: str, done: Callable[[Sequence[Choice]], None]) -> None:
        """Give those that fit what is typed, by reference first."""
        self._jobs.run(
            owner,
            lambda: related.find(self._desk, words),
            lambda found: done([choice(one) for one in found]),
        )

    def label(self, owner: QObject, record_id: str, done: Callable[[str], None]) -> None:
        """Give the words for one of them; of a record that is gone nothing."""
        self._jobs.run(
            owner,
            lambda: related.named(self._desk, record_id),
            lambda found: done(choice(found).label),
            lambda _error: done(_("A record that is gone")),
        )

    def add(self, _owner: QObject, words: str, done: Callable[[Choice], None]) -> None:
        """Let the words stand: a complaint is logged, not named into being."""
        done(Choice("", words))
