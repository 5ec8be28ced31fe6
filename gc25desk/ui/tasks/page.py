"""The page of tasks, declared."""

import datetime as dt
from typing import Any

from gc25desk.domain import task as rules
from gc25desk.domain.access import Act
from gc25desk.domain.field import code_list
from gc25desk.domain.query import IS_OPEN, Filter, Order, Query
from gc25desk.domain.task import Task
from gc25desk.i18n import N_, _
from gc25desk.services.desk import Desk
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.look import ChipWords, Look, Tab, Words
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.tasks.acts import TaskActs
from gc25desk.ui.tasks.scopes import MINE, ScopeBar
from gc25desk.ui.widgets.dates import show_short_day

WORDS = Words(
    title=N_("Tasks"),
    new=N_("New task"),
    save=N_("Save"),
    one_new=N_("New task"),
    nothing=N_("Nothing is to be done yet"),
    nothing_why=N_("Each complaint brings its own tasks; add others by hand."),
    no_match=N_("No task here"),
    no_match_why=N_("Look at everybody’s tasks, or take filters away."),
    choose=N_("No task is open"),
    choose_why=N_("Choose one in the list to see what it is for, or add a new one."),
)


def summary(task: Task) -> str:
    """Return what is to be done, in one line."""
    return task.shown()


def chips(task: Task, today: dt.date) -> list[ChipWords]:
    """Return whether a task is done, late or due, and what made it."""
    shown: list[ChipWords] = []
    if task.date_done is not None:
        shown.append((_("Done on {day}").format(day=show_short_day(task.date_done)), "good"))
    elif task.date_due is not None:
        late = rules.is_overdue(task, today)
        words = _("Overdue since {day}") if late else _("Due {day}")
        shown.append((words.format(day=show_short_day(task.date_due)), "urgent" if late else "warn"))
    made_by = _("Made by a rule") if task.rule != rules.BY_HAND else _("Made by hand")
    return [*shown, (made_by, "")]


LOOK = Look(
    noun="task",
    kind=Task,
    words=WORDS,
    tabs=(Tab(N_("Overview"), (rules.WORK,)),),
    columns=("title", "complaint", "assigned", "date_due", "date_done"),
    widths={
        "title": 200,
        "complaint": 130,
        "assigned": 130,
        "date_due": 110,
        "date_done": 110,
    },
    stretches="title",
    order=Order("date_due"),
    marks={},
    stances=code_list("none"),
    usual_stance="",
    summary=summary,
    chips=chips,
    blank=lambda _today: Task(),
    spans={"title": 2, "note": 2},
    stand_ins={"title": "rule"},
)


class TasksPage(RecordsPage):
    """What is to be done, by whom and until when; it begins with one’s own."""

    name = "tasks"
    icon = "tasks"
    noun = "task"
    nouns = frozenset({"task"})
    look = LOOK
    acts = (Act.READ_COMPLAINTS,)
    primary_act = Act.WRITE_COMPLAINTS

    def build(self) -> Pieces:
        """Build the page with one’s own open tasks."""
        yield from super().build()
        self.scopes = ScopeBar(self.desk)
        self.list.body.insertWidget(0, self.scopes)
        self.scopes.chosen.connect(lambda filters: self.show_query(Query(filters=filters)))
        self.list.model.loaded.connect(lambda _found: self.scopes.show_query(self.list.model.query))
        self.task_acts = TaskActs(self.desk, self.jobs, self.card)
        self.task_acts.complaint_wanted.connect(lambda found: self.record_wanted.emit("complaint", found))
        self._begun = False

    @classmethod
    def counted(cls, desk: Desk) -> Query:
        """Return what the rail counts beside the page: one’s own open tasks."""
        return Query(filters=(Filter(IS_OPEN), Filter("assigned", values=(desk.person_id,))))

    def reload(self) -> None:
        """Fetch the list anew; the first time one’s own tasks."""
        if self._begun:
            super().reload()
            return
        self._begun = True
        self.list.show_query(self.scopes.query(MINE))
        self.card.load_suggestions()

    def show_query(self, query: Query) -> None:
        """Show the list of a query."""
        self._begun = True
        super().show_query(query)

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to the query and the task."""
        self._begun = True
        super().restore(state)
