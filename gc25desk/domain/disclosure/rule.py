"""The rule of a publication: how small is too small, and what is printed of each count.

Rounded mode (S3, S5, S6): counts below the threshold are hidden, all others are rounded to base 5, and
each total is rounded from its own true value. Exact mode (S7): what is printed is true; small counts are
hidden and others with them, so that no sum gives one away. One symbol stands for both (S5): in the worked
example “<5” in place of the symbol lets a reader narrow a hidden count to 2–4.
"""

import dataclasses
from enum import StrEnum
from typing import TypeAlias

DEFAULT_THRESHOLD = 5
THRESHOLDS = (3, 5, 10)
GUARDED_THRESHOLD = 10  # for small areas and for sexual exploitation and abuse (S2)
BASE = 5
LEAST_WHOLE = 50  # no percentage of fewer than this (S6)
ANY = 10**9  # stands for “however many”

Span: TypeAlias = tuple[int, int]


class Mode(StrEnum):
    """How the counts that are not hidden are printed."""

    ROUNDED = "rounded"
    EXACT = "exact"


@dataclasses.dataclass(frozen=True)
class Hidden:
    """A count that is not published; it carries nothing of the true value."""


HIDDEN = Hidden()
Count = int | Hidden


@dataclasses.dataclass(frozen=True)
class Rule:
    """How counts are protected; ``threshold`` is the smallest count that may be published."""

    threshold: int = DEFAULT_THRESHOLD
    base: int = BASE
    mode: Mode = Mode.ROUNDED

    def at_least(self, threshold: int) -> "Rule":
        """Return the rule with a higher threshold, where one is asked for."""
        return dataclasses.replace(self, threshold=max(self.threshold, threshold))

    @property
    def highest_needed(self) -> int:
        """What a reader must think possible of every small count: the threshold, or the most a cross says.

        In exact mode S7 asks for the threshold itself; in rounded mode a cross says “below the
        threshold” to begin with, and no more than that may be learnt (S6).
        """
        return self.threshold if self.mode is Mode.EXACT else self.threshold - 1

    @property
    def difference_needed(self) -> int:
        """The same for a small difference of two printed counts; rounding blurs it by its base alone."""
        return self.threshold if self.mode is Mode.EXACT else min(self.threshold, self.base) - 1


def protected(count: int, rule: Rule | None) -> Count:
    """Return what may be published of a count by itself; with no rule (internal use) the count.

    Nothing at all is published as 0, because hiding it would say that there is something. Raises
    ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("a count cannot be negative")
    if rule is None or count == 0:
        return count
    if count < rule.threshold:
        return HIDDEN
    return count if rule.mode is Mode.EXACT else max(_rounded(count, rule.base), rule.threshold)


def _rounded(count: int, base: int) -> int:
    return (2 * count + base) // (2 * base) * base


def is_hidden(count: Count) -> bool:
    """Tell whether a protected count is hidden."""
    return isinstance(count, Hidden)


def span(count: Count, rule: Rule, *, more: bool = False) -> Span:
    """Return the lowest and the highest true count that a published one can stand for.

    With ``more`` a cross may stand for any number; in exact mode it always may.
    """
    if not isinstance(count, int):
        return (0, ANY) if more or rule.mode is Mode.EXACT else (1, rule.threshold - 1)
    if rule.mode is Mode.EXACT:
        return count, count
    near = range(max(0, count - rule.base - rule.threshold), count + rule.base + 1)
    true = [number for number in near if protected(number, rule) == count]
    return true[0], true[-1]


def share(part: Count, whole: Count) -> float | Hidden | None:
    """Return a percentage as a fraction of published counts, or why there is none.

    A hidden count has a hidden share; a whole below ``LEAST_WHOLE`` has none (S6). Shares are taken
    of what is printed, so that no share tells more than the counts beside it.
    """
    if not isinstance(part, int) or not isinstance(whole, int):
        return HIDDEN
    return part / whole if whole >= LEAST_WHOLE else None


def both(first: Span, second: Span) -> Span:
    """Return what is left where two things are known of one count."""
    return max(first[0], second[0]), min(first[1], second[1])
