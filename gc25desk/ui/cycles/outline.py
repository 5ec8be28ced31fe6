"""The outline of a report, to be read: its sections in order with how far each is."""

import functools
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gc25desk.domain.project import PROJECT_KINDS
from gc25desk.domain.section import PART, ROLES, STATUSES, Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import project
from gc25desk.services.desk import Desk
from gc25desk.services.project import Gathered
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, page_layout, row
from gc25desk.ui.widgets.chart_data import number, set_apart
from gc25desk.ui.widgets.notice import Notice

_NOUNS = frozenset({"project", "section", "comment"})
_ID = Qt.ItemDataRole.UserRole


class ReportOutline(QWidget):
    """Shows one report at a time; Escape and the button go back.

    It has the ways in and out of the writing desk, so that either can stand in the place of the other.
    """

    back_wanted = Signal()
    record_wanted = Signal(str, str)
    state_changed = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self._project_id = ""
        self._section = ""
        self.back = button(_("&Back to the cycle"), icon="back")
        self.back.setAccessibleName(_("Back to the cycle"))
        self.kind = PlainLabel("", "muted")
        self.title = PlainLabel("", "record-title", wrap=True)
        self.notice = Notice()
        self.tree = _tree()
        card = Card(margin=1)
        card.body.addWidget(self.tree)
        top = row([self.back, self.title, self.kind], spacing=12)
        top.setStretch(1, 1)
        whole = page_layout(self)
        whole.addLayout(top)
        whole.addWidget(self.notice)
        whole.addWidget(card, 1)
        self.back.clicked.connect(self.back_wanted)
        jobs.changed.connect(self._on_changed)
        action(self, _("Back to the cycle"), self.back_wanted.emit, "Esc")

    def open_project(self, project_id: str) -> None:
        """Fetch a report and show its outline."""
        self._project_id = project_id
        self.notice.drop()
        self._fetch()
        self.tree.setFocus()

    def flush(self) -> None:
        """Hand over what is typed: nothing is typed here."""

    def clear(self) -> None:
        """Drop every word of the desk's data."""
        self._project_id = ""
        self.tree.clear()
        self.notice.drop()
        for label in (self.kind, self.title):
            label.setText("")

    def state(self) -> dict[str, Any]:
        """Return the report and the section the user is on."""
        item = self.tree.currentItem()
        return {"project": self._project_id, "section": item.data(0, _ID) if item is not None else ""}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the report again, at the section where the user was."""
        self._section = str(state.get("section", ""))
        if state.get("project"):
            self.open_project(str(state["project"]))

    def _on_changed(self, changes: Any) -> None:
        if self._project_id and _NOUNS & changes.nouns and not self.desk.closed:
            self._fetch()

    def _fetch(self) -> None:
        work = functools.partial(project.gathered, self.desk, self._project_id)
        self.jobs.run(self, work, self._show, self._fail)

    def _show(self, gathered: Gathered) -> None:
        if gathered.project.id != self._project_id:
            return
        self.title.setText(gathered.project.title)
        self.kind.setText(PROJECT_KINDS.label(gathered.project.kind))
        kept, self._section = self._section or str(self.state()["section"]), ""
        self.tree.clear()
        for section in gathered.sections:
            item = _item(section, len(gathered.open_comments(section.id)))
            self.tree.addTopLevelItem(item)
            if section.id == kept:
                self.tree.setCurrentItem(item)

    def _fail(self, error: KnownError) -> None:
        self.notice.refuse(error)


def _tree() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(_("Outline of the report"))
    made.setHeaderLabels(
        [
            _("Section"),
            _("Kind"),
            _("Paragraphs of GC25"),
            _("Words planned"),
            _("Status"),
            _("Open comments"),
        ]
    )
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


def _item(section: Section, comments: int) -> QTreeWidgetItem:
    part = section.role == PART
    cells = [
        section.title if part else f"    {section.title}",
        ROLES.label(section.role),
        set_apart(section.paragraphs),
        number(section.budget) if section.budget else "",
        "" if part else STATUSES.label(section.status),
        number(comments) if comments else "",
    ]
    item = QTreeWidgetItem(cells)
    item.setData(0, _ID, section.id)
    if part:
        item.setFont(0, style.font("strong"))
    return item
