"""Web pages: menus go, list numbers are counted, anchors lead from marks to notes."""

from pathlib import Path

import pytest

from gc25desk.domain.document import Document, note_mark
from gc25desk.errors import UnreadableFile
from gc25desk.readers.document import read


def page(tmp_path: Path, source: str | bytes, name: str = "copy.html") -> Document:
    path = tmp_path / name
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return read(path)


def filled(document: Document) -> list[str]:
    return [line for line in document.lines if line.strip()]


def test_blocks_become_lines_and_menus_go(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<html><head><title>Menu</title><style>p{}</style></head><body><nav>Home</nav><script>x()</script>"
        "<h2>A. Lanterns</h2><div>1. The <b>lan</b>tern<br>stood\n  there.</div><p hidden>secret</p>"
        "<p style='display: none'>unseen</p><table><tr><td>2.</td><td>The harbour.</td></tr></table>"
        "</body></html>",
    )
    assert filled(found) == ["A. Lanterns", "1. The lantern", "stood there.", "2. The harbour."]


def test_list_numbers_are_counted(tmp_path: Path) -> None:
    found = page(tmp_path, "<ol start=4><li>four<li value=9>nine<li><p>ten</p></ol><ul><li>none</ul>")
    assert " ".join(" ".join(filled(found)).split()) == "4. four 9. nine 10. ten none"


def test_a_number_of_the_text_itself_is_not_doubled(tmp_path: Path) -> None:
    assert filled(page(tmp_path, "<ol><li>112. Lanterns stood.</li></ol>")) == ["112. Lanterns stood."]


def test_raised_numbers_are_marks(tmp_path: Path) -> None:
    found = page(tmp_path, "<p>Harbour.<sup>12</sup> In <sup>th</sup> <sup>[3]</sup></p>")
    assert filled(found) == [f"Harbour.{note_mark(12)} In th {note_mark(3)}"]


def test_anchors_lead_from_marks_to_notes(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        '<ul><li><a href="#x">Contents</a></ul>'
        '<p id="x">Harbour.<a name="_ftnref1" href="#_ftn1">[1]</a> More.'
        '<sup><a id="r2" href="#n2">2</a></sup></p>'
        '<div><p><a name="_ftn1" href="#_ftnref1">[1]</a> A meadow, p. 3.</p></div>'
        '<ol><li id="n2">Ibid., para. 7. <a href="#r2">↩</a></li></ol>',
    )
    assert filled(found) == ["Contents", f"Harbour.{note_mark(1)} More.{note_mark(2)}"]
    assert found.notes == ((1, "A meadow, p. 3."), (2, "Ibid., para. 7."))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta charset="no-such">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, head: str, encoding: str) -> None:
    words = "Фонарь" if encoding == "cp1251" else "“Café”"
    data = f"{head}<html><body><p>{words}</p></body></html>".encode(encoding)
    assert filled(page(tmp_path, data)) == [words]


@pytest.mark.parametrize(
    "source", ["<!-- only -->", "<", "<html>", "<p>" * 50_000 + "deep", "<p>&bogus; &#0; &#xD800;</p>" * 9]
)
def test_odd_pages_are_read_or_refused_politely(tmp_path: Path, source: str) -> None:
    try:
        page(tmp_path, source)
    except UnreadableFile as error:
        assert str(tmp_path) not in str(error)
