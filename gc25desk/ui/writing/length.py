"""How long the report and its sections are, shown wherever the writing desk says so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gc25desk.domain.section import Section
from gc25desk.services.words import Counted
from gc25desk.ui.writing.counting import NOTHING, Counter

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk


class Length(QObject):
    """Has the report counted and shows the result; ``counted`` is what is known now."""

    def __init__(self, host: "WritingDesk") -> None:
        """Count for this desk."""
        super().__init__(host)
        self._host = host
        self.counted = NOTHING
        self.counter = Counter(
            host.desk,
            host.jobs,
            section=lambda: host.middle.section,
            typed=self._typed,
            words=host.middle.form.words,
            parent=self,
        )
        self.counter.counted.connect(self._show)

    def clear(self) -> None:
        """Count nothing any more."""
        self.counted = NOTHING
        self.counter.follow("")

    def show_section(self) -> None:
        """Show how long the section is that is open."""
        section = self._host.middle.section
        if section is not None:
            self._host.middle.header.show_length(self.counted.sections.get(section.id, 0), section.budget)

    def _show(self, counted: Counted) -> None:
        self.counted = counted
        self._host.showing.show_standing()
        self.show_section()

    def _typed(self) -> Section | None:
        form = self._host.middle.form
        return form.as_typed() if form.base is not None else None
