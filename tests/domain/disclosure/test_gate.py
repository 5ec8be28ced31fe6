"""Nobody who holds every table of a document can say of a small count what the rule keeps in doubt."""

import dataclasses
import json
import random
from collections.abc import Sequence

import pytest

from gc25desk.domain.disclosure import ledger
from gc25desk.domain.disclosure.gate import Published, publish
from gc25desk.domain.disclosure.rule import Mode, Rule, is_hidden, protected
from gc25desk.domain.disclosure.table import TrueTable
from gc25desk.errors import TooRevealing
from gc25desk.i18n import speaking
from tests.domain.disclosure.documents import BAND, KINDS, PLACE, SEX, axis, population, table
from tests.domain.disclosure.figures import DOCUMENTS, EDITIONS
from tests.domain.disclosure.reader import Reader, guarded
from tests.faults.figures import is_large

EXACT = Rule(mode=Mode.EXACT)


def narrowed(reader: Reader, tables: Sequence[TrueTable], rule: Rule) -> list[object]:
    """Return the small counts that a reader can narrow further than the rule allows."""
    found: list[object] = []
    for number, place in guarded(tables, rule):
        lowest, highest = reader.bounds(number, place)
        if lowest > 1 or highest < rule.highest_needed:
            found.append((number, place, lowest, highest))
    return found


def check_printed(tables: Sequence[TrueTable], published: Published, rule: Rule) -> None:
    """Every count is printed as it would be by itself, or hidden; none that is small is printed."""
    for true, printed in zip(tables, published.tables, strict=True):
        for place in true.places():
            count = true.count(place)
            shown = printed.count(place)
            assert is_hidden(shown) or shown == protected(count, rule)
            assert is_hidden(shown) or count == 0 or count >= rule.threshold


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", KINDS)
def test_the_strongest_reader_narrows_no_small_count(kind: str, mode: Mode) -> None:
    for seed in range(DOCUMENTS()):
        chance = random.Random(f"{kind} {seed}")  # noqa: S311 - not for secrets
        tables = KINDS[kind](population(chance, chance.choice((6, 15, 30, 60, 120))))
        rule = Rule(threshold=chance.choice((3, 5, 10)), mode=mode)
        published = publish(tables, rule)
        check_printed(tables, published, rule)
        reader = Reader(tables, published.tables, rule, whole=is_large())
        assert narrowed(reader, tables, rule) == [], f"{kind}, {seed}"


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", KINDS)
def test_nor_with_the_tables_of_the_last_edition_beside_it(kind: str, mode: Mode) -> None:
    for seed in range(EDITIONS()):
        check_editions(kind, mode, seed)


def test_where_all_of_a_sum_is_hidden_the_next_sums_give_way() -> None:
    check_editions("three dimensions", Mode.EXACT, 7)


def check_editions(kind: str, mode: Mode, seed: int) -> None:
    """Publish two editions of a document, and let the strongest reader look at both."""
    chance = random.Random(f"{kind} {seed} twice")  # noqa: S311 - not for secrets
    people, late = (
        population(chance, chance.choice((30, 60))),
        population(chance, chance.choice((0, 1, 2, 9))),
    )
    rule = Rule(threshold=chance.choice((3, 5)), mode=mode)
    first, second = KINDS[kind](people), KINDS[kind]([*people, *late])
    before = publish(first, rule).tables
    published = publish(second, rule, ledger.entries("first", first, before, rule))
    reader = Reader(second, published.tables, rule, before=list(zip(first, before, strict=True)))
    assert narrowed(reader, second, rule) == [], f"{kind}, {seed}"
    assert came_to_light(reader, first, second, rule) == [], f"{kind}, {seed}"


def came_to_light(
    reader: Reader, first: Sequence[TrueTable], second: Sequence[TrueTable], rule: Rule
) -> list[object]:
    """Return where a reader can tell that a few came since the first edition, and how few."""
    found: list[object] = []
    for number, (old, new) in enumerate(zip(first, second, strict=True)):
        for place in new.places():
            if not 0 < new.count(place) - old.count(place) < rule.threshold:
                continue
            lowest, highest = reader.came(number, place)
            doubted = rule.mode is Mode.ROUNDED and lowest == 0
            if not doubted and (lowest > 1 or highest < rule.difference_needed):
                found.append((number, place, lowest, highest))
    return found


