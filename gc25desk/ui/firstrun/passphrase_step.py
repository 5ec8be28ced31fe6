"""Fourth page of the wizard: the passphrase, twice, with its strength and a generator of words."""

from gc25desk.errors import InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.new_passphrase import NewPassphrase
from gc25desk.ui.firstrun.step import Step


class PassphraseStep(Step):
    """Takes any passphrase that is strong enough and typed the same twice; pasting is welcome."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.fields = NewPassphrase(answers.own_words)
        self.first = self.fields.first
        self.second = self.fields.second
        self.shown = self.fields.shown
        self.generate = self.fields.generate
        self.meter = self.fields.meter
        self.verdict = self.fields.verdict
        self.caps = self.fields.caps
        self._frozen = False
        self.column.addWidget(self.fields)
        self.column.addStretch(1)
        self.fields.changed.connect(self.changed)

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
        self.fields.enter()

    def ready(self) -> bool:
        """Strong enough and the same twice, or the desk made with it already."""
        return self._frozen or self.fields.ready()

    def leave(self) -> KnownError | None:
        """Store the passphrase."""
        if not self.ready():
            return InvalidInput(
                _("This passphrase cannot be used yet."),
                _("Make it longer and type the same one in both fields."),
            )
        self.answers.passphrase = self.fields.text()
        return None

    def freeze(self) -> None:
        """Forget the passphrase: the desk has been made with it."""
        self._frozen = True
        self.forget()
        super().freeze()

    def forget(self) -> None:
        """Empty both fields."""
        self.fields.forget()
