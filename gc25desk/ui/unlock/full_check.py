"""How far the check of a desk has come that was not closed in order, told from the worker."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar

from gc25desk.i18n import _
from gc25desk.ui.widgets.basics import PlainLabel


class FullCheck(QObject):
    """Shows the steps of a check in a progress bar with words beside it.

    ``report`` may be called on any thread.
    """

    _reported = Signal(int, int)

    def __init__(self, bar: QProgressBar, words: PlainLabel) -> None:
        super().__init__(bar)
        self._bar = bar
        self._words = words
        self._reported.connect(self._show)
        self.reset()

    def report(self, done: int, of: int) -> None:
        """Say how many steps of how many are done."""
        self._reported.emit(done, of)

    def reset(self) -> None:
        """Show that something is being done, not how far it is."""
        self._bar.setRange(0, 0)
        self._words.hide()

    def _show(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        words = _("This desk was not closed in order. All of it is being checked: step {done} of {of}.")
        self._words.setText(words.format(done=done, of=of))
        self._words.show()
