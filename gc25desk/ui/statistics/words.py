"""Statistics, their conditions and the ways to cut them anew, in the words of the window."""

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.condition import Condition
from gc25desk.domain.dimensions import AXES, FILTERED, UNITS, Bearer, Unit, trait
from gc25desk.domain.disclosure.rule import GUARDED_THRESHOLD
from gc25desk.domain.field import Choice, CodeList, Kind
from gc25desk.domain.paragraph import COMPLAINT_STANCES
from gc25desk.domain.statistic import Statistic, dimensions, proposed_threshold
from gc25desk.i18n import _, language
from gc25desk.services.statistic import Preview, Redesign, Way


def about(statistic: Statistic) -> str:
    """Return what is counted, and by what, on one line."""
    axes = " × ".join(AXES.label(code) for code in statistic.axes())
    filtered = _("filtered") if statistic.conditions else ""
    return " · ".join(part for part in (UNITS.label(statistic.unit), axes, filtered) if part)


def axis_choices(unit: str) -> tuple[Choice, ...]:
    """Return what a table of a unit can be broken down by."""
    return tuple(choice for choice in AXES.choices if _may_be_asked(choice.code, unit))


def filter_choices(unit: str) -> tuple[Choice, ...]:
    """Return what a condition can look at where a unit is counted."""
    return tuple(choice for choice in FILTERED.choices if _may_be_asked(choice.code, unit))


def _may_be_asked(code: str, unit: str) -> bool:
    return unit == Unit.CHILDREN or trait(code).bearer is not Bearer.CHILD


def value_choices(by: str) -> tuple[Choice, ...]:
    """Return the values that a condition can ask for; none where they are typed or are ages."""
    if by == "paragraph":
        found = catalogue(language()).paragraphs
        return tuple(Choice(str(one.number), f"{one.number}  {one.title}") for one in found)
    if by == "chapter":
        return tuple(
            Choice(one.numeral, f"{one.numeral}. {one.title}") for one in catalogue(language()).chapters
        )
    if by == "stance":
        return COMPLAINT_STANCES.choices
    choices = _codes(by)
    return choices.choices if choices is not None and not is_typed(by) and by != "age" else ()


def is_typed(by: str) -> bool:
    """Tell whether the values of a condition are names that people typed, such as places."""
    field = trait(by).field() if by not in {"paragraph", "chapter", "stance"} else None
    return field is not None and field.kind is Kind.OPEN


def _codes(by: str) -> CodeList | None:
    field = trait(by).field()
    return field.choices if field is not None else None


def typed_choices(by: str) -> tuple[Choice, ...]:
    """Return the codes that stand beside the typed names of a condition, such as “Not asked”."""
    choices = _codes(by)
    return choices.choices if choices is not None else ()


def condition_words(condition: Condition) -> str:
    """Return a condition on one line."""
    if condition.by == "age":
        low = 0 if condition.lowest is None else condition.lowest
        high = 17 if condition.highest is None else condition.highest
        value = _("{low} to {high} years").format(low=low, high=high)
    else:
        choices = value_choices(condition.by) or typed_choices(condition.by)
        said = {choice.code: choice.shown() for choice in choices}
        value = said.get(condition.value, condition.value)
    return f"{FILTERED.label(condition.by)}: {value}"


# How much is hidden -----------------------------------------------------------------------------


def hidden_words(seen: Preview) -> str:
    """Return how many numbers of a statistic are hidden."""
    if not seen.hidden:
        return _("No number is hidden")
    return _("{hidden} of {count} numbers hidden").format(hidden=seen.hidden, count=seen.counts)


def proposal_words(one: Redesign, before: Statistic) -> str:
    """Return a way to cut a statistic anew, with what it hides."""
    some = _("hides {hidden} of {count}").format(hidden=one.hidden, count=one.counts)
    less = some if one.hidden else _("hides nothing")
    return f"{_way_words(one, before)} · {less}"


def _way_words(one: Redesign, before: Statistic) -> str:
    after = one.statistic
    if one.way is Way.BANDS:
        return _("Age bands {bands}").format(bands=after.scheme().written())
    if one.way is Way.RARE:
        return _("Name only places and origins given for {count} or more").format(count=after.named_from)
    gone = [code for code in before.axes() if code not in after.axes()]
    if one.way is Way.COARSER:
        new = next(code for code in after.axes() if code not in before.axes())
        return _("{coarser} instead of {finer}").format(
            coarser=AXES.label(new), finer=AXES.label(gone[0]).lower()
        )
    return _("Without {axis}").format(axis=AXES.label(gone[0]).lower())


def threshold_words(statistic: Statistic) -> str:
    """Return why a higher threshold is proposed than the one chosen, an empty text if none is."""
    proposed = proposed_threshold(statistic)
    if proposed <= int(statistic.threshold) or proposed < GUARDED_THRESHOLD:
        return ""
    if "place" in dimensions(statistic):
        return _("{count} is proposed: in a small place people know each other.").format(count=proposed)
    return _("{count} is proposed: this is about violence or sexual exploitation.").format(count=proposed)
