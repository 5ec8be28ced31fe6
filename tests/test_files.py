"""A file is put in its place whole or not at all."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk import files
from gc25desk.errors import CannotWrite
from gc25desk.files import Place, place_of, write_whole, written_together


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.docx", b"text")
    assert (tmp_path / "report.docx").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let no file of this process grow beyond a thousand bytes, as a full disk would."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("small_disk")
def test_without_room_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    with pytest.raises(CannotWrite, match="no room"):
        write_whole(path, b"x" * 5000)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("owner", [".~lock.report.docx#", "~$report.docx", "~$port.docx"])
def test_a_file_open_elsewhere_is_left_alone(tmp_path: Path, owner: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(CannotWrite, match="open in another program"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder chosen"):
        write_whole(tmp_path / "none" / "report.docx", b"text")


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "report.docx", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="of this name"):
        write_whole(tmp_path / ("x" * 300), b"text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write to")
def test_a_folder_that_may_not_be_written() -> None:
    with pytest.raises(CannotWrite):
        write_whole(Path("/sys/kernel/report.docx"), b"text")


def test_a_file_that_stands_unconfirmed_is_not_called_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_folder: Path) -> None:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(files, "sync_folder", failing)
    with pytest.raises(CannotWrite, match="did not confirm"):
        write_whole(tmp_path / "report", b"new")
    assert (tmp_path / "report").read_bytes() == b"new"


def places_in(folder: Path) -> list[Place]:
    """Return two places, at the first of which an old file stands."""
    (folder / "one").write_bytes(b"old")
    return [place_of(folder / "one"), place_of(folder / "two")]


def broken_for(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let nothing be moved to a name, as when another program holds it open."""
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if Path(target).name == name:
            raise PermissionError(errno.EACCES, "")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)


@pytest.mark.parametrize("links", [True, False])
def test_of_several_files_all_are_moved_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def unknown(*_names: Path) -> None:
        raise OSError(errno.EPERM, "")

    if not links:  # as on a stick
        monkeypatch.setattr(os, "link", unknown)
    broken_for(monkeypatch, "two")
    first, second = places_in(tmp_path)
    files = [(first, b"new"), (second, b"new")]
    with pytest.raises(CannotWrite, match="open in another"), written_together(files):
        pass
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"old"}


def test_where_no_file_stood_none_stands_when_the_others_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_for(monkeypatch, "one")
    first, second = places_in(tmp_path)
    with pytest.raises(CannotWrite), written_together([(second, b"new"), (first, b"new")]):
        pass
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"old"}


def test_a_file_that_cannot_be_put_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = places_in(tmp_path)
    replace = os.replace

    def once(source: Path, target: Path) -> None:
        if Path(source) != first.part:
            raise OSError(errno.EIO, "")
        replace(source, target)

    monkeypatch.setattr(os, "replace", once)
    files = [(first, b"new"), (second, b"new")]
    with pytest.raises(CannotWrite, match="Only some"), written_together(files):
        pass
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"new"}
