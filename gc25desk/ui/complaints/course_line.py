"""Two lines over a complaint: the path it has come, and what is to be done for it now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.task import Task, is_open
from gc25desk.i18n import _, ngettext
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import ElidedLabel, button, plain_tip, row
from gc25desk.ui.widgets.dates import show_short_day
from gc25desk.ui.widgets.numbers import show_count

_NAMED = 2  # tasks that are named on the line


class CourseLine(QWidget):
    """``tasks_wanted`` asks for the list of the complaint’s tasks."""

    tasks_wanted = Signal()

    def __init__(self) -> None:
        """Make it hidden."""
        super().__init__()
        self.path = ElidedLabel("", "muted", cut=Qt.TextElideMode.ElideLeft)  # where it stands comes last
        self.tasks = ElidedLabel("")
        self.show_tasks = button(_("Show tasks"), "link")
        self.show_tasks.clicked.connect(self.tasks_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(2))
        layout.addWidget(self.path)
        line = row([self.tasks, self.show_tasks])
        line.setStretch(0, 1)
        layout.addLayout(line)
        self.hide()

    def show_course(self, complaint: Complaint, tasks: Sequence[Task]) -> None:
        """Show the steps taken, and the open tasks, the first of them by their words."""
        words = path_words(complaint)
        self.path.setText(words)
        self.path.setToolTip(plain_tip(words))
        self.tasks.setText(task_words(tasks))
        self.show_tasks.setVisible(bool(tasks))
        self.show()

    def drop(self) -> None:
        """Show nothing."""
        self.hide()
        self.path.setText("")
        self.path.setToolTip("")
        self.tasks.setText("")


def path_words(complaint: Complaint) -> str:
    """Return each step with its day, in their order."""
    named = ((codes.STATUSES.label(step.stage), step.on) for step in complaint.steps)
    return " → ".join(stage if on is None else f"{stage} {show_short_day(on)}" for stage, on in named)


def task_words(tasks: Sequence[Task]) -> str:
    """Return how many tasks are open and which come first."""
    open_ = [one for one in tasks if is_open(one)]
    if not open_:
        return _("Nothing is to be done for it now.")
    count = ngettext("{n} task", "{n} tasks", len(open_)).format(n=show_count(len(open_)))
    named = [_task(one) for one in open_[:_NAMED]]
    more = [_("{n} more").format(n=show_count(len(open_) - _NAMED))] if len(open_) > _NAMED else []
    return f"{count}: {', '.join([*named, *more])}"


def _task(task: Task) -> str:
    if task.date_due is None:
        return task.shown()
    return _("{task} (due {day})").format(task=task.shown(), day=show_short_day(task.date_due))
