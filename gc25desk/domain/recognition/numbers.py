"""Paragraph numbers as people write them in a sentence."""

from collections.abc import Iterable

from gc25desk.i18n import _


def listed(numbers: Iterable[int]) -> str:
    """Return numbers in rising order with runs drawn together: "3, 5–8 and 12"."""
    parts = [f"{first}–{last}" if last > first else str(first) for first, last in _spans(numbers)]
    if len(parts) < 2:
        return "".join(parts)
    return _("{list} and {last}").format(list=", ".join(parts[:-1]), last=parts[-1])


def _spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if spans and spans[-1][1] == number - 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return spans
