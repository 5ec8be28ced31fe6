"""The claims of a report: what its Word file says piece by piece, named as the bookmarks there are.

Kept at export and compared with the file that comes back (``compare.py``).
"""

from collections.abc import Iterator

from gc25desk.domain.claims import REFERENCE, Claim, ClaimKind, Claims, Names
from gc25desk.domain.text import clean
from gc25desk.reports.content import Content, Reference, Run
from gc25desk.reports.front import front_texts
from gc25desk.reports.model import (
    Block,
    BulletList,
    Chart,
    Heading,
    LetteredList,
    Paragraph,
    Placeholder,
    Recommendations,
    Report,
    Table,
    mark_of,
)
from gc25desk.reports.notes import Arranged, Note, Notes
from gc25desk.reports.numbering import number
from gc25desk.reports.words import Words, letters


def claims(report: Report) -> Claims:
    """Return the claims of a report, with the names that the Word writer gives them."""
    collected = _Collector(report)
    return Claims(tuple(collected.all()), tuple(collected.lines))


class _Collector:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = Words(report.language)
        self._labels = number(report.blocks, self._words).labels
        self._notes = Notes(self._words)
        self._names = Names()
        self._noted = 0
        self.lines = front_texts(report, self._words)

    def all(self) -> Iterator[Claim]:
        """Yield the claims in the order of the text."""
        for place, block in enumerate(self._report.blocks):
            yield from self._of(block, self._labels.get(place, ""))

    def _of(self, block: Block, label: str) -> Iterator[Claim]:
        match block:
            case Heading():
                name = self._names.name(ClaimKind.HEADING)
                yield Claim(name, ClaimKind.HEADING, clean(block.text), label=label)
            case Paragraph():
                yield from self._text(block.content, block.mark, label)
            case BulletList() | LetteredList():
                for item in block.items:
                    yield from self._text(item)
            case Recommendations():
                yield from self._recommendations(block, label)
            case Placeholder():
                name = self._names.name(ClaimKind.PARAGRAPH)
                yield Claim(name, ClaimKind.PARAGRAPH, clean(f"[{block.text}]"))
            case Table() | Chart():
                yield from self._table(block, label)

    def _recommendations(self, block: Recommendations, label: str) -> Iterator[Claim]:
        kind = ClaimKind.RECOMMENDATION
        yield from self._text(block.lead, block.mark, label, kind)
        for place, (item, mark) in enumerate(block.marked_items(), 1):
            yield from self._text(item, mark, f"{label} {self._words.letter(place)}", kind)

    def _text(
        self, content: Content, mark: str = "", label: str = "", kind: ClaimKind = ClaimKind.PARAGRAPH
    ) -> Iterator[Claim]:
        name = self._names.name(kind, mark)
        parts = self._notes.arranged(content)
        yield Claim(name, kind, "".join(map(_shown, parts)), mark, label)
        offset = 0
        for part in parts:
            if isinstance(part, Note):
                yield self._note(part, name)
            elif isinstance(part, Run) and part.mark:
                own = self._names.name(ClaimKind.NUMBER, part.mark)
                yield Claim(own, ClaimKind.NUMBER, _shown(part), part.mark, label, name, offset)
            offset += len(_shown(part))

    def _note(self, note: Note, within: str) -> Claim:
        self._noted += 1
        text = "".join(clean(run.text) for run in note.runs)
        name = self._names.name(ClaimKind.NOTE, note.mark)
        return Claim(name, ClaimKind.NOTE, text, note.mark, str(self._noted), within)

    def _table(self, block: Table | Chart, label: str) -> Iterator[Claim]:
        text, mark = (block.caption, block.mark) if isinstance(block, Table) else (block.title, "")
        name = self._names.name(ClaimKind.TABLE, mark)
        yield Claim(name, ClaimKind.TABLE, clean(text), mark, label)
        self.lines += _under(block, self._words.hidden_note(self._report.hidden_note))
        if isinstance(block, Table):
            for row, cells in enumerate(self._grid(block)):
                for column, cell in enumerate(cells):
                    place = f"{name}.{row}.{column}"
                    yield Claim(place, ClaimKind.CELL, cell, mark, label, name, row=row, column=column)

    def _grid(self, table: Table) -> Iterator[list[str]]:
        yield [clean(column.title) for column in table.columns]
        for row in table.rows:
            yield [
                clean(self._words.cell(cell, column.kind) + mark_of(cell))
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]


def _shown(part: Arranged) -> str:
    if isinstance(part, Run):
        return clean(part.text)
    return REFERENCE if isinstance(part, Reference) else ""


def _under(block: Table | Chart, hidden: str) -> Iterator[str]:
    """Yield the lines under a table or figure as the writer draws them."""
    if isinstance(block, Table):
        for place, note in enumerate(block.notes, 1):
            yield clean(f"{letters(place)}  {note}")
    else:
        yield clean(block.alt)
    if block.hides():
        yield clean(hidden)
    yield from map(clean, block.remarks)
