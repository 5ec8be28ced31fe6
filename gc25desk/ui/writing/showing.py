"""Putting a report that was fetched on the writing desk: its outline, the section, what stands beside it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gc25desk.domain.section import ISSUE, Section
from gc25desk.services.project import Gathered
from gc25desk.ui.writing.loading import Loaded
from gc25desk.ui.writing.outline import Standing
from gc25desk.ui.writing.told import observation_name

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk

_HELD_SOON_MS = 700


class Showing(QObject):
    """Shows what ``loading`` found; ``gathered`` is the report as it stands there, None for none."""

    def __init__(self, host: "WritingDesk") -> None:
        """Show nothing yet."""
        super().__init__(host)
        self._host = host
        self.gathered: Gathered | None = None
        self._kept: frozenset[str] = frozenset()
        self._held_soon = QTimer(self)
        self._held_soon.setSingleShot(True)
        self._held_soon.setInterval(_HELD_SOON_MS)
        self._held_soon.timeout.connect(self._show_held)
        host.middle.shown.connect(self._section_shown)

    def forget(self) -> None:
        """Hold nothing of the desk any more."""
        self._held_soon.stop()
        self.gathered, self._kept = None, frozenset()

    def show(self, loaded: Loaded) -> None:
        """Show a report that was fetched; what is typed stays."""
        host, first, found = self._host, self.gathered is None, loaded.gathered
        self.gathered, self._kept = found, loaded.kept
        host.told.sections = {one.id: one.title for one in found.sections}
        host.told.names |= {f"observation/{one.id}": observation_name(one) for one in found.observations}
        if first:
            host.middle.form.begin(found.project.kind, found.cycle, may_write=host.may_write)
        host.bar.show_project(found.project, host.length.counted)
        host.outline.show_report(found, self._standing())
        host.outline.choose(host.middle.section.id if host.middle.section is not None else "")
        if first:
            host.counter.count()
        else:
            host.counter.recount()
        host.statistics.fetch(found)
        self._show_current(found)

    def show_standing(self) -> None:
        """Show how far the sections are, and how long the report is."""
        if self.gathered is not None:
            self._host.bar.show_project(self.gathered.project, self._host.length.counted)
            self._host.outline.show_standing(self.gathered, self._standing())

    def follow_numbers(self) -> None:
        """Show soon what is held for the paragraphs as they are typed now, if they are others."""
        if self._host.middle.numbers() != self._host.held.numbers():
            self._held_soon.start()

    def _show_current(self, found: Gathered) -> None:
        host, section = self._host, self._host.middle.section
        wanted = str(host.where.wanted.get("section") or "")
        if wanted and found.section(wanted) is not None:
            self._open(wanted)
        elif section is None or found.section(section.id) is None:
            self._open(found.sections[0].id if found.sections else "")
        else:
            host.middle.adopt(found.section(section.id) or section)
            self._show_beside(section)
            host.length.show_section()

    def _open(self, section_id: str) -> None:
        host = self._host
        host.outline.choose(section_id)
        if section_id:
            host.open_section(section_id)
        else:
            host.middle.close_section()
            host.pages.setCurrentWidget(host.empty)

    def _section_shown(self, section: Section, draft: Mapping[str, Any]) -> None:
        host = self._host
        wanted, host.where.wanted = host.where.wanted, {}
        host.pages.setCurrentWidget(host.middle)
        host.outline.choose(section.id)
        host.counter.begin(host.middle.saved_words)
        if not host.isAncestorOf(QApplication.focusWidget() or host) or host.bar.back.hasFocus():
            host.outline.setFocus(Qt.FocusReason.OtherFocusReason)
        host.recommendations.line.setText(str(draft.get("+recommendation", "")))
        self._show_beside(section, str(draft.get("+comment", "")))
        host.length.show_section()
        self._show_held()
        host.where.come_back(wanted)

    def _show_beside(self, section: Section, comment: str = "") -> None:
        """Show what of the report belongs to the section: its recommendations and comments."""
        host, found = self._host, self.gathered
        if found is None:
            return
        recommends = section.role == ISSUE and found.project.recommends
        host.recommendations.setVisible(recommends)
        host.recommendations.lock(locked=host.middle.form.is_locked())
        mine = found.recommended(section.id)
        host.recommendations.show_all(mine, found.project.language)
        comments = [one for one in found.comments if one.about == section.id]
        host.comments.show_comments(section.id, comments, comment)
        for one in mine:
            host.recommendation.refresh(one)

    def _show_held(self) -> None:
        if self._host.middle.section is not None:
            self._host.held.show_paragraphs(self._host.project_id, self._host.middle.numbers())

    def _standing(self) -> Standing:
        return Standing(self._host.length.counted, self._kept)
