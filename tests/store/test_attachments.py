"""The encrypted files of a desk, and the rows that name them."""

import os
from pathlib import Path

import pyrage
import pytest
import sqlalchemy as sa

from gc25desk.errors import CannotWrite, DiskFull, NotFound, UnreadableFile
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import attached_check, attachments, schema
from tests.builders import an_evidence


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.bin"
    path.write_bytes(bytes(range(256)) * 400)
    return path


def test_a_file_taken_in_opens_with_its_own_secret_alone(tmp_path: Path, source: Path) -> None:
    stored = attachments.take_in(tmp_path, source, "source.bin")
    assert stored.secret not in repr(stored)
    other = pyrage.x25519.Identity.generate()
    path = attachments.path_of(tmp_path, stored.attachment.id)
    with path.open("rb") as sealed, (tmp_path / "out").open("wb") as out:
        pyrage.decrypt_io(sealed, out, [pyrage.x25519.Identity.from_str(stored.secret)])
    assert (tmp_path / "out").read_bytes() == source.read_bytes()
    with path.open("rb") as sealed, (tmp_path / "no").open("wb") as out, pytest.raises(pyrage.DecryptError):
        pyrage.decrypt_io(sealed, out, [other])


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", source.stat().st_size - 1)
    with pytest.raises(UnreadableFile, match=r"source\.bin"):
        attachments.take_in(tmp_path, source, "source.bin")
    assert list(tmp_path.iterdir()) == [source]


def test_only_a_file_that_no_row_names_is_forgotten(desk: Desk, source: Path) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence())
    files = desk.store.files
    named, loose = (attachments.take_in(files, source, "source.bin") for _time in range(2))
    with desk.store.writing() as writer:
        attachments.add(writer, "evidence", item.id, named)
    with desk.store.reading() as reader:
        attachments.forget(reader, files, "evidence", [named, loose])
        attachments.forget(reader, files, "evidence", [named, loose])
    assert list(files.iterdir()) == [attachments.path_of(files, named.attachment.id)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_or_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for endless in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(UnreadableFile):
            attachments.take_in(tmp_path, endless, "endless")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_path_that_is_no_path_is_a_plain_fault(tmp_path: Path) -> None:
    for name in ("a\0b", "\ud800", "x" * 5000):
        with pytest.raises(UnreadableFile):
            attachments.take_in(tmp_path, Path(name), "name")


def test_a_disk_that_takes_no_more_is_told_as_such_while_a_file_is_encrypted(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    source = tmp_path / "source.bin"
    source.write_bytes(bytes(400_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(DiskFull):
            attachments.take_in(tmp_path, source, "source.bin")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == [source]


def test_a_folder_that_is_gone_is_a_plain_fault(tmp_path: Path, source: Path) -> None:
    with pytest.raises((CannotWrite, UnreadableFile)):
        attachments.take_in(tmp_path / "gone", source, "source.bin")


def test_the_secret_of_a_file_stands_in_its_row_and_goes_with_its_record(desk: Desk, source: Path) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence())
    stored = attachments.take_in(desk.store.files, source, "source.bin")
    table = schema.parts["evidence", "files"]
    with desk.store.writing() as writer:
        attachments.add(writer, "evidence", item.id, stored)
        assert attachments.name_of(writer, "evidence", stored.attachment.id) == "source.bin"
    with desk.store.reading() as reader:
        (sealed,) = reader.connection.execute(sa.select(table.c.secret)).scalars()
        assert stored.secret not in sealed
        place = attachments.secret_place("evidence", stored.attachment.id)
        assert reader.seals.opened(sealed, place) == stored.secret
        assert attached_check.check(reader, [desk.store.files]).missing == ()
    with desk.store.writing() as writer:
        evidence = schema.records["evidence"]
        writer.connection.execute(evidence.delete().where(evidence.c.id == item.id))
    with desk.store.reading() as reader:
        assert list(reader.connection.execute(sa.select(table.c.secret))) == []
        with pytest.raises(NotFound):
            attachments.name_of(reader, "evidence", stored.attachment.id)


def test_a_row_cannot_name_a_record_that_is_not_there(desk: Desk, source: Path) -> None:
    stored = attachments.take_in(desk.store.files, source, "source.bin")
    with pytest.raises(sa.exc.IntegrityError), desk.store.writing() as writer:
        attachments.add(writer, "evidence", "no-such-item", stored)
