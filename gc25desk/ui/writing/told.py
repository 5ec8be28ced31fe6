"""The words that stand on a chip, as far as the desk knows what it refers to."""

import dataclasses
from collections.abc import Iterable, Mapping

from gc25desk.domain.markup import Insert, InsertKind
from gc25desk.domain.observation import Observation
from gc25desk.domain.text import shortened
from gc25desk.errors import NotFound
from gc25desk.i18n import _
from gc25desk.services import records
from gc25desk.services.desk import Desk

GONE = "\0"  # what is referred to is not on the desk
Statistics = tuple[tuple[str, str], ...]


@dataclasses.dataclass
class Told:
    """Tells the words of inserts; ``names`` are those of records by ``noun/identifier``.

    ``sections`` and ``statistics`` are titles by identifier, ``values`` the numbers of statistics in words by
    identifier and place. Whatever is not known yet shows as three points.
    """

    names: dict[str, str] = dataclasses.field(default_factory=dict)
    sections: Mapping[str, str] = dataclasses.field(default_factory=dict)
    statistics: Mapping[str, str] = dataclasses.field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)

    def __call__(self, insert: Insert) -> str:
        """Return the words of an insert."""
        return _WORDS[insert.kind](self, insert)

    def forget(self) -> None:
        """Know nothing of the desk any more."""
        self.names, self.sections, self.statistics, self.values = {}, {}, {}, {}

    def missing(self, inserts: Iterable[Insert]) -> tuple[str, ...]:
        """Return the records that are cited and not known yet, each once."""
        wanted = (one.target for one in inserts if one.kind is InsertKind.CITE and one.noun != "paragraph")
        return tuple(dict.fromkeys(target for target in wanted if target not in self.names))

    def cited(self, insert: Insert) -> str:
        """Return the words of a citation, with its locator."""
        if insert.noun == "paragraph":
            name = _("GC25, para {number}").format(number=insert.id)
        else:
            name = self.names.get(insert.target, "…")
        if name == GONE:
            name = _("not on this desk")
        return f"[{name}, {insert.detail}]" if insert.detail else f"[{name}]"

    def noted(self, insert: Insert) -> str:
        """Return the words of a footnote in the writer's own words."""
        return "[" + _("note: {words}").format(words=shortened(insert.detail)) + "]"

    def counted(self, insert: Insert) -> str:
        """Return a live number, or what it counts while its value is not known."""
        value = self.values.get(insert.id, {}).get(insert.detail)
        return value if value else _("number: {title}").format(title=self.statistics.get(insert.id, "…"))

    def seen(self, insert: Insert) -> str:
        """Return the words of a cross-reference."""
        return _("see section “{title}”").format(title=self.sections.get(insert.id, "…"))

    def table(self, insert: Insert) -> str:
        """Return the words of a table's placeholder."""
        return _("Table: {title}").format(title=self.statistics.get(insert.id, "…"))

    def chart(self, insert: Insert) -> str:
        """Return the words of a chart's placeholder."""
        return _("Chart: {title}").format(title=self.statistics.get(insert.id, "…"))


_WORDS = {
    InsertKind.CITE: Told.cited,
    InsertKind.NOTE: Told.noted,
    InsertKind.NUMBER: Told.counted,
    InsertKind.SEE: Told.seen,
    InsertKind.TABLE: Told.table,
    InsertKind.CHART: Told.chart,
}


def observation_name(one: Observation) -> str:
    """Return what a concluding observation is cited as."""
    return ", ".join(part for part in (one.symbol, _("para {number}").format(number=one.number)) if part)


def names_of(desk: Desk, targets: Iterable[str]) -> dict[str, str]:
    """Return the references of records by ``noun/identifier``; one that is gone is named as gone."""
    found = {}
    for target in targets:
        noun, _slash, record_id = target.partition("/")
        try:
            found[target] = records.reference_of(desk, noun, record_id)
        except (NotFound, KeyError):  # a noun of a later version, or of nobody's
            found[target] = GONE
    return found
