"""What stands inside a paragraph of a report: plain text with footnotes and references to other parts."""

import dataclasses
from typing import TypeAlias


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Footnote:
    """A note whose mark stands at this place in the text."""

    runs: tuple[Run, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The number of the paragraph, heading, table or figure that carries this anchor.

    It follows when numbers move: a field in Word. A report with no such anchor is refused.
    """

    anchor: str


Inline: TypeAlias = Run | Footnote | Reference
Content: TypeAlias = tuple[Inline, ...]


def plain(text: str) -> Content:
    """Return text in one plain run."""
    return (Run(text),)


def text_of(content: Content) -> str:
    """Return the words of a content without its notes and references."""
    return "".join(part.text for part in content if isinstance(part, Run))
