"""The pages of an open desk, each built when it is first wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page


class Pages(Mapping[str, Page]):
    """Pages by their name, in the order of the rail; looking one up builds it.

    Building every page at once would hold up the window for as long as the unlocking itself. Where the
    user was on a page that is not built yet is kept until it is.
    """

    def __init__(
        self, desk: Desk, jobs: Jobs, kinds: Sequence[type[Page]], built: Callable[[Page], None]
    ) -> None:
        """Build nothing yet; ``built`` is called with each page once it stands."""
        self.kinds = {kind.name: kind for kind in kinds}
        self._desk = desk
        self._jobs = jobs
        self._tell = built
        self._built: dict[str, Page] = {}
        self._places: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> Page:
        """Return a page, built now if it was not; KeyError if there is none."""
        if name not in self._built:
            page = self.kinds[name](self._desk, self._jobs)
            self._built[name] = page
            self._tell(page)
            if name in self._places:
                page.restore(self._places.pop(name))
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names without building anything."""
        return iter(self.kinds)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.kinds)

    def built(self) -> list[Page]:
        """Return the pages that stand."""
        return list(self._built.values())

    def build_next(self) -> bool:
        """Build one page more; tell whether another is missing after it."""
        missing = [name for name in self.kinds if name not in self._built]
        if missing:
            self[missing[0]]
        return len(missing) > 1

    def name_of(self, noun: str) -> str | None:
        """Return the name of the page that shows the records of a noun."""
        own = (kind.name for kind in self.kinds.values() if kind.noun == noun)
        other = (kind.name for kind in self.kinds.values() if noun in kind.opens)
        return next(own, None) or next(other, None)

    def shown_record(self, noun: str) -> str | None:
        """Return the id of the record open on the page of a noun; None while that is not built."""
        page = self._built.get(self.name_of(noun) or "")
        return page.shown_record(noun) if page is not None else None

    def state(self) -> dict[str, dict[str, Any]]:
        """Return where the user is on every page, built or not."""
        return self._places | {name: page.state() for name, page in self._built.items()}

    def restore(self, state: Mapping[str, dict[str, Any]]) -> None:
        """Come back to where the user was: now on the pages that stand, later on the others."""
        for name, place in state.items():
            if name in self._built:
                self._built[name].restore(place)
            elif name in self.kinds:
                self._places[name] = place
