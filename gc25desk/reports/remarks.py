"""What stands under every table and chart of counts: what was counted, how, and what it is not."""

import datetime as dt

from gc25desk.domain.axes import NOTED
from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.condition import Condition
from gc25desk.domain.dimensions import FILTERED, UNITS, Unit, trait
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.paragraph import COMPLAINT_STANCES
from gc25desk.domain.statistic import DATES, Statistic
from gc25desk.i18n import _
from gc25desk.reports.gated import Gated
from gc25desk.reports.live_number import count_words
from gc25desk.reports.material import Material
from gc25desk.reports.periods import apart, named, stretch_words


def remarks(one: Gated, material: Material) -> tuple[str, ...]:
    """Return unit, period, filter, unknown values, rule, and that complaints are not prevalence."""
    lines = [
        _unit_words(one.statistic, material),
        *_filter_words(one.statistic, material),
        *_unknown_words(one, material),
    ]
    if any(axis.several for axis in one.table.axes):
        lines.append(_("Lines do not add up to the total, because one complaint may stand in several."))
    if leaves_out(one.statistic):
        lines.append(_("Paragraphs with nothing counted are left out."))
    lines.append(rule_words(one.rule))
    if one.table.more and one.rule is not None and one.rule.mode is Mode.ROUNDED:
        lines.append(more_words())
    return (*lines, not_prevalence())


def not_prevalence() -> str:
    """Return the sentence that no table of complaints may stand without (domain.md 9 item 26)."""
    return _("Complaints received are not prevalence: they show who complained, not how common it is.")


def leaves_out(statistic: Statistic) -> bool:
    """Tell whether lines with nothing in them are left out: of 125 paragraphs most would say 0."""
    return statistic.rows == "paragraph"


def _unit_words(statistic: Statistic, material: Material) -> str:
    until: dt.date = statistic.until or material.date
    words = _("Unit: {unit}. Period: {period}, by {date}.").format(
        unit=UNITS.label(statistic.unit).lower(),
        period=stretch_words(statistic.since, until, material.language),
        date=DATES.label(statistic.dated_by).lower(),
    )
    if statistic.unit != Unit.INCIDENTS:
        return words
    return words + " " + _("An incident is one kind of harm alleged in one complaint.")


def _filter_words(statistic: Statistic, material: Material) -> list[str]:
    together: dict[str, list[str]] = {}
    for condition in statistic.conditions:
        together.setdefault(condition.by, []).append(_value_words(condition, material.language))
    if not together:
        return []
    either = _("{first} or {second}")
    parts = []
    for by, values in together.items():
        words = values[0]
        for value in values[1:]:
            words = either.format(first=words, second=value)
        parts.append(named(FILTERED.label(by), words))
    return [_("Only those where: {conditions}.").format(conditions=apart(parts))]


def _value_words(condition: Condition, language: str) -> str:
    if condition.by == "age":
        return _("{low} to {high} years").format(
            low=0 if condition.lowest is None else condition.lowest,
            high=17 if condition.highest is None else condition.highest,
        )
    if condition.by == "chapter":
        return f"{condition.value}. {catalogue(language).chapter(condition.value).title}"
    if condition.by == "stance":
        return COMPLAINT_STANCES.label(condition.value)
    field = trait(condition.by).field() if condition.by != "paragraph" else None
    return field.choices.label(condition.value) if field is not None and field.choices else condition.value


def _unknown_words(one: Gated, material: Material) -> list[str]:
    """Return how many have no known value, for each axis on which they are no lines of their own."""
    return [
        _("{axis}: not known or not recorded for {count}.").format(
            axis=axis, count=count_words(count, one, material)
        )
        for axis, code, count in one.noted()
        if code == NOTED
    ]


def rule_words(rule: Rule | None) -> str:
    """Return a disclosure rule in words."""
    if rule is None:
        return _("True counts, for internal use only. Not for publication.")
    if rule.mode is Mode.EXACT:
        return _(
            "Counts from 1 to {highest} are hidden (×), and others with them so that none can be worked "
            "back; a cross may stand for any number, nought included."
        ).format(highest=rule.threshold - 1)
    return _(
        "Counts from 1 to {highest} are hidden (×); all others, totals included, are each rounded to "
        "the nearest {base}, so lines may not add up."
    ).format(highest=rule.threshold - 1, base=rule.base)


def more_words() -> str:
    """Return what a cross stands for where further numbers are hidden to guard the small ones."""
    return _(
        "Here a cross may also stand for another number, nought included, that would give a hidden one away."
    )
