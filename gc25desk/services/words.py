"""How many words a report has, section by section, as Word would count them."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.section import Section
from gc25desk.reports.drafted import Drawn
from gc25desk.reports.word_count import words_of_blocks
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.drafted import drawn


@dataclasses.dataclass(frozen=True)
class Counted:
    """Words by section identifier, headings and footnotes included; ``body`` leaves the annexes out."""

    sections: Mapping[str, int]
    body: int
    annexes: int

    @property
    def everything(self) -> int:
        """The words of the whole report."""
        return self.body + self.annexes


@needs(Act.READ_REPORTS)
def counted(desk: Desk, project_id: str, typed: Section | None = None) -> Counted:
    """Return the words of a report; ``typed`` is a section as it stands in the editor, not saved yet.

    Parts still to be written count nothing. Raises NotFound.
    """
    return counted_of(drawn(desk, project_id, dt.datetime.now().astimezone().date(), typed))


def counted_of(report: Drawn) -> Counted:
    """Return the words of a drawn report; title page and contents belong to no section and to no limit."""
    words = words_of_blocks(report.report)
    sections = {
        section: sum(words[first : first + len(report.blocks_of[section])])
        for section, first in report.first_block.items()
    }
    return Counted(sections, sum(words[1 : report.annexes_from]), sum(words[report.annexes_from :]))
