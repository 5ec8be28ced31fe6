"""The journal on paper: an extract of a period that names nobody, to print or to save."""

import datetime as dt
import functools
import html
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act
from gc25desk.i18n import _
from gc25desk.services import journal
from gc25desk.services.journal import Extract
from gc25desk.ui import ask
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.firstrun import printing
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.date_editor import DayLine

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

_PERIOD = dt.timedelta(days=30)


class JournalCard(AskingCard):
    """Asks for a period and prints or saves what was done in it."""

    acts = (Act.READ_JOURNAL,)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self.since = self._day(_("From"), dates.today() - _PERIOD)
        self.until = self._day(_("Until"), dates.today())
        self.print = button(_("&Print the extract…"))
        self.save = button(_("Sa&ve the extract…"))
        if not printing.available():
            self.print.hide()
        self.print.clicked.connect(lambda: self._take(self._print))
        self.save.clicked.connect(lambda: self._take(self._save))
        words = _(
            "What was done in a period, without a name, a text or a value, with the hash of each entry."
        )
        self.body.addWidget(PlainLabel(words, "muted", wrap=True))
        self.body.addWidget(self.notice)
        shown: list[QWidget] = [PlainLabel(_("From")), self.since, PlainLabel(_("Until")), self.until]
        self.body.addLayout(row([*shown, self.print, self.save, 1], spacing=8))

    def _day(self, name: str, day: dt.date) -> DayLine:
        line = DayLine()
        line.setAccessibleName(name)
        line.set_day(day)
        line.editingFinished.connect(line.tidy)
        return line

    def name(self) -> str:
        """Return the card's title."""
        return _("Journal")

    def reload(self) -> None:
        """Show nothing anew: an extract is taken when it is asked for."""

    def _take(self, then: Callable[[Extract], None]) -> None:
        try:
            since, until = self.since.day(), self.until.day()
        except (ValueError, OverflowError):
            since = until = None
        if since is None or until is None or since > until:
            self.notice.say(_("These days are no period."), _("Type both, the earlier first."), "warn")
            return
        self.do(functools.partial(journal.extract, self.desk, since, until), then)

    def _print(self, found: Extract) -> None:
        printing.print_html(self, _("Journal"), f"<pre>{html.escape(journal.in_text(found))}</pre>")

    def _save(self, found: Extract) -> None:
        name = f"journal-{found.since}-{found.until}.txt"
        target = ask.file_to_save(self, _("Save the extract"), name)
        if target is not None:
            self.do(
                lambda: journal.save(self.desk, found, target),
                lambda _path: self.notice.say(_("The extract was saved. It names nobody.")),
            )
