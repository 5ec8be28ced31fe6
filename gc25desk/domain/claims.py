"""What a draft said when it was exported, kept so that it can be found again after people have edited it.

Each piece is named by a bookmark in the Word file: hidden ones, which Word and LibreOffice keep while
the text around them is edited. The names are made from nothing that tells of a record.
"""

import dataclasses
import hashlib
import json
from collections import Counter
from enum import StrEnum
from typing import Any

PREFIX = "_gc25"
# Stands in a text for a reference, whose number moves of itself.
REFERENCE = "\ufffc"
_VERSION = 1


class ClaimKind(StrEnum):
    """What a piece of a draft is; the value is the letter of its bookmark."""

    HEADING = "h"
    PARAGRAPH = "p"
    RECOMMENDATION = "r"
    NOTE = "n"
    NUMBER = "v"
    TABLE = "t"
    CELL = "c"


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """One piece: ``name`` is its bookmark, ``mark`` the desk's own name for it, ``label`` its number.

    ``within`` is the name of the piece it stands in: the paragraph of a note or a number, the table of
    a cell. A number stands at ``offset`` of its paragraph's text. A cell has no bookmark; its ``row`` and
    ``column`` count from 0, the header's row first.
    """

    name: str
    kind: ClaimKind
    text: str
    mark: str = ""
    label: str = ""
    within: str = ""
    offset: int = 0
    row: int = 0
    column: int = 0


@dataclasses.dataclass(frozen=True)
class Claims:
    """All pieces of a draft in order; ``lines`` are its other texts (title page, notes under tables)."""

    claims: tuple[Claim, ...]
    lines: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Return the claims as JSON, the same text for the same claims."""
        kept = {
            "version": _VERSION,
            "claims": [_kept(claim) for claim in self.claims],
            "lines": list(self.lines),
        }
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Claims":
        """Return what :meth:`to_json` gave; raises ValueError for anything else."""
        read = json.loads(text)
        if not isinstance(read, dict) or read.get("version") != _VERSION:
            raise ValueError("not the claims of a draft")
        try:
            claims = tuple(Claim(**{**one, "kind": ClaimKind(one["kind"])}) for one in read.get("claims", []))
        except (KeyError, TypeError):
            raise ValueError("not the claims of a draft") from None
        return cls(claims, tuple(read.get("lines", ())))


def _kept(claim: Claim) -> dict[str, Any]:
    return {
        field.name: value
        for field in dataclasses.fields(claim)
        if (value := getattr(claim, field.name)) not in ("", 0) or field.name in ("name", "kind", "text")
    }


class Names:
    """The bookmarks of one draft, asked for in the order of the text."""

    def __init__(self) -> None:
        """Begin with no name given."""
        self._given: Counter[str] = Counter()

    def name(self, kind: ClaimKind, mark: str = "") -> str:
        """Return the name of the next piece: by its mark, so that it is the same in every edition."""
        if not mark:
            self._given[kind] += 1
            return f"{PREFIX}{kind}{self._given[kind]:05d}"
        digest = hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        base = f"{PREFIX}{kind}_{digest}"
        self._given[base] += 1
        return base if self._given[base] == 1 else f"{base}_{self._given[base]}"


# What is found in a file that people have edited ----------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class EditedNote:
    """A footnote as it now reads; ``name`` is empty for one that the draft did not have."""

    name: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class EditedPiece:
    """A paragraph, or the part of one that a name stands for; ``name`` is empty for an unknown one.

    ``numbers`` gives the place in the text of each number by its name. ``rows`` are the cells of the
    table that follows a caption.
    """

    name: str
    text: str
    notes: tuple[EditedNote, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclasses.dataclass(frozen=True)
class EditedDraft:
    """A draft read back: its pieces in order; ``tracked`` if it holds changes that are not settled."""

    pieces: tuple[EditedPiece, ...]
    tracked: bool = False
