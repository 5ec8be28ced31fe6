"""PDF files: text page by page, small raised numbers as marks, and what cannot be read said plainly."""

import gc
from pathlib import Path

import pytest

from gc25desk.domain.document import PAGE_BREAK, note_mark
from gc25desk.errors import UnreadableFile
from gc25desk.readers.document import read
from tests.readers.files import write_pdf

_LINE = "The lantern stood beside the harbour of the village."


def test_pages_and_lines(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "c.pdf", [[["1. " + _LINE], ["“Second” – line."]], [[_LINE]]])
    lines = [line for line in read(path).lines if line]
    assert lines == ["1. " + _LINE, "“Second” – line.", PAGE_BREAK, _LINE]


def test_small_raised_numbers_are_marks(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "c.pdf", [[[_LINE, 12, " In 28 ports."]]])
    assert [line for line in read(path).lines if line] == [f"{_LINE}{note_mark(12)} In 28 ports."]


def test_pages_without_text_are_named_as_pictures(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(write_pdf(tmp_path / "scan.pdf", [[["1"]], [[]]]))
    assert "pictures of pages" in caught.value.what


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(write_pdf(tmp_path / "c.pdf", [[[_LINE]]], password=b"lantern"))
    assert "password" in caught.value.what


def test_an_open_lock_is_no_hindrance(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "c.pdf", [[[_LINE]]], password=b"")
    assert _LINE in read(path).lines


@pytest.mark.parametrize("keep", [9, 60, 300])
def test_a_damaged_file_is_told(tmp_path: Path, keep: int) -> None:
    path = write_pdf(tmp_path / "c.pdf", [[[_LINE]]])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(UnreadableFile):
        read(path)
    gc.collect()
