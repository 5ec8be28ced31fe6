"""Persons and bodies for the fields that name them: found, named and added through the services."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from gc25desk.domain.field import Choice
from gc25desk.domain.party import Party
from gc25desk.domain.sealed import is_sealed
from gc25desk.i18n import _
from gc25desk.services import party, records, saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs


def choice(found: Party) -> Choice:
    """Return a person or body as a choice: the name, if this person may read it, and the reference."""
    if is_sealed(found.name) or not found.name:
        return Choice(found.id, found.reference)
    words = _("{name} ({reference})").format(name=found.name, reference=found.reference)
    return Choice(found.id, words)


class PartyLinks:
    """Answers an editor of a field that names a person or body."""

    adds = True

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        """Take the open desk and the worker."""
        self._desk, self._jobs = desk, jobs

    def find(self, owner: QObject, words: str, done: Callable[[Sequence[Choice]], None]) -> None:
        """Give those who fit what is typed, the likeliest first."""
        self._jobs.run(
            owner,
            lambda: party.find(self._desk, words),
            lambda found: done([choice(one) for one in found]),
        )

    def label(self, owner: QObject, record_id: str, done: Callable[[str], None]) -> None:
        """Give the words for one of them; of a record that is gone nothing."""
        self._jobs.run(
            owner,
            lambda: records.get(self._desk, party.NOUN, record_id),
            lambda found: done(choice(found).label),
            lambda _error: done(_("A record that is gone")),
        )

    def add(self, owner: QObject, words: str, done: Callable[[Choice], None]) -> None:
        """Make a record of a name that was typed; its kind is chosen on its own page."""

        def make() -> tuple[Party, Changes]:
            made: tuple[Party, Changes] = saving.save(self._desk, party.NOUN, Party(name=words))
            return made

        self._jobs.run(owner, make, lambda made: done(choice(made[0])))
