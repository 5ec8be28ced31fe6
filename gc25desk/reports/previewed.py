"""A statistic as it would stand in one report: through the same gate, beside the tables the report has."""

import dataclasses
import itertools
from collections.abc import Mapping

from gc25desk.domain.disclosure.redesign import Redesign, redesigns
from gc25desk.domain.disclosure.rule import Mode, Rule
from gc25desk.domain.statistic import Statistic, check, check_leaving
from gc25desk.errors import KnownError
from gc25desk.i18n import _, speaking
from gc25desk.reports import counted
from gc25desk.reports.gated import Gated
from gc25desk.reports.live_number import numbers_of
from gc25desk.reports.material import Material
from gc25desk.reports.periods import together
from gc25desk.reports.remarks import rule_words
from gc25desk.reports.standing import standing
from gc25desk.reports.tabular import Chart, Table
from gc25desk.reports.words import Words

TOTAL = "total"  # the name of the total among the numbers of a statistic


@dataclasses.dataclass(frozen=True)
class Basis:
    """What the figures of one report are made of: its material and the statistics its sections name."""

    material: Material
    named: tuple[Statistic, ...] = ()


@dataclasses.dataclass(frozen=True)
class Number:
    """One number of a statistic: the name of its place, what it counts, and its words as printed."""

    place: str
    label: str
    words: str


@dataclasses.dataclass(frozen=True)
class Preview:
    """What a statistic would print in a report, or why it cannot be printed.

    ``cells`` are the rows of ``table`` as words in the report’s language; ``hidden`` of all its ``counts``
    are crosses. ``rule`` holds for it in this report, and is None for internal use alone.
    """

    statistic: Statistic
    table: Table | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    chart: Chart | None = None
    hidden: int = 0
    counts: int = 0
    rule: Rule | None = None
    numbers: tuple[Number, ...] = ()
    right_to_left: bool = False
    refused: KnownError | None = None

    def rule_in_words(self) -> str:
        """Return the rule in the words of whoever reads the screen."""
        return rule_words(self.rule)

    @property
    def is_rounded_instead(self) -> bool:
        """Whether exact counts are asked for, and the report’s other tables are rounded."""
        asked = self.statistic.mode == Mode.EXACT
        return asked and self.rule is not None and self.rule.mode is not Mode.EXACT


def preview(basis: Basis, statistic: Statistic) -> Preview:
    """Return what a statistic would print beside all that the report prints; it may have no title yet.

    A statistic that the report names already stands in its own place. What stands against it is told in
    ``refused``: InvalidInput for one that cannot be counted, TooRevealing for one that tells too much.
    """
    ready = dataclasses.replace(statistic, title=statistic.title.strip() or _("Statistic without a title"))
    language = basis.material.language
    try:
        check(ready)
        check_leaving(ready, basis.material.profile)
        with speaking(language):
            return _drawn(statistic, _in_report(basis, ready), basis.material)
    except KnownError as refused:
        return Preview(statistic, rule=_rule(statistic, basis.material), refused=refused)


def _in_report(basis: Basis, statistic: Statistic) -> Gated:
    ids = [one.id for one in basis.named]
    place = ids.index(statistic.id) if statistic.id in ids else len(ids)
    further = (*basis.named[:place], statistic, *basis.named[place + 1 :])
    return standing(basis.material, further).further[place]


def _drawn(statistic: Statistic, one: Gated, material: Material) -> Preview:
    table = counted.table(one, material)
    return Preview(
        statistic=statistic,
        table=table,
        cells=_cells(table, material.language),
        chart=counted.chart(one, material),
        hidden=one.table.hidden(),
        counts=len(one.table.counts),
        rule=one.rule,
        numbers=_numbers(one, material),
        right_to_left=Words(material.language).right_to_left,
    )


def _cells(table: Table, language: str) -> tuple[tuple[str, ...], ...]:
    words = Words(language)
    return tuple(
        tuple(words.cell(cell, column.kind) for cell, column in zip(row.cells, table.columns, strict=True))
        for row in table.rows
    )


def _numbers(one: Gated, material: Material) -> tuple[Number, ...]:
    labels = {TOTAL: _("Total")}
    for lines in itertools.product(*(axis.lines for axis in one.table.axes)):
        if lines:
            labels["/".join(line.code for line in lines)] = together(line.label for line in lines)
    return tuple(Number(place, labels[place], words) for place, words in numbers_of(one, material).items())


def _rule(statistic: Statistic, material: Material) -> Rule | None:
    return material.rule and dataclasses.replace(
        material.rule.at_least(int(statistic.threshold)), mode=Mode(statistic.mode)
    )


def proposals(basis: Basis, seen: Preview) -> tuple[Redesign, ...]:
    """Return the ways to hide less of a statistic that was looked at, none where nothing may be proposed.

    Each is tried by itself, so that in the report a few more numbers may be hidden than it says.
    """
    if seen.rule is None or not _may_be_cut(seen):
        return ()
    return redesigns(seen.statistic, basis.material.complaints, seen.rule)


def _may_be_cut(seen: Preview) -> bool:
    refused = seen.refused
    return bool(seen.hidden) if refused is None else refused.code == "too_revealing"


def values(basis: Basis) -> Mapping[str, Mapping[str, str]]:
    """Return the numbers of the statistics that the report names, as it prints them."""
    if not basis.named:
        return {}
    with speaking(basis.material.language):
        figures = standing(basis.material, basis.named)
        return {one.statistic.id: numbers_of(one, basis.material) for one in figures.further}
