"""The ledger: every table that was ever published, with what is needed to compare the next one to it (S9).

An entry is plain data that stays on the encrypted desk: what was printed, under which rule, and which records
stood behind each count. With the records, what came and what went since is known of every cell, and not
only what the printed numbers happen to show (D1-D4).
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from gc25desk.domain.disclosure.rule import ANY, HIDDEN, Count, Mode, Rule, Span, both, span
from gc25desk.domain.disclosure.table import Axis, Days, Line, Place, PublishedTable, TrueTable, Values


@dataclasses.dataclass(frozen=True)
class Entry:
    """One published table; ``edition`` names the export it left with, so that its tables stay together."""

    edition: str
    true: TrueTable
    printed: PublishedTable
    rule: Rule

    def span(self, place: Place) -> Span:
        """Return between what its readers know the count of a place to lie."""
        return span(self.printed.count(place), self.rule, more=self.printed.more)


def entries(
    edition: str, tables: Sequence[TrueTable], printed: Sequence[PublishedTable], rule: Rule
) -> tuple[Entry, ...]:
    """Return what to keep of tables that were published together."""
    return tuple(
        Entry(edition, true, shown, rule.at_least(true.threshold))
        for true, shown in zip(tables, printed, strict=True)
    )


def known(places: Sequence[tuple[int, Place]], earlier: Sequence[Entry]) -> Span:
    """Return what earlier tables together say of one cell, from where it stands in them."""
    found = (0, ANY)
    for number, place in places:
        found = both(found, earlier[number].span(place))
    return found


# As plain data ----------------------------------------------------------------------------------


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as values that JSON can carry."""
    true, printed = entry.true, entry.printed
    return {
        "id": true.id,
        "edition": entry.edition,
        "title": true.title,
        "unit": true.unit,
        "universe": {dimension: _values_as_json(values) for dimension, values in true.universe.items()},
        "several": sorted(true.several),
        "threshold": true.threshold,
        "axes": [_axis_as_json(axis) for axis in true.axes],
        "members": [[list(place), sorted(units)] for place, units in sorted(true.members.items())],
        "published": [
            [list(place), count if isinstance(count, int) else None]
            for place, count in printed.counts.items()
        ],
        "more": printed.more,
        "rule": {"threshold": entry.rule.threshold, "base": entry.rule.base, "mode": entry.rule.mode.value},
    }


def from_json(data: Mapping[str, Any]) -> Entry:
    """Return an entry from what :func:`as_json` gave; raises KeyError or TypeError for anything else."""
    axes = tuple(_axis_from_json(axis) for axis in data["axes"])
    true = TrueTable(
        id=data["id"],
        title=data["title"],
        unit=data["unit"],
        axes=axes,
        members={tuple(place): frozenset(units) for place, units in data["members"]},
        universe={dimension: _values_from_json(values) for dimension, values in data["universe"].items()},
        several=frozenset(data["several"]),
        threshold=data["threshold"],
    )
    counts: dict[Place, Count] = {
        tuple(place): HIDDEN if count is None else count for place, count in data["published"]
    }
    printed = PublishedTable(true.id, true.title, true.unit, axes, counts, data["more"])
    rule = Rule(data["rule"]["threshold"], data["rule"]["base"], Mode(data["rule"]["mode"]))
    return Entry(data["edition"], true, printed, rule)


def _values_as_json(values: Values) -> list[Any]:
    return [values.first, values.last] if isinstance(values, Days) else sorted(values)


def _values_from_json(values: list[Any]) -> Values:
    return Days(*values) if values and isinstance(values[0], int) else frozenset(values)


def _axis_as_json(axis: Axis) -> dict[str, Any]:
    lines = [{**dataclasses.asdict(line), "values": _values_as_json(line.values)} for line in axis.lines]
    return {"dimension": axis.dimension, "label": axis.label, "lines": lines, "several": axis.several}


def _axis_from_json(data: Mapping[str, Any]) -> Axis:
    lines = (Line(**{**line, "values": _values_from_json(line["values"])}) for line in data["lines"])
    return Axis(data["dimension"], data["label"], tuple(lines), data["several"])
