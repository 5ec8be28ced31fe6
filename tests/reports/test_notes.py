"""Footnotes stand and read as in UN documents, in English, French and Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.reports.content import (
    Citation,
    Content,
    Footnote,
    Inline,
    Locator,
    LocatorKind,
    Reference,
    Run,
    Source,
    text_of,
)
from gc25desk.reports.notes import Note, Notes, place_words
from gc25desk.reports.words import Words

COMMENT = Source("gc25", (Run("General comment No. 25 (2021)"),), (Run("CRC/C/GC/25"),))
YEARBOOK = Source("yearbook", (Run("Yearbook "), Run("2025", italic=True)))
NOTE = Footnote((Run("A note."),))


def para(first: str, last: str = "") -> Locator:
    return Locator(LocatorKind.PARAGRAPH, first, last)


def shown(*contents: Content, language: str = "en") -> list[str]:
    """Return the paragraphs with their notes in square brackets."""
    notes = Notes(Words(language))
    return ["".join(map(_part, notes.arranged(content))) for content in contents]


def _part(part: Run | Note | Reference) -> str:
    if isinstance(part, Note):
        return "[" + "".join(run.text for run in part.runs) + "]"
    return part.text if isinstance(part, Run) else "#"


@pytest.mark.parametrize(
    ("content", "language", "expected"),
    [
        ((Run("Said."), NOTE), "en", "Said.[A note.]"),
        ((Run("Said"), NOTE, Run(". More.")), "en", "Said.[A note.] More."),
        ((Run("Said"), NOTE, Run(".” More.")), "en", "Said.”[A note.] More."),
        ((Run("Said"), NOTE, Run(" and more.")), "en", "Said[A note.] and more."),
        ((Run("Dit."), NOTE), "fr", "Dit[A note.]."),
        ((Run("Dit\u00a0;"), NOTE, Run(" puis")), "fr", "Dit[A note.]\u00a0; puis"),
        ((Run("Dit"), NOTE, Run(".")), "fr", "Dit[A note.]."),
        ((Run("Lois, etc."), NOTE), "fr", "Lois, etc.[A note.]"),
        ((Run("Dicho."), NOTE), "es", "Dicho[A note.]."),
        ((Run("¿Dicho?"), NOTE), "es", "¿Dicho?[A note.]"),
        ((Run("قيل."), NOTE), "ar", "قيل[A note.]."),
        ((Run("قيل؟"), NOTE, Run(" ثم")), "ar", "قيل[A note.]؟ ثم"),
        ((NOTE, Run(". Begun.")), "en", ".[A note.] Begun."),
        ((Reference("a"), NOTE, Run(".")), "fr", "#[A note.]."),
    ],
)
def test_a_mark_stands_on_its_side_of_the_punctuation(content: Content, language: str, expected: str) -> None:
    assert shown(content, language=language) == [expected]


def test_two_notes_stand_together_before_the_punctuation() -> None:
    assert shown((Run("Dit."), NOTE, NOTE, Run(" Puis")), language="fr") == ["Dit[A note.][A note.]. Puis"]


def test_a_source_cited_again_at_once_is_ibid() -> None:
    cited = (Citation(COMMENT, para("9")), Citation(COMMENT, para("11", "12")), Citation(COMMENT))
    assert shown(*((Run("x"), one) for one in cited)) == [
        "x[General comment No. 25 (2021), para. 9.]",
        "x[Ibid., paras. 11–12.]",
        "x[Ibid.]",
    ]


@pytest.mark.parametrize(
    ("language", "again"),
    [
        ("fr", "Ibid., par. 11 à 12."),
        ("es", "Ibid., párrs. 11 a 12."),
        ("ar", "المرجع نفسه، الفقرات 11-12."),
    ],
)
def test_ibid_in_other_languages(language: str, again: str) -> None:
    notes = Notes(Words(language))
    notes.arranged((Citation(COMMENT, para("9")),))
    (note,) = notes.arranged((Citation(COMMENT, para("11", "12")),))
    assert isinstance(note, Note)
    assert "".join(run.text for run in note.runs) == again
    assert note.runs[0].italic is (language in {"fr", "es"})


def test_a_source_cited_before_takes_its_short_form() -> None:
    cited = (Citation(COMMENT), Citation(YEARBOOK), Citation(COMMENT, para("9")), Citation(YEARBOOK))
    assert shown(*((one,) for one in cited)) == [
        "[General comment No. 25 (2021).]",
        "[Yearbook 2025.]",
        "[CRC/C/GC/25, para. 9.]",
        "[Yearbook 2025.]",
    ]


def test_ibid_never_follows_a_note_of_several_sources_or_another_note() -> None:
    both = (Citation(COMMENT), Citation(YEARBOOK))
    assert shown(both, (Citation(YEARBOOK),)) == [
        "[General comment No. 25 (2021); Yearbook 2025.]",
        "[Yearbook 2025.]",
    ]
    assert shown((Citation(COMMENT),), (NOTE,), (Citation(COMMENT),))[2] == "[CRC/C/GC/25.]"


def test_a_source_without_a_key_is_never_shortened() -> None:
    loose = Citation(Source("", (Run("A letter"),), (Run("Letter"),)))
    assert shown((loose,), (loose,)) == ["[A letter.]", "[A letter.]"]


def test_several_places_in_one_source_are_one_note() -> None:
    assert shown((Citation(COMMENT, para("9")), Citation(COMMENT, para("12"))), (Citation(COMMENT),)) == [
        "[General comment No. 25 (2021), para. 9; CRC/C/GC/25, para. 12.]",
        "[Ibid.]",
    ]


@pytest.mark.parametrize(
    ("locator", "language", "expected"),
    [
        (para("9"), "en", "para. 9"),
        (para("27 (b)"), "en", "para. 27 (b)"),
        (para("27 and 39"), "en", "paras. 27 and 39"),
        (para("9", "11"), "fr", "par. 9 à 11"),
        (Locator(LocatorKind.PAGE, "12"), "es", "pág. 12"),
        (Locator(LocatorKind.PAGE, "12", "14"), "en", "pp. 12–14"),
        (Locator(LocatorKind.ARTICLE, "3"), "fr", "art. 3"),
        (Locator(LocatorKind.SECTION, "II"), "en", "sect. II"),
        (Locator(LocatorKind.TABLE, "2", "4"), "es", "cuadros 2 a 4"),
    ],
)
def test_places(locator: Locator, language: str, expected: str) -> None:
    assert place_words(locator, Words(language)) == expected


def test_marks_of_citations_are_kept() -> None:
    (note,) = Notes(Words("en")).arranged((Citation(COMMENT, mark="a"), Citation(YEARBOOK, mark="b")))
    assert isinstance(note, Note)
    assert note.mark == "a b"


INLINES = st.one_of(
    st.builds(Run, st.text(" ab.,;:!?…”\u00a0", max_size=6), st.booleans()),
    st.just(NOTE),
    st.builds(Citation, st.sampled_from((COMMENT, YEARBOOK))),
    st.just(Reference("a")),
)


@given(st.lists(INLINES, max_size=8), st.sampled_from(["en", "fr", "es", "ar", "ru"]))
def test_no_letter_and_no_note_is_lost(parts: list[Inline], language: str) -> None:
    arranged = Notes(Words(language)).arranged(tuple(parts))
    assert "".join(part.text for part in arranged if isinstance(part, Run)) == text_of(tuple(parts))
    groups = sum(
        isinstance(part, Footnote)
        or (isinstance(part, Citation) and (at == 0 or not isinstance(parts[at - 1], Citation)))
        for at, part in enumerate(parts)
    )
    assert sum(isinstance(part, Note) for part in arranged) <= groups
    assert any(isinstance(part, Note) for part in arranged) == bool(groups)


@given(st.lists(INLINES, max_size=8), st.sampled_from(["fr", "es", "en"]))
def test_arranging_what_is_arranged_changes_nothing(parts: list[Inline], language: str) -> None:
    plain_notes = tuple(NOTE if isinstance(part, Citation) else part for part in parts)
    once = Notes(Words(language)).arranged(plain_notes)
    again: list[Inline] = [Footnote(part.runs) if isinstance(part, Note) else part for part in once]
    first, second = (
        [part if isinstance(part, Note | Reference) else part.text for part in found]
        for found in (once, Notes(Words(language)).arranged(tuple(again)))
    )
    assert _joined(first) == _joined(second)


def _joined(parts: list[Note | Reference | str]) -> list[Note | Reference | str]:
    joined: list[Note | Reference | str] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, str) and isinstance(last, str):
            joined[-1] = last + part
        else:
            joined.append(part)
    return [part for part in joined if part != ""]
