"""Fourth page of the wizard: the passphrase, twice, with its strength and a generator of words."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from gc25desk.errors import InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.ui import gate
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.meter import Meter
from gc25desk.ui.firstrun.step import Step
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.secret import SecretEdit

if TYPE_CHECKING:
    from gc25desk.services.passphrase import Strength


class PassphraseStep(Step):
    """Takes any passphrase that is strong enough and typed the same twice; pasting is welcome."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.first = SecretEdit()
        self.second = SecretEdit()
        self.shown = QCheckBox(_("S&how the passphrase"))
        self.generate = button(_("Make one of si&x words"), icon="key")
        self.meter = Meter()
        self.verdict = PlainLabel("", wrap=True)
        self.caps = PlainLabel(_("The caps-lock key seems to be on."), "strong", tone="warn")
        self.agreement = PlainLabel("", "strong")
        self._frozen = False
        self._lay_out()
        self._wire()
        self._judge()

    def name(self) -> str:
        """Return the short name."""
        return _("Passphrase")

    def heading(self) -> str:
        """Return the heading."""
        return _("Choose a passphrase")

    def lead(self) -> str:
        """Return what the passphrase does."""
        return _(
            "It opens the desk, every day. Several words that do not belong together are strong and easy to "
            "remember. Nobody can look it up for you."
        )

    def enter(self) -> None:
        """Start at the first field that is empty."""
        (self.second if self.first.text() and not self.second.text() else self.first).setFocus()

    def ready(self) -> bool:
        """Strong enough and the same twice, or the desk made with it already."""
        same = self.first.text() == self.second.text()
        return self._frozen or (bool(self.first.text()) and same and self._strength().enough)

    def leave(self) -> KnownError | None:
        """Store the passphrase."""
        if not self.ready():
            return InvalidInput(
                _("This passphrase cannot be used yet."),
                _("Make it longer and type the same one in both fields."),
            )
        self.answers.passphrase = self.first.text()
        return None

    def freeze(self) -> None:
        """Forget the passphrase: the desk has been made with it."""
        self._frozen = True
        self.forget()
        super().freeze()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()

    def _lay_out(self) -> None:
        self.caps.hide()
        self.column.addLayout(labelled(_("&Passphrase"), self.first))
        self.column.addLayout(column([self.meter, self.verdict], spacing=6))
        self.column.addLayout(labelled(_("The same a&gain"), self.second))
        self.column.addWidget(self.agreement)
        self.column.addWidget(self.caps)
        self.column.addLayout(row([self.shown, 1, self.generate], spacing=12))
        self.column.addStretch(1)

    def _wire(self) -> None:
        for field in (self.first, self.second):
            field.textChanged.connect(lambda _text: self._judge())
            field.caps_lock.connect(self.caps.setVisible)
            self.shown.toggled.connect(field.set_shown)
        self.generate.clicked.connect(self._make)

    def _make(self) -> None:
        self.shown.setChecked(True)
        self.second.forget()
        self.first.setText(gate.generate())
        self.second.setFocus()

    def _strength(self) -> "Strength":
        return gate.strength(self.first.text(), self.answers.own_words())

    def _judge(self) -> None:
        first, second = self.first.text(), self.second.text()
        if first:
            strength = self._strength()
            self.meter.show_score(strength.score, enough=strength.enough)
            self.verdict.setText(strength.sentence)
            self.verdict.set_tone("ok" if strength.enough else "urgent")
        else:
            self.meter.show_score(0, enough=False)
            self.verdict.setText(_("At least 12 characters, or six words."))
            self.verdict.set_tone("")
        self.first.setAccessibleDescription(self.verdict.text())
        self._compare(first, second)
        self.changed.emit()

    def _compare(self, first: str, second: str) -> None:
        if not second:
            words, tone = "", ""
        elif first == second:
            words, tone = _("✓ Both are the same."), "ok"
        else:
            words, tone = _("The two are not the same yet."), "urgent"
        self.agreement.setText(words)
        self.agreement.set_tone(tone)
        self.agreement.setVisible(bool(words))
        self.second.setAccessibleDescription(words)