# What must be linked ---------------------------------------------------------------------------


def people(**counts: int) -> list[dict[str, tuple[str, ...]]]:
    """Return people by sex, place and age as in ``girl_north_12=3``."""
    made: list[dict[str, tuple[str, ...]]] = []
    for key, count in counts.items():
        sex, place, age = key.split("_")
        made += [{"sex": (sex,), "place": (place,), "age": (age,)}] * count
    return made


def test_a_region_without_its_city_is_no_way_to_the_city() -> None:
    some = people(girl_north_12=40, girl_south_12=2, girl_east_12=30)
    whole = table(some, SEX)
    without = table(some, SEX, place=["north", "east", "west", "far"])
    alone = publish([whole], EXACT).table(whole.id)
    assert alone.count(("*",)) == 72
    together = publish([whole, without], EXACT)
    assert is_hidden(together.table(whole.id).count(("*",))) or is_hidden(
        together.table(without.id).count(("*",))
    )


def test_two_schemes_of_bands_are_no_way_to_one_year_of_age() -> None:
    some = people(girl_north_3=20, girl_north_5=1, girl_north_9=20, girl_north_14=20)
    first = table(some, axis("age", [[str(age) for age in range(6)], [str(age) for age in range(6, 18)]]))
    second = table(some, axis("age", [[str(age) for age in range(5)], [str(age) for age in range(5, 18)]]))
    counts = [
        each.count((code,))
        for each in publish([first, second], EXACT).tables
        for code in each.axes[0].codes()
    ]
    assert not all(isinstance(count, int) for count in counts)


def test_the_same_count_is_hidden_in_every_table_that_prints_it() -> None:
    some = people(girl_north_12=3, girl_south_12=20, boy_north_12=20, boy_south_14=20)
    crossed, alone = table(some, SEX, PLACE), table(some, PLACE, id="girls", sex=["girl"])
    for rule in (Rule(), EXACT):
        published = publish([crossed, alone], rule)
        for place in PLACE.codes():
            one = published.table("girls").count((place,))
            assert is_hidden(one) == is_hidden(published.table(crossed.id).count(("girl", place)))


def test_a_line_that_is_all_alike_does_not_say_so() -> None:
    some = people(girl_north_12=12, boy_south_12=9, boy_east_12=9)
    for rule in (Rule(), EXACT):
        (published,) = publish([table(some, SEX, PLACE)], rule).tables
        assert any(is_hidden(published.count(("girl", place))) for place in PLACE.codes())


def test_all_unknown_tells_nothing_and_may_be_said() -> None:
    some = people(unknown_north_12=12)
    (published,) = publish([table(some, SEX)], Rule()).tables
    assert published.hidden() == 0


def test_many_tags_of_few_complaints_are_few() -> None:
    crossed = table(people(girl_north_12=12), SEX)
    tags = {
        place: frozenset(f"{int(unit) % 2}/{unit}" for unit in units)
        for place, units in crossed.members.items()
    }
    for rule in (Rule(), EXACT):
        (published,) = publish([dataclasses.replace(crossed, members=tags)], rule).tables
        assert is_hidden(published.count(("girl",)))
        assert is_hidden(published.count(("*",)))


def test_a_table_may_ask_for_more_care_than_the_document() -> None:
    some = people(girl_north_12=7, boy_north_12=40)
    careful = dataclasses.replace(table(some, SEX), threshold=10)
    plain = table(some, BAND)
    published = publish([careful, plain], Rule())
    assert is_hidden(published.table(careful.id).count(("girl",)))
    assert published.table(plain.id).count(("*",)) == 45
    assert publish([table(some, SEX)], Rule()).tables[0].count(("girl",)) == 5


def test_tables_counted_from_different_records_are_a_fault() -> None:
    with pytest.raises(ValueError, match="count the same differently"):
        publish([table(people(girl_north_12=9), SEX), table(people(girl_north_12=8), SEX, id="b")], Rule())


# Earlier editions ------------------------------------------------------------------------------

# The example of reliability.md: after one late record each table is large, and the difference is one girl.
SOUTH = people(girl_south_10=6, girl_south_14=2, boy_south_14=6, girl_north_10=30, boy_north_14=30)


