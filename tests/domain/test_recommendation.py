"""Recommendations: what is still missing in one is said in words."""

from typing import Any

import pytest

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.recommendation import Recommendation, check, remarks
from gc25desk.domain.verbs import begins_with_verb
from gc25desk.errors import InvalidInput

WHOLE: dict[str, Any] = {
    "addressee": "parliament",
    "deadline": "within one year",
    "measure": "The act is in force.",
    "paragraphs": "24",
    "evidence": ("e",),
}


def keys(action: str, language: str = "en", **values: Any) -> list[str]:
    given = Recommendation(project="p", issue="s", action=action, **(WHOLE | values))
    return [remark.key for remark in remarks(given, language)]


@pytest.mark.parametrize(
    ("action", "language"),
    [
        ("Adopt the bill on the safety of children online", "en"),
        ("Promptly repeal the exception for schools", "en"),
        ("Train teachers and social workers in the protection of data", "en"),
        ("Monitor the use and sale of children’s data", "en"),
        ("Adopter la loi sur la protection des données", "fr"),
        ("Garantir l’accès et l’inclusion", "fr"),
        ("Aprobar la ley de protección de datos", "es"),
        ("اعتماد القانون", "ar"),
        ("ضمان الوصول والإدماج للأطفال جميعاً", "ar"),
        ("سنّ قوانين لمنع وملاحقة الاعتداء على الأطفال", "ar"),
        ("التصدّي للعنف ضد الأطفال على الإنترنت", "ar"),
    ],
)
def test_one_action_that_begins_with_its_verb_draws_no_remark(action: str, language: str) -> None:
    assert keys(action, language) == []


@pytest.mark.parametrize(
    ("action", "language"),
    [
        ("Children should be safe", "en"),
        ("The adoption of the bill", "en"),
        ("L’adoption de la loi", "fr"),
        ("La ley de protección", "es"),
        ("القانون المتعلق بالحماية", "ar"),
        ("يجب أن يكون الأطفال في أمان", "ar"),
        ("اعتماد القانون وإنشاء هيئة مستقلة", "ar"),
        ("اعتماد القانون؛ وإلغاء الاستثناء الحالي", "ar"),
        ("Adopt the bill and establish a regulator", "en"),
        ("Adopt the bill; repeal the exception", "en"),
        ("Adopter la loi et créer une autorité", "fr"),
        ("Aprobar la ley y crear una autoridad", "es"),
        ("Adopt " + "word " * 70, "en"),
    ],
)
def test_no_verb_two_actions_or_too_many_words(action: str, language: str) -> None:
    assert keys(action, language) == ["action"]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_measure_of_the_catalogue_begins_with_its_verb(language: str) -> None:
    told = [one for one in catalogue(language).paragraphs if one.is_duty]
    assert [one.measure for one in told if not begins_with_verb(one.measure, language)] == []


@pytest.mark.parametrize("key", WHOLE)
def test_what_is_empty_is_missed(key: str) -> None:
    assert keys("Adopt the bill", "en", **{key: () if key == "evidence" else ""}) == [key]


def test_paragraphs_are_paragraphs() -> None:
    with pytest.raises(InvalidInput) as told:
        check(Recommendation(project="p", issue="s", action="Adopt it", paragraphs="art. 5"))
    assert told.value.field == "paragraphs"
