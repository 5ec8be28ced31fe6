"""Statistics through the gate: all that one document holds are counted and published together."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain.crosstab import tabulate
from gc25desk.domain.disclosure.gate import publish
from gc25desk.domain.disclosure.ledger import Entry, entries
from gc25desk.domain.disclosure.rule import Count, Mode, Rule
from gc25desk.domain.disclosure.table import Place, PublishedTable, TrueTable
from gc25desk.domain.statistic import Statistic, check, check_leaving
from gc25desk.reports.material import Material


@dataclasses.dataclass(frozen=True)
class Gated:
    """A statistic with what may be told of it; ``rule`` is None for internal use alone."""

    statistic: Statistic
    table: PublishedTable
    rule: Rule | None

    def count(self, *place: str) -> Count:
        """Return the published count of a place, from one line code for each axis."""
        return self.table.count(place)

    @property
    def total(self) -> Count:
        """The published total."""
        return self.table.count(self.table.total)

    def lines(self) -> tuple[tuple[str, Count], ...]:
        """Return the lines of the first axis as label and published count, those of a note left out."""
        rest: Place = self.table.total[1:]
        return tuple(
            (line.label, self.table.count((line.code, *rest)))
            for line in self.table.axes[0].lines
            if not line.noted
        )

    def noted(self) -> tuple[tuple[str, str, Count], ...]:
        """Return what stands as a note: label of the axis, code of the line, and published count."""
        found = []
        for at, axis in enumerate(self.table.axes):
            for line in (line for line in axis.lines if line.noted):
                place = (*self.table.total[:at], line.code, *self.table.total[at + 1 :])
                found.append((axis.label, line.code, self.table.count(place)))
        return tuple(found)


@dataclasses.dataclass(frozen=True)
class Document:
    """All statistics of one document, published together.

    ``close`` are pairs of identifiers, of an earlier statistic and of one here, that only a few children
    or complaints set apart; the writer is told of them (D5).
    """

    figures: tuple[Gated, ...]
    true: tuple[TrueTable, ...]
    close: tuple[tuple[str, str], ...]
    rule: Rule | None

    def entries(self, edition: str) -> tuple[Entry, ...]:
        """Return what the ledger keeps of the document once it has left; nothing of one for internal use."""
        if self.rule is None:
            return ()
        return entries(edition, self.true, [figure.table for figure in self.figures], self.rule)


def document(statistics: Sequence[Statistic], material: Material, earlier: Sequence[Entry] = ()) -> Document:
    """Return what may be told of all statistics of one document, in their order, beside the ledger.

    The report’s period and its rule hold where a statistic has none of its own, and the higher threshold
    of the two. Raises InvalidInput for a statistic that cannot be counted or looks at too much at once,
    TooRevealing where no way is found to hide enough.
    """
    asked = [_in_document(number, statistic, material) for number, statistic in enumerate(statistics)]
    for statistic in asked:
        check(statistic)
        check_leaving(statistic, material.profile)
    rule = _document_rule(asked, material)
    tables = tuple(
        tabulate(
            statistic,
            material.complaints,
            named_from=int(statistic.threshold) if rule is not None else 0,
            language=material.language,
        )
        for statistic in asked
    )
    published = publish(tables, rule, earlier)
    figures = tuple(
        Gated(statistic, table, _own(statistic, rule))
        for statistic, table in zip(asked, published.tables, strict=True)
    )
    return Document(figures, tables, published.close, rule)


def gated(statistics: Sequence[Statistic], material: Material) -> tuple[Gated, ...]:
    """Return what may be told of statistics that stand in a document by themselves; see :func:`document`."""
    return document(statistics, material).figures


def _in_document(number: int, statistic: Statistic, material: Material) -> Statistic:
    least = max(int(statistic.threshold), material.rule.threshold if material.rule is not None else 0)
    return dataclasses.replace(
        statistic,
        id=statistic.id or f"statistic {number}",
        since=statistic.since or (material.since if statistic.dated_by == "received" else None),
        until=statistic.until or (material.until if statistic.dated_by == "received" else None),
        threshold=str(least),
    )


def _document_rule(statistics: Sequence[Statistic], material: Material) -> Rule | None:
    """Return the rule of the whole document: exact counts beside rounded ones would undo the rounding."""
    if material.rule is None:
        return None
    exact = bool(statistics) and all(statistic.mode == Mode.EXACT for statistic in statistics)
    return dataclasses.replace(material.rule, mode=Mode.EXACT if exact else Mode.ROUNDED)


def _own(statistic: Statistic, rule: Rule | None) -> Rule | None:
    return rule and dataclasses.replace(rule, threshold=int(statistic.threshold))