def first_edition(rule: Rule, *tables: TrueTable) -> tuple[ledger.Entry, ...]:
    return ledger.entries("first", tables, publish(tables, rule).tables, rule)


def test_one_late_child_does_not_show_as_a_difference() -> None:
    earlier = first_edition(EXACT, table(SOUTH, PLACE))
    now = table([*SOUTH, *people(girl_south_10=1)], PLACE)
    assert publish([now], EXACT).tables[0].count(("south",)) == 15
    published = publish([now], EXACT, earlier)
    assert is_hidden(published.tables[0].count(("south",)))
    assert is_hidden(published.tables[0].count(("*",)))
    assert published.close == ((now.id, now.id),)


def test_an_erased_child_does_not_show_either() -> None:
    earlier = first_edition(EXACT, table(SOUTH, PLACE))
    now = dataclasses.replace(
        table(SOUTH, PLACE),
        members={place: units - {"0"} for place, units in table(SOUTH, PLACE).members.items()},
    )
    assert is_hidden(publish([now], EXACT, earlier).tables[0].count(("south",)))


def test_one_that_came_for_one_that_went_stops_the_export_and_names_the_tables() -> None:
    earlier = first_edition(EXACT, dataclasses.replace(table(SOUTH, PLACE), title="Last year"))
    swapped = {
        place: units - {"0"} | {"new"} if "0" in units else units
        for place, units in table(SOUTH, PLACE).members.items()
    }
    now = dataclasses.replace(table(SOUTH, PLACE), title="This year", members=swapped)
    with pytest.raises(TooRevealing) as caught, speaking("fr"):
        publish([now], EXACT, earlier)
    assert "by a few children" in caught.value.what  # told to the user, whose window is in English
    assert caught.value.tables == ("Last year", "This year")
    assert "south" not in str(caught.value)
    assert publish([now], Rule(), first_edition(Rule(), table(SOUTH, PLACE))).tables[0].hidden() == 0


def test_many_that_came_may_be_seen() -> None:
    earlier = first_edition(EXACT, table(SOUTH, PLACE))
    now = table([*SOUTH, *people(girl_south_10=9)], PLACE)
    published = publish([now], EXACT, earlier)
    assert published.tables[0].hidden() == 0
    assert published.close == ()


def test_an_edition_of_the_same_records_is_as_good_as_a_table_beside_it() -> None:
    whole = table(SOUTH, PLACE)
    girls = table(SOUTH, PLACE, sex=["boy"])
    together = publish([whole, girls], EXACT).table(girls.id)
    after = publish([girls], EXACT, first_edition(EXACT, whole)).table(girls.id)
    small = [place for place in girls.places() if 0 < whole.count(place) - girls.count(place) < 5]
    assert small == []
    assert {p: is_hidden(c) for p, c in after.counts.items()} == {
        p: is_hidden(c) for p, c in together.counts.items()
    }


def test_ages_to_fifteen_after_ages_to_seventeen_count_as_a_difference() -> None:
    some = [*SOUTH, *people(girl_south_16=1, girl_north_17=1)]
    wide = table(some, PLACE)
    narrow = table(some, PLACE, age=[str(age) for age in range(16)])
    published = publish([narrow], EXACT, first_edition(EXACT, wide))
    assert is_hidden(published.tables[0].count(("south",)))
    assert publish([narrow], EXACT).tables[0].count(("south",)) == 14


def test_an_entry_of_the_ledger_is_plain_data_and_comes_back_whole() -> None:
    for rule in (Rule(), EXACT):
        for entry in first_edition(rule, *KINDS["several values crossed"](population(random.Random(4), 40))):  # noqa: S311 - not for secrets
            assert ledger.from_json(json.loads(json.dumps(ledger.as_json(entry)))) == entry


def test_what_was_printed_before_stops_nothing_that_cannot_be_helped() -> None:
    """A count of four was printed under a threshold of three; it is out, and ten others may still be."""
    some = people(girl_north_12=4, boy_north_12=40, unknown_south_12=40)
    three = Rule(threshold=3, mode=Mode.EXACT)
    published = publish([table(some, SEX)], EXACT, first_edition(three, table(some, SEX))).tables[0]
    assert is_hidden(published.count(("girl",)))
    assert published.count(("*",)) == 84
