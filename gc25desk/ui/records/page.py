"""The page of one kind of record: the list on one side, the record on the other."""

from typing import Any, ClassVar

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from gc25desk import settings
from gc25desk.domain.query import Query
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.page import NEW_KEYS, Page
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.copying import Copying
from gc25desk.ui.records.filter_words import without_typed
from gc25desk.ui.records.list_acts import ListActs
from gc25desk.ui.records.list_card import ListCard
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.record_acts import RecordActs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.saved_views.keeping import Keeping
from gc25desk.ui.widgets.basics import page_layout

NARROW_PX = 1100


class RecordsPage(Page):
    """Lists and edits the records of a Look; below 1100 pixels the record takes the page."""

    look: ClassVar[Look]

    def build(self) -> Pieces:
        """Build both sides; ``reload`` or ``show_query`` fills the list."""
        desk, jobs = self.desk, self.jobs
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._whole = page_layout(self)
        self._whole.addWidget(self.splitter)
        self.list = ListCard(self.look, desk, jobs, self.splitter)
        yield
        self.card = RecordCard(self.look, desk, jobs, self.splitter)
        yield from self.card.build()
        self._narrow = False
        self._reading = False
        self._new = self._new_action() if self.offers_primary(desk) else None
        self._lay_out()
        self._connect()
        yield
        self.record_acts = RecordActs(desk, jobs, self.look.noun, self.card)
        self.list_acts = ListActs(desk, jobs, self.look, self.list)
        self.keeping = Keeping(desk, jobs, self.look.noun, self.list)
        self.copying = Copying(desk, jobs, self.look, self.list)

    def put_below(self, part: QWidget) -> None:
        """Take a part that stands below both sides, or in their place while they are hidden."""
        self._whole.addWidget(part)

    @classmethod
    def title(cls) -> str:
        """Return the name of the page."""
        return _(cls.look.words.title)

    @classmethod
    def primary_words(cls) -> str:
        """Return the words of what begins a new record."""
        return _(cls.look.words.new)

    def primary(self) -> QAction | None:
        """Return the action that begins a new record, for those who may."""
        return self._new

    def _new_action(self) -> QAction:
        return action(self, self.primary_words(), self.open_new, NEW_KEYS, icon="add", everywhere=True)

    def shown_record(self, _noun: str) -> str | None:
        """Return the id of the record on the card."""
        return self.card.record_id

    def reload(self) -> None:
        """Fetch the list and the suggestions anew."""
        self.list.reload()
        self.card.load_suggestions()

    def show_query(self, query: Query) -> None:
        """Show the list of a query, as a dashboard number or a saved view asks for it."""
        self.list.show_query(query)
        self._show_list()

    def open_record(self, record_id: str) -> None:
        """Show one record, or a new one for an empty id."""
        if not record_id:
            self.open_new()
            return
        self.list.select(record_id)
        self.card.open_record(record_id)
        self.show_card()

    def open_new(self) -> None:
        """Begin a new record, or go on with the one that was begun; nothing for those who may not."""
        if self._new is None:
            return
        self.list.select("")
        self.list.table.clearSelection()
        self.show_card()
        self.card.open_new()

    def go_back(self) -> None:
        """Go from the record to the list; what is typed is kept as a draft."""
        self.card.flush()
        self._show_list()
        self.list.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Keep what is typed as a draft and hold nothing of the desk any more."""
        self.card.clear()
        self.list.clear()

    def state(self) -> dict[str, Any]:
        """Return the list's query without what was typed, the record, and the place in both.

        A typed word may be a name, and this is held while the desk is locked.
        """
        return {
            "query": without_typed(self.list.model.query),
            "record": self.card.record_id,
            "form": self.card.form.place(),
            "list": self.list.place(),
            "reading": self._reading,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to the query, the record, the field and the letter."""
        query = state.get("query")
        self.list.come_back(int(state.get("list", 0)))
        if isinstance(query, Query):
            self.list.show_query(query)
        record_id = state.get("record")
        if record_id or (record_id == "" and self._new is not None):
            self.list.select(record_id)
            self.card.open_record(record_id, then_place=state.get("form"))
        self._reading = bool(state.get("reading"))
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Mirror both sides when the direction of reading changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self.whole:
            self.splitter.refresh()

    def _lay_out(self) -> None:
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(style.px(14))
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.card)
        self.list.setMinimumWidth(style.px(360))
        self.card.setMinimumWidth(style.px(400))
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([style.px(610), style.px(516)])
        self._bring_back()
        self._back = action(self, _("Back to the list"), self.go_back, "Esc")

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.new_wanted.connect(self.open_new)
        self.card.new_wanted.connect(self.open_new)
        self.card.back_wanted.connect(self.go_back)
        self.card.saved.connect(lambda record: self.list.select(record.id))
        self.card.state_changed.connect(self.state_changed)
        self.splitter.splitterMoved.connect(self._remember)

    def _on_changed(self, changes: Any) -> None:
        super()._on_changed(changes)
        if self.look.noun in changes.nouns:
            self.card.refresh(changes.ids)

    def _chosen(self, record_id: str) -> None:
        if record_id != self.card.record_id:
            self.card.open_record(record_id)

    def _opened(self) -> None:
        self.show_card()
        self.card.form.focus_first()

    def show_card(self) -> None:
        """Show the record; in a narrow window it takes the page."""
        self._reading = True
        self.arrange()

    def _show_list(self) -> None:
        self._reading = False
        self.arrange()

    def arrange(self) -> None:
        """Put both sides beside each other while there is room."""
        self._narrow = self.window().width() < style.px(NARROW_PX)
        self.list.setVisible(not (self._narrow and self._reading))
        self.card.setVisible(not self._narrow or self._reading)
        self.card.header.back.setVisible(self._narrow)

    def _remember(self) -> None:
        state = self.splitter.saveState().data()
        settings.active().set_state(settings.SPLITTERS, self.look.noun, bytes(state))

    def _bring_back(self) -> None:
        state = settings.active().state(settings.SPLITTERS, self.look.noun)
        if state:
            self.splitter.restoreState(QByteArray(state))
