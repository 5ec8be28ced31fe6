"""The catalogue is complete, consistent and in our own words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gc25desk.domain import catalogue as module
from gc25desk.domain.catalogue import (
    ADDRESSEES,
    CLUSTERS,
    KINDS,
    RISKS,
    Catalogue,
    CatalogueParagraph,
    catalogue,
)

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
RUN = 8

TRANSLATED = ("ar", "es", "fr")

# Words a sentence may well begin with, but an item asking the State for something may not.
NO_VERBS = {
    "A",
    "All",
    "An",
    "Any",
    "Businesses",
    "Children",
    "Courts",
    "Each",
    "Every",
    "It",
    "Its",
    "Measures",
    "Parents",
    "Schools",
    "State",
    "States",
    "That",
    "The",
    "Their",
    "They",
    "This",
    "To",
    "We",
    "You",
}

CHAPTERS = {
    "I": (1, 6),
    "II": (7, 7),
    "III": (8, 18),
    "IV": (19, 21),
    "V": (22, 49),
    "VI": (50, 79),
    "VII": (80, 83),
    "VIII": (84, 88),
    "IX": (89, 92),
    "X": (93, 98),
    "XI": (99, 111),
    "XII": (112, 122),
    "XIII": (123, 124),
    "XIV": (125, 125),
}
SECTIONS = {
    "III": {"A": (9, 11), "B": (12, 13), "C": (14, 15), "D": (16, 18)},
    "V": {
        "A": (23, 23),
        "B": (24, 26),
        "C": (27, 27),
        "D": (28, 29),
        "E": (30, 30),
        "F": (31, 31),
        "G": (32, 33),
        "H": (34, 34),
        "I": (35, 39),
        "J": (40, 42),
        "K": (43, 49),
    },
    "VI": {"A": (50, 57), "B": (58, 61), "C": (62, 63), "D": (64, 66), "E": (67, 78), "F": (79, 79)},
    "XI": {"A": (99, 105), "B": (106, 111)},
    "XII": {"A": (112, 116), "B": (117, 120), "C": (121, 122)},
}


@pytest.fixture
def whole() -> Catalogue:
    return catalogue()


def words_of(paragraph: CatalogueParagraph) -> Iterator[str]:
    yield paragraph.title
    yield paragraph.summary
    if paragraph.measure:
        yield paragraph.measure
    yield from paragraph.keywords
    yield from paragraph.said


def test_there_are_exactly_125_paragraphs_in_order(whole: Catalogue) -> None:
    assert [paragraph.number for paragraph in whole.paragraphs] == list(range(1, 126))


def test_the_chapters_have_the_official_ranges(whole: Catalogue) -> None:
    assert {chapter.numeral: (chapter.first, chapter.last) for chapter in whole.chapters} == CHAPTERS


def test_the_sections_have_the_official_ranges(whole: Catalogue) -> None:
    found = {
        chapter.numeral: {section.letter: (section.first, section.last) for section in chapter.sections}
        for chapter in whole.chapters
        if chapter.sections
    }
    assert found == SECTIONS


def test_each_paragraph_names_the_chapter_and_section_it_stands_in(whole: Catalogue) -> None:
    for paragraph in whole.paragraphs:
        section = whole.section_of(paragraph.number)
        assert paragraph.number in whole.chapter_of(paragraph.number).numbers()
        assert paragraph.section == (section.letter if section else None)


def test_section_i_of_chapter_five_is_not_chapter_one(whole: Catalogue) -> None:
    section = whole.section_of(35)
    assert section is not None
    assert (section.letter, whole.chapter_of(35).numeral) == ("I", "V")
    assert whole.chapter_of(1).numeral == "I"
    assert whole.section_of(1) is None


def test_a_chapter_knows_its_paragraphs(whole: Catalogue) -> None:
    assert whole.chapter_numbers("VII") == (80, 81, 82, 83)


@pytest.mark.parametrize("number", [-1, 0, 126])
def test_a_number_the_comment_does_not_have_is_refused(whole: Catalogue, number: int) -> None:
    for ask in (whole.paragraph, whole.chapter_of, whole.section_of, whole.is_duty):
        with pytest.raises(KeyError):
            ask(number)


def test_a_chapter_the_comment_does_not_have_is_refused(whole: Catalogue) -> None:
    with pytest.raises(KeyError):
        whole.chapter_numbers("XV")


def test_every_summary_is_short_and_its_own(whole: Catalogue) -> None:
    summaries = [paragraph.summary for paragraph in whole.paragraphs]
    assert [s for s in summaries if not s.endswith(".") or len(s.split()) > 30] == []
    assert len(set(summaries)) == len(summaries)


def test_every_title_is_short_and_its_own(whole: Catalogue) -> None:
    titles = [paragraph.title for paragraph in whole.paragraphs]
    assert [title for title in titles if not 2 <= len(title.split()) <= 6] == []
    assert len(set(titles)) == len(titles)


def test_a_measure_is_there_exactly_where_something_is_asked(whole: Catalogue) -> None:
    assert [p.number for p in whole.paragraphs if bool(p.measure) != p.is_duty] == []


def test_every_measure_can_stand_as_an_item_of_a_list(whole: Catalogue) -> None:
    for paragraph in whole.paragraphs:
        if not paragraph.is_duty:
            continue
        first, *rest = paragraph.measure.split()
        assert re.fullmatch("[A-Z][a-z]+", first), paragraph.number
        assert first not in NO_VERBS, paragraph.number
        assert len(rest) < 28, paragraph.number
        assert paragraph.measure[-1].isalnum(), paragraph.number


def test_no_two_paragraphs_ask_for_the_same_measure(whole: Catalogue) -> None:
    measures = [paragraph.measure.casefold() for paragraph in whole.paragraphs if paragraph.is_duty]
    assert len(set(measures)) == len(measures)


def test_every_paragraph_can_be_found_by_the_words_of_staff_and_callers(whole: Catalogue) -> None:
    for paragraph in whole.paragraphs:
        assert 6 <= len(set(paragraph.keywords)) == len(paragraph.keywords) <= 15, paragraph.number
        assert 12 <= len(set(paragraph.said)) == len(paragraph.said) <= 90, paragraph.number
        assert all(phrase and phrase == phrase.strip() for phrase in words_of(paragraph))


def test_no_two_paragraphs_claim_the_same_phrase_of_callers(whole: Catalogue) -> None:
    phrases = [phrase.casefold() for paragraph in whole.paragraphs for phrase in paragraph.said]
    assert len(set(phrases)) == len(phrases)


def test_every_code_is_known(whole: Catalogue) -> None:
    for paragraph in whole.paragraphs:
        assert paragraph.kind in KINDS.codes()
        assert paragraph.addressees
        assert set(paragraph.addressees) <= set(ADDRESSEES.codes())
        assert set(paragraph.risks) <= set(RISKS.codes())
        assert paragraph.cluster is None or paragraph.cluster in CLUSTERS.codes()


def test_articles_are_those_of_the_convention(whole: Catalogue) -> None:
    for paragraph in whole.paragraphs:
        numbers = [int(article) for article in paragraph.articles]
        assert numbers
        assert numbers == sorted(set(numbers))
        assert 1 <= numbers[0] <= numbers[-1] <= 54


def test_only_the_two_opening_chapters_have_no_reporting_cluster(whole: Catalogue) -> None:
    assert [p.number for p in whole.paragraphs if p.cluster is None] == list(range(1, 8))


def test_a_paragraph_that_only_explains_is_no_gap(whole: Catalogue) -> None:
    explaining = {n for n in range(1, 126) if not whole.is_duty(n)}
    assert {*range(1, 9), 22, 40, 58, 64, 67, 68, 93, 99, 106, 112} <= explaining
    assert explaining.isdisjoint({16, 31, 44, 54, 75, 81, 117, 121})


def test_a_language_without_a_catalogue_gets_the_english_one() -> None:
    assert catalogue("xx").language == "en"
    assert catalogue("../catalogue").language == "en"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_says_everything_a_reader_meets_and_changes_nothing_else(language: str) -> None:
    english, told = catalogue(), catalogue(language)
    assert told.language == language
    assert told.title != english.title
    for before, after in zip(english.paragraphs, told.paragraphs, strict=True):
        assert after.title != before.title, after.number
        assert after.summary != before.summary and after.summary.endswith("."), after.number
        assert bool(after.measure) == bool(before.measure), after.number
        assert not after.measure.endswith("."), after.number
        assert len(after.title) <= 75, after.number
        unspoken = replace(
            after, title=before.title, summary=before.summary, measure=before.measure, said=before.said
        )
        assert unspoken == before
    for chapter, said in zip(english.chapters, told.chapters, strict=True):
        assert said.title
        assert all(section.title for section in said.sections)
        assert (said.numeral, said.first, said.last) == (chapter.numeral, chapter.first, chapter.last)
    for texts in (
        [paragraph.title for paragraph in told.paragraphs],
        [paragraph.summary for paragraph in told.paragraphs],
        [paragraph.measure for paragraph in told.paragraphs if paragraph.is_duty],
    ):
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_callers_say_is_gathered_for_the_paragraphs_most_complained_about(language: str) -> None:
    english = catalogue()
    own = [p for p in catalogue(language).paragraphs if p.said != english.paragraph(p.number).said]
    assert len(own) >= 40
    phrases = [phrase.casefold() for paragraph in own for phrase in paragraph.said]
    assert len(set(phrases)) == len(phrases)
    assert all(len(paragraph.said) >= 3 for paragraph in own)


def test_a_translation_has_a_fingerprint_of_its_own() -> None:
    assert len({module.fingerprint(language) for language in ("en", *TRANSLATED)}) == len(TRANSLATED) + 1
    assert module.fingerprint("xx") == module.fingerprint("en")


def spellings(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text twice: with punctuation as a space, and with punctuation dropped."""
    folded = text.casefold()
    return re.sub(r"[\W_]+", " ", folded).split(), re.sub(r"[^\w\s]|_", "", folded).split()


