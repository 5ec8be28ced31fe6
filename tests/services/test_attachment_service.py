"""Attaching a file: encrypted under its own key, nameless on the disk, whole or not there at all."""

import contextlib
import dataclasses
import errno
import hashlib
import io
import os
from pathlib import Path

import pyrage
import pytest
import sqlalchemy as sa

from gc25desk.domain.evidence import Evidence
from gc25desk.errors import CannotWrite, DeskDamaged, DiskFull, InvalidInput, NotFound, UnreadableFile
from gc25desk.services import attachment, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import attachments, schema, session
from tests.builders import PASSPHRASE, a_complaint, an_evidence

CONTENT = b"What the supplier of the exam software promises.\n" * 50


@pytest.fixture
def item(desk: Desk) -> Evidence:
    saved: Evidence
    saved, _changes = saving.save(desk, "evidence", an_evidence())
    return saved


def a_file(folder: Path, name: str = "Terms of Quarrelsome Ltd.pdf", content: bytes = CONTENT) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def stored(desk: Desk) -> list[Path]:
    return sorted(desk.store.files.iterdir())


def test_a_file_comes_back_as_it_went_in(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    held, changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    (file,) = held.files
    assert (file.name, file.size) == ("Terms of Quarrelsome Ltd.pdf", len(CONTENT))
    assert file.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert records.get(desk, "evidence", item.id) == held
    assert changes == Changes(frozenset({"evidence"}), (item.id,))
    copy = attachment.save_copy(desk, file.id, tmp_path / "copy.pdf")
    assert copy.read_bytes() == CONTENT


def test_what_shows_the_abuse_of_a_child_is_refused_before_a_byte_is_copied(
    desk: Desk, tmp_path: Path
) -> None:
    shown = an_evidence(abuse_material=True, hotline_reference="IWF 4711")
    item, _changes = saving.save(desk, "evidence", shown)
    with pytest.raises(InvalidInput, match="never stored") as refused:
        attachment.attach(desk, item.id, [tmp_path / "is not even read"])
    assert "hotline" in refused.value.next_step
    with pytest.raises(InvalidInput, match="never stored"):
        attachment.save_with_files(desk, [(an_evidence(), []), (shown, [a_file(tmp_path)])])
    assert stored(desk) == []
    assert len(records.every(desk, "evidence")) == 1
    assert attachment.save_with_files(desk, [(shown, [])])[0].hotline_reference == "IWF 4711"


def test_an_item_with_files_is_not_marked_as_abuse(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    with pytest.raises(InvalidInput, match="never stored"):
        saving.save(desk, "evidence", dataclasses.replace(held, abuse_material=True))


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 3_000_000])
def test_a_file_of_any_size_comes_back(desk: Desk, item: Evidence, tmp_path: Path, size: int) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path, "data.bin", content)])
    assert held.files[0].sha256 == hashlib.sha256(content).hexdigest()
    assert attachment.save_copy(desk, held.files[0].id, tmp_path / "copy").read_bytes() == content


def test_two_files_with_one_content_have_nothing_in_common_on_the_disk(
    desk: Desk, item: Evidence, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path, "one.pdf"), a_file(tmp_path, "two.pdf")]
    held, _changes = attachment.attach(desk, item.id, paths)
    first, second = (path.read_bytes() for path in stored(desk))
    assert first != second
    assert held.files[0].sha256 == held.files[1].sha256
    table = schema.parts["evidence", "files"]
    with desk.store.reading() as reader:
        secrets = [
            reader.seals.opened(row.secret, attachments.secret_place("evidence", row.id))
            for row in reader.connection.execute(sa.select(table))
        ]
    assert len(set(secrets)) == 2
    opened = 0
    for secret_text in secrets:
        with contextlib.suppress(pyrage.DecryptError):
            key = pyrage.x25519.Identity.from_str(secret_text)
            pyrage.decrypt_io(io.BytesIO(first), io.BytesIO(), [key])
            opened += 1
    assert opened == 1


