"""What was typed and never saved, offered when a desk is opened."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.access import REPORTING, TAG
from gc25desk.domain.nouns import KINDS, NOUNS, title_of
from gc25desk.domain.text import shortened
from gc25desk.errors import KnownError, NotFound
from gc25desk.i18n import _, ngettext
from gc25desk.services import draft as drafts
from gc25desk.services import records
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PAGE_MARGIN

if TYPE_CHECKING:
    from gc25desk.services.draft import Draft
    from gc25desk.ui.jobs import Jobs

IsOpen = Callable[[str, str], bool]


@dataclasses.dataclass(frozen=True)
class Unsaved:
    """A draft by the name the user knows it by; ``known_as`` is empty for a new record."""

    noun: str
    record_id: str
    known_as: str
    typed: str

    def words(self) -> str:
        """Return what was typed and when."""
        new = {"complaint": _("a new complaint"), "evidence": _("a new item of evidence")}
        return _("{record}, typed {when}").format(
            record=self.known_as or new.get(self.noun, _("a new record")), when=self.typed
        )


class Recovered(QWidget):
    """Names the newest draft that is not open and opens it; hidden while there is none.

    ``wanted`` carries noun and id as a page is asked for a record.
    """

    wanted = Signal(str, str)

    def __init__(self, desk: Desk, jobs: "Jobs", is_open: IsOpen) -> None:
        """Take the desk and what tells whether a record is being shown; ``look`` fetches."""
        super().__init__()
        self.banner = Banner()
        layout = QVBoxLayout(self)
        edge = style.px(PAGE_MARGIN)
        layout.setContentsMargins(edge, style.px(12), edge, 0)
        layout.addWidget(self.banner)
        self.hide()
        self._desk = desk
        self._jobs = jobs
        self._is_open = is_open
        self._first: Unsaved | None = None
        self.banner.activated.connect(self._open)

    def look(self) -> None:
        """Look for drafts again; what is shown stays until they are found."""
        self._jobs.run(self, lambda: unsaved(self._desk), self._show, _leave)

    def look_again(self) -> None:
        """Look again if there was something to offer."""
        if self._first is not None and not self._desk.closed:
            self.look()

    def clear(self) -> None:
        """Offer nothing."""
        self._first = None
        self._say("")

    def _show(self, found: list[Unsaved]) -> None:
        left = [one for one in found if not self._is_open(one.noun, one.record_id)]
        self._first = left[0] if left else None
        if self._first is None:
            self._say("")
            return
        words = ngettext(
            "Kept for you and not saved yet: {first}.",
            "{n} drafts are kept for you and not saved yet. The newest: {first}.",
            len(left),
        )
        self._say(words.format(n=len(left), first=self._first.words()))

    def _say(self, words: str) -> None:
        self.banner.say(words, _("Go on with it"))
        self.setVisible(bool(words))

    def _open(self) -> None:
        if self._first is not None:
            self.wanted.emit(self._first.noun, self._first.record_id)


def unsaved(desk: Desk) -> list[Unsaved]:
    """Return the drafts of a desk, the newest first; one whose record is gone is left out."""
    mine = (draft for draft in drafts.drafts(desk) if draft.noun in KINDS)
    found = (_named(desk, draft) for draft in mine if desk.may(TAG[draft.noun]))
    return [one for one in found if one is not None]


def _named(desk: Desk, draft: "Draft") -> Unsaved | None:
    try:
        known = _known_as(desk, draft.noun, draft.record_id) if draft.record_id else ""
    except NotFound:
        return None
    return Unsaved(draft.noun, draft.record_id, known, dates.show_moment(draft.at))


def _known_as(desk: Desk, noun: str, record_id: str) -> str:
    """Return the reference of a record about people, and the title of what belongs to a report."""
    if noun not in REPORTING:
        return records.reference_of(desk, noun, record_id)
    title = title_of(noun, records.get(desk, noun, record_id))
    return _("{kind} “{title}”").format(kind=NOUNS[noun].shown(), title=shortened(title))


def _leave(_error: KnownError) -> None:
    """Offer nothing new: a desk that was just closed has nothing to give."""
