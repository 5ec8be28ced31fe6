"""The notation of drafted text: what a section of a report holds between the keyboard and the Word file.

One line is one paragraph. ``- `` begins a bullet, ``+ `` a lettered item. ``**bold**`` and ``__italic__``
toggle; ``{cite:evidence/ID|p. 4}`` and its like stand for what follows a record: a citation, a number, a
cross-reference, and on a line of its own a table or a chart. A backslash takes the next character as it
is. It is plain text, so that drafts, history, search and comparison need to know nothing of it, and
nothing that can be typed is an error: what is no notation is text.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias


class InsertKind(StrEnum):
    """What an insert is."""

    CITE = "cite"  # a footnote that cites a record, or a paragraph of general comment No. 25
    NOTE = "note"  # a footnote in the writer's own words
    NUMBER = "number"  # a number of a statistic, live
    SEE = "see"  # the number of a section, table or figure, live
    TABLE = "table"  # a statistic as a table
    CHART = "chart"  # a statistic as a chart


class BlockKind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    BULLET = "bullet"
    LETTERED = "lettered"


@dataclasses.dataclass(frozen=True)
class Span:
    """A stretch of text in one look; never empty once parsed."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclasses.dataclass(frozen=True)
class Insert:
    """A live reference; ``target`` is ``noun/identifier``, none for a note, ``detail`` a locator or words."""

    kind: InsertKind
    target: str
    detail: str = ""

    @property
    def noun(self) -> str:
        """The noun of the record referred to."""
        return self.target.partition("/")[0]

    @property
    def id(self) -> str:
        """The identifier of the record referred to."""
        return self.target.partition("/")[2]


Inline: TypeAlias = Span | Insert


@dataclasses.dataclass(frozen=True)
class Block:
    """One paragraph of drafted text."""

    kind: BlockKind = BlockKind.TEXT
    inlines: tuple[Inline, ...] = ()


_MARKS = {BlockKind.BULLET: "- ", BlockKind.LETTERED: "+ "}
_TARGET = re.compile(r"[a-z0-9_]+/[A-Za-z0-9_-]+")
_OPENING = re.compile(r"\{(cite|note|number|see|table|chart)(?::([^|{}\\\n]*))?(?:\|((?:[^\\{}\n]|\\.)*))?\}")
_ESCAPED = re.compile(r"\\(.)")
_DOUBLED = re.compile("|".join(rf"(?<={mark}){mark}|{mark}(?={mark}|$)|^{mark}" for mark in (r"\*", "_")))


def parse(text: str) -> tuple[Block, ...]:
    """Return drafted text as blocks; empty lines are left out, and nothing is refused."""
    return tuple(_block(line) for line in text.split("\n") if line.strip())


def _block(line: str) -> Block:
    for kind, mark in _MARKS.items():
        if line.startswith(mark):
            return Block(kind, tuple(_inlines(line[len(mark) :])))
    return Block(BlockKind.TEXT, tuple(_inlines(line)))


def _inlines(line: str) -> list[Inline]:
    found: list[Inline] = []
    buffer: list[str] = []
    bold = italic = False
    place = 0

    def flush() -> None:
        if buffer:
            found.append(Span("".join(buffer), bold, italic))
            buffer.clear()

    while place < len(line):
        two = line[place : place + 2]
        if two in {"**", "__"}:
            flush()
            bold, italic = (not bold, italic) if two == "**" else (bold, not italic)
            place += 2
        elif line[place] == "\\" and place + 1 < len(line):
            buffer.append(line[place + 1])
            place += 2
        elif line[place] == "{" and (insert := _insert_at(line, place)) is not None:
            flush()
            found.append(insert[0])
            place = insert[1]
        else:
            buffer.append(line[place])
            place += 1
    flush()
    return found


