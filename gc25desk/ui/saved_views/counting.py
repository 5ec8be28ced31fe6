"""The counts of the rail: of its pages and of its views, all taken at one moment."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain.nouns import KINDS
from gc25desk.services import records, saved_view
from gc25desk.services.desk import Desk
from gc25desk.ui.page import Page
from gc25desk.ui.saved_views.shipped import RailView, kept, shipped


@dataclasses.dataclass(frozen=True)
class Counts:
    """What the rail shows: its views, and the counts by the name of a page and the key of a view."""

    shown: tuple[RailView, ...]
    pages: dict[str, int | None]
    views: dict[str, int | None]


def counted(desk: Desk, kinds: Sequence[type[Page]]) -> Counts:
    """Return the views a person has and what they and the pages count; runs off the window's thread."""
    nouns = {kind.noun for kind in kinds}
    views = (*shipped(desk.person_id), *kept(saved_view.of_desk(desk)))
    shown = tuple(view for view in views if view.noun in nouns)
    of_pages = {kind.name: ((kind.noun, kind.counted(desk)),) for kind in kinds if kind.noun in KINDS}
    of_views = {view.key: lists for view in shown if (lists := view.counted())}
    wanted = tuple(one for lists in (*of_pages.values(), *of_views.values()) for one in lists)
    numbers = iter(records.counts(desk, wanted))
    pages, in_views = (
        {key: _sum([next(numbers) for _one in lists]) for key, lists in of.items()}
        for of in (of_pages, of_views)
    )
    return Counts(shown, pages, in_views)


def _sum(numbers: Sequence[int | None]) -> int | None:
    """Return a sum; None where nothing of it may be read."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
