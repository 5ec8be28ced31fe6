"""Tables that share one total: what a reader can work out from all of them, and what is hidden for that.

A rounded total and the lines beside it can still give a hidden count away: where two lines are hidden
and the total is 10, both are 4. So the lines are attacked before they are published, the way a reader
would, and more of them are hidden until every small count could be anything that is hidden
(reliability.md S5 and S7: lowest bound at most 1, highest at least the threshold less one, over all
tables of the report).
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from gc25desk.domain.disclosure import HIDDEN, Count, Rule, is_hidden, protected

Span: TypeAlias = tuple[int, int]
_ANY = 10**15


@dataclasses.dataclass(frozen=True)
class Lines:
    """The true counts of one table; with ``adds_up`` false one unit may stand in several lines.

    ``telling`` are the places of the lines that tell something of everyone they count.
    """

    counts: tuple[int, ...]
    adds_up: bool = True
    telling: frozenset[int] = frozenset()


@dataclasses.dataclass(frozen=True)
class Shown:
    """What may be published of one table; with ``more`` a cross may stand for any number."""

    counts: tuple[Count, ...]
    adds_up: bool = True
    more: bool = False


def protected_tables(tables: Sequence[Lines], total: int, rule: Rule | None) -> tuple[Shown, ...]:
    """Return what may be published of tables that all have the same total, in their order.

    With no rule (internal use) these are the counts themselves. Where the total is itself hidden, so
    is every line, because two crosses under it would narrow each other.
    """
    if rule is None or total == 0:
        return tuple(Shown(lines.counts, lines.adds_up) for lines in tables)
    if is_hidden(protected(total, rule)):
        return tuple(Shown((HIDDEN,) * len(lines.counts), lines.adds_up, more=True) for lines in tables)
    ways = [list(_ways(lines, rule)) for lines in tables]
    chosen = [0] * len(tables)
    while True:
        shown = tuple(way[step] for way, step in zip(ways, chosen, strict=True))
        weak = _weak(tables, shown, total_span(shown, protected(total, rule), rule), rule)
        if weak is None:
            return shown
        chosen[weak] += 1


def _ways(lines: Lines, rule: Rule) -> Iterator[Shown]:
    """Yield ways to publish one table, each safer than nothing: zeros hidden, the smallest, then all."""
    plain = [protected(count, rule) for count in lines.counts]
    yield Shown(tuple(plain), lines.adds_up)
    yield Shown(tuple(count or HIDDEN for count in plain), lines.adds_up, more=True)
    # Lines published alike are hidden alike, or the choice among them would tell the true order.
    for least in sorted({count for count in plain if isinstance(count, int) and count}):
        plain = [HIDDEN if count == least else count for count in plain]
        yield Shown(tuple(plain), lines.adds_up, more=True)
    yield Shown((HIDDEN,) * len(plain), lines.adds_up, more=True)


def _weak(tables: Sequence[Lines], shown: Sequence[Shown], total: Span, rule: Rule) -> int | None:
    """Return the place of the first table that gives a small count away, or None."""
    for place, (lines, table) in enumerate(zip(tables, shown, strict=True)):
        alike = _all_alike(lines)
        if alike and not table.more:
            return place
        guarded = range(0 if alike else 1, rule.threshold)
        for count, (lowest, highest) in zip(lines.counts, bounds(table, total, rule), strict=True):
            if count in guarded and (lowest > 1 or highest < rule.threshold - 1):
                return place
    return None


def _all_alike(lines: Lines) -> bool:
    """Tell whether everyone counted stands in one line that tells something of them (reliability.md S4).

    Who knows that a child is counted at all would then know this of the child, however many they are;
    so the noughts beside that line are guarded as small counts are.
    """
    held = [place for place, count in enumerate(lines.counts) if count]
    return len(held) == 1 and held[0] in lines.telling


# The attack -----------------------------------------------------------------------------------


def span(count: Count, rule: Rule, *, more: bool = False) -> Span:
    """Return the lowest and the highest true count that a published one can stand for."""
    if not isinstance(count, int):
        return (0, _ANY) if more else (1, rule.threshold - 1)
    near = range(max(0, count - rule.base), count + rule.base + 1)
    true = [number for number in near if protected(number, rule) == count]
    return true[0], true[-1]


def total_span(shown: Sequence[Shown], total: Count, rule: Rule) -> Span:
    """Return between what the true total must lie, from the total and from the lines of every table."""
    lowest, highest = span(total, rule)
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
