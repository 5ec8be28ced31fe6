"""A commit that failed is unknown, not undone: what stands is told as saved and is never doubled."""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk import cli
from gc25desk.domain.record import new_id
from gc25desk.errors import CannotWrite, Conflict
from gc25desk.services import attachment, draft, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.store.desk import OpenDesk
from gc25desk.store.session import Reader, Writer
from tests.builders import PASSPHRASE, a_complaint, an_evidence

FAULT = CannotWrite("The disk did not answer.", "Look.")


def failing_after_the_commit(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """Let every transaction be written for good and then fail, as a disk or a Ctrl+C may do it."""
    real = OpenDesk.writing

    @contextlib.contextmanager
    def writing(self: OpenDesk) -> Iterator[Writer]:
        with real(self) as writer:
            yield writer
        raise fault

    monkeypatch.setattr(OpenDesk, "writing", writing)


def nothing_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be gone for reading, too."""

    @contextlib.contextmanager
    def reading(_self: OpenDesk) -> Iterator[Reader]:
        raise FAULT
        yield

    monkeypatch.setattr(OpenDesk, "reading", reading)


def test_a_save_that_stands_is_told_as_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.keep(desk, "complaint", "", {"subject": "typed"})
    with monkeypatch.context() as patch:
        failing_after_the_commit(patch, FAULT)
        new, changes = saving.save(desk, "complaint", a_complaint())
        edited, _changes = saving.save(desk, "complaint", dataclasses.replace(new, subject="Edited"))
    assert changes.ids == (new.id,)
    assert records.every(desk, "complaint") == [edited]
    assert (edited.version, edited.subject) == (2, "Edited")
    assert draft.drafts(desk) == []


def test_a_save_that_does_not_stand_is_told_as_failed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    held, _changes = saving.save(desk, "complaint", a_complaint())
    real = OpenDesk.writing

    @contextlib.contextmanager
    def writing(self: OpenDesk) -> Iterator[Writer]:
        with real(self) as writer:
            yield writer
            raise FAULT

    monkeypatch.setattr(OpenDesk, "writing", writing)
    for record in (a_complaint(), dataclasses.replace(held, subject="Edited")):
        with pytest.raises(CannotWrite):
            saving.save(desk, "complaint", record)
    assert records.every(desk, "complaint") == [held]


def test_a_new_record_saved_again_after_an_unknown_end_is_not_doubled(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = a_complaint(id=new_id())
    with monkeypatch.context() as patch:
        failing_after_the_commit(patch, FAULT)
        nothing_to_be_read(patch)
        with pytest.raises(CannotWrite):
            saving.save(desk, "complaint", begun)
    saved, _changes = saving.save(desk, "complaint", begun)
    assert records.every(desk, "complaint") == [saved]
    assert (saved.id, saved.version) == (begun.id, 1)
    with pytest.raises(Conflict):
        saving.save(desk, "complaint", dataclasses.replace(begun, subject="Typed since"))
    assert records.every(desk, "complaint") == [saved]


def test_a_file_whose_row_stands_is_told_as_attached(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("words")
    held, _changes = saving.save(desk, "evidence", an_evidence())
    with monkeypatch.context() as patch:
        failing_after_the_commit(patch, FAULT)
        (new,) = attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
        named, _changes = attachment.attach(desk, held.id, [tmp_path / "letter.txt"])
    assert records.every(desk, "evidence") == [named, new]
    assert [len(item.files) for item in (named, new)] == [1, 1]
    assert desks.check(desk) == ()


def test_a_row_that_was_written_before_an_interruption_keeps_its_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("words")
    held, _changes = saving.save(desk, "evidence", an_evidence())
    with monkeypatch.context() as patch:
        failing_after_the_commit(patch, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            attachment.save_with_files(desk, [(an_evidence(), [tmp_path / "letter.txt"])])
        with pytest.raises(KeyboardInterrupt):
            attachment.attach(desk, held.id, [tmp_path / "letter.txt"])
    assert [len(item.files) for item in records.every(desk, "evidence")] == [1, 1]
    assert desks.check(desk) == ()


def test_records_added_by_a_command_leave_a_draft_of_the_form_alone(desk: Desk) -> None:
    draft.keep(desk, "complaint", "", {"subject": "typed and not saved"})
    saving.save_all(desk, "complaint", [a_complaint()])
    assert [one.data for one in draft.drafts(desk)] == [{"subject": "typed and not saved"}]


class _NoWindow:
    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        raise AssertionError((desk, folder))

    def load_icons(self) -> int:
        raise AssertionError


def test_a_command_whose_records_stand_says_so(
    desk_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "in.json").write_text('[{"date_received": "2026-11-02", "narrative": "words"}]')
    (tmp_path / "key.txt").write_text(PASSPHRASE)
    failing_after_the_commit(monkeypatch, FAULT)
    options = ["--desk", str(desk_folder), "--passphrase-file", str(tmp_path / "key.txt")]
    assert cli.main([*options, "complaint", "add", str(tmp_path / "in.json")], _NoWindow()) == 0
    assert capsys.readouterr().out.startswith("MID-2026-00001")
