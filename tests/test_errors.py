"""Known errors: each has a code of its own and carries its two sentences."""

import pytest

from gc25desk.errors import InvalidInput, KnownError


def known_errors() -> list[type[KnownError]]:
    found: list[type[KnownError]] = []
    waiting = [KnownError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting.extend(kind.__subclasses__())
    return [kind for kind in found if kind.__module__ == "gc25desk.errors"]


def test_every_known_error_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in known_errors()]
    assert len(codes) == len(set(codes)) > 5


@pytest.mark.parametrize("kind", known_errors(), ids=lambda kind: kind.__name__)
def test_a_known_error_carries_what_happened_and_what_to_do(kind: type[KnownError]) -> None:
    fault = kind("The file is locked.", "Close it and try again.")
    assert (fault.what, fault.next_step) == ("The file is locked.", "Close it and try again.")
    assert str(fault) == "The file is locked. Close it and try again."


def test_invalid_input_names_its_field() -> None:
    assert InvalidInput("Too long.", "Shorten it.", field="title").field == "title"
    assert InvalidInput("Too long.", "Shorten it.").field == ""
