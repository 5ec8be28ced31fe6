"""Made-up documents: several tables of one population, linked in every way a writer links them."""

import dataclasses
import random
from collections.abc import Callable, Mapping, Sequence

from gc25desk.domain.disclosure.table import Axis, Line, TrueTable, members

Person = Mapping[str, tuple[str, ...]]

SEXES = ("girl", "boy", "unknown")
PLACES = ("north", "south", "east", "west", "far")
AGES = tuple(str(age) for age in range(18))
PARAGRAPHS = tuple(str(number) for number in range(8))
HARMS = ("content", "contact", "conduct", "none")


def axis(dimension: str, groups: Sequence[Sequence[str]], *, several: bool = False) -> Axis:
    """Return an axis with one line for each group of values."""
    lines = (
        Line("+".join(group), " ".join(group), frozenset(group), tells="unknown" not in group)
        for group in groups
    )
    return Axis(dimension, dimension, tuple(lines), several)


def bands(*lasts: int) -> list[list[str]]:
    """Return age bands that end with these ages."""
    firsts = [0, *(last + 1 for last in lasts)]
    return [[str(age) for age in range(low, high + 1)] for low, high in zip(firsts, lasts, strict=False)]


SEX = axis("sex", [[value] for value in SEXES])
PLACE = axis("place", [[value] for value in PLACES])
BAND = axis("age", bands(5, 11, 17))
OTHER_BAND = axis("age", bands(4, 11, 17))
CROSSING_BAND = axis("age", bands(7, 9, 17))
PARAGRAPH = axis("paragraph", [[value] for value in PARAGRAPHS])
SECTION = axis("paragraph", [PARAGRAPHS[:2], PARAGRAPHS[2:4], PARAGRAPHS[4:]])
CHAPTER = axis("paragraph", [PARAGRAPHS[:4], PARAGRAPHS[4:]])
TREE = Axis(
    "paragraph",
    "outline",
    (
        *(dataclasses.replace(line, level=0) for line in CHAPTER.lines),
        *(dataclasses.replace(line, level=1) for line in SECTION.lines if line.code != "4+5+6+7"),
        *(dataclasses.replace(line, level=2) for line in PARAGRAPH.lines),
    ),
)
HARM = axis("harm", [[value] for value in HARMS], several=True)


def population(chance: random.Random, size: int) -> list[Person]:
    """Return people with skewed traits, so that there are many small counts."""
    return [
        {
            "sex": (chance.choices(SEXES, (6, 5, 1))[0],),
            "place": (chance.choices(PLACES, (9, 6, 3, 2, 1))[0],),
            "age": (chance.choices(AGES, range(1, 19))[0],),
            "paragraph": (chance.choices(PARAGRAPHS, (8, 5, 3, 2, 2, 1, 1, 1))[0],),
            "harm": tuple(sorted({chance.choice(HARMS[:3]) for _n in range(chance.randint(0, 2))}))
            or ("none",),
        }
        for _person in range(size)
    ]


def table(people: Sequence[Person], *axes: Axis, id: str = "", **only: Sequence[str]) -> TrueTable:
    """Return the table of people by axes, of those alone who have one of the values of each filter."""
    counted = [
        (str(number), [_codes(person, one) for one in axes])
        for number, person in enumerate(people)
        if all(set(person[dimension]) & set(values) for dimension, values in only.items())
    ]
    return TrueTable(
        id=id or "-".join(one.label for one in axes) + str(sorted(only)),
        title="A table",
        unit="children",
        axes=axes,
        members=members(counted),
        universe={dimension: frozenset(values) for dimension, values in only.items()},
        several=frozenset({"harm"}),
    )


def _codes(person: Person, one: Axis) -> tuple[str, ...]:
    held = set(person[one.dimension])
    return tuple(line.code for line in one.lines if isinstance(line.values, frozenset) and held & line.values)


KINDS: dict[str, Callable[[list[Person]], list[TrueTable]]] = {
    "one dimension": lambda people: [table(people, PLACE)],
    "two dimensions": lambda people: [table(people, SEX, PLACE)],
    "three dimensions": lambda people: [table(people, SEX, BAND, PLACE)],
    "a hierarchy": lambda people: [table(people, TREE)],
    "a hierarchy crossed": lambda people: [table(people, TREE, SEX)],
    "paragraphs, sections, chapters": lambda people: [
        table(people, PARAGRAPH, SEX),
        table(people, SECTION, SEX),
        table(people, CHAPTER),
    ],
    "a shared margin": lambda people: [table(people, SEX, PLACE), table(people, SEX, BAND)],
    "three that share": lambda people: [table(people, SEX), table(people, SEX, BAND), table(people, BAND)],
    "two schemes of bands": lambda people: [table(people, BAND), table(people, OTHER_BAND)],
    "bands that cross": lambda people: [table(people, BAND, SEX), table(people, CROSSING_BAND)],
    "a filter": lambda people: [table(people, PLACE), table(people, PLACE, sex=["girl"])],
    "two filters": lambda people: [
        table(people, PLACE),
        table(people, PLACE, sex=["girl"]),
        table(people, PLACE, sex=["boy"]),
    ],
    "a number in a sentence": lambda people: [table(people, PLACE), table(people, sex=["girl"])],
    "several values": lambda people: [table(people, HARM), table(people, SEX)],
    "several values crossed": lambda people: [table(people, HARM, SEX)],
    "a ring": lambda people: [
        table(people, SEX, PLACE),
        table(people, SEX, BAND),
        table(people, PLACE, BAND),
    ],
}
