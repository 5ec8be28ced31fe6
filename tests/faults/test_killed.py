"""A program that is killed while it saves: what it had acknowledged is there, and nothing by halves."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import gc25desk
from gc25desk.errors import DeskInUse
from gc25desk.services import attachment, records
from gc25desk.services import desk as desks
from tests.builders import PASSPHRASE

CHECKOUT = Path(gc25desk.__file__).parents[1]


def working(folder: Path, file: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, str(Path(__file__).with_name("working.py")), str(folder), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )


@pytest.mark.parametrize("moment", [0.0, 0.011, 0.047, 0.083, 0.13, 0.21])
def test_what_was_acknowledged_before_a_kill_is_there_whole(
    tmp_path: Path, desk_folder: Path, moment: float
) -> None:
    file = tmp_path / "film.bin"
    file.write_bytes(os.urandom(300_000))
    with working(desk_folder, file) as program:
        assert program.stdout is not None
        told = [program.stdout.readline().strip()]
        with pytest.raises(DeskInUse):
            desks.open_desk(desk_folder, PASSPHRASE)
        time.sleep(moment)
        program.kill()
        told += [line.strip() for line in program.stdout if line.endswith("\n")]

    desk = desks.open_desk(desk_folder, PASSPHRASE)
    try:
        assert desks.check(desk) == ()
        evidence = records.every(desk, "evidence")
        held = {item.id for item in [*records.every(desk, "complaint"), *evidence]}
        assert told[0] in held
        assert set(told) <= held
        for item in evidence:
            (attached,) = item.files
            copy = attachment.save_copy(desk, attached.id, tmp_path / attached.id)
            assert copy.read_bytes() == file.read_bytes()
        assert list(desk_folder.rglob(".gc25desk-part-*")) == []
    finally:
        desks.close(desk)
