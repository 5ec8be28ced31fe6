"""A program that is killed while it saves: what it had acknowledged is there, and nothing by halves."""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from gc25desk.errors import DeskInUse
from gc25desk.services import attachment, records
from gc25desk.services import desk as desks
from tests.builders import PASSPHRASE
from tests.faults import figures
from tests.faults.acts import sha256
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


def look(folder: Path, film: Path, told: set[str]) -> None:
    """Open the desk: all that was told is there, each record with its parts, each file readable."""
    desk = desks.open_desk(folder, PASSPHRASE)
    try:
        assert desks.check(desk) == ()  # which reads every attached file
        complaints, evidence = records.every(desk, "complaint"), records.every(desk, "evidence")
        assert told <= {item.id for item in [*complaints, *evidence]}
        assert {(len(item.children), len(item.tags)) for item in complaints} == {(2, 1)}
        files = [file for item in evidence for file in item.files]
        assert [file.sha256 for file in files] == [sha256(film)] * len(evidence)
        assert {len(item.files) for item in evidence} <= {1}
        if files:
            copy = attachment.save_copy(desk, files[-1].id, film.with_name("copy.bin"))
            assert copy.read_bytes() == film.read_bytes()
        assert list(folder.rglob(".gc25desk-part-*")) == []
    finally:
        desks.close(desk)


@pytest.mark.parametrize("hand", range(HANDS))
def test_what_was_acknowledged_before_a_kill_is_there_whole(
    tmp_path: Path, whole_desk: Path, hand: int
) -> None:
    film, folder = tmp_path / "film.bin", tmp_path / "desk"
    film.write_bytes(os.urandom(60_000))
    dice = random.Random(hand)  # noqa: S311 - not for secrets
    told: set[str] = set()
    for number in range(figures.KILLS() // HANDS):
        if number % KILLS_OF_ONE_DESK == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(whole_desk, folder)
            told = set()
        told |= set(killed_at(dice.uniform(0.02, 0.3), folder, film))
        look(folder, film, told)
