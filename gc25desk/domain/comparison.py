"""What became of a draft that people edited: its claims, citations and numbers, one by one."""

import dataclasses
from enum import StrEnum

from gc25desk.domain.claims import ClaimKind


class Change(StrEnum):
    """What became of a piece."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """One piece of the draft, or one that was added: what it said and what it says now.

    ``moved`` if it now stands elsewhere among the others. ``mark`` is the desk's own name for it and
    ``label`` the number it had; both are empty for what was added.
    """

    kind: ClaimKind
    change: Change
    old: str = ""
    new: str = ""
    mark: str = ""
    label: str = ""
    moved: bool = False


@dataclasses.dataclass(frozen=True)
class Comparison:
    """All pieces in the order of the draft, then what was added.

    ``known`` is the share of the draft's pieces that were found again; near 0 the file is another one.
    ``tracked`` if changes were not settled: they are read as accepted.
    """

    differences: tuple[Difference, ...]
    known: float
    tracked: bool

    def changed(self) -> tuple[Difference, ...]:
        """Return what is not as it was."""
        return tuple(one for one in self.differences if one.moved or one.change is not Change.UNCHANGED)
