"""The window put into the language, the direction, the theme and the text size of the settings."""

from babel import Locale, UnknownLocaleError
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from gc25desk import i18n
from gc25desk.settings import LANGUAGE, TEXT_SIZE, THEME, Settings
from gc25desk.ui import style


def native_name(code: str) -> str:
    """Return the name of a language in that language, or its code where it is not known."""
    try:
        name = Locale.parse(code).get_display_name(code) or code
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:]


def dress(settings: Settings) -> None:
    """Show the window in the theme and the text size of the settings."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme = next(name for name in style.THEMES if name == settings.text(THEME))
        style.apply(app, theme, settings.number(TEXT_SIZE) / 100)


def speak(settings: Settings) -> None:
    """Show every later string in the language of the settings, in its direction."""
    i18n.use(settings.text(LANGUAGE))
    QLocale.setDefault(QLocale(i18n.language()))
    mirrored = i18n.right_to_left()
    QApplication.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
