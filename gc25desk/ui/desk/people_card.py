"""The people of the desk: who they are, what they may, and what an administrator does about it."""

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton

from gc25desk.domain.access import Act
from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.services import person, shares
from gc25desk.services.changes import Changes
from gc25desk.services.person import Added, Known
from gc25desk.ui import ask
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.desk.compare_dialog import CompareDialog
from gc25desk.ui.desk.paper_dialog import PaperDialog
from gc25desk.ui.desk.people_list import PeopleList
from gc25desk.ui.desk.person_dialog import AddPersonDialog, RolesDialog
from gc25desk.ui.desk.shares_dialog import SharesDialog
from gc25desk.ui.desk.table_dialog import TableDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, row

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class PeopleCard(AskingCard):
    """Lists everybody and offers what the roles of the person at the desk allow to be done with them."""

    nouns: ClassVar[frozenset[str]] = frozenset({person.NOUN})

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._me = ""
        self.list = PeopleList()
        self.shares_words = PlainLabel("", "muted", wrap=True)
        self.table = self._button(_("&Who may do what…"), self._show_table)
        self.add = self._button(_("&Add person…"), self._add, Act.MANAGE_PEOPLE, "add")
        self.roles = self._button(_("Change &roles…"), self._change_roles, Act.MANAGE_PEOPLE)
        self.key = self._button(_("Give identity &key…"), self._give_key, Act.GIVE_IDENTITY_KEY, "key")
        self.renew = self._button(_("&New passphrase and code…"), self._renew, Act.MANAGE_PEOPLE)
        self.end = self._button(_("&End access…"), self._end, Act.MANAGE_PEOPLE)
        self.shares = self._button(_("Institution’s &shares…"), self._make_shares, Act.MANAGE_PEOPLE)
        if not shares.may_make(desk):
            self.shares.hide()
        self.waiting = PlainLabel("", tone="warn", wrap=True)
        self.waiting.hide()
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._refresh)
        self._refresh()

    def name(self) -> str:
        """Return the card's title."""
        return _("People and roles")

    def reload(self) -> None:
        """Fetch everybody."""
        self.jobs.run(self, functools.partial(_look, self.desk), self._show, lambda _error: None)

    def clear(self) -> None:
        """Drop the names, and close what is being asked."""
        super().clear()
        self.list.show_people((), "")
        self.shares_words.setText("")
        self._tell_waiting(())

    def _button(
        self, words: str, does: Callable[[], None], act: Act = Act.USE_DESK, icon: str = ""
    ) -> QPushButton:
        made = button(words, icon=icon)
        made.setAccessibleName(words.replace("&", ""))
        made.clicked.connect(lambda _on=False: does())
        if not self.desk.may(act):  # shown before it has its place, it would be a window of its own
            made.hide()
        return made

    def _lay_out(self) -> None:
        self.heading.addWidget(self.table)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.list)
        self.body.addWidget(self.waiting)
        self.body.addLayout(row([self.add, self.roles, self.key, self.renew, self.end, 1]))
        line = row([self.shares, self.shares_words])
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.shares_words.setVisible(self.desk.may(Act.MANAGE_PEOPLE))

    def _show(self, found: tuple[list[Known], str, bool]) -> None:
        everybody, self._me, made = found
        self.list.show_people(everybody, self._me)
        self.shares_words.setText(self._about_shares(made=made))
        self.shares_words.set_tone("" if made else "warn")
        self._tell_waiting(everybody)
        self._refresh()

    def _about_shares(self, *, made: bool) -> str:
        if made:
            return _("Three shares are kept on paper; any two open the desk.")
        lost = _("No shares yet. If everybody lost their passphrase and code, the desk would be lost.")
        if shares.may_make(self.desk):
            return lost
        return " ".join((lost, _("An administrator who is a supervisor as well can make them.")))

    def _tell_waiting(self, everybody: Sequence[Known]) -> None:
        """Tell those who may give the identity key that somebody waits for it."""
        names = [isolated(known.name) for known in everybody if known.awaits_key]
        words = _("Waiting for the identity key: {names}. Choose them above to give it.")
        shown = bool(names) and self.desk.may(Act.GIVE_IDENTITY_KEY)
        self.waiting.setText(words.format(names=", ".join(names)) if shown else "")
        self.waiting.setVisible(shown)

    def _refresh(self) -> None:
        chosen = self.list.chosen()
        active = chosen is not None and chosen.ended is None
        another = active and chosen is not None and chosen.id != self._me
        self.roles.setEnabled(active)
        self.key.setEnabled(active and chosen is not None and chosen.awaits_key)
        self.renew.setEnabled(another)
        self.end.setEnabled(another)

    def _own_words(self) -> Sequence[str]:
        info = self.desk.info
        return (*info.institution.split(), *info.state_party.split())

    def _show_table(self) -> None:
        self.ask(TableDialog(self))

    # What is done ---------------------------------------------------------------------------------

    def _add(self) -> None:
        dialog = AddPersonDialog(self, self._own_words)

        def add() -> None:
            given = dialog.name.text(), list(dialog.choice.roles()), dialog.passphrase()
            self.do(lambda: person.add(self.desk, *given), self._show_paper)

        self.ask(dialog, add)

    def _show_paper(self, added: Added) -> None:
        self.ask(PaperDialog(self, added, self.desk.info.institution))

    def _change_roles(self) -> None:
        known = self.list.chosen()
        if known is None:
            return
        dialog = RolesDialog(self, known.name, known.roles)

        def change() -> None:
            roles = list(dialog.choice.roles())
            words = _("The roles were changed. They hold from the next unlocking on.")
            self.do(lambda: person.change_roles(self.desk, known.id, roles), self._say(words))

        self.ask(dialog, change)

    def _give_key(self) -> None:
        known = self.list.chosen()
        if known is None:
            return
        title = _("Give the identity key to {name}").format(name=known.name)
        dialog = CompareDialog(self, title, known.name, known.fingerprint, _("&Give the key"))
        words = _("The key was given. They see names and contacts from their next unlocking on.")
        self.ask(dialog, lambda: self.do(lambda: person.give_key(self.desk, known.id), self._say(words)))

    def _renew(self) -> None:
        known = self.list.chosen()
        if known is None:
            return
        sure = ask.confirm(
            self,
            _("Give {name} a new passphrase and a new recovery code?").format(name=known.name),
            _("What they know now opens nothing any more. Both new ones are shown once, to be printed."),
            _("Make both new"),
        )
        if sure:
            self.do(lambda: person.renew(self.desk, known.id), self._show_paper)

    def _end(self) -> None:
        known = self.list.chosen()
        if known is None:
            return
        keys = _("The desk’s key and the identity key") if known.holds_key else _("The desk’s key")
        sure = ask.confirm(
            self,
            _("End the access of {name}?").format(name=known.name),
            _(
                "{keys} will be replaced; what they know opens nothing any more. What they wrote stays, and "
                "what they could read before they may have kept. This cannot be undone."
            ).format(keys=keys),
            _("End access"),
            _("Keep access"),
        )
        if sure:
            words = _("The access has ended, and the keys were replaced.")
            self.do(lambda: person.end(self.desk, known.id), self._say(words))

    def _make_shares(self) -> None:
        sure = ask.confirm(
            self,
            _("Make three new shares of the institution?"),
            _("Shares that were printed before open nothing any more. Have paper and three people ready."),
            _("Make three shares"),
        )
        if sure:
            self.do(lambda: shares.make(self.desk), self._show_shares)

    def _show_shares(self, printed: tuple[str, ...]) -> None:
        self.ask(SharesDialog(self, printed, self.desk.info.institution), self.reload)

    def _say(self, words: str) -> Callable[[Changes], None]:
        return lambda _changes: self.notice.say(words)


def _look(desk: "Desk") -> tuple[list[Known], str, bool]:
    return person.everybody(desk), person.me(desk).id, shares.made(desk)
