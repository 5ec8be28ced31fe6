"""The words of a practice complaint: the slots of its sentences and the sentences filled in."""

import datetime as dt
import random

from gc25desk.domain.child import Child
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.practice.chance import happens
from gc25desk.domain.practice.people import BOY, GIRL
from gc25desk.domain.practice.stories import ENGLISH, TagPlan, tag_notes, world

Slots = dict[str, str]

_PRONOUNS = {
    GIRL: {"child": "the girl", "he": "she", "him": "her", "his": "her", "himself": "herself"},
    BOY: {"child": "the boy", "he": "he", "him": "him", "his": "his", "himself": "himself"},
}
# Nothing is guessed of a child whose sex is not known, and every verb still fits.
_UNKNOWN = {
    "child": "the child",
    "he": "the child",
    "him": "the child",
    "his": "the child's",
    "himself": "themself",
}
_SPOKEN_WITH_AN = frozenset({8, 11})
_VOWELS = frozenset("aeiou")


def places(chance: random.Random, child: Child, told_by_them: bool) -> Slots:
    """Return the slots for where it happened; a family that kept its region back names no town."""
    region = child.place
    silent = region not in world().regions
    if silent:
        region = chance.choice(tuple(world().regions))
    town = chance.choice(world().regions[region])
    return {"town": world().silent_town if silent and not told_by_them else town} | area(region)


def area(region: str) -> Slots:
    """Return the slots for a region: ``the Lakes`` in a sentence, ``Lakes`` in other languages."""
    return {"region": f"the {region}", "area": region}


def figures(chance: random.Random, received: dt.date) -> Slots:
    """Return the slots for amounts, months and accounts, which stay the same through a story."""
    weeks = chance.choice(world().week_numbers)
    month = (received - dt.timedelta(days=chance.randint(25, 150))).month
    return {
        "weeks": f"{weeks} weeks",
        "amount": str(chance.randrange(20, 960, 10)),
        "month": world().months[month - 1],
        "handle": chance.choice(world().handles),
    }


def number(chance: random.Random, language: str) -> Slots:
    """Return the slots for a small number, drawn anew for each sentence."""
    if language != ENGLISH:
        return {"few": str(chance.randint(2, 4))}
    few = chance.choice(world().numbers)
    return {"few": few, "Few": few.capitalize()}


def about(child: Child, given: str) -> Slots:
    """Return the slots that speak of the child; ``given`` is the given name or empty."""
    slots = dict(_PRONOUNS.get(child.sex, _UNKNOWN))
    noun = slots["child"].removeprefix("the ")
    slots["a_child"] = _a_child(noun, child.age)
    slots["age"] = "" if child.age is None else str(child.age)
    if given:
        slots["child"] = given
    return slots


def caller(noun: str) -> Slots:
    """Return the slots that speak of who complains, with the article that fits."""
    article = "an" if noun[0] in _VOWELS else "a"
    return with_capitals({"caller": noun, "a_caller": f"{article} {noun}"})


def with_capitals(slots: Slots) -> Slots:
    """Return the slots with a twin of each that begins a sentence: ``{Child}`` beside ``{child}``."""
    return slots | {key.capitalize(): value[:1].upper() + value[1:] for key, value in slots.items()}


def told(
    chance: random.Random, wordings: tuple[tuple[str, ...], ...], slots: Slots, language: str
) -> list[str]:
    """Return one wording of each sentence, filled in."""
    return [chance.choice(variants).format_map(slots | number(chance, language)) for variants in wordings]


def tags(chance: random.Random, plans: tuple[TagPlan, ...], sentences: list[str]) -> tuple[Tag, ...]:
    """Return the tags of a record, each with the sentence of the record it rests on."""
    return tuple(
        Tag(
            paragraph=plan.paragraph,
            stance=plan.stance,
            primary=plan.primary,
            passage=sentences[plan.sentence],
            note=chance.choice(tag_notes()) if happens(chance, 12) else "",
        )
        for plan in plans
    )


def _a_child(noun: str, age: int | None) -> str:
    if age is None:
        return f"a {noun} of unknown age"
    if age == 0:
        return f"a {noun} of a few months"
    return f"{'an' if age in _SPOKEN_WITH_AN else 'a'} {age}-year-old {noun}"
