"""How many words a report has, section by section, as Word would count them."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from gc25desk.domain.access import Act
from gc25desk.domain.section import Section
from gc25desk.reports.content import Citation, Content, Footnote, Reference, Run
from gc25desk.reports.drafted import Drawn
from gc25desk.reports.model import Block, Heading, contents_of
from gc25desk.reports.tabular import Table, value_of
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
    """Return the words of a drawn report."""
    sections = {section: sum(map(_words, blocks)) for section, blocks in report.blocks_of.items()}
    blocks = report.report.blocks
    return Counted(
        sections,
        sum(map(_words, blocks[: report.annexes_from])),
        sum(map(_words, blocks[report.annexes_from :])),
    )


def _words(block: Block) -> int:
    if isinstance(block, Heading):
        return len(block.text.split())
    if isinstance(block, Table):
        texts = [block.caption, *block.remarks, *block.notes, *(column.title for column in block.columns)]
        texts += [
            str(value_of(cell)) for row in block.rows for cell in row.cells if value_of(cell) is not None
        ]
        return sum(len(text.split()) for text in texts)
    return sum(_words_in(content) for content in contents_of(block))


def _words_in(content: Content) -> int:
    text, notes = "", 0
    for part in content:
        match part:
            case Run():
                text += part.text
            case Footnote():
                notes += len("".join(run.text for run in part.runs).split())
            case Citation():
                notes += len("".join(run.text for run in part.source.full).split()) + bool(part.locator) * 2
            case Reference():
                text += "0"
    return len(text.split()) + notes
