"""The one gate: tables go in, and come out as what may leave, or not at all.

Tables, charts and sentences with a number of one document go through together, because a reader holds
them together. What is hidden is tried by the attacker before anything is printed; if a small count
could still be narrowed, more is hidden, and in the end nothing leaves and the tables are named, never
the child and never the cell (S5–S9, D5).
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from gc25desk.domain.disclosure.attack import Attacker
from gc25desk.domain.disclosure.editions import changed, linked
from gc25desk.domain.disclosure.exact import Hiding
from gc25desk.domain.disclosure.guards import Guard, guards
from gc25desk.domain.disclosure.ledger import Entry, known
from gc25desk.domain.disclosure.links import Links
from gc25desk.domain.disclosure.rounded import Blur
from gc25desk.domain.disclosure.rule import ANY, HIDDEN, Count, Mode, Rule, Span, protected
from gc25desk.domain.disclosure.table import Place, PublishedTable, TrueTable
from gc25desk.errors import TooRevealing
from gc25desk.i18n import _, to_the_user

MANY = 8  # with more weak counts than this, several are seen to between two questions


@dataclasses.dataclass(frozen=True)
class Published:
    """What may leave of the tables of a document, in their order.

    ``close`` are pairs of identifiers, of an earlier table and of one now, between which only a few
    children or complaints came or went. The counts that would show it are hidden or blurred; the writer
    is told, because records held for the next period would cost less (D5).
    """

    tables: tuple[PublishedTable, ...]
    close: tuple[tuple[str, str], ...] = ()

    def table(self, id: str) -> PublishedTable:
        """Return one table by its identifier; raises KeyError if there is none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)

    def hidden(self) -> int:
        """Return how many counts are hidden in all tables together."""
        return sum(table.hidden() for table in self.tables)


def publish(tables: Sequence[TrueTable], rule: Rule | None, earlier: Sequence[Entry] = ()) -> Published:
    """Return what may leave of tables that stand in one document, beside all that left before.

    With no rule (internal use) these are the true counts. Raises TooRevealing, naming tables, where no
    way is found to hide enough, or where one of them differs from an earlier one by a few children.
    """
    if rule is None:
        true = ({place: table.count(place) for place in table.places()} for table in tables)
        return Published(tuple(map(_drawn, tables, true)))
    links = linked(tables, [(entry.edition, entry.true) for entry in earlier])
    spans = [known(cell.known, earlier) for cell in links.cells]
    guarded = _still_unknown(links, spans, guards(links, rule))
    hide = _exact if rule.mode is Mode.EXACT else _rounded
    hidden, more = hide(links, guarded, rule, spans)
    _check_changes(links, spans, hidden, rule, earlier)
    return Published(
        tuple(
            _drawn(table, _counts(links, number, hidden, rule), more=number in more)
            for number, table in enumerate(tables)
        ),
        _close(links, rule, earlier),
    )


def _close(links: Links, rule: Rule, earlier: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for old, new, differ in changed(links):
        if 0 < differ < rule.at_least(links.cells[new].least).threshold:
            for number, _place in links.cells[old].known:
                for table, _at in links.cells[new].places:
                    found[earlier[number].true.id, links.tables[table].id] = None
    return tuple(found)


def _still_unknown(links: Links, spans: Sequence[Span], guarded: Sequence[Guard]) -> list[Guard]:
    """Return what earlier tables have not given away already; nothing can be done about the rest."""
    if all(span == (0, ANY) for span in spans):
        return list(guarded)
    given_away = set(Attacker(spans, links.relations, links.truth()).unsafe(guarded))
    return [guard for guard in guarded if guard not in given_away]


def _rounded(
    links: Links, guarded: Sequence[Guard], rule: Rule, known: Sequence[Span]
) -> tuple[set[int], set[int]]:
    blur = Blur(links, rule, known)
    attacker = Attacker(blur.spans(), links.relations, links.truth())

    def is_safe() -> bool:
        attacker.learn(blur.spans())
        return not attacker.unsafe(guarded)

    weak = list(guarded)
    while weak := attacker.unsafe(weak):
        if not blur.hide_around(weak if len(weak) > MANY else weak[:1]):
            raise _refused(links, weak)
        attacker.learn(blur.spans())
    blur.tidy(is_safe)
    return blur.hidden, blur.more()


def _exact(
    links: Links, guarded: Sequence[Guard], rule: Rule, known: Sequence[Span]
) -> tuple[set[int], set[int]]:
    first = {guard.cell for guard in guards(links, rule) if links.cells[guard.cell].places}
    hiding = Hiding(links, first, known)
    hiding.protect(guarded)
    hiding.tidy()
    while weak := _attacker(links, hiding.hidden, known).unsafe(guarded):
        if not hiding.hide_around(guard.cell for guard in weak):
            raise _refused(links, weak)
    return hiding.hidden, set(range(len(links.tables)))


def _attacker(links: Links, hidden: set[int], known: Sequence[Span]) -> Attacker:
    spans = [
        (cell.true, cell.true) if cell.places and number not in hidden else known[number]
        for number, cell in enumerate(links.cells)
    ]
    return Attacker(spans, links.relations, links.truth())


def _check_changes(
    links: Links, known: Sequence[Span], hidden: set[int], rule: Rule, earlier: Sequence[Entry]
) -> None:
    """Refuse two exact counts of different days between which only a few came, or went (D1-D3).

    The attacker cannot see this where some came and others went, because then their numbers could be
    anything; but who knows of the one learns of the other.
    """
    if rule.mode is not Mode.EXACT:
        return
    for old, new, differ in changed(links):
        cell, (low, high) = links.cells[new], known[old]
        printed = cell.places and new not in hidden and low == high
        if printed and 0 < differ < rule.at_least(cell.least).threshold:
            before = [earlier[number].true.title for number, _place in links.cells[old].known]
            after = [links.tables[number].title for number, _place in cell.places]
            raise _too_close(before[0], after[0])


@to_the_user()
def _too_close(before: str, after: str) -> TooRevealing:
    return TooRevealing(
        _("“{after}” differs from “{before}”, which was published before, by a few children.").format(
            after=after, before=before
        ),
        _("Leave the records that came or changed since to the next period, or round the counts."),
        (before, after),
    )


def _counts(links: Links, number: int, hidden: set[int], rule: Rule) -> dict[Place, Count]:
    return {
        place: HIDDEN if cell in hidden else protected(links.cells[cell].true, rule)
        for place, cell in links.printed[number].items()
    }


def _drawn(table: TrueTable, counts: Mapping[Place, Count], *, more: bool = False) -> PublishedTable:
    drawn = PublishedTable(table.id, table.title, table.unit, table.axes, counts, more)
    return dataclasses.replace(drawn, more=more and drawn.hidden() > 0)


@to_the_user()
def _refused(links: Links, weak: Iterable[Guard]) -> TooRevealing:
    """Name the tables around what is weak; a difference is named by the tables it is taken of."""
    cells = {guard.cell for guard in weak}
    for relation in links.relations:
        terms = {cell for cell, _k in relation.terms}
        if any(cell in terms and not links.cells[cell].places for cell in tuple(cells)):
            cells |= terms
    named = sorted({table for cell in cells for table, _place in links.cells[cell].places})
    titles = tuple(dict.fromkeys(links.tables[number].title for number in named))
    return TooRevealing(
        _("These tables together would tell too much of a child: {tables}.").format(tables="; ".join(titles)),
        _("Merge lines, leave one of the tables out, or take a larger area or a longer period."),
        titles,
    )
