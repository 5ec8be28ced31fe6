"""Tables published earlier: which still fit the records, and what has come and gone between the others.

Between two editions a single late or erased record shows as the difference of two counts, though each is
large (D1, D3). So the same region in two editions, and a region with one that it lies in (D2), are tied
together by two cells that nobody printed: what came and what went.
"""

from collections.abc import Iterator, Sequence

from gc25desk.domain.disclosure.links import NOW, Links, Relation, Sides
from gc25desk.domain.disclosure.regions import Key
from gc25desk.domain.disclosure.table import TrueTable


def linked(tables: Sequence[TrueTable], earlier: Sequence[tuple[str, TrueTable]]) -> Links:
    """Return the system of a document’s tables and of earlier ones, each with the name of its edition.

    An edition that still fits the records joins the document’s own tables: nothing need be guessed of what
    came and what went, and all sums hold across both.
    """
    editions = {name: number for number, name in enumerate(dict.fromkeys(n for n, _t in earlier), NOW + 1)}
    numbers = dict(editions)
    for name in editions:
        trial = numbers | {name: NOW}
        if _fits(tables, [(NOW, table) for one, table in earlier if trial[one] == NOW]):
            numbers = trial
    links = Links(tables, [(numbers[name], table) for name, table in earlier])
    for old, new, within in list(_pairs(links)):
        _tie(links, old, new, within=within)
    return links


def _fits(tables: Sequence[TrueTable], earlier: Sequence[tuple[int, TrueTable]]) -> bool:
    try:
        return Links(tables, earlier).holds()
    except ValueError:
        return False


def _pairs(links: Links) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of an old cell and one of now: 0 of the same region, 1 old within new, -1 around it."""
    for (edition, unit, key), old in links.numbers.items():
        same = links.numbers.get((NOW, unit, key))
        if edition != NOW and same is not None:
            yield old, same, 0
    looks = {group[1:] for group in links.sides}
    for edition in {group[0] for group in links.sides} - {NOW}:
        for look in looks:
            yield from _nested(_sides(links, edition, look), _sides(links, NOW, look))


def _sides(links: Links, edition: int, look: tuple[str, Key, str]) -> Sides:
    """Return the cells of an edition by their values of one dimension, all of them included."""
    sides = dict(links.sides.get((edition, *look), {}))
    whole = links.numbers.get((edition, *look[:2]))
    return sides if whole is None else sides | {None: whole}


def _nested(before: Sides, now: Sides) -> Iterator[tuple[int, int, int]]:
    for parts, old in before.items():
        for other, new in now.items():
            if parts in now or parts == other:
                continue
            if parts is not None and (other is None or parts < other):
                yield old, new, 1
            elif other is not None and (parts is None or other < parts):
                yield old, new, -1


def _tie(links: Links, old: int, new: int, *, within: int) -> None:
    """Relate two cells: the new one is the old one with what came and without what went."""
    before, after = links.cells[old].units, links.cells[new].units
    terms = [(new, 1), (old, -1)]
    # What is empty because nothing changed is no secret: a reader may take it that nothing did.
    if after - before or within > 0:
        terms.append((links.difference(after - before, old, new), -1))
    if before - after or within < 0:
        terms.append((links.difference(before - after, old, new), 1))
    links.relations.append(Relation(tuple(terms)))


def changed(links: Links) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of an old cell and one of now, with how many children or complaints differ between them."""
    for old, new, _within in _pairs(links):
        before, after = links.cells[old].units, links.cells[new].units
        for differ in (after - before, before - after):
            yield old, new, len({unit.partition("/")[0] for unit in differ})
