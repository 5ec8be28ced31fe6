"""The pages of an open desk, each built when it is first wanted."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gc25desk.services.desk import Desk
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.page import Page


class Pages(Mapping[str, Page]):
    """Pages by their name, in the order of the rail; looking one up builds it.

    Building every page at once would hold up the window for as long as the unlocking itself, so that those
    nobody asked for are built a piece at a time. Where the user was on a page that is not built yet is kept
    until it is.
    """

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        kinds: Sequence[type[Page]],
        built: Callable[[Page], None],
        parent: QWidget,
    ) -> None:
        """Build nothing yet; ``built`` is called with each page once it stands inside ``parent``."""
        self.kinds = {kind.name: kind for kind in kinds}
        self._desk = desk
        self._jobs = jobs
        self._tell = built
        # Made where it is to stand: a page that is moved there is styled a second time as a whole.
        self._parent = parent
        self._begun: dict[str, Page] = {}
        self._broken: set[str] = set()
        self._built: dict[str, Page] = {}
        self._places: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> Page:
        """Return a page, built now if it was not; KeyError if there is none."""
        if name not in self._built:
            page = self._begin(name)
            with self._dropping(page):
                page.finish()
            self._take(page)
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a page without building it."""
        return name in self.kinds

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
        """Build one piece more of what nobody asked for yet; tell whether anything is missing after it."""
        missing = self._missing()
        if missing:
            page = self._begin(missing[0])
            with self._dropping(page):
                page.build_piece()
            if page.whole:
                self._take(page)
        return bool(self._missing())

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

    def _begin(self, name: str) -> Page:
        """Return a page that is not whole yet; KeyError if there is none."""
        if name not in self._begun:
            self._begun[name] = self.kinds[name](self._desk, self._jobs, self._parent, ahead=True)
        return self._begun[name]

    def _missing(self) -> list[str]:
        """Return what is to be built ahead; what could not be built waits until somebody asks for it."""
        return [name for name in self.kinds if name not in self._built and name not in self._broken]

    @contextlib.contextmanager
    def _dropping(self, page: Page) -> Iterator[None]:
        """Keep nothing of a page whose building fails: half a page could not be cleared at the lock."""
        try:
            yield
        except BaseException:
            del self._begun[page.name]
            self._broken.add(page.name)
            page.deleteLater()
            raise

    def _take(self, page: Page) -> None:
        del self._begun[page.name]
        self._broken.discard(page.name)
        self._built[page.name] = page
        self._tell(page)
        if page.name in self._places:
            page.restore(self._places.pop(page.name))
