"""Tables of counts with what a reader must know under each, every number through the gate."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from gc25desk.domain import codes
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.disclosure import Count, Hidden, protected
from gc25desk.domain.field import UNKNOWN, CodeList, Kind, field_of
from gc25desk.domain.figures import SILENT_CODES, Axis
from gc25desk.domain.linked import Lines, protected_tables
from gc25desk.i18n import _
from gc25desk.reports.material import Material
from gc25desk.reports.model import Chart, ChartKind, Series, Table
from gc25desk.reports.periods import period_words
from gc25desk.reports.tabular import Column, ColumnKind, Row

Counted = Sequence[tuple[str, int]]


@dataclasses.dataclass(frozen=True)
class Statistic:
    """A declared statistic: what is counted, by what, and the true counts by label.

    ``silent`` are the labels that tell nothing of those they count, as “Not asked” does.
    """

    caption: str
    unit: str
    by: str
    counts: Counted
    total: int
    adds_up: bool = True
    silent: frozenset[str] = frozenset()

    def lines(self) -> Lines:
        """Return the counts as the disclosure rules look at them."""
        telling = (place for place, (label, _count) in enumerate(self.counts) if label not in self.silent)
        return Lines(tuple(count for _label, count in self.counts), self.adds_up, frozenset(telling))


@dataclasses.dataclass(frozen=True)
class Published:
    """A statistic with what may be told of it; with ``more`` a cross may stand for any number."""

    statistic: Statistic
    counts: tuple[Count, ...]
    total: Count
    more: bool

    def lines(self) -> tuple[tuple[str, Count], ...]:
        """Return the lines as label and published count."""
        return tuple(
            (label, count) for (label, _true), count in zip(self.statistic.counts, self.counts, strict=True)
        )


def published(material: Material) -> tuple[Published, ...]:
    """Return every statistic of the report through the gate: by harm first, then by respondent and axis.

    Tables with one total are looked at together, because a reader does so too.
    """
    complaints = [complaints_by_harm(material), complaints_by_respondent(material)]
    children = [children_by(axis, material) for axis in material.axes]
    return (*_published(complaints, material), *_published(children, material))


def _published(statistics: Sequence[Statistic], material: Material) -> Iterable[Published]:
    lines = [statistic.lines() for statistic in statistics]
    total = statistics[0].total
    for statistic, shown in zip(statistics, protected_tables(lines, total, material.rule), strict=True):
        yield Published(statistic, shown.counts, protected(total, material.rule), shown.more)


def children_by(axis: Axis, material: Material) -> Statistic:
    """Return the children affected by one axis of GC25 para 30; unknown values are shown."""
    return Statistic(
        caption=_("Children affected, by {axis}").format(axis=_in_a_sentence(axis.label)),
        unit=_("children"),
        by=axis.label,
        counts=_told(axis, material),
        total=sum(len(complaint.children) for complaint in material.complaints),
        silent=frozenset(
            [*(cell.label for cell in axis.cells if cell.code in SILENT_CODES), _too_few_to_name()]
        ),
    )


def _too_few_to_name() -> str:
    return _("Others, each too few to name")


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
    return [*told, *([(_too_few_to_name(), rare)] if rare else []), *silences]


def complaints_by_harm(material: Material) -> Statistic:
    """Return the complaints by kind of harm; one complaint may hold several."""
    return Statistic(
        caption=_("Complaints, by kind of harm"),
        unit=_("complaints"),
        by=_("Kind of harm"),
        counts=_several(material.complaints, codes.HARMS),
        total=len(material.complaints),
        adds_up=False,
        silent=frozenset([_("Not recorded")]),
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
        silent=frozenset([_("Not recorded"), codes.RESPONDENT_TYPES.label(UNKNOWN)]),
    )


def _several(complaints: Iterable[Complaint], choices: CodeList) -> Counted:
    counter = Counter(code for complaint in complaints for code in complaint.harm)
    none = sum(not complaint.harm for complaint in complaints)
    return [*((c.shown(), counter[c.code]) for c in choices.choices), (_("Not recorded"), none)]


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def table(published: Published, material: Material, anchor: str = "") -> Table:
    """Return the table of a statistic: no count reaches it that the rule keeps back."""
    statistic = published.statistic
    rows = [Row((label, count)) for label, count in published.lines()]
    rows.append(Row((_("Total"), published.total), total=True))
    return Table(
        caption=statistic.caption,
        columns=(
            Column(statistic.by, ColumnKind.TEXT, 40),
            Column(_unit_title(statistic), ColumnKind.NUMBER, 14),
        ),
        rows=tuple(rows),
        remarks=remarks(published, material),
        description=statistic.caption,
        anchor=anchor,
    )


def _unit_title(statistic: Statistic) -> str:
    return statistic.unit[:1].upper() + statistic.unit[1:]


def remarks(published: Published, material: Material) -> tuple[str, ...]:
    """Return what stands under every table: unit, period, rule, and what the figures are not."""
    lines = [
        _("Unit: {unit}. Period: {period}, by date received.").format(
            unit=published.statistic.unit, period=period_words(material)
        )
    ]
    if not published.statistic.adds_up:
        lines.append(_("Lines do not add up to the total, because one complaint may stand in several."))
    lines.append(rule_words(material))
    if published.more:
        lines.append(more_words())
    lines.append(_("Complaints received are not prevalence: they show who complained, not how common it is."))
    return tuple(lines)


def more_words() -> str:
    """Return what a cross stands for where further numbers are hidden to guard the small ones."""
    return _(
        "Here a cross may also stand for another number, nought included, that would give a hidden one away."
    )


def rule_words(material: Material) -> str:
    """Return the disclosure rule of a report in words."""
    if material.rule is None:
        return _("True counts, for internal use only. Not for publication.")
    return _(
        "Counts from 1 to {highest} are hidden (×); all others, totals included, are each rounded to "
        "the nearest {base}, so lines may not add up."
    ).format(highest=material.rule.threshold - 1, base=material.rule.base)


def chart(published: Published, material: Material) -> Chart | None:
    """Return the chart of a statistic from its published counts, or None if none may be shown."""
    shown = [(label, count) for label, count in published.lines() if count != 0]
    if not any(isinstance(count, int) for _label, count in shown):
        return None
    statistic = published.statistic
    return Chart(
        kind=ChartKind.BAR,
        title=statistic.caption,
        categories=tuple(label for label, _count in shown),
        series=(Series(_unit_title(statistic), tuple(count for _label, count in shown)),),
        alt=_spoken(statistic.caption, shown),
        value_title=_unit_title(statistic),
        remarks=(rule_words(material), *([more_words()] if published.more else [])),
    )


def _spoken(caption: str, shown: Iterable[tuple[str, int | Hidden]]) -> str:
    parts = [f"{label}: {_('hidden') if isinstance(value, Hidden) else value}" for label, value in shown]
    return f"{caption}. {'; '.join(parts)}."
