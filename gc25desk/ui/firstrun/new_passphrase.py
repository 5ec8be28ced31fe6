"""Two fields for a new passphrase, judged as it is typed; the wizard and the desk's own page share it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import gate, style
from gc25desk.ui.firstrun.meter import Meter
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.labelled import labelled
from gc25desk.ui.widgets.secret import SecretEdit

if TYPE_CHECKING:
    from gc25desk.services.passphrase import Strength


class NewPassphrase(QWidget):
    """Takes any passphrase that is strong enough and typed the same twice; pasting is welcome.

    ``changed`` says that :meth:`ready` may have another answer.
    """

    changed = Signal()

    def __init__(self, own_words: Callable[[], Sequence[str]], label: str = "") -> None:
        """Take what tells the words that others know too, which count for nothing."""
        super().__init__()
        self._own_words = own_words
        self.first = SecretEdit()
        self.second = SecretEdit()
        self.shown = QCheckBox(_("S&how the passphrase"))
        self.generate = button(_("Make one of si&x words"), icon="key")
        self.meter = Meter()
        self.verdict = PlainLabel("", wrap=True)
        self.caps = PlainLabel(_("The caps-lock key seems to be on."), "strong", tone="warn")
        self.agreement = PlainLabel("", "strong")
        self._lay_out(label or _("&Passphrase"))
        self._wire()
        self._judge()

    def text(self) -> str:
        """Return the passphrase."""
        return self.first.text()

    def ready(self) -> bool:
        """Tell whether it is strong enough and the same twice."""
        same = self.first.text() == self.second.text()
        return bool(self.first.text()) and same and self._strength().enough

    def enter(self) -> None:
        """Start at the first field that is empty."""
        (self.second if self.first.text() and not self.second.text() else self.first).setFocus()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()

    def _lay_out(self, label: str) -> None:
        self.caps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(14))
        layout.addLayout(labelled(label, self.first))
        layout.addLayout(column([self.meter, self.verdict], spacing=6))
        layout.addLayout(labelled(_("The same a&gain"), self.second))
        layout.addWidget(self.agreement)
        layout.addWidget(self.caps)
        layout.addLayout(row([self.shown, 1, self.generate], spacing=12))

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
        return gate.strength(self.first.text(), self._own_words())

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
