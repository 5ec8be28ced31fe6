"""Languages by the names that people give them."""

import pytest

from gc25desk import i18n
from gc25desk.domain import tongue


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("French", "fr"),
        ("french ", "fr"),
        ("français", "fr"),
        ("FR", "fr"),
        ("Kiswahili", "sw"),
        ("Swahili, some English", "sw"),
        ("العربية", "ar"),
        ("русский", "ru"),
        ("中文", "zh"),
        ("Español / English", "es"),
        ("sign language", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_its_name_or_its_code(words: str, code: str) -> None:
    assert tongue.code_of(words) == code


def test_names_are_known_in_the_language_in_use_and_shown_in_it() -> None:
    i18n.use("es")
    assert tongue.code_of("alemán") == "de"
    assert tongue.shown("de") == "Alemán"
    i18n.use("en")
    assert tongue.code_of("alemán") == ""
    assert tongue.shown("xx") == "Xx"


def test_every_language_is_listed_once_by_its_name() -> None:
    codes = tongue.everyday()
    assert len(codes) == len(set(codes)) > 150
    assert {"en", "fr", "es", "ar", "sw"} <= set(codes)
