"""The preferences: every setting that is offered, each a choice, applied at once."""

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from gc25desk import i18n
from gc25desk.i18n import _
from gc25desk.settings import LANGUAGE, SETTINGS, TEXT_SIZE, THEME, Setting, Settings
from gc25desk.ui import style
from gc25desk.ui.dress import dress, native_name
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.labelled import labelled


class Preferences(QDialog):
    """Shows the offered settings in their declared order; there is nothing to confirm."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self._settings = settings
        self.boxes: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
        column.setSpacing(style.px(12))
        column.addWidget(PlainLabel(_("Preferences"), "title"))
        for setting in SETTINGS:
            if setting.offered:
                self._offer(setting, column)
        close = button(_("&Close"), "primary")
        close.clicked.connect(self.accept)
        column.addLayout(row([1, close]))
        self.setMinimumWidth(style.px(380))

    def _offer(self, setting: Setting, column: QVBoxLayout) -> None:
        box = QComboBox()
        for value, label in _choices(setting):
            box.addItem(label, value)
        box.setCurrentIndex(box.findData(self._settings.get(setting.key)))
        box.activated.connect(lambda _row: self._keep(setting.key, box.currentData()))
        self.boxes[setting.key] = box
        hint = _("Takes effect when the window is next opened.") if setting.key == LANGUAGE else ""
        column.addLayout(labelled(_(setting.label), box, hint))

    def _keep(self, key: str, value: object) -> None:
        self._settings.set(key, value)
        if key in (THEME, TEXT_SIZE):
            dress(self._settings)


def _choices(setting: Setting) -> list[tuple[object, str]]:
    if setting.key == LANGUAGE:
        return [(code, native_name(code)) for code in i18n.languages()]
    return [(value, _(label)) for value, label in setting.choices]
