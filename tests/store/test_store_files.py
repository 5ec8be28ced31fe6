"""The folder of a desk and the files in it are for its owner alone."""

import os
import sys
from pathlib import Path

import pytest

from gc25desk.store.files import is_read_only, private_file, private_folder, sync_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> int:
    before = os.umask(request.param)
    request.addfinalizer(lambda: os.umask(before))
    mask: int = request.param
    return mask


@pytest.mark.usefixtures("umask")
def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    made = private_folder(tmp_path / "a" / "desk")
    assert made.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir(mode=0o755)
    assert private_folder(tmp_path / "desk").stat().st_mode & 0o777 == 0o700


def test_a_file_that_was_open_to_others_is_closed_and_keeps_its_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"text")
    path.chmod(0o666)
    private_file(path)
    sync_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == b"text"


@pytest.mark.parametrize(
    ("mode", "read_only"), [(0o500, True), (0o555, True), (0o700, False), (0o520, False)]
)
def test_a_folder_that_nobody_may_write_is_read_only(
    tmp_path: Path,
    mode: int,
    read_only: bool,
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    folder.chmod(mode)
    assert is_read_only(folder) is read_only
    folder.chmod(0o700)
