"""Two copies are compared word by word, and only true differences are shown."""

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.official_text import Change, OfficialText, TextParagraph, differences

_WORD = st.sampled_from(["lantern", "harbour", "the", "a", "meadow", "copper"])


def text(*paragraphs: str) -> OfficialText:
    return OfficialText(
        tuple(TextParagraph(n, "I", "", words) for n, words in enumerate(paragraphs, start=1))
    )


def test_a_paragraph_is_found_by_its_number() -> None:
    held = text("one", "two")
    found = held.paragraph(2)
    assert found is not None
    assert found.text == "two"
    assert held.paragraph(3) is None


def test_differences_are_told_word_by_word() -> None:
    found = differences(text("the copper lantern stood", "same"), text("the old lantern stood here", "same"))
    assert [d.number for d in found] == [1]
    assert [(run.change, run.text) for run in found[0].runs] == [
        (Change.EQUAL, "the"),
        (Change.REMOVED, "copper"),
        (Change.ADDED, "old"),
        (Change.EQUAL, "lantern stood"),
        (Change.ADDED, "here"),
    ]


def test_typography_is_no_difference() -> None:
    assert differences(text("a child's “lantern” – 9–11 …"), text('a child’s "lantern" - 9-11 ...')) == []


def test_paragraphs_that_one_copy_lacks_are_no_difference() -> None:
    assert differences(text("one"), text("one", "two")) == []
    assert differences(text("one", "two"), text("one")) == []


@given(before=st.lists(_WORD, max_size=20), after=st.lists(_WORD, max_size=20))
def test_the_runs_give_both_texts_back(before: list[str], after: list[str]) -> None:
    found = differences(text(" ".join(before)), text(" ".join(after)))
    if before == after:
        assert found == []
        return
    runs = found[0].runs
    assert " ".join(r.text for r in runs if r.change is not Change.ADDED) == " ".join(before)
    assert " ".join(r.text for r in runs if r.change is not Change.REMOVED) == " ".join(after)
