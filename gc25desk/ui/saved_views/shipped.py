"""What the rail keeps at hand below the pages: the lists that are shipped, and those that people keep."""

import dataclasses
from collections.abc import Iterable

from gc25desk.domain.access import REPORTING
from gc25desk.domain.query import (
    IS_BINNED,
    IS_IN_DANGER,
    IS_OPEN,
    IS_OVERDUE,
    IS_UNTAGGED,
    IS_URGENT,
    Filter,
    Query,
)
from gc25desk.domain.saved_view import SavedView, is_valid
from gc25desk.i18n import N_

BY_REGION = "regions"  # asks for the region before it shows a list
PLACE = "children.place"


@dataclasses.dataclass(frozen=True)
class RailView:
    """A list that the rail keeps at hand: its words, its mark and its query.

    ``nouns`` are what it counts, where that is more than the records of its page. ``query`` is None where the
    list is asked for first, or cannot be shown. ``kept`` is the view that somebody saved, if it is one.
    """

    key: str
    label: str
    icon: str
    tone: str
    noun: str
    query: Query | None
    nouns: tuple[str, ...] = ()
    kept: SavedView | None = None

    def counted(self) -> tuple[tuple[str, Query], ...]:
        """Return the lists whose records it counts, each with its noun."""
        query = self.query
        return () if query is None else tuple((noun, query) for noun in self.nouns or (self.noun,))


def shipped(person: str) -> tuple[RailView, ...]:
    """Return the views that every desk has, as the person with this identifier sees them."""
    return (*_work(person), *_BINS)


def kept(views: Iterable[SavedView]) -> tuple[RailView, ...]:
    """Return the views that people keep, in their order."""
    return tuple(
        RailView(
            key=f"kept:{view.id}",
            label=view.name,
            icon="people" if view.for_all else "star",
            tone="",
            noun=view.noun,
            query=view.query if is_valid(view) else None,
            kept=view,
        )
        for view in views
    )


def _list(*filters: Filter) -> Query:
    return Query(filters=filters)


def _work(person: str) -> tuple[RailView, ...]:
    mine, nobody = Filter("assigned", values=(person,)), Filter("assigned", values=("",))
    return (
        RailView(
            "danger", N_("In danger"), "urgent", "urgent", "complaint", query=_list(Filter(IS_IN_DANGER))
        ),
        RailView("mine", N_("Mine"), "person", "", "complaint", query=_list(mine, Filter(IS_OPEN))),
        RailView(
            "urgent", N_("Urgent, open"), "urgent", "urgent", "complaint", query=_list(Filter(IS_URGENT))
        ),
        RailView("overdue", N_("Overdue"), "overdue", "warn", "complaint", query=_list(Filter(IS_OVERDUE))),
        RailView(
            "unassigned",
            N_("Unassigned"),
            "unassigned",
            "",
            "complaint",
            query=_list(nobody, Filter(IS_OPEN)),
        ),
        RailView("untagged", N_("Untagged"), "untagged", "", "complaint", query=_list(Filter(IS_UNTAGGED))),
        RailView(BY_REGION, N_("By region…"), "place", "", "complaint", query=None),
    )


_BINNED = _list(Filter(IS_BINNED))
_BINS = (
    RailView("bin", N_("Bin: complaints"), "bin", "", "complaint", query=_BINNED),
    RailView("evidence_bin", N_("Bin: evidence"), "bin", "", "evidence", query=_BINNED),
    RailView("reports_bin", N_("Bin: reports"), "bin", "", "project", query=_BINNED, nouns=REPORTING),
)
