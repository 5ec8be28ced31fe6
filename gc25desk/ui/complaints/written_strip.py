"""The strip over a complaint after a paper was written about it: where it lies, and what may come next."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row


class WrittenStrip(QFrame):
    """Hidden until a paper was written; ``step_wanted`` comes from its offer of the next step."""

    step_wanted = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        style.set_role(self, "subcard")
        self._folder = Path()
        self.words = PlainLabel("", wrap=True)
        self.open = button(_("Ope&n folder"), icon="folder")
        self.step = button(_("Next step…"))
        self.dismiss = button(_("Dismiss"))
        self.open.clicked.connect(self._open)
        self.step.clicked.connect(self.step_wanted)
        self.dismiss.clicked.connect(self.drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(style.px(n) for n in (12, 6, 6, 6)))
        layout.setSpacing(style.px(4))
        layout.addWidget(self.words)
        layout.addLayout(row([1, self.dismiss, self.step, self.open]))
        self.hide()

    def show_written(self, words: str, path: Path, *, offers_step: bool) -> None:
        """Say what was written and where."""
        self._folder = path.parent
        self.words.setText(words)
        self.setAccessibleName(words)
        self.step.setVisible(offers_step)
        self.show()

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        self.words.setText("")

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