def runs(text: str) -> set[tuple[str, ...]]:
    return {
        tuple(words[start : start + RUN])
        for words in spellings(text)
        for start in range(len(words) - RUN + 1)
    }


def without_marks(text: str) -> str:
    """Return the text as a reader would: no footnotes between the halves of a paragraph, no marks."""
    lines = (line for line in text.splitlines() if not re.match("[¹²³⁰⁴-⁹]", line))
    return re.sub("[¹²³⁰⁴-⁹]", "", " ".join(lines))


def test_the_run_checker_sees_a_quotation() -> None:
    invented = "Seven grey herons quietly watched the old ferry leave, at dawn."
    assert runs("he said: seven grey herons quietly watched the old ferry") & runs(invented)
    assert not runs("seven grey herons quietly watched the old boat") & runs(invented)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the official text is not part of the product")
def test_nothing_quotes_the_official_text(whole: Catalogue) -> None:
    official: set[tuple[str, ...]] = set()
    for source in SEEDS.glob("*.txt"):
        text = source.read_text(encoding="utf-8")
        official |= runs(text) | runs(without_marks(text))
    assert len(official) > 10_000
    headings = [c.title for c in whole.chapters] + [s.title for c in whole.chapters for s in c.sections]
    ours = [*headings, *(words for paragraph in whole.paragraphs for words in words_of(paragraph))]
    assert [words for words in ours if runs(words) & official] == []
