"""What happens when the program itself is at fault: a dialog whose text can be sent without harm.

The text names the kind of error and the places in the code, never the error's own message, values of
variables or paths of the machine, since any of these may hold what a child has told.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, QTimer, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gc25desk import __version__
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import ask
from gc25desk.ui.widgets.basics import PlainLabel, button, row

_PACKAGE = Path(__file__).resolve().parent.parent
_log = logging.getLogger(__name__)
T = TypeVar("T")


def places(error: BaseException) -> list[str]:
    """Return where in the code an error arose, one line a step, the innermost last."""
    steps = traceback.extract_tb(error.__traceback__)
    return [f"{_file(step.filename)}, {step.lineno}, {step.name}" for step in steps]


def _file(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name


def report(error: BaseException) -> str:
    """Return the text to send: versions, kinds of error and places, innermost cause first."""
    lines = [
        f"GC25 Desk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
    ]
    for link in _causes(error):
        lines += ["", type(link).__name__, *(f"  {place}" for place in places(link))]
    return "\n".join(lines)


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain[::-1]


def done_anyway(act: Callable[[], T], otherwise: T) -> T:
    """Do an act after which others must follow whatever happens, as at the lock.

    A fault of ours is shown once they did, and ``otherwise`` returned in place of a result.
    """
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - whatever it is, the desk is to be closed
        fault = error
        QTimer.singleShot(0, lambda: sys.excepthook(type(fault), fault, fault.__traceback__))
        return otherwise


class RedactingFormatter(logging.Formatter):
    """Writes log lines from the literal message alone: no arguments, no error messages, no values."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and the places in the code where an error is attached."""
        line = f"{record.levelname} {record.name} {record.msg if isinstance(record.msg, str) else ''}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else "\n".join((line, type(error).__name__, *places(error)))


class CrashDialog(QDialog):
    """Says that we made a mistake, what it means for the work, and offers the text to send."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A fault in GC25 Desk"))
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(_("Text to send to the makers"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Something went wrong, and it is not your doing"), "title", wrap=True))
        column.addWidget(PlainLabel(self._meaning(), wrap=True))
        column.addWidget(self._text, 1)
        promise = _("The text holds no names, no record and no path of this machine.")
        column.addWidget(PlainLabel(promise, "muted", wrap=True))
        column.addLayout(self._buttons())

    def _meaning(self) -> str:
        return _(
            "What was saved is safe, and what you were typing is kept as a draft. You can go on working. "
            "If it happens again, send the text below to those who look after GC25 Desk."
        )

    def _buttons(self) -> QHBoxLayout:
        self.copy = button(_("&Copy the text"), icon="copy")
        self.copy.clicked.connect(self._copy)
        go_on = button(_("&Go on working"), "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        return row([1, self.copy, go_on])

    def text(self) -> str:
        """Return the text to send."""
        return self._text.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        """Return a size that shows a usual text whole."""
        return QSize(640, 440)


class Crashes(QObject):
    """Catches errors that nobody caught, from any thread, and shows them on the GUI thread.

    A known error that reached us uncaught is shown as what it is. While one dialog stands, further
    faults are only logged: a fault in a paint event would otherwise bury the screen.
    """

    _caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._showing = False
        self._caught.connect(self._show)

    def install(self) -> None:
        """Catch uncaught errors from now on."""
        sys.excepthook = self._from_python
        threading.excepthook = self._from_thread

    def uninstall(self) -> None:
        """Give the errors back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, error: BaseException) -> None:
        """Show a fault; may be called from any thread."""
        self._caught.emit(error)

    def _from_python(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.catch(error)

    def _from_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.catch(found.exc_value)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            ask.tell(self._window, error)
            return
        _log.error("a fault of the program", exc_info=error)
        if not self._showing:
            self._showing = True
            CrashDialog(report(error), self._window).exec()
            self._showing = False
