"""Counting a declared statistic: the true table, with what must be known of each cell to guard it.

A unit is named by the complaint and, for children, the child’s place in it. Each trait is looked up once
for every unit, so that 50,000 complaints take about a second.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gc25desk.domain.axes import axis, placed, stretch_of
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint, all_children
from gc25desk.domain.condition import values_of
from gc25desk.domain.dimensions import Trait, Unit, is_several, trait
from gc25desk.domain.disclosure.table import Days, TrueTable, Values, members
from gc25desk.domain.field import NOT_ASKED
from gc25desk.domain.figures import age_silence
from gc25desk.domain.paragraph import Tag, counts
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import SOURCE_LANGUAGE
from gc25desk.stopping import go_on

EARLIEST, LATEST = 1, 3_652_059  # ordinals that stand for a period without a beginning or an end


@dataclasses.dataclass(frozen=True, slots=True)
class One:
    """One unit: its name, and what it was counted from."""

    name: str
    complaint: Complaint
    child: Child | None = None
    harm: str | None = None
    tag: Tag | None = None


def tabulate(
    statistic: Statistic,
    complaints: Iterable[Complaint],
    *,
    named_from: int = 0,
    language: str = SOURCE_LANGUAGE,
) -> TrueTable:
    """Return the true counts of a statistic.

    ``complaints`` are those that may be counted; the statistic’s own period and filter are applied here.
    Typed names held by fewer units than ``named_from`` come together in one line. ``language`` is that of
    the general comment’s headings.
    """
    go_on()
    wanted = _wanted(statistic)
    ones = [one for one in _units(statistic, complaints) if _meets(one, wanted)]
    traits = [trait(code) for code in statistic.axes()]
    held = [_held_by(ones, each, statistic.dated_by) for each in traits]
    axes, codes = [], []
    for each, values in zip(traits, held, strict=True):
        found = Counter(value for several in values for value in several)
        made = axis(statistic, each.code, found, max(named_from, statistic.named_from or 0), language)
        where = stretch_of(made, found) if each.dimension == "day" else placed(made)
        axes.append(dataclasses.replace(made, dimension=_dimension(each, statistic)))
        codes.append([_codes(several, where) for several in values])
    return TrueTable(
        id=statistic.id,
        title=statistic.title,
        unit=statistic.unit,
        axes=tuple(axes),
        members=members((one.name, on_axes) for one, *on_axes in zip(ones, *codes, strict=True)),
        universe=_universe(statistic, wanted),
        several=frozenset(d for d in ("paragraph", "stance", "harm") if is_several(Unit(statistic.unit), d)),
        threshold=int(statistic.threshold),
    )


def _codes(values: Sequence[str], where: dict[str, list[str]]) -> tuple[str, ...]:
    if len(values) == 1:
        return tuple(where[values[0]])
    return tuple(dict.fromkeys(code for value in values for code in where[value]))


def _units(statistic: Statistic, complaints: Iterable[Complaint]) -> Iterator[One]:
    unit = Unit(statistic.unit)
    for number, complaint in enumerate(complaints):
        day = _day(complaint, statistic.dated_by)
        if day is None or not (statistic.since is None or statistic.since.toordinal() <= day):
            continue
        if statistic.until is not None and day > statistic.until.toordinal():
            continue
        yield from _units_of(unit, complaint, complaint.id or f"unsaved {number}")


def _units_of(unit: Unit, complaint: Complaint, name: str) -> Iterator[One]:
    if unit is Unit.COMPLAINTS:
        yield One(name, complaint)
    elif unit is Unit.CHILDREN:
        for number, child in enumerate(all_children(complaint)):
            yield One(f"{name}#{number}", complaint, child=child)
    elif unit is Unit.INCIDENTS:
        for harm in complaint.harm or ("",):
            yield One(f"{name}/{harm}", complaint, harm=harm)
    else:
        for tag in filter(counts, complaint.tags):
            yield One(f"{name}/{tag.paragraph}", complaint, tag=tag)


def _day(complaint: Complaint, dated_by: str) -> int | None:
    day = complaint.date_closed if dated_by == "closed" else complaint.date_received
    return day.toordinal() if day is not None else None


def _held_by(ones: Sequence[One], each: Trait, dated_by: str) -> list[tuple[str, ...]]:
    """Return the values of every unit; children of whom nothing is known may be many, and are one object."""
    values: list[tuple[str, ...]] = []
    before = None
    for one in ones:
        values.append(values[-1] if _is_same(before, one) else _held(one, each, dated_by))
        before = one
    return values


def _is_same(before: One | None, one: One) -> bool:
    if before is None or one.child is None:
        return False
    return before.child is one.child and before.complaint is one.complaint


def _held(one: One, each: Trait, dated_by: str) -> tuple[str, ...]:
    """Return the values of a unit; one that was left empty is held as the empty text, or as not asked."""
    if each.dimension == "day":
        return (str(_day(one.complaint, dated_by)),)
    if each.dimension == "paragraph":
        tags = (one.tag,) if one.tag is not None else filter(counts, one.complaint.tags)
        return tuple(str(tag.paragraph) for tag in tags) or ("",)
    if each.dimension == "stance":
        tags = (one.tag,) if one.tag is not None else filter(counts, one.complaint.tags)
        return tuple({tag.stance for tag in tags}) or ("",)
    if one.child is not None and hasattr(one.child, each.code):
        return (_told(one.child, each.code),)
    if each.dimension == "harm":
        return (one.harm,) if one.harm is not None else one.complaint.harm or ("",)
    return (getattr(one.complaint, each.code),)


def _told(child: Child, key: str) -> str:
    value = getattr(child, key)
    if key == "age":
        return str(value) if value is not None else age_silence(child.age_certainty)
    return value or NOT_ASKED


# The filter -----------------------------------------------------------------------------------


def _wanted(statistic: Statistic) -> dict[Trait, frozenset[str]]:
    """Return which values of which traits are counted."""
    found: dict[str, tuple[Trait, set[str]]] = {}
    for condition in statistic.conditions:
        each = trait(condition.by)
        found.setdefault(each.dimension, (each, set()))[1].update(values_of(condition))
    return {each: frozenset(values) for each, values in found.values()}


def _meets(one: One, wanted: dict[Trait, frozenset[str]]) -> bool:
    return all(not values.isdisjoint(_held(one, each, "")) for each, values in wanted.items())


def _universe(statistic: Statistic, wanted: dict[Trait, frozenset[str]]) -> dict[str, Values]:
    region: dict[str, Values] = {each.dimension: values for each, values in wanted.items()}
    if statistic.dated_by == "closed" or statistic.since is not None or statistic.until is not None:
        first = statistic.since.toordinal() if statistic.since is not None else EARLIEST
        last = statistic.until.toordinal() if statistic.until is not None else LATEST
        region[statistic.dated_by] = Days(first, last)
    return region


def _dimension(each: Trait, statistic: Statistic) -> str:
    """Return the dimension of an axis; that of days is named by which date is meant."""
    return statistic.dated_by if each.dimension == "day" else each.dimension
