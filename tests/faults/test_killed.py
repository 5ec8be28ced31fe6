"""A program that is killed while it saves: what it had acknowledged is there, and nothing by halves."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from gc25desk.domain.evidence import Evidence
from gc25desk.errors import DeskInUse
from gc25desk.services import attachment, records
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from tests.builders import PASSPHRASE
from tests.faults import figures
from tests.faults.working import all_told, at_work

HANDS = 4
KILLS_OF_ONE_DESK = 5


def killed_at(moment: float, folder: Path, file: Path) -> list[str]:
    """Let a process work for so many seconds, kill it, and return what it had told."""
    with at_work(folder, file) as (process, here):
        first = here.recv()
        with pytest.raises(DeskInUse):
            desks.open_desk(folder, PASSPHRASE)
        time.sleep(moment)
        process.kill()
        return [first, *all_told(here)]


class Witness:
    """Knows what one desk acknowledged, and looks at it after each kill."""

    def __init__(self, folder: Path, film: Path) -> None:
        """Take the desk's folder and the file that was attached to every item."""
        self._folder = folder
        self._film = film
        self.told: set[str] = set()
        self._read: set[str] = set()

    def look(self) -> None:
        """Open the desk: all that was told is there, each record with its parts, each file readable."""
        desk = desks.open_desk(self._folder, PASSPHRASE)
        try:
            assert desks.check(desk) == ()
            complaints, evidence = records.every(desk, "complaint"), records.every(desk, "evidence")
            assert self.told <= {item.id for item in [*complaints, *evidence]}
            assert {(len(item.children), len(item.tags)) for item in complaints} == {(2, 1)}
            for item in evidence:
                self._read_file(desk, item)
            assert list(self._folder.rglob(".gc25desk-part-*")) == []
        finally:
            desks.close(desk)

    def _read_file(self, desk: Desk, item: Evidence) -> None:
        """Bring a file out, if that was not done after an earlier kill."""
        (attached,) = item.files
        if attached.id not in self._read:
            copy = attachment.save_copy(desk, attached.id, self._film.with_name("copy.bin"))
            assert copy.read_bytes() == self._film.read_bytes()
            self._read.add(attached.id)


@pytest.mark.parametrize("hand", range(HANDS))
def test_what_was_acknowledged_before_a_kill_is_there_whole(
    tmp_path: Path, whole_desk: Path, hand: int
) -> None:
    film, folder = tmp_path / "film.bin", tmp_path / "desk"
    film.write_bytes(os.urandom(60_000))
    dice = random.Random(hand)  # noqa: S311 - not for secrets
    witness = Witness(folder, film)
    for number in range(figures.KILLS() // HANDS):
        if number % KILLS_OF_ONE_DESK == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(whole_desk, folder)
            witness = Witness(folder, film)
        witness.told |= set(killed_at(dice.uniform(0.02, 0.4), folder, film))
        witness.look()
