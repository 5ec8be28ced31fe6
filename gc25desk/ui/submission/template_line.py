"""Which Word template reports are written into, and choosing another."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import template
from gc25desk.services.changes import Changes
from gc25desk.services.template import InUse
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, column, row
from gc25desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class TemplateLine(QWidget):
    """Names the template in use; ``changed`` tells that another one is."""

    changed = Signal()

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        """Fetch which template is in use."""
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.words = PlainLabel("", "muted", wrap=True)
        self.choose = button(_("Choose a template…"))
        self.shipped = button(_("Use ours"))
        self.shipped.setAccessibleName(_("Use the template of the program again"))
        self.remarks = Notice()
        line = row([self.words, self.choose, self.shipped])
        line.setStretch(0, 1)
        self.setLayout(column([line, self.remarks]))
        for part in (self.choose, self.shipped):
            part.setVisible(desk.may(Act.WRITE_REPORTS))
        self.choose.clicked.connect(self._choose)
        self.shipped.clicked.connect(self._use_shipped)
        self._look()

    def clear(self) -> None:
        """Drop what was said of a template."""
        self.remarks.drop()
        self.words.setText("")

    def _look(self) -> None:
        self._jobs.run(self, functools.partial(template.in_use, self._desk), self._show)

    def _show(self, kept: InUse | None) -> None:
        shipped = _("Word template: ours")
        self.words.setText(
            shipped if kept is None else _("Word template: {name}").format(name=kept.file_name)
        )
        self.shipped.setEnabled(kept is not None)

    def _choose(self) -> None:
        path = ask.file_to_open(self, _("Choose a template"), _("Word template (*.dotx *.docx)"))
        if path is not None:
            self.remarks.drop()
            self._jobs.run(
                self, functools.partial(template.choose, self._desk, path), self._chosen, self._refused
            )

    def _chosen(self, result: tuple[tuple[str, ...], Changes]) -> None:
        if result[0]:
            self.remarks.say(_("The template is used from now on."), "\n".join(result[0]))
        self._look()
        self.changed.emit()

    def _use_shipped(self) -> None:
        self.remarks.drop()
        self._jobs.run(self, functools.partial(template.use_shipped, self._desk), lambda _done: self._back())

    def _back(self) -> None:
        self._look()
        self.changed.emit()

    def _refused(self, error: KnownError) -> None:
        self.remarks.refuse(error)
