"""Sending a section on: for review, approved, opened again; and what changed since it was approved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gc25desk.domain.revision import Revised
from gc25desk.domain.section import Section
from gc25desk.errors import Conflict, KnownError
from gc25desk.i18n import _
from gc25desk.services import section as sections
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.writing.since_dialog import SinceDialog

if TYPE_CHECKING:
    from gc25desk.ui.writing.section_panel import SectionPanel

Moved = tuple[Section, Changes]


class SectionSending(QObject):
    """Does what the header of a section asks for; what is typed is saved first."""

    def __init__(self, desk: Desk, jobs: Jobs, panel: "SectionPanel") -> None:
        """Listen to the header of the panel."""
        super().__init__(panel)
        self._desk, self._jobs, self._panel = desk, jobs, panel
        header = panel.header
        header.review_wanted.connect(lambda: self._send(sections.send_for_review))
        header.approve_wanted.connect(lambda: self._send(sections.approve))
        header.reopen_wanted.connect(lambda: self._send(sections.reopen))
        header.since_wanted.connect(lambda: panel.saving.save_then(self.show_changes))

    def show_changes(self, section: Section) -> None:
        """Show what changed in the section since it was approved."""

        def work() -> Revised | None:
            return sections.since_approval(self._desk, section.id)

        def show(found: Revised | None) -> None:
            if found is not None:
                dialog = SinceDialog(self._panel, section.title, found, self._panel.told.names)
                dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                dialog.open()

        self._jobs.run(self, work, show, self._panel.refused.emit)

    def _send(self, service: Callable[[Desk, str, int], Moved]) -> None:
        """Save what is typed, then send the section on as it stands."""
        panel = self._panel
        if panel.section is not None and panel.form.is_locked():
            self._move(service, panel.section)
        else:
            panel.saving.save_then(lambda section: self._move(service, section))

    def _move(self, service: Callable[[Desk, str, int], Moved], section: Section) -> None:
        panel = self._panel

        def done(result: Moved) -> None:
            panel.adopt(result[0])
            panel.state_changed.emit("saved", panel.header.status.text())

        def failed(error: KnownError) -> None:
            verb = _("Show it as it is saved") if isinstance(error, Conflict) else ""
            panel.saving.conflict = bool(verb)
            panel.banner.say(f"{error.what} {error.next_step}", verb, tone="urgent")

        self._jobs.run(self, lambda: service(self._desk, section.id, section.version), done, failed)
