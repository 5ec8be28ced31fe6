"""The card of the institution’s own settings: clocks, days off, stages, lists, steps in danger, words."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QPushButton

from gc25desk.domain.access import Act
from gc25desk.domain.institution import Institution
from gc25desk.domain.suggestion.synonyms import Synonym
from gc25desk.i18n import _, ngettext
from gc25desk.services import institution, suggestion
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.institution.clocks_dialog import ClocksDialog
from gc25desk.ui.institution.danger_dialog import DangerDialog
from gc25desk.ui.institution.days_dialog import DaysDialog
from gc25desk.ui.institution.lists_dialog import ListsDialog
from gc25desk.ui.institution.stages_dialog import StagesDialog
from gc25desk.ui.institution.words_dialog import WordsDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, row

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class InstitutionCard(AskingCard):
    """Says what is set and opens a dialog for each; ``Institution`` is changed as a whole."""

    nouns: ClassVar[frozenset[str]] = frozenset({institution.NOUN, suggestion.NOUN})
    acts: ClassVar[tuple[Act, ...]] = (Act.SET_RULES,)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._held = Institution()
        self._words: tuple[Synonym, ...] = ()
        self.state = PlainLabel("", "muted", wrap=True)
        self.clocks = self._button(_("&Clocks…"), self._ask_clocks)
        self.days = self._button(_("Working &days…"), self._ask_days)
        self.stages = self._button(_("S&tages…"), self._ask_stages)
        self.lists = self._button(_("Code &lists…"), self._ask_lists)
        self.danger = self._button(_("Steps in dan&ger…"), self._ask_danger)
        self.words = self._button(_("&Words people say…"), self._ask_words)
        if not desk.may(Act.IMPORT_TEXT):
            self.words.hide()
        self.body.addWidget(self.notice)
        self.body.addWidget(self.state)
        self.body.addLayout(
            row([self.clocks, self.days, self.stages, self.lists, self.danger, self.words, 1])
        )

    def name(self) -> str:
        """Return the card's title."""
        return _("Complaint desk")

    def reload(self) -> None:
        """Fetch the settings."""
        self.jobs.run(self, lambda: _look(self.desk), self._show, lambda _error: None)

    def clear(self) -> None:
        """Drop what is set, and close what is being asked."""
        super().clear()
        self._held, self._words = Institution(), ()
        self.state.setText("")

    def _button(self, words: str, does: Callable[[], None]) -> QPushButton:
        made = button(words)
        made.setAccessibleName(words.replace("&", ""))
        made.clicked.connect(lambda _on=False: does())
        return made

    def _show(self, found: tuple[Institution, tuple[Synonym, ...]]) -> None:
        self._held, self._words = found
        self.state.setText(in_words(self._held))

    def _ask_clocks(self) -> None:
        self._ask(dialog := ClocksDialog(self, self._held.clocks), lambda: {"clocks": dialog.clocks()})

    def _ask_days(self) -> None:
        dialog = DaysDialog(self, self._held)
        self.jobs.run(dialog, institution.countries, dialog.show_countries)
        self._ask(dialog, dialog.changes)

    def _ask_stages(self) -> None:
        self._ask(dialog := StagesDialog(self, self._held), dialog.changes)

    def _ask_lists(self) -> None:
        self._ask(dialog := ListsDialog(self, self._held.lists), lambda: {"lists": dialog.lists()})

    def _ask_danger(self) -> None:
        self._ask(dialog := DangerDialog(self, self._held.emergency), lambda: {"emergency": dialog.steps()})

    def _ask_words(self) -> None:
        dialog = WordsDialog(self, self._words)
        self.ask(
            dialog,
            lambda: self.do(
                lambda: suggestion.put_synonyms(self.desk, dialog.words()), lambda _changes: None
            ),
        )

    def _ask(self, dialog: DeskDialog, changes: Callable[[], dict[str, Any]]) -> None:
        held = self._held

        def keep() -> None:
            new = dataclasses.replace(held, **changes())
            self.do(lambda: institution.change(self.desk, new), self._kept)

        self.ask(dialog, keep)

    def _kept(self, _changes: object) -> None:
        self.notice.say(_("Kept."), _("Forms show changed lists the next time the desk is unlocked."))


def in_words(held: Institution) -> str:
    """Return what an institution has set, in a few words."""
    running = sum(clock.on for clock in held.clocks)
    clocks = ngettext("{n} clock runs", "{n} clocks run", running).format(n=running)
    parts = [
        clocks if running else _("No clock runs"),
        _("public holidays of {country}").format(country=held.country) if held.country else "",
        _("own steps in danger") if held.emergency.strip() else _("shipped steps in danger"),
        _("changed lists: {n}").format(n=len(held.lists)) if held.lists else "",
    ]
    return " · ".join(part for part in parts if part)


def _look(desk: "Desk") -> tuple[Institution, tuple[Synonym, ...]]:
    return institution.settings(desk), suggestion.synonyms(desk)
