"""A wrong passphrase or key opens nothing, says nothing of how near it was, and changes nothing."""

import os
import random
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.store import desk as store
from gc25desk.store import engine, keyslots, slot_file
from tests.builders import PASSPHRASE, database_key
from tests.faults import figures

NEAR = (
    PASSPHRASE.upper(),
    PASSPHRASE[:-1],
    f"{PASSPHRASE} ",
    f" {PASSPHRASE}",
    PASSPHRASE.replace(" ", "  "),
    PASSPHRASE.replace(" ", "\u00a0"),
    f"{PASSPHRASE}\0",
    PASSPHRASE[::-1],
    "",
    "\ud800",
)


def wrong_passphrases(number: int) -> Iterator[str]:
    yield from NEAR
    dice = random.Random(25)  # noqa: S311 - not for secrets
    for _time in range(number - len(NEAR)):
        yield "".join(dice.choices(string.printable, k=dice.randint(1, 60)))


def test_no_wrong_passphrase_opens_and_all_are_told_alike(desk_folder: Path) -> None:
    before = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    slots, told = slot_file.load(desk_folder), set()
    for secret in wrong_passphrases(figures.WRONG_PASSPHRASES()):
        with pytest.raises(WrongPassphrase) as caught:
            keyslots.unwrap(slots, secret, keyslots.PASSPHRASE)
        told.add(str(caught.value))
    for secret in NEAR:
        with pytest.raises(WrongPassphrase) as caught:
            desks.open_desk(desk_folder, secret)
        told.add(str(caught.value))
    assert len(told) == 1
    after = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before


def test_no_wrong_key_opens_the_database(desk_folder: Path) -> None:
    database = desk_folder / store.DATABASE
    before = database.read_bytes()
    right = database_key(desk_folder)
    for number in range(figures.WRONG_KEYS()):
        # Every second key differs from the right one by a single bit.
        wrong = bytearray(right if number % 2 else os.urandom(len(right)))
        wrong[number % len(wrong)] ^= 1 << number // len(wrong) % 8
        with pytest.raises(engine.DatabaseFault):
            engine.connect(database, bytes(wrong))
    assert database.read_bytes() == before
    engine.connect(database, right).close()
