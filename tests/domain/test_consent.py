"""Consent by purpose: the most cautious answer stands, and a withdrawal takes it back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain import codes, consent
from gc25desk.domain.complaint import Complaint, settled
from gc25desk.domain.consent import Consent, standing
from gc25desk.errors import InvalidInput

TODAY = dt.date(2026, 11, 22)
answers = st.lists(
    st.builds(
        Consent,
        purpose=st.just("quotation"),
        answer=st.sampled_from(("given", "refused", "not_asked")),
        giver=st.sampled_from(codes.CONSENT_GIVERS.codes()),
        withdrawn_on=st.one_of(st.none(), st.just(TODAY)),
    ),
    min_size=1,
    max_size=4,
)


def test_nobody_asked_is_no_answer() -> None:
    assert standing((), "quotation") is None
    assert standing((Consent(purpose="contact", answer="given"),), "quotation") is None


@given(answers)
def test_one_who_refuses_or_withdraws_outweighs_all_who_agree(held: list[Consent]) -> None:
    stands = standing(held, "quotation")
    if any(one.withdrawn_on is not None or one.answer == "refused" for one in held):
        assert stands in {"withdrawn", "refused"}
    assert standing(list(reversed(held)), "quotation") == stands


def test_a_child_who_refuses_is_not_overruled_by_a_parent() -> None:
    held = (
        Consent(purpose="case_study", answer="given", giver="parent"),
        Consent(purpose="case_study", answer="refused", giver="child"),
    )
    assert standing(held, "case_study") == "refused"


def test_the_answer_of_the_complaint_follows_its_consents() -> None:
    held = (Consent(purpose="statistics", answer="given", withdrawn_on=TODAY),)
    complaint = settled(Complaint(consent_statistics="given", consent_contact="given", consents=held), TODAY)
    assert complaint.consent_statistics == "withdrawn"
    assert complaint.consent_contact == "given"  # nothing was said of it in detail


@pytest.mark.parametrize(
    "wrong",
    [
        Consent(answer="given"),
        Consent(purpose="contact", given_on=TODAY, withdrawn_on=TODAY - dt.timedelta(days=1)),
    ],
)
def test_a_line_without_a_purpose_or_withdrawn_too_early_is_refused(wrong: Consent) -> None:
    with pytest.raises(InvalidInput):
        consent.check((wrong,))
