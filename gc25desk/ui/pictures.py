"""Pictures of every page of the window, drawn without a screen: for the manual, for review, for tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from gc25desk import i18n, settings
from gc25desk.domain.nouns import TAGGED
from gc25desk.domain.query import Query
from gc25desk.errors import CannotWrite, WrongPassphrase
from gc25desk.i18n import _
from gc25desk.services import paper, records
from gc25desk.ui import style
from gc25desk.ui.dress import dress
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.wizard import FirstRun
from gc25desk.ui.inside import Inside
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import Window

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk

SIZE = QSize(1366, 768)
_PATIENCE = 60_000  # milliseconds for a page to be filled
_THEMES: dict[str, style.Theme] = {"light": "light", "dark": "dark"}
_SAMPLE_FOLDER = Path("/home/desk/Documents/GC25 Desk")
_SEARCHED = "school child"
_SAMPLE_CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"


def take(
    desk: "Desk",
    folder: Path,
    themes: Sequence[str] = ("light", "dark"),
    *,
    mirrored: bool = False,
    size: QSize = SIZE,
) -> list[Path]:
    """Write ``NUMBER-NAME-THEME.png`` of each screen and page into a folder and return the files.

    ``mirrored`` draws them as a right-to-left language would. Nothing of the desk is changed. Raises
    CannotWrite when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _cannot_write() from None
    files: list[Path] = []
    with _direction(mirrored=mirrored), _own_settings():
        for theme in themes:
            _dress_in(_THEMES[theme])
            files += _Album(folder, f"{theme}-mirrored" if mirrored else theme, size).fill(desk)
    return files


def _cannot_write() -> CannotWrite:
    return CannotWrite(_("The pictures could not be written."), _("Choose another folder."))


def _dress_in(theme: style.Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        style.apply(app, theme)
    QPixmapCache.clear()


@contextmanager
def _direction(*, mirrored: bool) -> Iterator[None]:
    """Draw in one direction and put everything back as it was."""
    before = QApplication.layoutDirection()
    mirror = Qt.LayoutDirection.RightToLeft
    QApplication.setLayoutDirection(mirror if mirrored else Qt.LayoutDirection.LeftToRight)
    try:
        yield
    finally:
        QApplication.setLayoutDirection(before)
        dress(settings.active())


@contextmanager
def _own_settings() -> Iterator[None]:
    """Draw with the settings of a first start, and leave the user's columns and splitters alone."""
    before = settings.active()
    with TemporaryDirectory() as folder:
        settings.activate(settings.Settings(Path(folder) / settings.FILE_NAME))
        try:
            yield
        finally:
            settings.activate(before)


class _Album:
    """Takes the pictures of one theme."""

    def __init__(self, folder: Path, ending: str, size: QSize) -> None:
        self._folder = folder
        self._ending = ending
        self._size = size
        self._files: list[Path] = []
        self._jobs = Jobs()

    def fill(self, desk: "Desk") -> list[Path]:
        """Take every picture and return the files in order."""
        try:
            self._wizard(desk)
            self._unlock(desk)
            self._pages(desk)
        finally:
            self._jobs.close()
        return self._files

    def _wizard(self, desk: "Desk") -> None:
        info = desk.info
        answers = Answers(i18n.language(), info.institution, info.state_party, info.person, _SAMPLE_FOLDER)
        wizard = FirstRun(self._jobs, answers)
        wizard.passphrase.first.setText("gravel lantern orbit meadow")
        wizard.passphrase.second.setText("gravel lantern orbit meadow")
        wizard.recovery.show_code(_SAMPLE_CODE)
        for number in range(len(wizard.steps)):
            wizard.show_step(number)
            self._shoot(wizard, f"first-run-{number + 1}")
        _drop(wizard)

    def _unlock(self, desk: "Desk") -> None:
        screen = UnlockScreen(self._jobs, desk.info.folder)
        self._shoot(screen, "unlock")
        screen.notice.refuse(WrongPassphrase(_("This passphrase does not open the desk."), _("Try again.")))
        self._shoot(screen, "unlock-refused")
        _drop(screen)

    def _pages(self, desk: "Desk") -> None:
        window = Window(settings.active(), self._jobs, self._inside)
        inside = window.show_desk(desk)
        for name in inside.shell.pages:
            inside.shell.show_page(name)
            self._shoot(window, name)
        self._records(window, inside)
        inside.palette.popup()
        inside.palette.line.setText(_SEARCHED)
        inside.palette.search_now()
        self._shoot(window, "search")
        inside.palette.clear()
        _drop(window)

    def _inside(self, desk: "Desk", window: Window, start: str) -> Inside:
        return Inside(desk, self._jobs, window, start)

    def _records(self, window: Window, inside: Inside) -> None:
        """Take each kind of record: the first of the list, and a new one."""
        for noun in TAGGED:
            first = records.rows(inside.shell.desk, noun, Query())[:1]
            for row in records.page(inside.shell.desk, noun, first, ("reference",)):
                inside.shell.show_record(noun, row.id)
                self._shoot(window, f"{noun}-open")
            inside.shell.show_record(noun, "")
            self._shoot(window, f"{noun}-new")

    def _shoot(self, widget: QWidget, name: str) -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.resize(self._size)
        widget.show()
        self._settle()
        file = self._folder / f"{len(self._files) + 1:02}-{name}-{self._ending}.png"
        memory = QBuffer()
        memory.open(QBuffer.OpenModeFlag.WriteOnly)
        if not widget.grab().save(memory, "PNG"):
            raise _cannot_write()
        paper.keep(file, bytes(memory.data().data()))
        self._files.append(file)

    def _settle(self) -> None:
        """Let pages fetch and lay themselves out until nothing more happens."""
        for _round in range(3):
            self._jobs.wait(_PATIENCE)
            QApplication.processEvents()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
