"""The rail: the desk's name, the pages with their counts, the saved views, and who is signed in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.services.desk import DeskInfo
from gc25desk.ui import style
from gc25desk.ui.page import Page
from gc25desk.ui.rail_item import RailItem
from gc25desk.ui.saved_views.shipped import RailView
from gc25desk.ui.widgets.basics import ElidedLabel, PlainLabel

WIDE_PX = 196
NARROW_PX = 60
_EDGE_PX = 10
_NARROW_EDGE_PX = 6  # leaves room for a scroll bar beside the icons


class Rail(QFrame):
    """``page_chosen`` carries the name of a page, ``view_chosen`` a RailView.

    ``built`` comes with each line of a view that somebody keeps, so that what can be done with it is added.
    Where the window is low, pages and views scroll.
    """

    page_chosen = Signal(str)
    view_chosen = Signal(object)
    built = Signal(object, object)

    def __init__(
        self,
        info: DeskInfo,
        kinds: Sequence[type[Page]],
        views: Sequence[RailView],
        parent: QWidget | None = None,
    ) -> None:
        """Build one line for each page and each saved view of the records that have a page."""
        super().__init__(parent)
        style.set_role(self, "rail")
        self._info = info
        self._nouns = {kind.noun for kind in kinds}
        self._narrow = False
        self.items: dict[str, RailItem] = {}
        self.views: dict[str, RailItem] = {}
        self._shown: tuple[RailView, ...] = ()
        self._words: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(style.px(2))
        self._lines, self._views = QVBoxLayout(), QVBoxLayout()
        self._build(kinds)
        self.show_views(views)
        self.show_narrow(False)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for key, item in self.items.items():
            item.setChecked(key == name)

    def show_views(self, views: Sequence[RailView]) -> None:
        """Show these views below the pages; the one that has the keyboard keeps it."""
        offered = tuple(view for view in views if view.noun in self._nouns)
        if offered == self._shown:
            return
        focused = self.window().focusWidget()  # also while a dialog stands before the window
        held = next((key for key, item in self.views.items() if item is focused), "")
        for item in self.views.values():
            self._views.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._shown = offered
        self.views = {view.key: self._view_item(view) for view in offered}
        self._heading.setVisible(bool(offered) and not self._narrow)
        if held in self.views:
            self.views[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counts(self, pages: Mapping[str, int | None], views: Mapping[str, int | None]) -> None:
        """Show counts by the name of a page and the key of a saved view."""
        for name, item in self.items.items():
            item.show_number(pages.get(name))
        for key, item in self.views.items():
            item.show_number(views.get(key))

    def show_narrow(self, narrow: bool) -> None:
        """Collapse to icons, or show the words."""
        self._narrow = narrow
        for widget in self._words:
            widget.setVisible(not narrow)
        self._heading.setVisible(bool(self._shown) and not narrow)
        for item in (*self.items.values(), *self.views.values()):
            item.show_narrow(narrow)
        edge = style.px(_NARROW_EDGE_PX if narrow else _EDGE_PX)
        self._lines.setContentsMargins(edge, 0, edge, 0)
        self.setFixedWidth(style.px(NARROW_PX if narrow else WIDE_PX))

    def _build(self, kinds: Sequence[type[Page]]) -> None:
        self._layout.setContentsMargins(style.px(1), style.px(14), style.px(1), style.px(12))
        self._line(PlainLabel(_("GC25 Desk"), "product"))
        self._line(ElidedLabel(self._desk_line(), "muted"))
        self._layout.addSpacing(style.px(12))
        # The lines are laid where they are to stand: what is moved as a whole is styled a second time.
        self._layout.addWidget(self._scrolled(), 1)
        for place, kind in enumerate(kinds, 1):
            item = RailItem(kind.title(), kind.icon, "rail-item", self._sheet, keys=f"Ctrl+{place}")
            item.setCheckable(True)
            item.clicked.connect(lambda _on=False, name=kind.name: self.page_chosen.emit(name))
            self.items[kind.name] = item
            self._lines.addWidget(item)
        self._heading = PlainLabel(_("Saved views"), "rail-heading")
        self._heading.setContentsMargins(style.px(8), 0, style.px(8), 0)
        self._lines.addSpacing(style.px(16))
        self._lines.addWidget(self._heading)
        self._lines.addLayout(self._views)
        self._lines.addStretch(1)
        self._layout.addSpacing(style.px(8))
        self._line(ElidedLabel(_("Signed in: {person}").format(person=self._info.person), "muted"))

    def _scrolled(self) -> QScrollArea:
        self._sheet = sheet = QWidget()
        style.set_role(sheet, "sheet")
        for lines in (self._lines, self._views):
            lines.setSpacing(style.px(2))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        sheet.setLayout(self._lines)
        return area

    def _view_item(self, view: RailView) -> RailItem:
        words = view.label if view.kept is not None else _(view.label)
        item = RailItem(words, view.icon, "rail-view", self._sheet, tone=view.tone)
        item.clicked.connect(lambda _on=False, view=view: self.view_chosen.emit(view))
        item.show_narrow(self._narrow)
        self._views.addWidget(item)
        item.show()  # the layout would do so later, and what is not shown takes no keyboard
        if view.kept is not None:
            self.built.emit(item, view.kept)
        return item

    def _desk_line(self) -> str:
        parts = (_("Practice desk") if self._info.practice else "", self._info.institution)
        return " · ".join(part for part in parts if part)

    def _line(self, label: PlainLabel) -> None:
        edge = style.px(_EDGE_PX + 8)
        label.setContentsMargins(edge, 0, edge, 0)
        self._layout.addWidget(label)
        self._words.append(label)
