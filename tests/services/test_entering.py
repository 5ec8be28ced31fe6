"""Coming and going is journalled, and a desk that was put back in the meantime is noticed."""

import shutil
from pathlib import Path

import pytest

from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import heads
from tests.builders import PASSPHRASE, a_complaint, acts


@pytest.fixture(autouse=True)
def _own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GC25DESK_CONFIG", str(tmp_path / "config"))


def test_coming_and_going_is_journalled(desk: Desk) -> None:
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert [act for act in acts(again) if act[0] == "desk"][-3:] == [
        ("desk", "login"),
        ("desk", "lock"),
        ("desk", "login"),
    ]
    desks.close(again)


def put_back(desk: Desk, tmp_path: Path) -> Path:
    """Copy the closed desk, work on, and put the copy back in its place."""
    folder = desk.info.folder
    desks.close(desk)
    shutil.copytree(folder, tmp_path / "older")
    later = desks.open_desk(folder, PASSPHRASE)
    saving.save(later, "complaint", a_complaint())
    desks.close(later)
    shutil.rmtree(folder)
    return Path(shutil.copytree(tmp_path / "older", folder))


def test_a_desk_that_went_back_is_told_at_the_next_start_and_journalled(desk: Desk, tmp_path: Path) -> None:
    again = desks.open_desk(put_back(desk, tmp_path), PASSPHRASE)
    assert len(again.warnings) == 1
    assert "gone back" in again.warnings[0]
    assert ("desk", "gone_back") in acts(again)
    desks.close(again)
    once_more = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert once_more.warnings == ()
    desks.close(once_more)


def test_a_desk_that_went_its_own_way_on_another_computer_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put_back(desk, tmp_path)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("GC25DESK_CONFIG", str(tmp_path / "another"))
        other = desks.open_desk(folder, PASSPHRASE)
        assert other.warnings == ()
        for _work in range(9):
            saving.save(other, "complaint", a_complaint())
        desks.close(other)
    again = desks.open_desk(folder, PASSPHRASE)
    assert len(again.warnings) == 1
    assert "not the one this computer has seen" in again.warnings[0]
    desks.close(again)


def test_an_ordinary_day_warns_of_nothing(desk: Desk) -> None:
    for _day in range(3):
        saving.save(desk, "complaint", a_complaint())
        desks.close(desk)
        desk = desks.open_desk(desk.info.folder, PASSPHRASE)
        assert desk.warnings == ()
    desks.close(desk)


@pytest.mark.parametrize("content", [b"", b"[]", b"nonsense", b'{"x": 1}', b"[" * 100_000])
def test_a_spoiled_memory_stops_nobody(desk: Desk, tmp_path: Path, content: bytes) -> None:
    desks.close(desk)
    (tmp_path / "config" / heads.FILE_NAME).write_bytes(content)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert again.warnings == ()
    desks.close(again)


def test_what_is_remembered_tells_nothing_to_who_reads_it(desk: Desk, tmp_path: Path) -> None:
    held = (tmp_path / "config" / heads.FILE_NAME).read_text()
    assert "MID" not in held
    assert heads.recall(desk.store.about["desk"], "00" * 32) == {}