def _insert_at(line: str, place: int) -> tuple[Insert, int] | None:
    match = _OPENING.match(line, place)
    if match is None:
        return None
    kind, target, detail = InsertKind(match[1]), match[2] or "", _ESCAPED.sub(r"\1", match[3] or "")
    sound = not target if kind is InsertKind.NOTE else _TARGET.fullmatch(target)
    return (Insert(kind, target, detail), match.end()) if sound else None


def written(blocks: Iterable[Block]) -> str:
    """Return blocks in the notation, so that :func:`parse` gives them back."""
    return "\n".join(_written_block(block) for block in blocks)


def _written_block(block: Block) -> str:
    bold = italic = False
    parts: list[str] = []
    for inline in block.inlines:
        if isinstance(inline, Insert):
            parts.append(_written_insert(inline))
            continue
        if inline.bold != bold:
            parts.append("**")
        if inline.italic != italic:
            parts.append("__")
        bold, italic = inline.bold, inline.italic
        parts.append(_escaped(inline.text))
    line = "".join(parts)
    mark = _MARKS.get(block.kind, "")
    # A paragraph that begins like an item is kept a paragraph.
    return mark + line if mark or not line.startswith(tuple(_MARKS.values())) else "\\" + line


def _escaped(text: str) -> str:
    escaped = re.sub(r"([\\{])", r"\\\1", text.replace("\n", " "))
    # One star or line alone means nothing; beside another of its kind or at an edge it could.
    return _DOUBLED.sub(r"\\\g<0>", escaped)


def _written_insert(insert: Insert) -> str:
    detail = re.sub(r"([\\{}])", r"\\\1", insert.detail.replace("\n", " "))
    target = f":{insert.target}" if insert.target else ""
    return f"{{{insert.kind}{target}{'|' + detail if detail else ''}}}"


def inserts(text: str) -> tuple[Insert, ...]:
    """Return every insert of a drafted text in order."""
    return tuple(inline for block in parse(text) for inline in block.inlines if isinstance(inline, Insert))


def plain(text: str, told: Callable[[Insert], str] = lambda _insert: "") -> str:
    """Return drafted text as words alone, a line a paragraph; ``told`` gives the words of an insert."""
    return "\n".join(_plain_block(block, told) for block in parse(text))


def _plain_block(block: Block, told: Callable[[Insert], str]) -> str:
    return "".join(part.text if isinstance(part, Span) else told(part) for part in block.inlines)


def sentences(text: str) -> Iterator[tuple[str, tuple[Insert, ...]]]:
    """Yield each sentence of a drafted text with the inserts that stand in it or at its end."""
    for block in parse(text):
        yield from _sentences(block.inlines)


_END = re.compile(r"(?<=[.!?…。؟])\s+(?=\S)")


def _sentences(inlines: Sequence[Inline]) -> Iterator[tuple[str, tuple[Insert, ...]]]:
    words, held = "", []
    for inline in inlines:
        if isinstance(inline, Insert):
            held.append(inline)
            continue
        pieces = _END.split(inline.text) if not words.strip() else _split_after(words, inline.text)
        for piece in pieces[:-1]:
            yield (words + piece).strip(), tuple(held)
            words, held = "", []
        words += pieces[-1]
    if words.strip() or held:
        yield words.strip(), tuple(held)


def _split_after(words: str, text: str) -> list[str]:
    """Split a stretch that goes on after an insert: the sentence before it may have ended there."""
    if re.search(r"[.!?…。؟]$", words.rstrip()) and text[:1].isspace():
        return ["", *_END.split(text.lstrip())]
    return _END.split(text)


def with_inserts(text: str, changed: Callable[[Insert], Insert | None]) -> str:
    """Return drafted text with its inserts replaced, or taken out where ``changed`` returns None."""
    return written(_with_inserts(block, changed) for block in parse(text))


def _with_inserts(block: Block, changed: Callable[[Insert], Insert | None]) -> Block:
    inlines = (changed(part) if isinstance(part, Insert) else part for part in block.inlines)
    return Block(block.kind, tuple(part for part in inlines if part is not None))
