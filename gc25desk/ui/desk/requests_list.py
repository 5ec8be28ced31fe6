"""The list of requests: who, which record, when, for how long, and how it stands."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.services import identity
from gc25desk.services.identity import Request
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.dates import show_moment

_ASKED = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 6
_REASON = 2


@dataclasses.dataclass(frozen=True)
class Asked:
    """A request with what a list says of it; ``fingerprint`` is that of the key of the one who asked."""

    request: Request
    name: str
    reference: str
    fingerprint: str


class RequestsList(QTreeWidget):
    """One line a request, the newest first."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setAccessibleName(_("Requests to see names and contacts"))
        self.setHeaderLabels([_("Person"), _("Record"), _("Why"), _("Asked"), _("Hours"), _("State")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(6):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)

    def show_requests(self, found: Sequence[Asked]) -> None:
        """Show requests and keep the one chosen."""
        chosen = self.chosen()
        self.clear()
        for asked in found:
            item = _item(asked)
            self.addTopLevelItem(item)
            if chosen is not None and chosen.request.id == asked.request.id:
                self.setCurrentItem(item)
        rows = min(len(found), _MOST_SHOWN) + 1
        self.setFixedHeight(rows * style.px(28) + style.px(14))

    def chosen(self) -> Asked | None:
        """Return the request chosen."""
        item = self.currentItem()
        return item.data(0, _ASKED) if item is not None and item.isSelected() else None


def state_words(request: Request, now: dt.datetime) -> str:
    """Return how a request stands."""
    if request.decision == identity.OPEN:
        return _("Waiting")
    if request.decision == identity.REFUSED:
        return _("Refused")
    if request.stands(now):
        return _("Approved until {when}").format(when=show_moment(request.until))
    return _("Over")


def _item(asked: Asked) -> QTreeWidgetItem:
    request = asked.request
    state = state_words(request, dt.datetime.now(dt.UTC))
    reason = isolated(request.reason)
    item = QTreeWidgetItem(
        [
            isolated(asked.name),
            asked.reference,
            reason,
            show_moment(request.asked_at),
            str(request.hours),
            state,
        ]
    )
    item.setData(0, _ASKED, asked)
    item.setToolTip(_REASON, plain_tip(request.reason))
    if request.decision == identity.OPEN:
        item.setFont(5, style.font("strong"))
    return item
