"""The invented people of a practice desk: a child's profile, a complainant's name and contact.

Given names are common ones and family names are invented, so that no pair names a living person.
Telephone numbers lie in the range 555-0100 to 555-0199, kept for fiction, and addresses under
``example.org`` (RFC 2606).
"""

import dataclasses
import random

from gc25desk.domain.child import Child
from gc25desk.domain.field import NOT_ASKED, NOT_SAID, UNKNOWN
from gc25desk.domain.practice.chance import happens, pick
from gc25desk.domain.practice.stories import ENGLISH, Shares, Story, name_shares, names, world

GIRL = "girl"
BOY = "boy"
YOUNGEST_CALLER = 9

_REGIONS: Shares = {
    "Capital": 22,
    "Coast": 14,
    "South": 14,
    "East": 13,
    "North": 11,
    "West": 10,
    "Lakes": 9,
    "Highlands": 7,
}
_SILENCES: Shares = {NOT_ASKED: 5, NOT_SAID: 3, UNKNOWN: 3}
_SEXES: Shares = {GIRL: 46, BOY: 41, "other": 2, NOT_ASKED: 4, NOT_SAID: 3, UNKNOWN: 4}
_AGES_KNOWN: Shares = {"exact": 76, "estimated": 8, "range": 5, NOT_ASKED: 4, NOT_SAID: 3, UNKNOWN: 4}
_DISABILITIES: Shares = {
    "none": 49,
    "physical": 3,
    "seeing": 2,
    "hearing": 2,
    "intellectual": 4,
    "psychosocial": 6,
    "several": 2,
    "other": 1,
    NOT_ASKED: 18,
    NOT_SAID: 6,
    UNKNOWN: 7,
}
_WEALTH: Shares = {"poverty": 10, "low": 16, "middle": 24, "high": 5}
_POOR: Shares = {"poverty": 50, "low": 40, "middle": 10}
_WOMEN = frozenset({"mother", "grandmother", "older sister", "school nurse"})
_MEN = frozenset({"father", "foster father"})


@dataclasses.dataclass(frozen=True)
class Family:
    """The language of a family's names and which of its family names it bears."""

    language: str
    number: int

    def name(self, chance: random.Random, sex: str) -> tuple[str, str]:
        """Return a full name and the given name in it; for neither sex, either list may serve."""
        known = names()[self.language]
        boy = sex == BOY or (sex != GIRL and happens(chance, 50))
        given = chance.choice(known.boys if boy else known.girls)
        family = (known.families_boys if boy else known.families)[self.number]
        return known.order.format(given=given, family=family), given


def family(chance: random.Random, language: str = "") -> Family:
    """Return a family; its names are of the language given, or of one met in Midland."""
    language = language or pick(chance, name_shares())
    return Family(language, chance.randrange(len(names()[language].families)))


def family_of(chance: random.Random, story: Story) -> Family:
    """Return a family whose names fit the language in which a story is told."""
    return family(chance, "" if story.language == ENGLISH else story.language)


def child(chance: random.Random, story: Story, kin: Family, age: int) -> tuple[Child, str]:
    """Return one child of the story and the given name, which is empty where no name was taken."""
    sex = story.sex or pick(chance, _SEXES)
    full, given = kin.name(chance, sex) if happens(chance, 45) else ("", "")
    told = story.language != ENGLISH  # the child's age and home stand in the letter itself
    certainty = "exact" if told else pick(chance, _AGES_KNOWN)
    region = pick(chance, _REGIONS)
    return Child(
        name=full,
        age=age if certainty in {"exact", "estimated", "range"} else None,
        age_certainty=certainty,
        sex=sex,
        disability=story.disability or pick(chance, _DISABILITIES),
        place=region if told else _known(chance, region, 91),
        ethnic_origin=_ethnic_origin(chance, story),
        national_origin=_national_origin(chance, story, kin),
        socioeconomic=_known(chance, pick(chance, _POOR if story.poor else _WEALTH), 60),
    ), given


def another_child(chance: random.Random, story: Story) -> Child:
    """Return another child affected in the same matter, of whom less is known."""
    other, _given = child(chance, story, family_of(chance, story), chance.randint(*story.ages))
    return dataclasses.replace(other, name="", disability=pick(chance, _DISABILITIES))


def complainant_name(chance: random.Random, caller: str, kin: Family) -> str:
    """Return the name of an adult who complains; one told of in a letter is a woman of the family."""
    if caller in _WOMEN or kin.language != ENGLISH:
        return kin.name(chance, GIRL)[0]
    return kin.name(chance, BOY if caller in _MEN else "")[0]


def contact(chance: random.Random) -> str:
    """Return a telephone number or an address that can reach nobody, sometimes with when to use it."""
    way = f"555-01{chance.randrange(100):02d}"
    if happens(chance, 35):
        way = f"intake.{chance.randrange(1000, 10000)}@example.org"
    return f"{way}, {chance.choice(world().contact_notes)}" if happens(chance, 60) else way


def _known(chance: random.Random, value: str, per_cent: int) -> str:
    return value if happens(chance, per_cent) else pick(chance, _SILENCES)


def _ethnic_origin(chance: random.Random, story: Story) -> str:
    if story.minority and happens(chance, 75):
        return chance.choice(world().minorities)
    return _known(chance, chance.choice(world().ethnic), 38)


def _national_origin(chance: random.Random, story: Story, kin: Family) -> str:
    foreign = 90 if story.foreign else 10 if kin.language == ENGLISH else 40
    home = world().national[0]
    return _known(chance, chance.choice(world().abroad) if happens(chance, foreign) else home, 62)
