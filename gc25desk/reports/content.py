"""What stands inside a paragraph: runs of text, notes, citations of sources, references.

Text is plain (no markup). A ``mark`` is the name by which a piece is found again after people have
edited the draft in Word (see ``claims.py``); a piece without one is named by its place.
"""

import dataclasses
from enum import StrEnum
from typing import TypeAlias


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look.

    ``language`` is a code such as ``fr`` where it is another than the report's, so that Word checks
    the spelling by it. A ``mark`` makes the run a number of the report that is followed through edits.
    """

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    mark: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Footnote:
    """A note whose mark stands at this place in the text."""

    runs: tuple[Run, ...]
    mark: str = ""


class LocatorKind(StrEnum):
    """What a place in a source is counted by; UN documents are cited by paragraph, never by page."""

    PARAGRAPH = "paragraph"
    PAGE = "page"
    ARTICLE = "article"
    SECTION = "section"
    TABLE = "table"


@dataclasses.dataclass(frozen=True, slots=True)
class Locator:
    """The place in a source: from ``first`` to ``last``, or ``first`` alone."""

    kind: LocatorKind
    first: str
    last: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """What is cited, the same ``key`` for the same source; one without a key is never shortened.

    ``full`` is its form where it is first cited and ``short`` that of later notes (``full`` again if
    empty), both without the place and without a full stop at the end.
    """

    key: str
    full: tuple[Run, ...]
    short: tuple[Run, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Citation:
    """A note that cites a place in a source.

    The writers shorten it: ``Ibid.`` where the note before cites the same source alone, else the short
    form where the source was cited before. Citations beside each other become one note.
    """

    source: Source
    locator: Locator | None = None
    mark: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The number of the paragraph, heading, table or figure that carries this anchor.

    It follows when numbers move: a field in Word. A report with no such anchor is refused.
    """

    anchor: str


Inline: TypeAlias = Run | Footnote | Citation | Reference
Content: TypeAlias = tuple[Inline, ...]


def plain(text: str) -> Content:
    """Return text in one plain run."""
    return (Run(text),)


def text_of(content: Content) -> str:
    """Return the words of a content without its notes and references."""
    return "".join(part.text for part in content if isinstance(part, Run))