def test_neither_name_nor_content_stands_in_the_folder_of_the_desk(
    desk: Desk, item: Evidence, tmp_path: Path
) -> None:
    attachment.attach(desk, item.id, [a_file(tmp_path)])
    desks.close(desk)
    for path in desk.info.folder.rglob("*"):
        assert "quarrelsome" not in path.name.lower()
        assert path.suffix != ".pdf"
        if path.is_file():
            content = path.read_bytes()
            assert b"Quarrelsome" not in content
            assert b"exam software promises" not in content
            assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_one_flipped_bit_is_found_before_anything_is_shown(
    desk: Desk, item: Evidence, tmp_path: Path, place: float
) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    (path,) = stored(desk)
    spoiled = bytearray(path.read_bytes())
    spoiled[int(place * len(spoiled))] ^= 0x10
    path.write_bytes(spoiled)
    with pytest.raises(DeskDamaged, match="changed"):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert not list(tmp_path.glob(".part-*"))


@pytest.mark.parametrize("kept", [0, 1, 200, -1])
def test_a_file_cut_short_is_found(desk: Desk, item: Evidence, tmp_path: Path, kept: int) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    (path,) = stored(desk)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DeskDamaged):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "copy")


def test_a_file_put_in_the_place_of_another_is_found(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    paths = [a_file(tmp_path, "one.pdf", b"first"), a_file(tmp_path, "two.pdf", b"second")]
    held, _changes = attachment.attach(desk, item.id, paths)
    first, second = (attachments.path_of(desk.store.files, file.id) for file in held.files)
    first.write_bytes(second.read_bytes())
    with pytest.raises(DeskDamaged):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "copy")


def test_a_missing_file_is_reported_by_the_check_and_when_asked_for(
    desk: Desk, item: Evidence, tmp_path: Path
) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    assert desks.check(desk) == ()
    stored(desk)[0].unlink()
    assert len(desks.check(desk)) == 1
    with pytest.raises(DeskDamaged, match="missing"):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "copy")


def test_all_files_are_attached_or_none(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.pdf"):
        attachment.attach(desk, item.id, [a_file(tmp_path), tmp_path / "gone.pdf"])
    assert stored(desk) == []
    assert records.get(desk, "evidence", item.id) == item


def test_nothing_is_left_when_the_item_is_not_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        attachment.attach(desk, "no-such-item", [a_file(tmp_path)])
    assert stored(desk) == []


def test_a_folder_cannot_be_attached(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableFile):
        attachment.attach(desk, item.id, [tmp_path / "folder"])
    assert stored(desk) == []


def test_a_full_disk_leaves_nothing_behind_and_is_named(
    desk: Desk, item: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, f"no room for {descriptor}")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        attachment.attach(desk, item.id, [a_file(tmp_path)])
    monkeypatch.undo()
    assert stored(desk) == []
    assert records.get(desk, "evidence", item.id).files == ()


@pytest.mark.parametrize(
    "name", ["=1+1.pdf", "a\nb.pdf", "\u202efdp.exe", "儿童.pdf", "x" * 240 + ".pdf", "con", "$(rm -rf).txt"]
)
def test_a_hostile_name_is_kept_as_text_and_written_as_a_safe_file(
    desk: Desk, item: Evidence, tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path / "in", name)])
    assert held.files[0].name == name
    copy = attachment.save_copy(desk, held.files[0].id, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == [copy]
    assert copy.read_bytes() == CONTENT
    assert not set("\n\u202e") & set(copy.name)


def test_a_name_that_is_no_text_is_kept_readable(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.pdf"
    Path(os.fsdecode(raw)).write_bytes(CONTENT)
    held, _changes = attachment.attach(desk, item.id, [Path(os.fsdecode(raw))])
    assert held.files[0].name == "caf\ufffd.pdf"


def test_a_copy_into_a_folder_never_takes_the_place_of_a_file_there(
    desk: Desk, item: Evidence, tmp_path: Path
) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path, "Terms.pdf")])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Terms.pdf").write_bytes(b"mine")
    first = attachment.save_copy(desk, held.files[0].id, tmp_path / "out")
    second = attachment.save_copy(desk, held.files[0].id, tmp_path / "out")
    assert (tmp_path / "out" / "Terms.pdf").read_bytes() == b"mine"
    assert first.read_bytes() == second.read_bytes() == CONTENT
    assert len({first, second}) == 2
    assert first.suffix == ".pdf"


