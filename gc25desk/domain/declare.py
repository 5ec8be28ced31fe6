"""Short ways to declare the fields of what is kept within the institution.

Each gives a field that leaves only in internal exports; ``counted`` makes one whose values may be counted
in every export under the disclosure rules. Names of people are declared in full, with ``declared``.
"""

import datetime as dt
from typing import Any

from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, CodeList, Kind, Sensitivity, declared


def _kept(label: str, help_sentence: str, kind: Kind, *, counted: bool = False, **more: Any) -> Any:
    return declared(
        label,
        help=help_sentence,
        kind=kind,
        sensitivity=Sensitivity.STATISTICAL if counted else Sensitivity.SENSITIVE,
        profiles=EVERYONE if counted else INTERNAL_ONLY,
        **more,
    )


def choice(label: str, help_sentence: str, choices: CodeList, *, counted: bool = False, **more: Any) -> str:
    """Declare one code of a list."""
    value: str = _kept(label, help_sentence, Kind.CHOICE, counted=counted, choices=choices, **more)
    return value


def choices(
    label: str, help_sentence: str, codes: CodeList, *, counted: bool = False, **more: Any
) -> tuple[str, ...]:
    """Declare several codes of a list."""
    value: tuple[str, ...] = _kept(label, help_sentence, Kind.CHOICES, counted=counted, choices=codes, **more)
    return value


def line(label: str, help_sentence: str, **more: Any) -> str:
    """Declare one line of text."""
    value: str = _kept(label, help_sentence, Kind.TEXT, **more)
    return value


def text(label: str, help_sentence: str, **more: Any) -> str:
    """Declare a text of many lines."""
    value: str = _kept(label, help_sentence, Kind.LONG_TEXT, **more)
    return value


def day(label: str, help_sentence: str, **more: Any) -> dt.date | None:
    """Declare a day."""
    value: dt.date | None = _kept(label, help_sentence, Kind.DATE, **more)
    return value


def number(label: str, help_sentence: str, **more: Any) -> int | None:
    """Declare a whole number."""
    value: int | None = _kept(label, help_sentence, Kind.NUMBER, **more)
    return value


def moment(label: str, help_sentence: str, **more: Any) -> dt.datetime | None:
    """Declare a point in time that the program writes down."""
    value: dt.datetime | None = _kept(label, help_sentence, Kind.MOMENT, system=True, **more)
    return value


def person(label: str, help_sentence: str, **more: Any) -> str:
    """Declare somebody with an account on the desk."""
    value: str = _kept(label, help_sentence, Kind.PERSON, **more)
    return value


def link(label: str, help_sentence: str, noun: str, **more: Any) -> str:
    """Declare another record of a noun."""
    value: str = _kept(label, help_sentence, Kind.LINK, links=noun, **more)
    return value


def parts(label: str, help_sentence: str, record: type[Any], **more: Any) -> Any:
    """Declare records that belong to this one."""
    return _kept(label, help_sentence, Kind.RECORDS, record=record, **more)
