"""Chance that always falls the same way: one stream of draws for each record of a practice desk.

A record's stream depends on the seed, the noun and the record's place alone, so that a longer desk
begins with the records of a shorter one.
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *place: object) -> random.Random:
    """Return the draws of one place, such as ``("complaint", 17)``; never for anything secret."""
    return random.Random("/".join(map(str, (seed, *place))))  # noqa: S311 - must be repeatable


def pick(chance: random.Random, shares: Mapping[str, int]) -> str:
    """Draw one key, each as often as its share."""
    return chance.choices(tuple(shares), tuple(shares.values()))[0]


def happens(chance: random.Random, per_cent: int) -> bool:
    """Tell whether something that happens in so many of a hundred cases happens now."""
    return chance.random() * 100 < per_cent


def deck(seed: int, noun: str, cards: Sequence[T]) -> Iterator[tuple[int, T]]:
    """Deal all cards in a new order each round, for ever, as ``(round, card)``.

    Dealing rather than drawing lets even a small desk meet nearly every kind of record.
    """
    for turn in itertools.count():
        shuffled = list(cards)
        stream(seed, noun, "deck", turn).shuffle(shuffled)
        for card in shuffled:
            yield turn, card
