"""Letters: what is proposed, in which language, and what a child is spared."""

import pytest

from gc25desk.domain import letter as rules
from gc25desk.domain.letter import (
    KINDS,
    NAMES,
    WORDINGS,
    Fault,
    Letter,
    LetterKind,
    Wording,
    names_for,
    of_key,
    proposed_kind,
    proposed_wording,
)
from tests.builders import a_complaint

PLAIN = Letter(LetterKind.OUTCOME, Wording.PLAIN, "en")


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        ("received", "", LetterKind.ACKNOWLEDGEMENT),
        ("registered", "", LetterKind.ACKNOWLEDGEMENT),
        ("assessment", "", LetterKind.ACKNOWLEDGEMENT),
        ("not_admissible", "", LetterKind.NOT_ADMISSIBLE),
        ("referred", "", LetterKind.REFERRAL),
        ("findings", "", LetterKind.OUTCOME),
        ("closed", "complied", LetterKind.OUTCOME),
        ("closed", "referred", LetterKind.REFERRAL),
        ("closed", "outside_mandate", LetterKind.NOT_ADMISSIBLE),
    ],
)
def test_the_stage_of_a_complaint_proposes_the_letter(status: str, reason: str, kind: LetterKind) -> None:
    assert proposed_kind(a_complaint(status=status, closure_reason=reason)) is kind


def test_a_child_that_complains_is_written_to_in_words_for_children() -> None:
    assert proposed_wording(a_complaint(complainant_relation="child")) is Wording.CHILD
    assert proposed_wording(a_complaint(complainant_relation="group_of_children")) is Wording.CHILD
    assert proposed_wording(a_complaint(complainant_relation="parent")) is Wording.PLAIN
    assert proposed_wording(a_complaint()) is Wording.PLAIN


def test_a_letter_is_found_again_by_its_key_and_other_templates_are_not() -> None:
    for kind in KINDS:
        for wording in WORDINGS:
            letter = Letter(kind, wording, "sw")
            assert of_key(letter.key) == letter
    for key in ("report", "letter/outcome/plain", "letter/song/plain/en", "letter/outcome/loud/en"):
        assert of_key(key) is None


def test_without_a_template_in_its_language_the_nearest_other_is_used() -> None:
    def used(language: str, *there: str) -> str | None:
        templates = {Letter(PLAIN.kind, PLAIN.wording, one) for one in there}
        wanted = Letter(PLAIN.kind, PLAIN.wording, language)
        found = rules.with_template(wanted, templates, ("es", "en"))
        return None if found is None else found.language

    assert used("sw", "sw", "en") == "sw"
    assert used("fr-CH", "fr", "en") == "fr"
    assert used("sw", "es", "en") == "es"
    assert used("sw", "en") == "en"
    assert used("sw", "fr") is None


def test_a_letter_to_a_child_carries_no_address_no_matter_no_finding() -> None:
    spared = {name.key for name in NAMES} - names_for(Wording.CHILD).keys()
    assert spared == {"contact", "address", "matter", "note", "steps", "findings"}
    assert [part for part, _about in names_for(Wording.CHILD)["remedies"].parts] == [
        "kind",
        "asked",
        "granted",
        "done",
    ]
    assert names_for(Wording.PLAIN).keys() == {name.key for name in NAMES}


def test_a_fault_says_where_it_stands() -> None:
    fault = Fault("Text", 3, "Dear {{ nmae }}", "{{ nmae }}", "there is no name “nmae”.")
    assert fault.in_words() == "Text, paragraph 3 (“Dear {{ nmae }}”). “{{ nmae }}”: there is no name “nmae”."
    assert Fault("Text", 0, "", "", "it breaks.").in_words() == "Text. it breaks."
