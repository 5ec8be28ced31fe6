"""First page of the wizard: the language and the look of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from gc25desk import i18n, settings
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui.dress import dress, native_name
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.step import Step
from gc25desk.ui.widgets.labelled import labelled


class LanguageStep(Step):
    """Offers each language by its own name; a change is seen at once.

    ``language_chosen`` asks the wizard to build its pages again in another language.
    """

    language_chosen = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.language = QComboBox()
        for code in i18n.languages():
            self.language.addItem(native_name(code), code)
        self.language.setCurrentIndex(self.language.findData(answers.language))
        self.language.activated.connect(lambda _row: self.language_chosen.emit(self.language.currentData()))
        self.theme = self._choice(settings.THEME)
        self.text_size = self._choice(settings.TEXT_SIZE)
        self.column.addLayout(labelled(_("&Language"), self.language))
        self.column.addLayout(labelled(_("&Appearance"), self.theme))
        hint = _("All of this can be changed later in the preferences.")
        self.column.addLayout(labelled(_("&Text size"), self.text_size, hint))
        self.column.addStretch(1)

    def name(self) -> str:
        """Return the short name."""
        return _("Language")

    def heading(self) -> str:
        """Return the heading."""
        return _("Welcome to GC25 Desk")

    def lead(self) -> str:
        """Return what the wizard is for."""
        return _(
            "A private place on this computer for complaints and evidence on children’s rights in the "
            "digital environment. Five short steps make your desk."
        )

    def enter(self) -> None:
        """Start at the language."""
        self.language.setFocus()

    def leave(self) -> KnownError | None:
        """Remember the language of the desk."""
        self.answers.language = str(self.language.currentData())
        return None

    def _choice(self, key: str) -> QComboBox:
        box = QComboBox()
        for value, label in settings.setting(key).choices:
            box.addItem(_(label), value)
        box.setCurrentIndex(box.findData(settings.active().get(key)))
        box.activated.connect(lambda _row: self._keep(key, box.currentData()))
        return box

    def _keep(self, key: str, value: object) -> None:
        settings.active().set(key, value)
        dress(settings.active())
