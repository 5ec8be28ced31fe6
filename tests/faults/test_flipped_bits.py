"""One bit turned over anywhere in a desk: it is told, or it changes nothing; never is wrong data shown."""

import dataclasses
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gc25desk.errors import KnownError
from gc25desk.services import attachment, draft, records, saving, search
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store import desk as store
from gc25desk.store import session, slot_file
from gc25desk.store.contents import NO_CHANGES
from gc25desk.store.engine import PAGE_BYTES
from tests.builders import PASSPHRASE, a_complaint, an_evidence
from tests.faults import figures

SALT = 16  # SQLCipher keeps its salt in the first bytes of the file
HEADER = 100
Shown = dict[str, Any]
_OF_OPENING = (*NO_CHANGES, "gone_back")


def shown(desk: Desk, beside: Path) -> Shown:
    """Return everything that a user can see of a desk."""
    evidence = records.every(desk, "evidence")
    with desk.store.reading() as reader:
        # Each opening adds an entry about itself.
        journal = [entry for entry in session.entries(reader) if entry.action not in _OF_OPENING]
    copies = [
        attachment.save_copy(desk, file.id, beside / file.id) for item in evidence for file in item.files
    ]
    return {
        "complaints": records.every(desk, "complaint"),
        "evidence": evidence,
        "drafts": draft.drafts(desk),
        "found": search.search(desk, "lantern"),
        "journal": journal,
        "files": [copy.read_bytes() for copy in copies],
    }


@dataclasses.dataclass(frozen=True)
class Sound:
    """A sound desk, closed or left by a kill, and what it showed after each save."""

    folder: Path
    states: list[Shown]

    def size(self, name: str) -> int:
        """Return the size of one of its files."""
        return (self.folder / name).stat().st_size


@pytest.fixture
def sound(tmp_path: Path, desk_folder: Path) -> Sound:
    """A desk that was closed in order."""
    (tmp_path / "film.bin").write_bytes(os.urandom(150_000))
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    draft.keep(desk, "complaint", "", {"subject": "typed"})
    saving.save_all(desk, "complaint", [a_complaint(subject=f"Lantern {at}") for at in range(12)])
    attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "film.bin"])])
    desks.close(desk)
    return Sound(desk_folder, [seen_in(desk_folder, tmp_path)])


@pytest.fixture
def killed(tmp_path: Path, sound: Sound) -> Sound:
    """A desk whose program was killed, with several saves in its log."""
    states, desk = list(sound.states), desks.open_desk(sound.folder, PASSPHRASE)
    for number in range(4):
        saving.save(desk, "complaint", a_complaint(subject=f"Lantern in the log {number}"))
        left = shutil.copytree(sound.folder, tmp_path / "left", dirs_exist_ok=True)
        states.append(seen_in(shutil.copytree(left, tmp_path / f"after-{number}"), tmp_path))
    desks.close(desk)
    return Sound(left, states)


def seen_in(folder: Path, beside: Path) -> Shown:
    """Return what a copy of a desk shows, so that looking changes nothing of the desk itself."""
    copy = beside / "looked-at"
    shutil.rmtree(copy, ignore_errors=True)
    desk = desks.open_desk(shutil.copytree(folder, copy), PASSPHRASE)
    try:
        return shown(desk, beside)
    finally:
        desks.close(desk)


def flipped(sound: Sound, name: str, offset: int, bit: int, beside: Path) -> Shown | None:
    """Return what a copy of the desk shows with one bit turned over, None if it says so."""
    copy = beside / "flipped"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(sound.folder, copy)
    content = bytearray((copy / name).read_bytes())
    content[offset] ^= 1 << bit
    (copy / name).write_bytes(content)
    try:
        return seen_in(copy, beside)
    except KnownError:
        return None


Offsets = Callable[[Sound, random.Random], Iterator[int]]


def every_page(sound: Sound, dice: random.Random) -> Iterator[int]:
    """Yield a place in each page in turn."""
    while True:
        for page in range(0, sound.size(store.DATABASE), PAGE_BYTES):
            yield page + dice.randrange(PAGE_BYTES)


def up_to(limit: int) -> Offsets:
    """Return what yields places at the beginning of the file."""
    return lambda _sound, dice: iter(lambda: dice.randrange(limit), None)


def all_over(name: str) -> Offsets:
    """Return what yields places anywhere in a file."""
    return lambda sound, dice: iter(lambda: dice.randrange(sound.size(name)), None)


def flips(sound: Sound, name: str, offsets: Offsets, share: float, beside: Path) -> list[Shown | None]:
    """Turn over so many bits, one at a time, and return what was shown each time."""
    dice = random.Random(name)  # noqa: S311 - not for secrets
    places = offsets(sound, dice)
    number = round(figures.FLIPS() * share)
    return [flipped(sound, name, next(places), dice.randrange(8), beside) for _time in range(number)]


@pytest.mark.parametrize(
    ("offsets", "share"),
    [(every_page, 0.35), (up_to(HEADER), 0.1), (up_to(SALT), 0.1)],
    ids=["pages", "header", "salt"],
)
def test_a_bit_of_the_database_is_told_or_harmless(
    sound: Sound, tmp_path: Path, offsets: Offsets, share: float
) -> None:
    seen = flips(sound, store.DATABASE, offsets, share, tmp_path)
    assert all(one is None or one == sound.states[-1] for one in seen)
    assert None in seen


def test_a_bit_of_the_key_file_is_told_or_harmless(sound: Sound, tmp_path: Path) -> None:
    seen = flips(sound, slot_file.FILE_NAME, all_over(slot_file.FILE_NAME), 0.1, tmp_path)
    assert all(one is None or one == sound.states[-1] for one in seen)
    assert None in seen


def test_a_bit_of_an_attached_file_is_told(sound: Sound, tmp_path: Path) -> None:
    (path,) = (sound.folder / store.FILES).iterdir()
    name = f"{store.FILES}/{path.name}"
    assert set(map(type, flips(sound, name, all_over(name), 0.15, tmp_path))) == {type(None)}


def test_a_bit_of_the_log_never_mixes_two_states(killed: Sound, tmp_path: Path) -> None:
    """A log that does not pass its check ends there: what stood before it is shown whole."""
    name = f"{store.DATABASE}-wal"
    seen = flips(killed, name, all_over(name), 0.2, tmp_path)
    assert all(one is None or one in killed.states for one in seen)


def test_a_bit_anywhere_in_a_closed_database_is_found_by_the_check(sound: Sound, tmp_path: Path) -> None:
    dice = random.Random(0)  # noqa: S311 - not for secrets
    places = every_page(sound, dice)
    for _page in range(sound.size(store.DATABASE) // PAGE_BYTES):
        copy = shutil.copytree(sound.folder, tmp_path / "checked")
        content = bytearray((copy / store.DATABASE).read_bytes())
        content[next(places)] ^= 1
        (copy / store.DATABASE).write_bytes(content)
        try:
            desk = desks.open_desk(copy, PASSPHRASE)
        except KnownError:
            shutil.rmtree(copy)
            continue
        assert desks.check(desk) != ()
        desks.close(desk)
        shutil.rmtree(copy)
