"""Each paragraph stands once on a record, with a stance that fits, and at most one is the main one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.paragraph import COMPLAINT_STANCES, EVIDENCE_STANCES, Tag, counts
from gc25desk.domain.tags import check_tags
from gc25desk.errors import InvalidInput
from tests.builders import a_tag


def test_a_paragraph_tagged_twice_is_refused_by_its_number() -> None:
    with pytest.raises(InvalidInput, match="Paragraph 75 ") as caught:
        check_tags((a_tag(75), a_tag(76), a_tag(75, "context")), COMPLAINT_STANCES)
    assert caught.value.field == "tags"


def test_only_one_paragraph_is_the_main_one() -> None:
    check_tags((a_tag(75, primary=True), a_tag(76)), COMPLAINT_STANCES)
    with pytest.raises(InvalidInput, match="main one"):
        check_tags((a_tag(75, primary=True), a_tag(76, primary=True)), COMPLAINT_STANCES)


def test_a_stance_of_another_kind_of_record_is_refused_with_those_that_fit() -> None:
    with pytest.raises(InvalidInput, match="gap, partial, progress, context"):
        check_tags((a_tag(75, "alleged_violation"),), EVIDENCE_STANCES)


def test_a_tag_without_a_stance_is_kept_and_not_counted() -> None:
    check_tags((a_tag(75, ""),), EVIDENCE_STANCES)
    assert not counts(a_tag(75, ""))
    assert counts(a_tag(75, "context"))


@given(
    st.lists(
        st.builds(
            Tag, paragraph=st.integers(1, 125), stance=st.sampled_from(("", *EVIDENCE_STANCES.codes()))
        ),
        max_size=6,
    )
)
def test_the_order_of_the_tags_does_not_matter(tags: list[Tag]) -> None:
    def refused(some: list[Tag]) -> bool:
        try:
            check_tags(some, EVIDENCE_STANCES)
        except InvalidInput:
            return True
        return False

    assert refused(tags) == refused(tags[::-1]) == (len({tag.paragraph for tag in tags}) < len(tags))
