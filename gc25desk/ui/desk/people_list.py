"""The list of people: names, roles in words, since when, and how it stands with their key."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.access import Act, allowed, role_words
from gc25desk.domain.text import isolated
from gc25desk.i18n import _
from gc25desk.services.person import Known
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.dates import show_day

_KNOWN = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 8


class PeopleList(QTreeWidget):
    """One line a person; as tall as a few lines and scrolling beyond."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.setAccessibleName(_("People and roles"))
        self.setHeaderLabels([_("Name"), _("Roles"), _("Since"), _("Identity key")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def show_people(self, everybody: Sequence[Known], me: str) -> None:
        """Show people and keep the one chosen; ``me`` is marked, who waits for the key comes first."""
        chosen = self.chosen()
        self.clear()
        for known in sorted(everybody, key=lambda known: not known.awaits_key):
            item = _item(known, mine=known.id == me)
            self.addTopLevelItem(item)
            if chosen is not None and chosen.id == known.id:
                self.setCurrentItem(item)
        rows = min(len(everybody), _MOST_SHOWN) + 1
        self.setFixedHeight(rows * style.px(28) + style.px(14))

    def chosen(self) -> Known | None:
        """Return the person chosen."""
        item = self.currentItem()
        return item.data(0, _KNOWN) if item is not None and item.isSelected() else None


def key_words(known: Known) -> str:
    """Return how it stands with somebody's identity key."""
    if known.ended is not None:
        return _("Access ended {day}").format(day=_day(known.ended))
    if known.awaits_key:
        return _("Waiting for the key")
    if known.holds_key:
        return _("Given")
    return _("Not needed") if not allowed(known.roles, Act.SEE_IDENTITIES) else ""


def _item(known: Known, *, mine: bool) -> QTreeWidgetItem:
    name = _("{name} (you)").format(name=isolated(known.name)) if mine else isolated(known.name)
    roles = role_words(known.roles)
    since = _day(known.since) if known.since is not None else ""
    item = QTreeWidgetItem([name, roles, since, key_words(known)])
    item.setData(0, _KNOWN, known)
    item.setToolTip(1, plain_tip(roles))
    if known.awaits_key:
        item.setFont(3, style.font("strong"))
    return item


def _day(moment: dt.datetime) -> str:
    return show_day(moment.astimezone().date())
