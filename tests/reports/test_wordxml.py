"""Text becomes well-formed runs in the direction each part of it is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gc25desk.domain.text import clean
from gc25desk.reports.wordxml import NAMESPACES, W, escaped, field, paragraph, quoted, runs
from tests.reports.opened import text_in

ANY_TEXT = st.text(st.characters())


def parsed(fragment: str) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMESPACES}>{fragment}</w:p>")


def read_back(fragment: str) -> str:
    shown = ""
    for element in parsed(fragment).iter():
        shown += {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}.get(str(element.tag), "")
        shown += (element.text or "") if element.tag == f"{{{W}}}t" else ""
    return shown


@given(ANY_TEXT, st.booleans())
def test_all_text_survives(text: str, right: bool) -> None:
    assert read_back(runs(text, right_to_left=right)) == clean(text)


@given(ANY_TEXT)
def test_attributes_hold_any_text_on_one_line(text: str) -> None:
    element = etree.fromstring(f'<a b="{quoted(text)}">{escaped(text)}</a>')
    assert element.get("b") == " ".join(clean(text).split())
    assert element.text or clean(text) == ""


def directions(text: str, *, right: bool) -> list[tuple[str, bool]]:
    found = []
    for run in parsed(runs(text, right_to_left=right)).iter(f"{{{W}}}r"):
        found.append((text_in(run), run.find(f"{{{W}}}rPr/{{{W}}}rtl") is not None))
    return found


@pytest.mark.parametrize(
    ("text", "right", "expected"),
    [
        ("plain words", False, [("plain words", False)]),
        ("said طفل صغير again", False, [("said ", False), ("طفل صغير", True), (" again", False)]),
        ("الوثيقة CRC/C/GC/25 هنا", True, [("الوثيقة ", True), ("CRC/C/GC/25", False), (" هنا", True)]),
        ("منصة Net (2021) هنا", True, [("منصة ", True), ("Net (2021)", False), (" هنا", True)]),
        ("12 شكوى", True, [("12 شكوى", True)]),
    ],
)
def test_each_stretch_has_its_direction(text: str, right: bool, expected: list[tuple[str, bool]]) -> None:
    assert directions(text, right=right) == expected


def test_no_text_makes_no_run() -> None:
    assert runs("") == ""


def test_a_paragraph_from_right_to_left_says_so() -> None:
    assert re.search(
        r"<w:keepNext/><w:bidi/><w:ind",
        paragraph("a", "", flow="<w:keepNext/>", measure="<w:ind/>", right_to_left=True),
    )
    assert "bidi" not in paragraph("a", "")


def test_a_field_shows_something_before_it_is_counted() -> None:
    kinds = [
        element.get(f"{{{W}}}fldCharType")
        for element in parsed(field("PAGE", runs("1"))).iter(f"{{{W}}}fldChar")
    ]
    assert kinds == ["begin", "separate", "end"]
