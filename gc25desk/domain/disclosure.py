"""Disclosure control: no published count may point at a child.

Rounded mode (reliability.md S3, S5, S6): counts below the threshold are hidden, all others are
rounded to base 5, and each total is rounded from its own true value, so that a hidden cell cannot be
worked back from the rest of its row or column.
"""

import dataclasses

DEFAULT_THRESHOLD = 5
BASE = 5


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


def protected(count: int, rule: Rule | None) -> Count:
    """Return what may be published of a count; with no rule (internal use) the count itself.

    Nothing at all is published as 0, because hiding it would say that there is something. Raises
    ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("a count cannot be negative")
    if rule is None or count == 0:
        return count
    if count < rule.threshold:
        return HIDDEN
    return max(_rounded(count, rule.base), rule.threshold)


def _rounded(count: int, base: int) -> int:
    return (2 * count + base) // (2 * base) * base


def is_hidden(count: Count) -> bool:
    """Tell whether a protected count is hidden."""
    return isinstance(count, Hidden)
