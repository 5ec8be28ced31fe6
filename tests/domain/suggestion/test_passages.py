"""What is shipped on the paragraphs is complete, and in our own words."""

import json
from collections import Counter

import pytest

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.suggestion import passages
from gc25desk.domain.suggestion.concepts import concepts, languages
from gc25desk.paths import bundled
from tests.builders import SHARED
from tests.domain.test_catalogue import runs, without_marks

SEEDS = SHARED / "seeds"


def test_every_duty_has_words_of_scenes() -> None:
    counted = Counter(p.paragraph for p in passages.shipped("en") if p.field == passages.SCENE)
    for paragraph in catalogue().paragraphs:
        if paragraph.is_duty:
            assert counted[paragraph.number] >= 30, paragraph.number


def test_every_duty_is_said_in_many_ways() -> None:
    for paragraph in catalogue().paragraphs:
        if paragraph.is_duty:
            assert len(paragraph.said) >= 25, paragraph.number


def test_what_only_explains_leads_to_duties() -> None:
    for explaining, duties in passages.EXPLAINED_BY.items():
        assert not catalogue().is_duty(explaining)
        assert all(catalogue().is_duty(duty) for duty in duties)


def test_a_translation_is_marked_with_the_language_its_words_are_in() -> None:
    spoken = {(p.field, p.language) for p in passages.shipped("fr")}
    assert (passages.TITLE, "fr") in spoken
    assert {language for field, language in spoken if field == passages.SAID} == {"en", "fr"}


def test_the_table_of_concepts_has_words_in_every_language() -> None:
    assert languages() == ("en", "es", "fr")
    table = json.loads(bundled("resources/gc25/concepts.json").read_text(encoding="utf-8"))
    assert set(table["deniable"]) <= table["concepts"].keys()
    for name, words in table["concepts"].items():
        assert all(len(words[language]) >= 1 for language in languages()), name
    assert concepts("xx").members == {}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the official text is not part of the product")
def test_nothing_quotes_the_official_text() -> None:
    official: set[tuple[str, ...]] = set()
    for source in SEEDS.glob("*.txt"):
        text = source.read_text(encoding="utf-8")
        official |= runs(text) | runs(without_marks(text))
    assert official
    assert [p.text for p in passages.shipped("en") if runs(p.text) & official] == []
