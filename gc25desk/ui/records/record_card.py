"""The record side of a page: header, form and banners; what is done with it has modules of its own."""

import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.services import naming
from gc25desk.services.desk import Desk
from gc25desk.ui import ask, style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.records.attaching import Attaching
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.complaint_links import ComplaintLinks
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.form import RecordForm
from gc25desk.ui.records.hint_line import HintLine
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.paragraph_suggestions import ParagraphSuggestions
from gc25desk.ui.records.party_links import PartyLinks
from gc25desk.ui.records.place import Place
from gc25desk.ui.records.record_header import RecordHeader
from gc25desk.ui.records.record_opening import RecordOpening
from gc25desk.ui.records.record_saving import RecordSaving
from gc25desk.ui.records.rights import Rights
from gc25desk.ui.records.seal_banner import SealBanner
from gc25desk.ui.records.suggestions import Suggestions
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Card, EmptyState, button, row
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.files_editor import dropped_files


class RecordCard(Card):
    """One record, open for reading and typing.

    ``saved`` carries the record after the desk has it; ``state_changed`` the kind and words of the
    state chip; ``new_wanted`` comes from the empty card.
    """

    saved = Signal(object)
    state_changed = Signal(str, str)
    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Make the card with no record chosen; ``build`` makes what shows one."""
        super().__init__(parent=parent)
        self._look = look
        self._desk = desk
        self._jobs = jobs
        self._just_written = ""
        self._rights = rights = Rights(desk, look.noun)
        self._maker = EditorMaker(
            look.stances,
            look.usual_stance,
            access=rights.access,
            why_sealed=rights.why_sealed(),
            copies=rights.may_release,
            names=functools.partial(naming.choices, desk),
            links={"party": PartyLinks(desk, jobs), "complaint": ComplaintLinks(desk, jobs)},
        )
        self.header = RecordHeader(look)
        self.banner = Banner()
        self.stack = QStackedWidget(self)
        self.empty = EmptyState(*look.words.to_choose(may_add=rights.may_write))
        self._inside = QWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._inside)
        self.form = RecordForm(look, self._maker, rights, self._inside)

    def build(self) -> Pieces:
        """Make the form and all that follows what is typed into it."""
        look, desk, jobs, rights = self._look, self._desk, self._jobs, self._rights
        yield
        yield from self.form.build()
        self.seals = SealBanner(desk, jobs, look.noun, rights, self._inside)
        self.hint = HintLine()
        self._keeper = DraftKeeper(desk, jobs, look.noun, self.form.draft, parent=self)
        self.saving = RecordSaving(desk, jobs, look.noun, self.form, keeper=self._keeper, banner=self.banner)
        self.suggestions = Suggestions(desk, jobs, look, self._maker, parent=self)
        self.paragraphs = (
            ParagraphSuggestions(desk, jobs, look, self.form, parent=self) if look.told else None
        )
        self._opening = RecordOpening(desk, jobs, look, self, rights, keeper=self._keeper)
        self._lay_out()
        self._connect()
        self.attaching = Attaching(desk, jobs, self.form, allowed=rights.may_attach, parent=self)
        self._connect_saving()

    @property
    def record_id(self) -> str | None:
        """The id of the record that is open, "" for a new one, None for none."""
        return None if self.form.base is None else str(self.form.base.id)

    @property
    def maker(self) -> EditorMaker:
        """What makes the editors of the form, as far as this person's rights go."""
        return self._maker

    def is_dirty(self) -> bool:
        """Tell whether something is typed that is not saved."""
        return bool(self.form.draft())

    def open_record(
        self, record_id: str, *, then_focus: str | None = None, then_place: Place | None = None
    ) -> None:
        """Show a record, with its draft if it has one; what was being typed is kept as a draft.

        ``then_focus`` is the key of the field to go to, "" for the first, None to leave the focus;
        ``then_place`` is where the form said that the user was.
        """
        self._leave()
        self._opening.open(record_id, then_focus, then_place)

    def open_new(self) -> None:
        """Show a new record to fill in, or the one that was begun before."""
        self.open_record("", then_focus="")

    def save(self) -> None:
        """Save the record; say at the field what is wrong when something is."""
        if self._rights.may_tag:
            self.saving.save()

    def load_suggestions(self) -> None:
        """Fetch what was typed before in the open fields, for those who may type in them."""
        if self._rights.may_write:
            self.suggestions.load()

    def flush(self) -> None:
        """Hand what is typed to the desk as a draft now."""
        self._keeper.flush()

    def clear(self) -> None:
        """Keep what is typed as a draft, then hold nothing of the desk any more."""
        self._leave()
        self._keeper.follow(None)
        self.form.show_record(self._look.kind())
        self.form.base = None
        self.suggestions.clear()
        self.header.show_record(None, dates.today())
        self.banner.say("")
        self.seals.clear()
        self.hint.setText("")
        self.stack.setCurrentWidget(self.empty)

    def refresh(self, changed_ids: Sequence[str]) -> None:
        """Show a record anew that was changed elsewhere, unless something is typed over it."""
        record_id = self.record_id
        own, self._just_written = self._just_written, ""
        if not record_id or record_id not in changed_ids or record_id == own:
            return
        if not self.saving.busy and not self.is_dirty():
            # A part that had the focus is made anew: without its place the focus would leave the form.
            self.open_record(record_id, then_place=self.form.place())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over a record that can hold them."""
        if self.attaching.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach files that are dropped."""
        event.acceptProposedAction()
        self.attaching.attach(dropped_files(event.mimeData()))

    # Building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        for part in (self.header, self.banner, self.seals):
            layout.addWidget(part)
        layout.addWidget(self.form, 1)
        bottom = row([self.hint, *self._save_buttons()])
        bottom.setStretch(0, 1)
        layout.addLayout(bottom)
        self.body.addWidget(self.stack)

    def _save_buttons(self) -> list[QPushButton]:
        """Make the Save button and its keys, for those who may change anything."""
        if not self._rights.may_tag:
            return []
        made = action(self, _(self._look.words.save), self.save, "Ctrl+Return", "Ctrl+Enter")
        save = button(with_keys(made), "primary", action=made)
        save.setAccessibleName(_(self._look.words.save))
        return [save]

    def _connect(self) -> None:
        self.header.back_wanted.connect(self.back_wanted)
        self.empty.activated.connect(self.new_wanted)
        self.banner.activated.connect(self._act_on_banner)
        self.form.changed.connect(self.saving.typed)
        self.form.hinted.connect(self.hint.setText)
        action(self, _("Explain this field"), self.hint.explain, "F1")
        self.seals.over.connect(self._opening.show_sealed_again)

    def _connect_saving(self) -> None:
        self.saving.state_changed.connect(self.state_changed)
        self.saving.taken.connect(self._taken)
        self.saving.saved.connect(self._saved)
        self.saving.not_saved.connect(self.attaching.forget)
        self.attaching.save_wanted.connect(self.save)
        self.attaching.attached.connect(self._attached)
        self.attaching.said.connect(self.hint.setText)
        self.setAcceptDrops(self.attaching.offered)

    def _leave(self) -> None:
        self._keeper.flush()
        self._opening.leave()
        if self.paragraphs is not None:
            self.paragraphs.clear()
        self.saving.leave()
        self.attaching.leave()

    # The banner -------------------------------------------------------------------------------

    def _discard_draft(self) -> None:
        sure = ask.confirm(
            self,
            _("Discard what was typed and not saved?"),
            _("The record goes back to how it was last saved. This cannot be undone."),
            _("Discard draft"),
            _("Keep draft"),
        )
        if sure and self.record_id is not None:
            self._keeper.discard()
            self.open_record(self.record_id)

    def _act_on_banner(self) -> None:
        if not self.saving.conflict:
            self._discard_draft()
        elif self.record_id is not None:
            self.open_record(self.record_id)

    # What was written ---------------------------------------------------------------------------

    def _taken(self, record: Any) -> None:
        self.header.show_record(record, dates.today())
        self.seals.show_record(record)
        self.attaching.go_on()

    def _saved(self, record: Any) -> None:
        self._just_written = record.id
        self.saved.emit(record)
        self.load_suggestions()

    def _attached(self, record: Any) -> None:
        self._just_written = record.id
        self.form.adopt(record, keep_typed=True)
        self.header.show_record(record, dates.today())
