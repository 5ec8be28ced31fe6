"""What every page of the wizard is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.ui import style
from gc25desk.ui.firstrun.answers import Answers


class Step(QWidget):
    """One page of the wizard: shows the answers it is about, and stores them when it is left.

    ``changed`` says that :meth:`ready` may have another answer. Subclasses fill ``column`` with
    their fields, top down in reading order.
    """

    changed = Signal()

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(style.px(14))

    def name(self) -> str:
        """Return the short name shown in the list of steps."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return the heading of the page."""
        raise NotImplementedError

    def lead(self) -> str:
        """Return the sentence or two that say what is asked and why."""
        raise NotImplementedError

    def enter(self) -> None:
        """Get ready to be seen: put the focus where the work starts."""

    def ready(self) -> bool:
        """Tell whether enough is answered to go on."""
        return True

    def leave(self) -> KnownError | None:
        """Store the answers; return what is wrong with them, or None."""
        return None

    def freeze(self) -> None:
        """Show the answers but take no more: the desk has been made with them."""
        self.setEnabled(False)
