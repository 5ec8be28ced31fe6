"""A disk that is full, gone, or that fails at the very end of a save."""

import contextlib
import datetime as dt
import errno
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from gc25desk import files
from gc25desk.errors import CannotWrite, DiskFull, InvalidInput
from gc25desk.services import attachment, records, report, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.services.report import ReportRequest
from gc25desk.store.desk import OpenDesk
from gc25desk.store.session import Writer
from tests.builders import PASSPHRASE, a_complaint, an_evidence


@pytest.fixture
def limits() -> Iterator[ModuleType]:
    """The limit on the size of a file: the one full disk that can be had without being root."""
    resource: ModuleType = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield resource
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def no_file_above(size: int, limits: ModuleType) -> None:
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, limits.getrlimit(limits.RLIMIT_FSIZE)[1]))


def room_again(limits: ModuleType) -> None:
    hard = limits.getrlimit(limits.RLIMIT_FSIZE)[1]
    limits.setrlimit(limits.RLIMIT_FSIZE, (hard, hard))


def test_on_a_full_disk_nothing_is_saved_by_halves_and_work_goes_on_once_there_is_room(
    desk: Desk, tmp_path: Path, limits: ModuleType
) -> None:
    (tmp_path / "film.bin").write_bytes(bytes(2_000_000))
    items = [(an_evidence(), [tmp_path / "film.bin"])]
    no_file_above(1_000_000, limits)
    with pytest.raises(DiskFull):
        attachment.save_with_files(desk, items)
    with pytest.raises((DiskFull, CannotWrite)):
        saving.save(desk, "complaint", a_complaint(narrative="word " * 300_000))
    assert list(desk.store.files.iterdir()) == []
    assert records.every(desk, "complaint") == records.every(desk, "evidence") == []
    room_again(limits)
    attachment.save_with_files(desk, items)
    saving.save(desk, "complaint", a_complaint())
    assert desks.check(desk) == ()


def test_a_file_whose_folder_was_not_flushed_is_not_attached_and_not_left_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_folder: Path) -> None:
        raise OSError(errno.EIO, "")

    (tmp_path / "letter.txt").write_text("words")
    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", failing)
        with pytest.raises(CannotWrite, match="could not be written"):
            attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    assert list(desk.store.files.iterdir()) == []
    assert records.every(desk, "evidence") == []


def test_a_disk_fault_at_the_end_leaves_the_file_for_the_row_that_may_come_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("words")
    real = OpenDesk.writing

    @contextlib.contextmanager
    def writing(self: OpenDesk) -> Iterator[Writer]:
        with real(self) as writer:
            yield writer
            raise CannotWrite("The disk did not answer.", "Look.")

    monkeypatch.setattr(OpenDesk, "writing", writing)
    with pytest.raises(CannotWrite):
        attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
    assert records.every(desk, "evidence") == []
    assert len(list(desk.store.files.iterdir())) == 1


def test_a_folder_that_takes_no_new_file_does_not_keep_anyone_from_reading(
    desk_folder: Path, limits: ModuleType
) -> None:
    no_file_above(0, limits)
    try:
        # The note of who has the desk does not fit any more; the database cannot open without its index.
        with pytest.raises(CannotWrite):
            desks.open_desk(desk_folder, PASSPHRASE)
    finally:
        room_again(limits)
    (desk_folder / "in-use.json").mkdir()  # stands in the way of the note alone
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    assert records.every(desk, "complaint") == []
    desks.close(desk)


def test_a_full_disk_is_not_called_damage(desk_folder: Path) -> None:
    (desk_folder / "desk.db-wal").mkdir()
    with pytest.raises(CannotWrite):
        desks.open_desk(desk_folder, PASSPHRASE)


REQUEST = ReportRequest(date=dt.date(2026, 11, 21))


def test_of_two_reports_none_leaves_when_one_cannot_be_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        report.export(desk, REQUEST, tmp_path / "report.docx", tmp_path / "gone" / "report.xlsx")
    assert not (tmp_path / "report.docx").exists()
    assert report.exports(desk) == []


def test_a_report_that_cannot_be_journalled_does_not_leave(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Writer, *_entry: object) -> None:
        raise DiskFull("No room.", "Make some.")

    monkeypatch.setattr(Writer, "journal", full)
    with pytest.raises(DiskFull):
        report.export(desk, REQUEST, tmp_path / "report.docx", tmp_path / "report.xlsx")
    assert list(tmp_path.glob("report.*")) == []
    for name in ("report.docx", "report.xlsx"):
        (tmp_path / name).write_bytes(b"edited for weeks")
    with pytest.raises(DiskFull):
        report.export(desk, REQUEST, tmp_path / "report.docx", tmp_path / "report.xlsx")
    assert {path.read_bytes() for path in tmp_path.glob("report.*")} == {b"edited for weeks"}


def test_a_copy_that_cannot_be_journalled_does_not_leave(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("words")
    (item,) = attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])

    @contextlib.contextmanager
    def writing(_self: OpenDesk) -> Iterator[Writer]:
        with real(_self) as writer:
            yield writer
            raise DiskFull("No room.", "Make some.")

    real = OpenDesk.writing
    monkeypatch.setattr(OpenDesk, "writing", writing)
    (tmp_path / "old.txt").write_text("edited for weeks")
    for name in ("new.txt", "old.txt"):
        with pytest.raises(DiskFull):
            attachment.save_copy(desk, item.files[0].id, tmp_path / name)
    assert not (tmp_path / "new.txt").exists()
    assert (tmp_path / "old.txt").read_text() == "edited for weeks"


def test_a_report_never_replaces_a_file_of_the_desk(desk: Desk, desk_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "also").symlink_to(desk_folder)
    before = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    for target in ("desk.db", "slots.json", "new.docx", "files/new.docx"):
        for folder in (desk_folder, tmp_path / "also"):
            with pytest.raises(CannotWrite):
                report.export(desk, REQUEST, folder / target, None)
    item, _changes = saving.save(desk, "evidence", an_evidence())
    (tmp_path / "letter.txt").write_text("words")
    item, _changes = attachment.attach(desk, item.id, [tmp_path / "letter.txt"])
    with pytest.raises(CannotWrite):
        attachment.save_copy(desk, item.files[0].id, desk_folder / "slots.json")
    assert (desk_folder / "slots.json").read_bytes() == before[desk_folder / "slots.json"]
    assert {path.name for path in desk_folder.iterdir()} >= {path.name for path in before}
    assert desks.check(desk) == ()


def test_word_and_excel_are_two_files(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="one and the same"):
        report.export(desk, REQUEST, tmp_path / "report", tmp_path / "report")
