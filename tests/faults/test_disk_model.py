"""The disk that loses its power in the proofs loses what a real one may lose, and nothing else."""

import random
from pathlib import Path

import pytest

from tests.faults.disk import SECTOR, Disk, Luck, State
from tests.faults.trace import Event, Flush, Make, Move, Remove, Write

OLD, NEW = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR


def after(folder: Path, luck: Luck, *events: Event, seed: int = 0) -> State:
    disk = Disk(folder)
    for event in events:
        disk.take(event)
    return disk.after(luck, random.Random(seed))  # noqa: S311 - not for secrets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(OLD)
    return tmp_path


def test_a_write_that_was_not_flushed_may_stand_by_sectors(folder: Path) -> None:
    write = Write(str(folder / "a"), 0, NEW)
    assert after(folder, Luck.NOTHING, write) == {"a": OLD}
    assert after(folder, Luck.EVERYTHING, write) == {"a": NEW}
    torn = {after(folder, Luck.SOMETHING, write, seed=seed)["a"] for seed in range(300)}
    assert all(content is not None and len(content) == len(OLD) for content in torn)
    assert len(torn) == 8


def test_a_write_that_was_flushed_stands(folder: Path) -> None:
    events = (Write(str(folder / "a"), 0, NEW), Flush(str(folder / "a")))
    for luck in Luck:
        assert after(folder, luck, *events) == {"a": NEW}


def test_a_new_file_may_be_gone_until_its_folder_is_flushed(folder: Path) -> None:
    new = str(folder / "b")
    events = (Make(new), Write(new, 0, NEW), Flush(new))
    assert after(folder, Luck.NOTHING, *events) == {"a": OLD}
    assert after(folder, Luck.EVERYTHING, *events) == {"a": OLD, "b": NEW}
    assert after(folder, Luck.NOTHING, *events, Flush(str(folder))) == {"a": OLD, "b": NEW}


def test_a_move_and_a_removal_happen_whole_or_not(folder: Path) -> None:
    new, old = str(folder / "b"), str(folder / "a")
    made = (Make(new), Write(new, 0, NEW), Flush(new), Flush(str(folder)))
    moved = [after(folder, Luck.SOMETHING, *made, Move(new, old), seed=seed) for seed in range(40)]
    assert {tuple(sorted(state)) for state in moved} == {("a", "b"), ("a",)}
    assert all(state == ({"a": OLD, "b": NEW} if "b" in state else {"a": NEW}) for state in moved)
    assert after(folder, Luck.NOTHING, Remove(old)) == {"a": OLD}
    assert after(folder, Luck.EVERYTHING, Remove(old)) == {}


def test_what_is_in_a_folder_goes_with_it(folder: Path) -> None:
    part, whole = str(folder / "part"), str(folder / "whole")
    inner = f"{part}/b"
    made = (Make(part, folder=True), Make(inner), Write(inner, 0, NEW), Flush(inner), Flush(part))
    moved = (*made, Flush(str(folder)), Move(part, whole))
    assert after(folder, Luck.NOTHING, *moved) == {"a": OLD, "part": None, "part/b": NEW}
    assert after(folder, Luck.EVERYTHING, *moved) == {"a": OLD, "whole": None, "whole/b": NEW}
