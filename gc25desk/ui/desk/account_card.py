"""The account of the person at the desk: who they are, and what they open the desk with."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gc25desk.domain.access import role_words
from gc25desk.i18n import _
from gc25desk.services import person
from gc25desk.services.person import Known
from gc25desk.ui import ask
from gc25desk.ui.desk.account_dialogs import CodeDialog, PassphraseDialog
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class AccountCard(AskingCard):
    """Says name, roles and fingerprint, and changes the passphrase and the recovery code."""

    nouns = frozenset({person.NOUN})

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self.who = PlainLabel("", "strong", wrap=True)
        self.roles = PlainLabel("", wrap=True)
        self.fingerprint = PlainLabel("", "muted", wrap=True)
        self.code_words = PlainLabel("", "muted", wrap=True)
        self.passphrase = button(_("Change &passphrase…"), icon="key")
        self.code = button(_("New recovery &code…"))
        self.passphrase.clicked.connect(self.change_passphrase)
        self.code.clicked.connect(self.new_code)
        self.body.addWidget(self.notice)
        self.body.addLayout(column([self.who, self.roles, self.fingerprint, self.code_words], spacing=4))
        self.body.addLayout(row([self.passphrase, self.code, 1]))

    def name(self) -> str:
        """Return the card's title."""
        return _("My account")

    def reload(self) -> None:
        """Fetch how it stands with the account."""
        self.jobs.run(self, functools.partial(_look, self.desk), self._show, lambda _error: None)

    def clear(self) -> None:
        """Drop the name, and close what is being asked."""
        super().clear()
        for label in (self.who, self.roles, self.fingerprint, self.code_words):
            label.setText("")

    def _show(self, found: tuple[Known, bool, bool]) -> None:
        known, institution, has_code = found
        self.who.setText(known.name)
        self.roles.setText(role_words(known.roles))
        words = _("Fingerprint of your key: {fingerprint}").format(fingerprint=known.fingerprint)
        self.fingerprint.setText(words)
        self.code_words.setText(
            "" if has_code else _("You have no recovery code: a lost passphrase could not be got round.")
        )
        self.code_words.set_tone("warn")
        self.code_words.setVisible(not has_code and not institution)
        for made in (self.passphrase, self.code):
            made.setVisible(not institution)

    def _own_words(self) -> Sequence[str]:
        info = self.desk.info
        return (*info.institution.split(), *info.state_party.split(), *info.person.split())

    def change_passphrase(self) -> None:
        """Ask for the old passphrase and a new one; for the new one alone after a recovery."""
        recovered = self.desk.recovered
        dialog = PassphraseDialog(self, self._own_words, recovered=recovered)
        self.ask(dialog, lambda: self._change(*dialog.take(), recovered=recovered))

    def _change(self, old: str, new: str, *, recovered: bool) -> None:
        def work() -> object:
            if recovered:
                return person.set_passphrase_after_recovery(self.desk, new)
            return person.change_passphrase(self.desk, old, new)

        self.do(work, lambda _changes: self._say_changed())

    def _say_changed(self) -> None:
        self.notice.say(_("The passphrase was changed. The one before opens nothing any more."))
        self.state_changed.emit("saved", _("Passphrase changed"))

    def new_code(self) -> None:
        """Make a new recovery code, after asking: the one before opens nothing any more."""
        sure = ask.confirm(
            self,
            _("Make a new recovery code?"),
            _("It is shown once. The code on your paper opens nothing any more."),
            _("Make a new code"),
        )
        if sure:
            self.make_code()

    def make_code(self) -> None:
        """Make a new recovery code and show it."""
        self.do(functools.partial(person.new_recovery_code, self.desk), self._show_code)

    def _show_code(self, code: str) -> None:
        self.ask(CodeDialog(self, code, self.desk.info.institution), self.reload)


def _look(desk: "Desk") -> tuple[Known, bool, bool]:
    return person.me(desk), person.is_institution(desk), person.has_recovery_code(desk)
