"""Paragraphs are suggested from the catalogue, and from what this desk holds beyond it."""

import dataclasses

import pytest

from gc25desk.domain.official_text import TextParagraph
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.suggestion.synonyms import Synonym
from gc25desk.errors import InvalidInput
from gc25desk.services import bin as bins
from gc25desk.services import desk as desks
from gc25desk.services import saving, suggestion
from gc25desk.services.desk import Desk
from gc25desk.store import texts
from tests.builders import a_complaint, an_evidence

TOLD = "They put cameras in the changing room of the school."


def numbers(desk: Desk | None, text: str) -> list[int]:
    return [found.paragraph for found in suggestion.suggest(desk, text)]


def tag(desk: Desk, text: str, paragraph: int, times: int) -> list[str]:
    saved = []
    for n in range(times):
        record = a_complaint(subject=f"Matter {n}")
        held = dataclasses.replace(record, narrative=text, tags=(Tag(paragraph, "alleged_violation"),))
        saved.append(saving.save(desk, "complaint", held)[0].id)
    return saved


def test_without_a_desk_the_catalogue_suggests(desk: Desk) -> None:
    assert numbers(None, TOLD)[0] == 75
    assert numbers(desk, TOLD) == numbers(None, TOLD)


def test_what_colleagues_tagged_before_is_suggested(desk: Desk) -> None:
    assert numbers(desk, "The zorb came again") == []
    saved = tag(desk, "The zorb was seen", 54, 6)
    (found,) = suggestion.suggest(desk, "A zorb came again")
    assert (found.paragraph, found.because) == (54, ("zorb",))
    bins.put(desk, "complaint", saved)
    assert numbers(desk, "The zorb came again") == []


def test_the_passage_of_a_tag_and_evidence_are_learned_from(desk: Desk) -> None:
    for n in range(6):
        given = Tag(30, "gap", passage="no grumbit was counted")
        saving.save(desk, "evidence", dataclasses.replace(an_evidence(), title=f"Study {n}", tags=(given,)))
    assert 30 in numbers(desk, "A grumbit")


def test_names_and_contacts_are_not_learned(desk: Desk) -> None:
    for _n in range(6):
        named = a_complaint(complainant_name="Quillfeather", respondent="Bramblewick")
        saving.save(desk, "complaint", dataclasses.replace(named, tags=(Tag(54, "alleged_violation"),)))
    assert numbers(desk, "Quillfeather Bramblewick") == []


def test_the_imported_text_suggests(desk: Desk) -> None:
    assert numbers(desk, "the quokka") == []
    with desk.store.writing() as writer:
        texts.put(writer, "en", (TextParagraph(33, "V", "G", "A quokka is to be trained."),), "0" * 64)
    assert numbers(desk, "the quokka") == [33]


def test_the_words_of_the_institution_suggest_and_are_kept(desk: Desk) -> None:
    assert suggestion.synonyms(desk) == ()
    words = [Synonym("gogo wire", paragraphs=(9,))]
    changes = suggestion.put_synonyms(desk, words)
    assert changes.nouns == {suggestion.NOUN}
    assert numbers(desk, "The gogo wire is broken")[0] == 9
    folder = desk.info.folder
    assert suggestion.synonyms(desk) == tuple(words)
    suggestion.put_synonyms(desk, [])
    assert suggestion.synonyms(desk) == ()
    assert desks.check(desk) == (), folder


def test_wrong_words_are_refused_and_those_before_stay(desk: Desk) -> None:
    suggestion.put_synonyms(desk, [Synonym("gogo wire", paragraphs=(9,))])
    with pytest.raises(InvalidInput):
        suggestion.put_synonyms(desk, [Synonym("gogo wire", paragraphs=(900,))])
    assert [held.said for held in suggestion.synonyms(desk)] == ["gogo wire"]


def test_what_was_read_is_kept_until_something_changes(desk: Desk) -> None:
    first = suggestion.known(desk)
    assert suggestion.known(desk) is first
    tag(desk, "The zorb was seen", 54, 1)
    assert suggestion.known(desk) is not first


def test_a_closed_desk_holds_nothing_of_it(desk: Desk) -> None:
    suggestion.known(desk)
    desks.close(desk)
    assert desk.suggesting is None
