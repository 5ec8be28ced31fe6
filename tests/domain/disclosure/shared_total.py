"""A reader who adds and subtracts: tables of one dimension that share a total, without any solver.

Kept apart from the product’s attacker, so that each is held against the other.
"""

import dataclasses
from collections.abc import Sequence
from typing import TypeAlias

from gc25desk.domain.disclosure.rule import Count, Rule, protected

Span: TypeAlias = tuple[int, int]
ANY = 10**15


@dataclasses.dataclass(frozen=True)
class Shown:
    """What is published of one table; with ``more`` a cross may stand for any number."""

    counts: tuple[Count, ...]
    adds_up: bool = True
    more: bool = False


def span(count: Count, rule: Rule, *, more: bool = False) -> Span:
    """Return the lowest and the highest true count that a published one can stand for."""
    if not isinstance(count, int):
        return (0, ANY) if more else (1, rule.threshold - 1)
    near = range(max(0, count - rule.base), count + rule.base + 1)
    true = [number for number in near if protected(number, rule) == count]
    return true[0], true[-1]


def total_span(shown: Sequence[Shown], total: Span, rule: Rule) -> Span:
    """Return between what the true total must lie, from the total and from the lines of every table."""
    lowest, highest = total
    for table in shown:
        spans = [span(count, rule, more=table.more) for count in table.counts]
        highest = min(highest, sum(high for _low, high in spans))
        lows = [low for low, _high in spans]
        lowest = max(lowest, sum(lows) if table.adds_up else max(lows, default=0))
    return lowest, highest


def bounds(table: Shown, total: Span, rule: Rule) -> list[Span]:
    """Return between what each line's true count must lie, given the total and all other lines."""
    spans = [span(count, rule, more=table.more) for count in table.counts]
    lows, highs = sum(low for low, _high in spans), sum(high for _low, high in spans)
    return [
        (
            max(low, total[0] - (highs - high)),
            min(high, total[1] - (lows - low) if table.adds_up else total[1]),
        )
        for low, high in spans
    ]