def test_a_copy_that_cannot_be_written_is_a_plain_fault(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    with pytest.raises(CannotWrite):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "no-such-folder" / "copy.pdf")
    with pytest.raises(NotFound):
        attachment.save_copy(desk, "no-such-file", tmp_path / "copy.pdf")
    with pytest.raises(NotFound):
        attachment.save_copy(desk, "no-such-file", tmp_path)


def test_without_room_a_copy_is_not_written_in_part(
    desk: Desk, item: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    (tmp_path / "out").mkdir()

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(pyrage, "decrypt_io", full)
    with pytest.raises(DiskFull):
        attachment.save_copy(desk, held.files[0].id, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_attaching_and_copying_are_in_the_journal(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    attachment.save_copy(desk, held.files[0].id, tmp_path / "copy")
    with desk.store.reading() as reader:
        attached, copied = list(session.entries(reader))[-2:]
        opened = list(session.opened_entries(reader, "evidence", item.id))[-1]
    assert (attached.noun, attached.record, attached.action) == ("evidence", item.id, "attach")
    assert opened.changed()["files"][1][0]["sha256"] == held.files[0].sha256
    assert (copied.noun, copied.record, copied.action) == ("file", held.files[0].id, "copy")


def test_files_stay_when_the_item_is_edited_and_in_their_order(
    desk: Desk, item: Evidence, tmp_path: Path
) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path, "b.pdf"), a_file(tmp_path, "a.pdf")])
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path, "c.pdf")])
    assert [file.name for file in held.files] == ["b.pdf", "a.pdf", "c.pdf"]
    saved, _changes = saving.save(desk, "evidence", dataclasses.replace(held, title="New", files=()))
    assert saved.files == held.files
    assert records.get(desk, "evidence", item.id).files == held.files


def test_items_are_saved_together_with_their_files(desk: Desk, tmp_path: Path) -> None:
    one, two = attachment.save_with_files(
        desk, [(an_evidence(title="One"), [a_file(tmp_path)]), (an_evidence(title="Two"), [])]
    )
    assert [file.name for file in one.files] == ["Terms of Quarrelsome Ltd.pdf"]
    assert two.files == ()
    assert records.every(desk, "evidence") == [one, two]


@pytest.mark.parametrize("fault", [UnreadableFile, InvalidInput])
def test_items_with_files_are_all_saved_or_none(desk: Desk, tmp_path: Path, fault: type[Exception]) -> None:
    last = (an_evidence(), [tmp_path / "gone"]) if fault is UnreadableFile else (an_evidence(title=""), [])
    with pytest.raises(fault):
        attachment.save_with_files(desk, [(an_evidence(), [a_file(tmp_path)]), last])
    assert records.every(desk, "evidence") == []
    assert stored(desk) == []


def test_a_desk_with_files_opens_again_and_gives_them_out(desk: Desk, item: Evidence, tmp_path: Path) -> None:
    held, _changes = attachment.attach(desk, item.id, [a_file(tmp_path)])
    saving.save(desk, "complaint", a_complaint())
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    copy = attachment.save_copy(again, held.files[0].id, tmp_path / "copy")
    assert copy.read_bytes() == CONTENT
    assert desks.check(again) == ()
    desks.close(again)
