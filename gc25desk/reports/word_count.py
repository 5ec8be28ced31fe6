"""The words of a report as Word counts them, with and without its annexes.

Word's rule: what stands between white space is a word, a lone sign among them; a no-break space joins
(so French punctuation set off by one adds nothing, nor does the space in 12 345); a dash or hyphen
joins too; each Chinese or Japanese character is a word of its own. The results of fields count, the
numbers of lists and the text of charts, headers and footers do not. Footnotes count, as they do in Word
when the box for them is ticked. A limit for submissions (10,000 or 3,000 words) is about the body.
"""

import dataclasses
import re
from collections.abc import Iterator

from gc25desk.domain.text import clean
from gc25desk.i18n import N_
from gc25desk.reports.content import Content, Reference, Run
from gc25desk.reports.front import front_texts
from gc25desk.reports.model import (
    Block,
    Chart,
    Heading,
    Placeholder,
    Report,
    Table,
    TableOfContents,
    contents_of,
    mark_of,
)
from gc25desk.reports.notes import Note, Notes
from gc25desk.reports.numbering import Entry, Numbering, entry_text, number
from gc25desk.reports.words import Words, letters

_JOINING = re.compile("[\u00a0\u202f\u2007\u2060\ufeff]")
_ALONE = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af]"
)


@dataclasses.dataclass(frozen=True, slots=True)
class WordCount:
    """Words by part: ``front`` is the title page and the contents, ``body`` all else but the annexes."""

    front: int
    body: int
    annexes: int

    @property
    def everything(self) -> int:
        """Return what Word counts in the whole file, footnotes included."""
        return self.front + self.body + self.annexes


def words_in(text: str) -> int:
    """Return the words of a text as Word counts them."""
    text = clean(text)  # the control characters that Python takes for white space are none in a file
    if text.isascii():
        return len(text.split())
    text = _JOINING.sub("_", text)
    alone = len(_ALONE.findall(text))
    return alone + len((_ALONE.sub(" ", text) if alone else text).split())


def count_words(report: Report) -> WordCount:
    """Count a report's words; quick enough to be asked for while somebody types."""
    counter = _Counter(report)
    front = body = annexes = 0
    in_annex = False
    for place, block in enumerate(report.blocks):
        in_annex = in_annex or (isinstance(block, Heading) and block.annex)
        words = sum(map(words_in, counter.texts(block, place)))
        if isinstance(block, TableOfContents):
            front += words
        elif in_annex:
            annexes += words
        else:
            body += words
    front += sum(map(words_in, front_texts(report, Words(report.language))))
    return WordCount(front, body, annexes)


def words_of_blocks(report: Report) -> list[int]:
    """Return the words of each block of a report, in their order."""
    counter = _Counter(report)
    return [sum(map(words_in, counter.texts(block, place))) for place, block in enumerate(report.blocks)]


class _Counter:
    """Gives the texts of blocks in order, notes written out as their order has them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = Words(report.language)
        self._numbering: Numbering = number(report.blocks, self._words)
        self._notes = Notes(self._words)

    def texts(self, block: Block, place: int) -> Iterator[str]:
        """Yield the paragraphs of a block as Word shows them, and the notes they call."""
        match block:
            case Heading():
                yield block.text
            case Placeholder():
                yield f"[{block.text}]"
            case Table():
                yield from self._table(block, place)
            case Chart():
                yield f"{self._numbering.labels[place]}. {block.title}"
                yield block.alt
                yield from self._under(block)
            case TableOfContents():
                yield from self._contents(block)
            case _:
                for content in contents_of(block):
                    yield from self._content(content)

    def _content(self, content: Content) -> Iterator[str]:
        shown: list[str] = []
        for part in self._notes.arranged(content):
            if isinstance(part, Run):
                shown.append(part.text)
            elif isinstance(part, Note):
                yield "".join(run.text for run in part.runs)
            elif isinstance(part, Reference):
                shown.append(self._numbering.target(part.anchor).shown)
        yield "".join(shown)

    def _table(self, table: Table, place: int) -> Iterator[str]:
        yield f"{self._numbering.labels[place]}. {table.caption}"
        yield from (column.title for column in table.columns)
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                yield self._words.cell(cell, column.kind) + mark_of(cell)
        yield from (f"{letters(at)} {note}" for at, note in enumerate(table.notes, 1))
        yield from self._under(table)

    def _under(self, block: Table | Chart) -> Iterator[str]:
        if block.hides():
            yield self._words.hidden_note(self._report.hidden_note)
        yield from block.remarks

    def _contents(self, block: TableOfContents) -> Iterator[str]:
        yield self._words(N_("Contents"))
        yield " ".join((self._words(N_("Paragraphs")), self._words(N_("Page"))))
        for entry in self._numbering.entries:
            if entry.heading.level <= block.levels:
                yield f"{entry.label} {entry_text(entry)} {_paragraphs(entry)} 1"


def _paragraphs(entry: Entry) -> str:
    return str(entry.first or "")
