"""Tables of counts with what a reader must know under each, every number through the gate."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from gc25desk.domain import codes
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure import Hidden, protected
from gc25desk.domain.field import CodeList, Kind, field_of
from gc25desk.domain.figures import Axis
from gc25desk.i18n import _
from gc25desk.reports.material import Material
from gc25desk.reports.model import Chart, ChartKind, Column, ColumnKind, Row, Series, Table
from gc25desk.reports.periods import period_words

Counted = Sequence[tuple[str, int]]


@dataclasses.dataclass(frozen=True)
class Statistic:
    """A declared statistic: what is counted, by what, and the true counts by label."""

    caption: str
    unit: str
    by: str
    counts: Counted
    total: int
    adds_up: bool = True


def children_by(axis: Axis, material: Material) -> Statistic:
    """Return the children affected by one axis of GC25 para 30; unknown values are shown."""
    return Statistic(
        caption=_("Children affected, by {axis}").format(axis=_in_a_sentence(axis.label)),
        unit=_("children"),
        by=axis.label,
        counts=_told(axis, material),
        total=sum(len(complaint.children) for complaint in material.complaints),
    )


def _told(axis: Axis, material: Material) -> Counted:
    """Return the counts of an axis; typed values that are rare come together in one line.

    The bare name of a village or of a people beside a hidden count would say that a child there
    complained, so outside the institution no line has a typed name below the threshold.
    """
    choices = field_of(Child, axis.key.partition(".")[2]).choices
    known = set(choices.codes()) if choices else set()
    rule = material.rule
    if rule is None or field_of(Child, axis.key.partition(".")[2]).kind is not Kind.OPEN:
        return [(cell.label, cell.count) for cell in axis.cells]
    typed = [cell for cell in axis.cells if cell.code not in known]
    told = [(cell.label, cell.count) for cell in typed if cell.count >= rule.threshold]
    rare = sum(cell.count for cell in typed if cell.count < rule.threshold)
    silences = [(cell.label, cell.count) for cell in axis.cells if cell.code in known]
    return [*told, *([(_("Others, each too few to name"), rare)] if rare else []), *silences]


def complaints_by_harm(material: Material) -> Statistic:
    """Return the complaints by kind of harm; one complaint may hold several."""
    return Statistic(
        caption=_("Complaints, by kind of harm"),
        unit=_("complaints"),
        by=_("Kind of harm"),
        counts=_several(material.complaints, codes.HARMS),
        total=len(material.complaints),
        adds_up=False,
    )


def complaints_by_respondent(material: Material) -> Statistic:
    """Return the complaints by type of respondent, those not recorded shown."""
    counter = Counter(complaint.respondent_type for complaint in material.complaints)
    labels = [(choice.shown(), counter[choice.code]) for choice in codes.RESPONDENT_TYPES.choices]
    return Statistic(
        caption=_("Complaints, by type of respondent"),
        unit=_("complaints"),
        by=_("Type of respondent"),
        counts=[*labels, (_("Not recorded"), counter[""])],
        total=len(material.complaints),
    )


def _several(complaints: Iterable[Complaint], choices: CodeList) -> Counted:
    counter = Counter(code for complaint in complaints for code in complaint.harm)
    none = sum(not complaint.harm for complaint in complaints)
    return [*((c.shown(), counter[c.code]) for c in choices.choices), (_("Not recorded"), none)]


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def table(statistic: Statistic, material: Material, anchor: str = "") -> Table:
    """Return the table of a statistic: no count reaches it that the rule keeps back."""
    rows = [Row((label, protected(count, material.rule))) for label, count in statistic.counts]
    rows.append(Row((_("Total"), protected(statistic.total, material.rule)), total=True))
    return Table(
        caption=statistic.caption,
        columns=(
            Column(statistic.by, ColumnKind.TEXT, 40),
            Column(statistic.unit[:1].upper() + statistic.unit[1:], ColumnKind.NUMBER, 14),
        ),
        rows=tuple(rows),
        remarks=remarks(statistic, material),
        description=statistic.caption,
        anchor=anchor,
    )


def remarks(statistic: Statistic, material: Material) -> tuple[str, ...]:
    """Return what stands under every table: unit, period, rule, and what the figures are not."""
    lines = [
        _("Unit: {unit}. Period: {period}, by date received.").format(
            unit=statistic.unit, period=period_words(material)
        )
    ]
    if not statistic.adds_up:
        lines.append(_("Lines do not add up to the total, because one complaint may stand in several."))
    lines.append(rule_words(material))
    lines.append(_("Complaints received are not prevalence: they show who complained, not how common it is."))
    return tuple(lines)


def rule_words(material: Material) -> str:
    """Return the disclosure rule of a report in words."""
    if material.rule is None:
        return _("True counts, for internal use only. Not for publication.")
    return _(
        "Counts from 1 to {highest} are hidden (×); all others, totals included, are each rounded to "
        "the nearest {base}, so lines may not add up."
    ).format(highest=material.rule.threshold - 1, base=material.rule.base)


def chart(statistic: Statistic, material: Material) -> Chart | None:
    """Return the chart of a statistic from its protected counts, or None if none may be shown."""
    shown = [(label, protected(count, material.rule)) for label, count in statistic.counts if count]
    if not any(isinstance(value, int) for _label, value in shown):
        return None
    return Chart(
        kind=ChartKind.BAR,
        title=statistic.caption,
        categories=tuple(label for label, _value in shown),
        series=(Series(statistic.unit[:1].upper() + statistic.unit[1:], tuple(v for _l, v in shown)),),
        alt=_spoken(statistic.caption, shown),
        value_title=statistic.unit[:1].upper() + statistic.unit[1:],
        remarks=(rule_words(material),),
    )


def _spoken(caption: str, shown: Iterable[tuple[str, int | Hidden]]) -> str:
    parts = [f"{label}: {_('hidden') if isinstance(value, Hidden) else value}" for label, value in shown]
    return f"{caption}. {'; '.join(parts)}."
