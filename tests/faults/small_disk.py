"""A disk small enough to be filled, that can be pulled or made read-only; only root may mount one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def mount(*words: str) -> None:
    """Mount as the words say, or skip the test where that cannot be done."""
    found = shutil.which("mount")
    if found is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    done = subprocess.run([found, *words], capture_output=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        pytest.skip("no small disk can be mounted here")


def umount(place: Path) -> None:
    """Pull a disk."""
    program = shutil.which("umount") or "umount"
    subprocess.run([program, "-l", str(place)], capture_output=True, check=False)  # noqa: S603 - fixed words


def fill(place: Path, leave: int) -> Path:
    """Fill a disk until so many bytes of it are free; return the file that fills it."""
    filler = place / "films"
    filler.write_bytes(bytes(shutil.disk_usage(place).free - leave))
    return filler
