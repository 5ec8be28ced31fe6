"""Hostile and broken files are refused with a plain sentence before any reader opens them."""

import struct
import zipfile
from pathlib import Path

import pytest

from gc25desk.errors import UnreadableFile
from gc25desk.readers import guard
from gc25desk.readers.guard import Package, parse_xml, read_bytes, shown_name
from tests.readers.files import write_zip


def refused(path: Path, code: str = "unreadable_file") -> pytest.RaisesExc[UnreadableFile]:
    def plain(error: UnreadableFile) -> bool:
        said = f"{error.what} {error.next_step}"
        assert str(path.parent) not in said, "a path leaks into the sentence"
        assert error.what.endswith(".") and error.next_step.endswith(".")
        assert "Error" not in said and "Exception" not in said
        return error.code == code

    return pytest.RaisesExc(UnreadableFile, check=plain)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with refused(tmp_path / "none.txt"):
        read_bytes(tmp_path / "none.txt")
    with refused(tmp_path):
        read_bytes(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t ", b"\xff\xfe", bytes(50)])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with refused(path) as caught:
        read_bytes(path)
    assert "empty" in caught.value.what


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(guard.LARGEST_FILE + 1)
    with refused(path) as caught:
        read_bytes(path)
    assert "50 MB" in caught.value.what


def test_a_name_is_shown_printable_and_short() -> None:
    name = shown_name(Path("a\u202eb\n" + "x" * 200 + ".txt"))
    assert name.isprintable()
    assert len(name) <= 80


def test_a_name_with_braces_is_shown_as_it_is(tmp_path: Path) -> None:
    with refused(tmp_path) as caught:
        read_bytes(tmp_path / "{name} {0} {x!r}.txt")
    assert "{0}" in caught.value.what


def test_a_package_with_too_many_members_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "many.docx", {f"m{i}": "x" for i in range(guard.MOST_MEMBERS + 1)})
    with refused(path):
        Package(path)


def test_a_part_that_packs_too_well_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bomb.docx", {"word/document.xml": bytes(20_000_000)})
    with refused(path):
        Package(path)


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "liar.docx", {"word/document.xml": bytes(20_000_000)})
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))
    with refused(path), Package(path) as package:
        package.read("word/document.xml")


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "locked.docx", {"word/document.xml": "<a/>"})
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    path.write_bytes(bytes(data))
    with refused(path) as caught:
        Package(path)
    assert "password" in caught.value.what


def test_every_truncation_of_a_package_is_refused_or_read(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.docx", {"word/document.xml": "<a>text</a>" * 50}).read_bytes()
    path = tmp_path / "cut.docx"
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with refused(path), Package(path) as package:
            package.read("word/document.xml")
            pytest.fail("a truncated package was read")


def test_a_flipped_byte_in_a_member_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "flipped.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        package.writestr("word/document.xml", "<a>some text</a>")
    path.write_bytes(path.read_bytes().replace(b"some text", b"some tixt"))
    with refused(path), Package(path) as opened:
        opened.read("word/document.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        "<!doctype a>",
        "<!-- before --><!DOCTYPE a SYSTEM 'file:///etc/hostname'>",
        '<! ENTITY x SYSTEM "http://localhost/">',
    ],
)
def test_a_document_type_or_an_entity_is_refused(tmp_path: Path, declaration: str, encoding: str) -> None:
    path = tmp_path / "x.docx"
    with refused(path):
        parse_xml(path, f"{declaration}<a>&x;</a>".encode(encoding))


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    for data in (b"", b"<a>", b"not xml", b"<a>\x00</a>", b"<a" * 10_000):
        with refused(path):
            parse_xml(path, data)


def test_very_deep_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with refused(path):
        parse_xml(path, b"<a>" * 100_000 + b"</a>" * 100_000)
