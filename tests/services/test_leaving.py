"""What a kill left half-written outside the desk is removed when the desk is next opened."""

import platform
import shutil
from pathlib import Path

import pytest

from gc25desk.services import desk as desks
from gc25desk.services import leaving
from gc25desk.services.desk import Desk
from gc25desk.store import leaving as store
from tests.builders import PASSPHRASE


def killed_in(desk: Desk, target: Path) -> Path:
    """Leave a half-written file as a kill does, and return it."""
    with leaving.places(desk.store, [target]) as (place,):
        names = noted(desk)
    place.part.write_bytes(b"half a report")
    with desk.store.writing() as writer:
        store.note(writer, names)
    return place.part


def noted(desk: Desk) -> list[Path]:
    with desk.store.reading() as reader:
        return store.noted(reader)


def opened_anew(desk: Desk) -> Desk:
    desks.close(desk)
    return desks.open_desk(desk.info.folder, PASSPHRASE)


def test_names_are_noted_before_anything_is_written_and_forgotten_after(desk: Desk, tmp_path: Path) -> None:
    with leaving.places(desk.store, [tmp_path / "report.docx"]) as (place,):
        assert noted(desk) == [place.part, place.old]
    assert noted(desk) == []


def test_what_a_kill_left_is_removed_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"old")
    part = killed_in(desk, tmp_path / "report.docx")
    again = opened_anew(desk)
    assert not part.exists()
    assert (tmp_path / "report.docx").read_bytes() == b"old"
    assert noted(again) == []
    desks.close(again)


def test_a_disk_that_is_away_is_looked_at_when_it_is_there_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    part = killed_in(desk, tmp_path / "stick" / "report.docx")
    shutil.move(tmp_path / "stick", tmp_path / "away")
    again = opened_anew(desk)
    assert part in noted(again)
    shutil.move(tmp_path / "away", tmp_path / "stick")
    again = opened_anew(again)
    assert not part.exists()
    assert noted(again) == []
    desks.close(again)


def test_what_is_on_another_computer_waits_for_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = killed_in(desk, tmp_path / "report.docx")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(platform, "node", lambda: "elsewhere")
        desk = opened_anew(desk)
        assert noted(desk) == []
        assert part.exists()
    desk = opened_anew(desk)
    assert not part.exists()
    desks.close(desk)


def test_a_file_of_any_other_name_is_never_removed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    with desk.store.writing() as writer:
        store.note(writer, [tmp_path / "thesis.docx"])
    again = opened_anew(desk)
    assert (tmp_path / "thesis.docx").read_bytes() == b"mine"
    assert noted(again) == []
    desks.close(again)
