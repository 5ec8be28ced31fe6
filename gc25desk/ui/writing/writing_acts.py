"""What a writer does with the outline and with recommendations: each act runs on the desk's worker."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.section import ISSUE, ROLES, Section
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import bin as bins
from gc25desk.services import project as projects
from gc25desk.services import saving
from gc25desk.ui.writing import order

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk


class WritingActs(QObject):
    """Adds, moves and deletes sections and recommendations; what is typed is saved before anything moves."""

    def __init__(self, host: "WritingDesk") -> None:
        """Listen to the outline and to the list of recommendations."""
        super().__init__(host)
        self._host = host
        left, listed = host.left, host.recommendations
        left.add_wanted.connect(self.add_section)
        left.delete_wanted.connect(self.delete_section)
        left.rename_wanted.connect(self._rename)
        left.outline.moved.connect(lambda section_id, down: self.step(section_id, down=down))
        left.outline.dropped.connect(self.arrange)
        listed.opened.connect(self.open_recommendation)
        listed.added.connect(self.add_recommendation)
        listed.moved.connect(self.arrange_recommendations)
        listed.deleted.connect(lambda record_id: self._bin("recommendation", record_id))

    # Sections -------------------------------------------------------------------------------------

    def add_section(self, role: str) -> None:
        """Add a section of a role after the one that is shown, and go to its title."""
        host, found = self._host, self._host.gathered
        if found is None:
            return
        beside = host.middle.section
        same = role == ISSUE and beside is not None
        title = _("New issue") if role == ISSUE else ROLES.label(role)
        new = Section(
            project=found.project.id,
            role=role,
            title=title,
            cluster=beside.cluster if same and beside is not None else "",
        )
        after = beside.id if beside is not None else ""

        def done(result: tuple[Section, Any]) -> None:
            host.open_section(result[0].id, host.middle.form_title)

        self._run(lambda: projects.add_section(host.desk, new, after), done)

    def step(self, section_id: str, *, down: bool) -> None:
        """Move a section one step up or down."""
        found = self._host.gathered
        if found is not None:
            self.arrange(order.stepped(found.sections, section_id, down=down))

    def arrange(self, ids: Sequence[str]) -> None:
        """Put the sections in an order."""
        host, found = self._host, self._host.gathered
        if found is None or list(ids) == [one.id for one in found.sections]:
            return

        def move(_section: Section | None = None) -> None:
            self._run(lambda: projects.arrange(host.desk, found.project.id, ids))

        # A moved section is a new version of it: what is typed over the one before comes first.
        if host.middle.section is not None and not host.middle.form.is_locked():
            host.middle.saving.save_then(move)
        else:
            move()

    def delete_section(self, section_id: str) -> None:
        """Put a section in the bin; it can be undone."""
        host, found = self._host, self._host.gathered
        host.middle.keeper.flush()
        ids = [one.id for one in found.sections] if found is not None else []
        shown = host.middle.section
        if shown is not None and shown.id == section_id and section_id in ids:
            place = ids.index(section_id)
            host.go_to(next(iter([*ids[place + 1 :], *reversed(ids[:place])]), ""))
        self._bin("section", section_id)

    def _rename(self) -> None:
        self._host.middle.form_title()

    # Recommendations ------------------------------------------------------------------------------

    def open_recommendation(self, record_id: str) -> None:
        """Open a recommendation in place of the section."""
        host, found = self._host, self._host.gathered
        one = next((one for one in found.recommendations if one.id == record_id), None) if found else None
        if one is None or found is None:
            return
        host.middle.learn(f"evidence/{item}" for item in one.evidence)
        host.recommendation.open_record(one, found.project.language, host.recommendations.letter_of(one.id))
        host.pages.setCurrentWidget(host.recommendation)

    def add_recommendation(self, words: str) -> None:
        """Save a new recommendation at the end of the issue, by its words alone so far."""
        host, found, section = self._host, self._host.gathered, self._host.middle.section
        if found is None or section is None:
            return
        last = max((one.position for one in found.recommended(section.id)), default=0)
        new = Recommendation(
            project=found.project.id,
            issue=section.id,
            action=words,
            position=last + 1,
            paragraphs=section.paragraphs,
        )

        def done(_result: Any) -> None:
            host.recommendations.line.clear()
            host.middle.touch()

        self._run(lambda: saving.save(host.desk, "recommendation", new), done)

    def arrange_recommendations(self, ids: Sequence[str]) -> None:
        """Give the recommendations of the issue the positions of an order."""
        host, found = self._host, self._host.gathered
        if found is None:
            return
        by_id = {one.id: one for one in found.recommendations}
        placed = [dataclasses.replace(by_id[one], position=place) for place, one in enumerate(ids, 1)]
        changed = [one for one in placed if one.position != by_id[one.id].position]

        def work() -> Any:
            saved = [saving.save(host.desk, "recommendation", one) for one in changed]
            return saved[-1] if saved else None

        self._run(work)

    def _bin(self, noun: str, record_id: str) -> None:
        self._run(lambda: bins.put(self._host.desk, noun, [record_id]))

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        host = self._host

        def failed(error: KnownError) -> None:
            host.state_changed.emit("error", f"{error.what} {error.next_step}".strip())

        host.jobs.run(self, work, done or (lambda _result: None), failed)
