"""How long a report is while it is typed: guessed with each key, counted a moment after the last one.

Counting draws the whole report as it would leave, tables and all, so it runs beside the worker that saves.
"""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gc25desk.domain import markup
from gc25desk.domain.project import FULL_AT
from gc25desk.domain.section import ANNEX, PART_KEYS, Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import words
from gc25desk.services.desk import Desk
from gc25desk.services.words import Counted
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.chart_data import set_apart
from gc25desk.ui.widgets.numbers import show_count

PAUSE_MS = 1_500
NOTHING = Counted({}, 0, 0)
Current = Callable[[], Section | None]
Words = Callable[[], int]


class Counter(QObject):
    """Counts a report again a moment after ``touch``, one count at a time.

    ``counted`` carries the words.
    """

    counted = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, *, section: Current, typed: Current, words: Words, parent: QObject
    ) -> None:
        """Take what gives the section as it is saved and as it is typed, None for none, and its words."""
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._section, self._typed, self._words = section, typed, words
        self._project_id = ""
        self._under_way = self._again = False
        self._last, self._then = NOTHING, 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.count)

    def follow(self, project_id: str) -> None:
        """Count this report from now on, none with an empty identifier."""
        self._project_id = project_id
        self._pause.stop()
        self._last, self._then = NOTHING, 0

    def begin(self, words: int) -> None:
        """Take note that another section is shown, which has so many words on the desk."""
        self._then = words

    def touch(self) -> None:
        """Take note that something was typed: guess now, count soon."""
        self._guess()
        self._pause.start()

    def recount(self) -> None:
        """Count soon: the desk holds something else."""
        self._pause.start()

    def count(self) -> None:
        """Count now, or after the count that is under way."""
        self._pause.stop()
        if not self._project_id or self._desk.closed:
            return
        if self._under_way:
            self._again = True
            return
        self._under_way, project_id = True, self._project_id
        typed, then = self._typed(), self._words()

        def show(found: Counted) -> None:
            self._under_way = False
            if project_id == self._project_id:
                self._show(found, typed, then)
            self._go_on()

        def leave(_error: KnownError) -> None:
            # What stands against counting is told where the report is read.
            self._under_way = False
            self._go_on()

        self._jobs.render(self, lambda: words.counted(self._desk, project_id, typed), show, leave)

    def _show(self, found: Counted, typed: Section | None, then: int) -> None:
        self._last = found
        now = self._section()
        if now is not None and typed is not None and now.id == typed.id:
            self._then = then
        self.counted.emit(found)
        self._guess()  # more may have been typed while it was counted

    def _guess(self) -> None:
        more = self._words() - self._then
        section = self._section()
        if more and section is not None and self._last is not NOTHING:
            self.counted.emit(guessed(self._last, section, more))

    def _go_on(self) -> None:
        again, self._again = self._again, False
        if again:
            self.count()


def plain_words(section: Section) -> int:
    """Return how many words stand in a section, footnotes and what is drawn for it left out."""
    texts = (markup.plain(getattr(section, key)) for key in PART_KEYS)
    return sum(len(text.split()) for text in (section.title, *texts))


def guessed(last: Counted, section: Section, more: int) -> Counted:
    """Return a count after some more words, or fewer, were typed in a section."""
    sections = {**last.sections, section.id: max(last.sections.get(section.id, 0) + more, 0)}
    if section.role == ANNEX:
        return dataclasses.replace(last, sections=sections, annexes=max(last.annexes + more, 0))
    return dataclasses.replace(last, sections=sections, body=max(last.body + more, 0))


def share(count: int, limit: int | None) -> tuple[str, str]:
    """Return a count beside its limit in words, with a tone: from nine tenths of the limit on it warns."""
    shown = set_apart(show_count(count))
    if not limit:
        return shown, ""
    said = _("{count} of {limit}").format(count=shown, limit=set_apart(show_count(limit)))
    if count > limit:
        return said, "urgent"
    return said, "warn" if count >= FULL_AT * limit else ""


def warning(count: int, limit: int | None) -> str:
    """Return what is to be said of a length, an empty text while there is room."""
    if not limit or count < FULL_AT * limit:
        return ""
    if count > limit:
        return _("{count} words too many").format(count=set_apart(show_count(count - limit)))
    return _("nearly full")
