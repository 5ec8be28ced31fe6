"""Text files are read in the encodings that people's copies come in."""

from pathlib import Path

import pytest

from gc25desk.errors import UnreadableFile
from gc25desk.readers.document import read

_TEXT = "1. The naïve “lantern” – a café.\n2. Второй фонарь.\n"
_WESTERN = "1. The naïve “lantern” – a café.\n2. Zoë’s harbour.\n"


def lines_of(tmp_path: Path, data: bytes, name: str = "copy.txt") -> list[str]:
    path = tmp_path / name
    path.write_bytes(data)
    return [line for line in read(path).lines if line]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    assert lines_of(tmp_path, _TEXT.encode(encoding)) == _TEXT.splitlines()


def test_western_encodings(tmp_path: Path) -> None:
    assert lines_of(tmp_path, _WESTERN.encode("cp1252")) == _WESTERN.splitlines()
    assert lines_of(tmp_path, "1. Café Zoë.".encode("latin-1")) == ["1. Café Zoë."]
    assert lines_of(tmp_path, b"a\x81b caf\xe9") == ["ab café"]


def test_a_few_broken_bytes_do_not_turn_utf8_into_western_text(tmp_path: Path) -> None:
    data = (_TEXT * 20).encode() + b"\xff end"
    assert lines_of(tmp_path, data)[:2] == _TEXT.splitlines()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    assert lines_of(tmp_path, _TEXT.replace("\n", end).encode()) == _TEXT.splitlines()


def test_unseen_characters_go_and_spaces_become_plain(tmp_path: Path) -> None:
    data = "1.\u00a0The\u2009lan\u00adtern\u200b of\u202f\ufeffthe \u200eharbour\ue000.".encode()
    assert lines_of(tmp_path, data) == ["1. The lantern of the harbour."]


@pytest.mark.parametrize(
    "data", [bytes(range(32)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, b"\x01\x02\x03" * 500]
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        lines_of(tmp_path, data)
    assert "not a text file" in caught.value.what
