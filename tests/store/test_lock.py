"""One process at a time works on a desk, and the next is told who has it."""

import json
import os
from pathlib import Path

import pytest

from gc25desk.errors import DeskInUse, DeskReadOnly
from gc25desk.store.lock import HOLDER_NAME, DeskLock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    made.mkdir()
    return made


def test_the_second_is_refused_until_the_first_lets_go(folder: Path) -> None:
    first = DeskLock(folder)
    with pytest.raises(DeskInUse, match="since"):
        DeskLock(folder)
    first.release()
    DeskLock(folder).release()


def test_the_holder_tells_machine_process_and_time_and_is_gone_after(folder: Path) -> None:
    lock = DeskLock(folder)
    holder = json.loads((folder / HOLDER_NAME).read_bytes())
    assert set(holder) == {"computer", "process", "since"}
    assert holder["process"] == os.getpid()
    lock.release()
    lock.release()
    assert not (folder / HOLDER_NAME).exists()


def test_what_a_dead_process_left_does_not_keep_the_desk_shut(folder: Path) -> None:
    (folder / HOLDER_NAME).write_text('{"computer": "gone", "process": 1, "since": "2020-01-01"}')
    (folder / "lock").touch()
    DeskLock(folder).release()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"computer": 5}', b"null"])
def test_a_holder_that_cannot_be_read_still_gives_a_sentence(folder: Path, content: bytes) -> None:
    first = DeskLock(folder)
    (folder / HOLDER_NAME).write_bytes(content)
    with pytest.raises(DeskInUse, match="another program"):
        DeskLock(folder)
    first.release()


def test_a_long_forged_holder_is_cut(folder: Path) -> None:
    first = DeskLock(folder)
    (folder / HOLDER_NAME).write_text(json.dumps({"computer": "x" * 5_000, "since": "y" * 5_000}))
    with pytest.raises(DeskInUse) as caught:
        DeskLock(folder)
    assert len(caught.value.what) < 200
    first.release()


def test_a_read_only_folder_is_refused_and_nothing_is_written(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with pytest.raises(DeskReadOnly):
            DeskLock(folder)
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o700)
