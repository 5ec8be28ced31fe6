"""The rail: the desk's name, the pages with their counts, the saved views, and who is signed in."""

import dataclasses
from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gc25desk.domain.access import REPORTING
from gc25desk.domain.query import IS_BINNED, IS_IN_DANGER, IS_OVERDUE, IS_UNTAGGED, IS_URGENT, Filter, Query
from gc25desk.i18n import N_, _
from gc25desk.services.desk import DeskInfo
from gc25desk.ui import icons, style
from gc25desk.ui.page import Page
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel, plain_tip
from gc25desk.ui.widgets.numbers import show_count

WIDE_PX = 196
NARROW_PX = 60


@dataclasses.dataclass(frozen=True)
class SavedView:
    """A list that the rail keeps at hand: its words, its mark and its query.

    ``nouns`` are what it counts, where that is more than the records of its page.
    """

    key: str
    label: str
    icon: str
    tone: str
    noun: str
    query: Query
    nouns: tuple[str, ...] = ()


SAVED_VIEWS = (
    SavedView(
        key="danger",
        label=N_("In danger"),
        icon="urgent",
        tone="urgent",
        noun="complaint",
        query=Query(filters=(Filter(IS_IN_DANGER),)),
    ),
    SavedView(
        "urgent", N_("Urgent, open"), "urgent", "urgent", "complaint", Query(filters=(Filter(IS_URGENT),))
    ),
    SavedView("overdue", N_("Overdue"), "overdue", "warn", "complaint", Query(filters=(Filter(IS_OVERDUE),))),
    SavedView("untagged", N_("Untagged"), "untagged", "", "complaint", Query(filters=(Filter(IS_UNTAGGED),))),
    SavedView("bin", N_("Bin: complaints"), "bin", "", "complaint", Query(filters=(Filter(IS_BINNED),))),
    SavedView(
        "evidence_bin", N_("Bin: evidence"), "bin", "", "evidence", Query(filters=(Filter(IS_BINNED),))
    ),
    SavedView(
        key="reports_bin",
        label=N_("Bin: reports"),
        icon="bin",
        tone="",
        noun="project",
        query=Query(filters=(Filter(IS_BINNED),)),
        nouns=REPORTING,
    ),
)


class RailItem(QPushButton):
    """One line of the rail: a picture, words and a count; only the picture when the rail is narrow."""

    def __init__(self, words: str, icon: str, role: str, *, keys: str = "", tone: str = "") -> None:
        """Take the words, the icon and the role in the style sheet."""
        super().__init__()
        self._icon = icon
        self._role = role
        self._usual_tone = tone  # nothing to mind is calm, whatever it counts
        self._tone = tone
        self._words = words
        self._keys = keys
        style.set_role(self, role)
        self.picture = PlainLabel()
        self.label = ElidedLabel(words)
        self.number = PlainLabel("", "strong" if tone else "muted", tone=tone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(style.px(9), 0, style.px(8), 0)
        layout.setSpacing(style.px(10))
        for part in (self.picture, self.label, self.number):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part, 1 if part is self.label else 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self._dress())
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Show how many, or nothing."""
        shown = "" if number is None else show_count(number)
        self._tone = self._usual_tone if number else ""
        self.number.setText(shown)
        said = f"{self._words}, {shown}" if shown else self._words
        self.setAccessibleName(said)
        tip = f"{said}  ({self._keys})" if self._keys else said
        self.setToolTip(plain_tip(tip))
        self._dress()

    def show_narrow(self, narrow: bool) -> None:
        """Show the picture alone, or the words too."""
        self.label.setVisible(not narrow)
        self.number.setVisible(not narrow)

    def sizeHint(self) -> QSize:
        """Return a line of the rail."""
        return QSize(style.px(40), style.px(36 if self._role == "rail-item" else 28))

    def minimumSizeHint(self) -> QSize:
        """Return a line of the narrow rail."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "picture"):
            self._draw()

    def _dress(self) -> None:
        chosen = self.isChecked()
        style.set_role(self.label, "chosen" if chosen else "")
        style.set_role(self.number, "chosen" if chosen else "strong" if self._tone else "muted", self._tone)
        self._draw()

    def _draw(self) -> None:
        colour = "on_sel" if self.isChecked() else self._tone or "muted"
        self.picture.setPixmap(icons.pixmap(self._icon, 20 if self._role == "rail-item" else 16, colour))


class Rail(QFrame):
    """``page_chosen`` carries the name of a page, ``view_chosen`` a SavedView."""

    page_chosen = Signal(str)
    view_chosen = Signal(object)

    def __init__(self, info: DeskInfo, kinds: Sequence[type[Page]]) -> None:
        """Build one line for each page and each saved view."""
        super().__init__()
        style.set_role(self, "rail")
        self._info = info
        self.items: dict[str, RailItem] = {}
        self.views: dict[str, RailItem] = {}
        self._words: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*(style.px(n) for n in (10, 14, 10, 12)))
        self._layout.setSpacing(style.px(2))
        self._build(kinds)
        self.show_narrow(False)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for key, item in self.items.items():
            item.setChecked(key == name)

    def show_counts(self, pages: Mapping[str, int], views: Mapping[str, int]) -> None:
        """Show counts by the name of a page and the key of a saved view."""
        for name, item in self.items.items():
            item.show_number(pages.get(name))
        for key, item in self.views.items():
            item.show_number(views.get(key))

    def show_narrow(self, narrow: bool) -> None:
        """Collapse to icons, or show the words."""
        for widget in self._words:
            widget.setVisible(not narrow)
        for item in (*self.items.values(), *self.views.values()):
            item.show_narrow(narrow)
        self.setFixedWidth(style.px(NARROW_PX if narrow else WIDE_PX))

    def _build(self, kinds: Sequence[type[Page]]) -> None:
        self._line(PlainLabel(_("GC25 Desk"), "product"))
        self._line(ElidedLabel(self._desk_line(), "muted"))
        self._layout.addSpacing(style.px(12))
        for place, kind in enumerate(kinds, 1):
            item = RailItem(kind.title(), kind.icon, "rail-item", keys=f"Ctrl+{place}")
            item.setCheckable(True)
            item.clicked.connect(lambda _on=False, name=kind.name: self.page_chosen.emit(name))
            self.items[kind.name] = item
            self._layout.addWidget(item)
        self._build_views({kind.noun for kind in kinds})
        self._layout.addStretch(1)
        self._line(ElidedLabel(_("Signed in: {person}").format(person=self._info.person), "muted"))

    def _build_views(self, nouns: Set[str]) -> None:
        """Offer the saved views of the records that have a page here."""
        offered = [view for view in SAVED_VIEWS if view.noun in nouns]
        if not offered:
            return
        self._layout.addSpacing(style.px(16))
        self._line(PlainLabel(_("Saved views"), "rail-heading"))
        for view in offered:
            item = RailItem(_(view.label), view.icon, "rail-view", tone=view.tone)
            item.clicked.connect(lambda _on=False, view=view: self.view_chosen.emit(view))
            self.views[view.key] = item
            self._layout.addWidget(item)

    def _desk_line(self) -> str:
        parts = (_("Practice desk") if self._info.practice else "", self._info.institution)
        return " · ".join(part for part in parts if part)

    def _line(self, label: PlainLabel) -> None:
        label.setContentsMargins(style.px(8), 0, style.px(8), 0)
        self._layout.addWidget(label)
        self._words.append(label)
