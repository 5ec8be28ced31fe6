"""The reader is picked by what a file holds and by what its name says."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc25desk.domain.document import Document
from gc25desk.errors import KnownError, UnreadableFile
from gc25desk.readers.document import read
from tests.readers.files import paragraph, run, write_docx, write_pdf

_WORDS = "1. The lantern stood beside the harbour."


def files(folder: Path) -> dict[str, bytes]:
    return {
        ".txt": _WORDS.encode(),
        ".html": f"<!DOCTYPE html><p>{_WORDS}</p>".encode(),
        ".docx": write_docx(folder / "made.docx", [paragraph(run(_WORDS))]).read_bytes(),
        ".pdf": write_pdf(folder / "made.pdf", [[[_WORDS]]]).read_bytes(),
    }


@pytest.mark.parametrize("ending", [".txt", ".html", ".docx", ".pdf", ".TXT", ".HTM", ".DOCX", ".Pdf", ""])
def test_each_kind_is_read_whatever_the_case_of_its_ending(tmp_path: Path, ending: str) -> None:
    kind = {".htm": ".html", "": ".docx"}.get(ending.lower(), ending.lower())
    path = tmp_path / f"copy{ending}"
    path.write_bytes(files(tmp_path)[kind])
    found = read(path)
    assert isinstance(found, Document)
    assert found.name == path.name
    assert [line for line in found.lines if line.strip()] == [_WORDS]


@pytest.mark.parametrize("said", [".txt", ".html", ".docx", ".pdf"])
@pytest.mark.parametrize("held", [".txt", ".html", ".docx", ".pdf"])
def test_a_wrong_ending_is_told(tmp_path: Path, said: str, held: str) -> None:
    path = tmp_path / f"copy{said}"
    path.write_bytes(files(tmp_path)[held])
    harmless = said == held or (said, held) in {(".txt", ".html"), (".html", ".txt")}
    if harmless:
        assert any(_WORDS in line for line in read(path).lines)
        return
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert "ending" in caught.value.what


@pytest.mark.parametrize("head", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), b"{\\rtf1 Lantern}"])
def test_old_word_processor_files_are_named_as_such(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "copy.doc"
    path.write_bytes(head)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert "older format" in caught.value.what
    assert ".docx" in caught.value.next_step


def test_a_kind_that_is_not_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "copy.odt"
    path.write_bytes(b"anything at all")
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert ".pdf" in caught.value.next_step


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ending=st.sampled_from([".txt", ".html", ".docx", ".pdf", ""]),
    base=st.sampled_from([".txt", ".html", ".docx", ".pdf"]),
    cuts=st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=12)), max_size=4),
)
def test_a_damaged_file_is_read_or_refused_politely(
    tmp_path: Path, ending: str, base: str, cuts: list[tuple[int, bytes]]
) -> None:
    data = files(tmp_path)[base]
    for place, instead in cuts:
        data = data[:place] + instead + data[place + len(instead) :]
    path = tmp_path / f"fuzzed{ending}"
    path.write_bytes(data)
    try:
        read(path)
    except KnownError as error:
        assert str(tmp_path) not in str(error)
