"""What every page of the window has in common."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.query import Query
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import Pieces, make_all

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


NEW_KEYS = "Ctrl+N"


class Page(QWidget):
    """One page of the window; it knows the desk and the jobs, and no other page.

    To open something elsewhere a page asks with ``list_wanted`` (noun, Query), ``record_wanted``
    (noun, id or "" for a new one) or ``page_wanted`` (name). ``state_changed`` carries the kind
    (saved, draft, error, idle) and the words of the state chip. ``nouns`` names what makes the page
    reload when it changes; ``acts`` which acts of the permission table the page is for.

    A page is whole when it is made. Only one that nobody asked for yet is begun ``ahead``: it is hidden, and
    ``build_piece`` or ``finish`` makes it whole before anything else is asked of it.
    """

    list_wanted = Signal(str, object)
    record_wanted = Signal(str, str)
    page_wanted = Signal(str)
    state_changed = Signal(str, str)

    name: ClassVar[str] = ""
    icon: ClassVar[str] = "page"
    noun: ClassVar[str] = ""  # whose records the rail counts beside the page, if any
    opens: ClassVar[frozenset[str]] = frozenset()  # further nouns whose records it can show
    nouns: ClassVar[frozenset[str]] = frozenset()
    acts: ClassVar[tuple[Act, ...]] = ()  # whoever may do one of these is offered the page
    primary_act: ClassVar[Act | None] = None  # what the page's primary action is
    whole = False  # Qt resizes, mirrors and draws also what is half built

    def __init__(
        self, desk: "Desk", jobs: Jobs, parent: QWidget | None = None, *, ahead: bool = False
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self._stale = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        style.set_role(self, "page")
        self._pieces = self._in_pieces()
        if ahead:
            self.hide()  # else it would be shown with the window, wherever that comes in between
        else:
            self.finish()

    def build(self) -> Pieces:
        """Make what the page shows, a piece at a time; nothing is fetched before ``reload``."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Place the parts for the size the page has; called once it is whole, and whenever it is resized."""

    def build_piece(self) -> bool:
        """Make one piece more; tell whether the page is whole with it."""
        next(self._pieces, None)
        return self.whole

    def finish(self) -> None:
        """Make all that is missing."""
        make_all(self._pieces)

    @classmethod
    def is_offered(cls, desk: "Desk") -> bool:
        """Tell whether the roles of the person at the desk have any use for the page."""
        return any(desk.may(act) for act in cls.acts)

    @classmethod
    def offers_primary(cls, desk: "Desk") -> bool:
        """Tell whether the person at the desk may do the page's primary action, if it has one."""
        return cls.primary_act is not None and desk.may(cls.primary_act)

    @classmethod
    def counted(cls, _desk: "Desk") -> Query:
        """Return which records of its noun the rail counts beside the page."""
        return Query()

    @classmethod
    def title(cls) -> str:
        """Return the page's name as the user reads it."""
        raise NotImplementedError

    @classmethod
    def primary_words(cls) -> str:
        """Return the words of the primary action, which the search box lists before the page is built."""
        return ""

    def reload(self) -> None:
        """Fetch anew what the page shows."""
        raise NotImplementedError

    def open_other(self, noun: str, record_id: str) -> None:
        """Show a record of one of the nouns that the page ``opens`` besides its own."""

    def primary(self) -> QAction | None:
        """Return the page's one primary action, shown in the top bar, if it has one."""
        return None

    def clear(self) -> None:
        """Drop every word of the desk's data from the page; called when the desk locks."""

    def state(self) -> dict[str, Any]:
        """Return where the user is on the page, in plain values, to come back there after a lock."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to where ``state()`` said the user was."""

    def shown_record(self, _noun: str) -> str | None:
        """Return the id of the record of a noun that is open for typing, "" for a new one, None for none."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew, if they are all there."""
        super().resizeEvent(event)
        if self.whole:
            self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch anew what changed while nobody looked."""
        super().showEvent(event)
        if self._stale and not getattr(self.desk, "closed", False):
            self._stale = False
            self.reload()

    def _in_pieces(self) -> Pieces:
        yield from self.build()
        self.whole = True
        self.arrange()
        self.jobs.changed.connect(self._on_changed)

    def _on_changed(self, changes: Any) -> None:
        if self.nouns & changes.nouns and not getattr(self.desk, "closed", False):
            self._stale = not self.isVisible()
            if not self._stale:
                self.reload()
