"""The words of the institution are checked, and kept as JSON."""

import pytest

from gc25desk.domain.suggestion.synonyms import LONGEST, MOST, Synonym, as_json, checked, from_json
from gc25desk.errors import InvalidInput


def test_they_come_back_from_the_desk_as_they_were() -> None:
    held = (Synonym("bush phone", ("signal",), (9,)), Synonym("大哥大", (), (9, 101)))
    assert from_json(as_json(held)) == held
    assert as_json(()) == ""
    assert from_json("") == ()


def test_they_are_cleaned_and_the_last_of_two_is_kept() -> None:
    (kept,) = checked(
        [Synonym("Bush  phone", ("x",)), Synonym(" bush phone ", (" signal ", "", "signal"), (9, 9))]
    )
    assert kept == Synonym("bush phone", ("signal",), (9,))


@pytest.mark.parametrize(
    "wrong",
    [
        Synonym("", (), (9,)),
        Synonym("x" * (LONGEST + 1), (), (9,)),
        Synonym("bush phone"),
        Synonym("bush phone", ("y" * (LONGEST + 1),)),
        Synonym("bush phone", (), (126,)),
        Synonym("bush phone", (), (0,)),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason(wrong: Synonym) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked([wrong])
    assert refused.value.field == "synonyms"


def test_there_are_not_too_many() -> None:
    with pytest.raises(InvalidInput):
        checked(Synonym(f"word {n}", (), (9,)) for n in range(MOST + 1))
