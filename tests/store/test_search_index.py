"""The full-text index: what is put under a record, and nothing left of what was there before."""

from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import search
from tests.builders import a_child, a_complaint, a_tag, an_evidence
from tests.domain.made import texts


def found(desk: Desk, words: str, limit: int = 50) -> list[str]:
    with desk.store.reading() as reader:
        return [hit.record for hit in search.find(reader, words, limit)]


def put(desk: Desk, record: str, body: str, noun: str = "complaint") -> None:
    with desk.store.writing() as writer:
        search.put(writer, noun, record, body)


def test_a_later_text_takes_the_place_of_the_one_before(desk: Desk) -> None:
    put(desk, "one", "harbour lantern")
    put(desk, "one", "orchard lantern")
    assert found(desk, "lantern") == ["one"]
    assert found(desk, "harbour") == []


def test_the_same_identifier_under_two_nouns_is_two_entries(desk: Desk) -> None:
    put(desk, "one", "lantern")
    put(desk, "one", "lantern kettle", "evidence")
    assert found(desk, "lantern") == ["one", "one"]
    with desk.store.reading() as reader:
        assert [hit.noun for hit in search.find(reader, "kettle", 5)] == ["evidence"]
        matching = search.matching("complaint", "lantern")
        held: list[Any] = list(reader.connection.execute(matching).scalars())
        assert held == ["one"]
        assert list(reader.connection.execute(search.matching("complaint", "!?"))) == []


def test_all_words_must_be_there_and_the_last_may_be_unfinished(desk: Desk) -> None:
    put(desk, "one", "quiet harbour lantern")
    assert found(desk, "lantern harb") == ["one"]
    assert found(desk, "harb lantern") == []
    assert found(desk, "harbour kettle") == []


def test_the_better_match_ranks_first_and_the_limit_holds(desk: Desk) -> None:
    for at in range(6):
        put(desk, f"{at}", "lantern " + "word " * (60 * at))
    assert found(desk, "lantern", 4) == ["0", "1", "2", "3"]


@given(texts | st.text(max_size=40))
def test_an_expression_has_balanced_quotes_and_no_bare_word(words: str) -> None:
    expression = search.expression(words)
    assert expression.count('"') % 2 == 0
    outside = "".join(expression.split('"')[::2])
    assert set(outside.replace("AND", "").replace("OR", "")) <= set("()* ")


@pytest.mark.parametrize("words", ["", " \n", "!!!", '"""', "٪"])
def test_what_has_no_word_finds_nothing(desk: Desk, words: str) -> None:
    put(desk, "one", "text")
    assert search.expression(words) == ""
    assert found(desk, words) == []


def test_the_body_of_a_record_holds_its_parts_but_nothing_that_names_a_person() -> None:
    complaint = a_complaint(
        narrative="N-text",
        complainant_name="C-name",
        status="assessment",
        children=(a_child(name="K-name"),),
        tags=(a_tag(note="T-note", passage="T-passage"),),
    )
    body = search.body_of(complaint)
    for piece in ("N-text", "T-note", "T-passage"):
        assert piece in body.split("\n")
    assert "assessment" not in body
    assert "C-name" not in body
    assert "K-name" not in body
    assert "https" not in search.body_of(an_evidence(original_url="https://example.org/x"))


def test_no_text_of_a_record_stands_in_the_index_itself(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint(narrative="xylophone"))
    with desk.store.reading() as reader:
        held = reader.connection.execute(sa.text("SELECT body FROM search")).scalars()
        assert set(held) == {None}
