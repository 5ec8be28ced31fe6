"""What weighs in the comparison of two complaints, and which of their fields agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import similar
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.domain.sealed import Sealed
from tests.builders import a_child, a_complaint

signs = st.dictionaries(st.sampled_from(similar.SIGNS.codes()), st.floats(0, 1))


@given(signs, st.sampled_from(similar.SIGNS.codes()), st.floats(0, 1))
def test_one_more_sign_never_makes_it_less_likely(
    found: dict[str, float], sign: str, strength: float
) -> None:
    more = found | {sign: max(strength, found.get(sign, 0.0))}
    assert 0 <= similar.total(found) <= similar.total(more) <= 1


def test_every_sign_has_words_and_a_weight() -> None:
    assert similar.WEIGHTS.keys() == set(similar.SIGNS.codes())
    assert similar.ordered(["platform", "contact"]) == ("contact", "platform")


def test_the_fields_compared_are_declared() -> None:
    assert [field_of(Complaint, key).key for key in similar.COMPARED] == list(similar.COMPARED)


def test_fields_of_both_stand_side_by_side_and_those_that_agree_are_marked() -> None:
    ours = Complaint(platform="ExamGuard", narrative="The camera films the bedroom", urgency="high")
    theirs = a_complaint(platform="exam guard", narrative="The camera films her bedroom at night")
    lines = {line.key: line for line in similar.compared(ours, theirs)}
    assert lines["narrative"].agrees
    assert lines["platform"].agrees
    assert not lines["urgency"].agrees
    assert not lines["subject"].agrees
    assert "complainant_name" not in lines, "neither says anything"


def test_children_agree_by_age_and_sex_where_the_age_is_known() -> None:
    one = a_complaint(children=(a_child(age=9, sex="boy"),))
    lines = {
        line.key: line for line in similar.compared(one, a_complaint(children=(a_child(age=9, sex="boy"),)))
    }
    assert lines["children"].agrees
    silent = a_complaint(children=(a_child(age=None),))
    assert not {line.key: line for line in similar.compared(silent, silent)}["children"].agrees


def test_what_is_sealed_is_neither_looked_for_nor_said_to_agree() -> None:
    sealed = Sealed("x")
    one = a_complaint(complainant_name=sealed)
    assert similar.identifying(one) == {}
    lines = {line.key: line for line in similar.compared(one, one)}
    assert not lines["complainant_name"].agrees


@pytest.mark.parametrize(("told", "words"), [("A boy of 9", []), ("Café café CAMERA", ["cafe", "camera"])])
def test_a_narrative_is_looked_for_by_its_longer_words(told: str, words: list[str]) -> None:
    assert similar.words_of(Complaint(narrative=told)) == words
