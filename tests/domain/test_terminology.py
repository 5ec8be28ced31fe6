"""The language check: phrases to avoid are found, and the treaty keeps its title."""

import pytest

from gc25desk.domain.terminology import language_check


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("He shared child pornography.", "en", "child pornography"),
        ("This Shadow Report says so.", "en", "Shadow Report"),
        ("The victim claims that she was filmed.", "en", "victim claims"),
        ("La pédopornographie en ligne.", "fr", "pédopornographie"),
        ("La pornografía infantil en línea.", "es", "pornografía infantil"),
        ("وُجدت مواد إباحية عن الأطفال.", "ar", "مواد إباحية عن الأطفال"),
        ("مكافحة دعارة الأطفال.", "ar", "دعارة الأطفال"),
        ("حماية الأطفال المعوقين.", "ar", "الأطفال المعوقين"),
        ("التواصل مع أطفال الشوارع.", "ar", "أطفال الشوارع"),
        ("ورد ذلك في تقرير الظل.", "ar", "تقرير الظل"),
    ],
)
def test_a_phrase_to_avoid_is_found_with_its_sentence(text: str, language: str, phrase: str) -> None:
    (found,) = language_check(text, language)
    assert (found.phrase, found.sentence) == (phrase, text)
    assert found.instead


def test_the_title_of_the_protocol_keeps_its_words() -> None:
    title = "the Optional Protocol on the sale of children, child prostitution and child pornography"
    assert language_check(f"The State ratified {title}.", "en") == []
    assert len(language_check(f"Under {title}, child pornography is a crime.", "en")) == 1
    arabic = "البروتوكول الاختياري بشأن بيع الأطفال وبغاء الأطفال واستغلال الأطفال في المواد الإباحية"
    assert language_check(f"صدّقت الدولة على {arabic}.", "ar") == []


def test_words_within_words_and_other_languages_are_left_alone() -> None:
    assert language_check("A grandchild pornographer’s shadow reporting.", "en") == []
    assert language_check("child pornography", "ru") == []
