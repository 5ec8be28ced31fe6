"""What the institution holds for the paragraphs of a section, beside its draft."""

import functools

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import holdings
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.notice import Notice
from gc25desk.ui.writing.held_lines import HeldGroup, HeldLine, groups, summary
from gc25desk.ui.writing.held_tree import HeldTree
from gc25desk.ui.writing.told import Told

PAUSE_MS = 200
Found = tuple[str, tuple[HeldGroup, ...]]


class HeldPanel(QWidget):
    """Lists what is held; ``put`` carries a line that may stand in the draft, and was asked for."""

    put = Signal(object)
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, told: Told) -> None:
        """Make it empty; ``show_paragraphs`` fetches."""
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._asked: tuple[str, tuple[int, ...]] = ("", ())
        self._groups: tuple[HeldGroup, ...] = ()
        self.summary = PlainLabel("", "muted", wrap=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter what is held"))
        self.filter.setAccessibleName(_("Filter what is held"))
        self.filter.setClearButtonEnabled(True)
        self.notice = Notice()
        self.tree = HeldTree(told)
        self.none = PlainLabel("", "muted", wrap=True)
        self.none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, style.px(8), 0, 0)
        layout.setSpacing(style.px(8))
        for part in (self.filter, self.summary, self.notice, self.none):
            layout.addWidget(part)
        layout.addWidget(self.tree, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._narrow)
        self.filter.textChanged.connect(lambda _text: self._soon.start())
        self.filter.returnPressed.connect(self.tree.setFocus)
        self.setFocusProxy(self.filter)
        self.tree.put_wanted.connect(self._put)
        self.tree.record_wanted.connect(self.record_wanted)
        self.tree.currentItemChanged.connect(lambda _now, _before: self.notice.drop())

    def show_paragraphs(self, project_id: str, numbers: tuple[int, ...]) -> None:
        """Fetch what is held for a report on these paragraphs, and show it."""
        self._asked = asked = (project_id, numbers)

        def work() -> Found:
            found = holdings.of(self._desk, project_id, numbers)
            return summary(found), groups(found)

        self._jobs.run(self, work, functools.partial(self._show, asked), self.notice.refuse)

    def numbers(self) -> tuple[int, ...]:
        """Return the paragraphs whose holdings are shown or being fetched."""
        return self._asked[1]

    def reload(self) -> None:
        """Fetch again what is shown."""
        if self._asked[0] and not self._desk.closed:
            self.show_paragraphs(*self._asked)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self._asked, self._groups = ("", ()), ()
        self._soon.stop()
        self.filter.clear()
        self.summary.setText("")
        self.notice.drop()
        self.none.hide()
        self.tree.forget()

    def _show(self, asked: tuple[str, tuple[int, ...]], found: Found) -> None:
        if asked == self._asked:
            words, self._groups = found
            self.summary.setText(words)
            self._narrow()

    def _narrow(self) -> None:
        self._soon.stop()
        typed = self.filter.text()
        fitting = self.tree.show_groups(self._groups, typed)
        nothing = bool(typed.strip()) and not fitting
        self.none.setText(
            _("Nothing held here fits “{words}”.").format(words=typed.strip()) if nothing else ""
        )
        self.none.setVisible(nothing)

    def _put(self, line: HeldLine) -> None:
        if line.puts:
            self.notice.drop()
            self.put.emit(line)
        else:
            self.notice.say(_("This cannot be cited."), line.why_not, "warn")

    def refuse(self, error: KnownError) -> None:
        """Say why something could not be put into the draft."""
        self.notice.refuse(error)
