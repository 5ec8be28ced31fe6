"""Pasted concluding observations become one line an item, with the words that lead to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.observation import check
from gc25desk.domain.pasted import pasted

TEXT = """
C. Civil rights and freedoms

Children online
29. Recalling its earlier words, the Committee recommends that the State party:
(a) Continue to widen access;
(b) Adopt the bill, and see that laws keep
children private;
(c) Enhance what teachers know.

30. The Committee regrets that little was done. It asks for more.

Violence
31. The State party is urged to: (a) Act at once; and (b) Report (c) not later than it can.
"""


def read(text: str) -> list[tuple[str, str, str]]:
    return [(one.number, one.subject, one.text) for one in pasted(text, "CRC/C/MID/CO/4", "cycle")]


def test_each_item_is_a_line_with_its_heading_and_the_words_that_lead_to_it() -> None:
    lead = "Recalling its earlier words, the Committee recommends that the State party:"
    assert read(TEXT)[:3] == [
        ("29 (a)", "Children online", f"{lead} Continue to widen access"),
        ("29 (b)", "Children online", f"{lead} Adopt the bill, and see that laws keep children private"),
        ("29 (c)", "Children online", f"{lead} Enhance what teachers know."),
    ]


def test_a_paragraph_without_items_is_one_line() -> None:
    whole = "The Committee regrets that little was done. It asks for more."
    assert ("30", "Children online", whole) in read(TEXT)


def test_items_in_one_line_are_told_apart_and_letters_run_in_order() -> None:
    found = read(TEXT)[4:]
    assert [number for number, _subject, _text in found] == ["31 (a)", "31 (b)", "31 (c)"]
    assert found[0] == ("31 (a)", "Violence", "The State party is urged to: Act at once")
    assert [number for number, _s, _t in read("7. It asks: (b) first; (a) second.")] == ["7 (a)"]


def test_a_single_bracket_and_no_heading_are_read_too() -> None:
    found = read(
        "12. Le Comité recommande : a) D'adopter la loi ; b) De former les juges et les juges mineurs."
    )
    assert [number for number, _s, _t in found] == ["12 (a)", "12 (b)"]
    assert found[1][1] == "De former les juges et les juges mineurs"


@pytest.mark.parametrize(
    "text", ["", "Nothing is numbered here.", "29 without a full stop", "(a) An item alone"]
)
def test_what_stands_in_no_numbered_paragraph_is_left(text: str) -> None:
    assert read(text) == []


def test_every_line_carries_the_symbol_and_the_cycle() -> None:
    assert {(one.symbol, one.cycle) for one in pasted(TEXT, "CRC/C/MID/CO/4", "c")} == {
        ("CRC/C/MID/CO/4", "c")
    }


@given(st.text(max_size=400))
def test_whatever_is_pasted_gives_lines_that_may_be_saved(text: str) -> None:
    for one in pasted(text, "", "cycle"):
        assert one.number
        assert one.text
        if one.subject.strip():
            check(one)


@given(st.lists(st.text("xyz ", min_size=1).filter(str.strip), min_size=1, max_size=26))
def test_as_many_items_come_out_as_went_in(items: list[str]) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = "5. Do:" + "".join(
        f" ({letters[place]}) {' '.join(one.split())};" for place, one in enumerate(items)
    )
    assert [number for number, _s, _t in read(text)] == [
        f"5 ({letters[place]})" for place in range(len(items))
    ]
