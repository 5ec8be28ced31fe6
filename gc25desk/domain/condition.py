"""One condition of a statistic’s filter: which values of one trait are counted."""

import dataclasses

from gc25desk.domain.catalogue import FIRST, LAST, catalogue
from gc25desk.domain.child import OLDEST
from gc25desk.domain.dimensions import FILTERED, trait
from gc25desk.domain.field import INTERNAL_ONLY, Kind, Sensitivity, declared
from gc25desk.domain.paragraph import COMPLAINT_STANCES
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _


@dataclasses.dataclass(frozen=True)
class Condition:
    """One condition of the filter.

    Several of one trait are alternatives (chapters and paragraphs are one trait); those of different
    traits all hold.
    """

    by: str = declared(
        N_("By"),
        help=N_("What the condition looks at."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        choices=FILTERED,
        required=True,
    )
    value: str = declared(
        N_("Value"),
        help=N_("The code, the name as typed, or the number of a paragraph; for ages use the two below."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
    )
    lowest: int | None = declared(
        N_("From age"),
        help=N_("The youngest age that is counted."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        lowest=0,
        highest=17,
    )
    highest: int | None = declared(
        N_("To age"),
        help=N_("The oldest age that is counted."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        lowest=0,
        highest=17,
    )


def values_of(condition: Condition) -> tuple[str, ...]:
    """Return the values of the trait’s dimension that meet a condition: ages and paragraphs one by one."""
    if condition.by == "age":
        low = 0 if condition.lowest is None else condition.lowest
        high = OLDEST if condition.highest is None else condition.highest
        return tuple(str(age) for age in range(low, high + 1))
    if condition.by == "chapter":
        return tuple(str(number) for number in catalogue().chapter(condition.value).numbers())
    return (condition.value,)


def check_condition(condition: Condition) -> None:
    """Raise InvalidInput if a condition names a value that its trait cannot have."""
    if condition.by == "age":
        low, high = condition.lowest, condition.highest
        if condition.value or (low is None and high is None):
            raise _wrong(_("A condition on age needs an age to begin or to end with, and no value."))
        if low is not None and high is not None and high < low:
            raise _wrong(_("The ages run backwards."))
    elif condition.lowest is not None or condition.highest is not None:
        raise _wrong(_("Ages belong to a condition on age."))
    elif not _is_known(condition):
        raise _wrong(
            _("“{value}” is no value of “{trait}”.").format(
                value=condition.value, trait=FILTERED.label(condition.by)
            )
        )


def _is_known(condition: Condition) -> bool:
    if condition.by == "paragraph":
        return (
            condition.value.isascii()
            and condition.value.isdecimal()
            and (FIRST <= int(condition.value) <= LAST)
        )
    if condition.by == "chapter":
        return condition.value in {chapter.numeral for chapter in catalogue().chapters}
    if condition.by == "stance":
        return condition.value in COMPLAINT_STANCES.codes()
    field = trait(condition.by).field()
    if field is not None and field.kind is Kind.OPEN:
        return bool(condition.value)
    return field is not None and field.choices is not None and condition.value in field.choices.codes()


def _wrong(what: str) -> InvalidInput:
    return InvalidInput(what, _("Change it and save again. Nothing has been saved yet."), "conditions")
