"""A word is found however it is written, in every script that names come in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc25desk.domain.official_text import Footnote, TextParagraph
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.services.search import search, snippet
from gc25desk.store import texts as store
from tests.builders import a_child, a_complaint, a_tag, an_evidence
from tests.domain.made import texts

FOUND = [
    ("The Café in Łódź closed", "cafe"),
    ("The Café in Łódź closed", "LODZ"),
    ("Straße nach Überlingen", "strasse uberlingen"),
    ("Œuvre de garçon", "oeuvre garcon"),
    ("İstanbul ve Iğdır", "istanbul igdir"),
    ("Сообщение о ребёнке", "ребенке"),
    ("Сообщение о ребёнке", "СООБЩЕНИЕ"),
    ("Мой район", "мой"),
    ("كتب الطفلُ رسالةً إلى المدرسة", "المدرسه"),
    ("كتب الطفلُ رسالةً إلى المدرسة", "مدرسة"),
    ("والأطفال في الفضاء الرقمي", "أطفال"),
    ("عمره ١٢ سنة", "12"),
    ("儿童权利与数字环境", "权利"),
    ("儿童权利与数字环境", "数字环境"),
    ("プライバシー侵害", "侵害"),
    ("Ελληνικά γράμματα", "ελληνικα"),
    ("ｆｕｌｌｗｉｄｔｈ text", "fullwidth"),
    ("soft\u00adhyphen", "softhyphen"),
    ("The platform was unfinished", "unfin"),
    ("Dr. O'Neill-Smith", "neill"),
]
NOT_FOUND = [
    ("儿童权利与数字环境", "权字"),
    ("Мой район", "мои"),
    ("The platform was unfinished", "unfin platform zebra"),
    ("The platform was unfinished", "form"),
    ("cat and dog", "dog NOT cat OR bird"),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_word_is_found_in_another_spelling(desk: Desk, text: str, words: str) -> None:
    saving.save_all(desk, "complaint", [a_complaint(narrative=text), a_complaint(narrative="Other")])
    (hit,) = search(desk, words)
    assert hit.noun == "complaint"
    assert records.get(desk, "complaint", hit.id).narrative == text


@pytest.mark.parametrize(("text", "words"), NOT_FOUND)
def test_another_word_is_not_found(desk: Desk, text: str, words: str) -> None:
    saving.save(desk, "complaint", a_complaint(narrative=text))
    assert search(desk, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "!!!",
        '"',
        '"unclosed',
        "a AND",
        "NEAR(a b)",
        "col:x",
        "*",
        "-a",
        "(",
        "a\x00b",
        "\ud800",
        "^a",
    ],
)
def test_what_is_no_word_and_what_looks_like_a_command_does_no_harm(desk: Desk, words: str) -> None:
    saving.save(desk, "complaint", a_complaint(narrative="Quiet"))
    assert search(desk, words) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts | st.text(max_size=60))
def test_no_text_can_break_the_search(desk: Desk, words: str) -> None:
    assert isinstance(search(desk, words), list)


def test_every_part_of_a_record_that_is_declared_so_is_searched(desk: Desk) -> None:
    tag = a_tag(note="marmalade", passage="verandah")
    saving.save(
        desk,
        "complaint",
        a_complaint(
            complainant_name="Quillfeather",
            respondent="Bramblewick Ltd",
            children=(a_child(name="Thistledown"),),
            tags=(tag,),
        ),
    )
    saving.save(desk, "evidence", an_evidence(source="Almanac", summary="periwinkle"))
    for word in ("Quillfeather", "Bramblewick", "Thistledown", "marmalade", "verandah"):
        assert [hit.noun for hit in search(desk, word)] == ["complaint"]
    for word in ("almanac", "periwinkle"):
        assert [hit.noun for hit in search(desk, word)] == ["evidence"]


def test_a_record_is_found_by_its_reference(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    assert [hit.id for hit in search(desk, saved.reference)] == [saved.id]


def test_all_nouns_are_found_together_and_no_more_than_asked_for(desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint(subject=f"Lantern {at}") for at in range(5)])
    saving.save(desk, "evidence", an_evidence(title="Lantern of evidence"))
    paragraph = TextParagraph(75, "VII", "B", "The lantern in the harbour.", (Footnote(1, "See.", 3),))
    with desk.store.writing() as writer:
        store.put(writer, "en", (paragraph,), "0" * 64)
    hits = search(desk, "lantern")
    assert {hit.noun for hit in hits} == {"complaint", "evidence", "paragraph"}
    (found,) = (hit for hit in hits if hit.noun == "paragraph")
    assert (found.id, found.reference) == ("75", "GC25 §75")
    assert found.title
    assert "lantern" in found.snippet
    assert len(search(desk, "lantern", limit=3)) == 3


def test_the_best_match_comes_first(desk: Desk) -> None:
    saving.save_all(
        desk,
        "complaint",
        [a_complaint(subject="Long", narrative="harbour " + "word " * 400), a_complaint(subject="harbour")],
    )
    assert [hit.title for hit in search(desk, "harbour")] == ["harbour", "Long"]


def test_the_snippet_shows_the_words_around_the_first_match() -> None:
    text = "start " * 40 + "the Lántern hangs " + "end " * 60
    shown = snippet(text, "LANTERN")
    assert "Lántern" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200
    assert snippet("short\n\ttext", "nothing") == "short text"
