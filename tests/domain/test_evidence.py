"""The rules of a piece of evidence, and to whom it may be cited."""

import pytest

from gc25desk.domain import codes
from gc25desk.domain.evidence import check, may_be_cited
from gc25desk.domain.field import Profile
from gc25desk.errors import InvalidInput
from tests.builders import a_tag, an_evidence

CITED = {
    "public": {Profile.PUBLIC, Profile.COMMITTEE, Profile.INTERNAL},
    "committee": {Profile.COMMITTEE, Profile.INTERNAL},
    "no": {Profile.INTERNAL},
}


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("citable", codes.CITABLE.codes())
def test_an_item_is_cited_to_those_it_was_released_to(citable: str, profile: Profile) -> None:
    assert may_be_cited(an_evidence(citable=citable), profile) is (profile in CITED[citable])


@pytest.mark.parametrize("profile", Profile)
def test_an_item_whose_release_was_left_empty_is_cited_to_nobody(profile: Profile) -> None:
    assert not may_be_cited(an_evidence(citable=""), profile)


@pytest.mark.parametrize("citable", codes.CITABLE.codes())
def test_a_strictly_confidential_item_is_cited_within_the_institution_alone(citable: str) -> None:
    strict = an_evidence(citable=citable, confidentiality="strict")
    assert [may_be_cited(strict, profile) for profile in Profile] == [False, False, True]


def test_an_item_needs_a_title() -> None:
    check(an_evidence())
    with pytest.raises(InvalidInput) as caught:
        check(an_evidence(title=""))
    assert caught.value.field == "title"


def test_a_stance_of_a_complaint_does_not_fit_an_item() -> None:
    with pytest.raises(InvalidInput) as caught:
        check(an_evidence(tags=(a_tag(stance="alleged_violation"),)))
    assert caught.value.field == "tags"


def test_an_item_that_nobody_released_is_not_to_be_cited() -> None:
    assert an_evidence().citable == "no"
