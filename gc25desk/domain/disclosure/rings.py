"""Tables linked in a ring: by sex and place, by place and age, by age and sex.

Where tables hang together like a tree, whatever fits each pair of neighbours fits them all (Vorob’ev, 1962),
and their sums say all there is. In a ring they do not: a reader may ask which table of all three
dimensions the printed ones could come from, and that may leave less. So for each ring the table of all its
dimensions joins the system, printed nowhere.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

from gc25desk.domain.disclosure.regions import grains
from gc25desk.domain.disclosure.table import TOTAL, Axis, Days, Line, TrueTable, members
from gc25desk.errors import TooRevealing
from gc25desk.i18n import _, to_the_user

MOST_CELLS = 600  # beyond it one question may take a minute


def joint_tables(tables: Sequence[TrueTable]) -> list[TrueTable]:
    """Return the table of all dimensions of each ring among tables of one unit and universe.

    Raises TooRevealing, naming the tables, where a ring is too large to be looked through.
    """
    alike: dict[object, list[TrueTable]] = {}
    for table in tables:
        alike.setdefault((table.unit, frozenset(table.universe.items())), []).append(table)
    return [joint for group in alike.values() for joint in _joint(group)]


def _joint(group: Sequence[TrueTable]) -> Iterable[TrueTable]:
    edges = {frozenset(axis.dimension for axis in _single(table)) for table in group}
    ring = frozenset[str]().union(*_core(edges))
    if not ring:
        return
    among = [table for table in group if len(ring & {axis.dimension for axis in _single(table)}) > 1]
    axes = [_finest(dimension, among) for dimension in sorted(ring)]
    if math.prod(len(axis.lines) + 1 for axis in axes) > MOST_CELLS:
        raise _too_large(among)
    stands = [_where(axis, among) for axis in axes]
    units = frozenset.intersection(*(table.units(table.total) for table in among))
    counted = members((unit, [(stand[unit],) for stand in stands]) for unit in units)
    yield TrueTable("", "", among[0].unit, tuple(axes), counted, among[0].universe)


def _single(table: TrueTable) -> list[Axis]:
    """Return the axes on which a unit stands in one line; others are not looked through jointly."""
    return [axis for axis in table.axes if not axis.several]


def _core(edges: set[frozenset[str]]) -> set[frozenset[str]]:
    """Take away what hangs on like a leaf until nothing does (Graham; Yu and Özsoyoğlu, 1979)."""
    core = {edge for edge in edges if edge}
    while True:
        lone = {d for d in itertools.chain(*core) if sum(d in edge for edge in core) == 1}
        bare = {edge - lone for edge in core} - {frozenset()}
        bare = {edge for edge in bare if not any(edge < other for other in bare)}
        if len(bare) == 1:
            return set()
        if bare == core:
            return core
        core = bare


def _finest(dimension: str, tables: Sequence[TrueTable]) -> Axis:
    lines = [line for axis in _axes(dimension, tables) for line in axis.lines]
    if any(isinstance(line.values, Days) for line in lines):
        axis = max(_axes(dimension, tables), key=lambda axis: len(axis.lines))
        return Axis(dimension, dimension, axis.lines)
    cut = grains(line.values for line in lines if isinstance(line.values, frozenset))
    found = (Line("+".join(sorted(grain)), "", grain) for grain in sorted(cut, key=sorted))
    return Axis(dimension, dimension, tuple(found))


def _axes(dimension: str, tables: Sequence[TrueTable]) -> list[Axis]:
    return [axis for table in tables for axis in table.axes if axis.dimension == dimension]


def _where(axis: Axis, tables: Sequence[TrueTable]) -> dict[str, str]:
    """Return for each unit the line of an axis it stands in, from the tables that have its dimension."""
    inside: dict[str, list[Line]] = {}
    for table in tables:
        for at, other in enumerate(table.axes):
            if other.dimension != axis.dimension:
                continue
            for line in other.lines:
                place = tuple(line.code if n == at else TOTAL for n in range(len(table.axes)))
                for unit in table.units(place):
                    inside.setdefault(unit, []).append(line)
    return {unit: _narrowest(axis, lines) for unit, lines in inside.items()}


def _narrowest(axis: Axis, lines: Sequence[Line]) -> str:
    """Return the line that lies in all of these."""
    for line in axis.lines:
        if all(line.values == one.values or _within(line, one) for one in lines):
            return line.code
    raise ValueError("no line lies in all of these")


def _within(line: Line, other: Line) -> bool:
    inner, outer = line.values, other.values
    if isinstance(inner, Days) and isinstance(outer, Days):
        return outer.first <= inner.first and inner.last <= outer.last
    return isinstance(inner, frozenset) and isinstance(outer, frozenset) and inner <= outer


@to_the_user()
def _too_large(tables: Sequence[TrueTable]) -> TooRevealing:
    titles = tuple(dict.fromkeys(table.title for table in tables))
    return TooRevealing(
        _("These tables cross each other in too many ways to be sure of: {tables}.").format(
            tables="; ".join(titles)
        ),
        _("Leave one of them out, or give them fewer lines."),
        titles,
    )
