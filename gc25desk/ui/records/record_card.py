"""The record side of a page: header, form, drafts and saving."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.record import new_id
from gc25desk.domain.text import safe_name
from gc25desk.errors import Conflict, InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.services import attachment as attachments
from gc25desk.services import draft as drafts
from gc25desk.services import records, saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.draft import Draft
from gc25desk.ui import ask, style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.form import RecordForm
from gc25desk.ui.records.look import Look
from gc25desk.ui.records.place import Place
from gc25desk.ui.records.record_header import RecordHeader
from gc25desk.ui.records.rights import Rights
from gc25desk.ui.records.seal_banner import SealBanner
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import Card, EmptyState, PlainLabel, button, plain_tip, row
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.files_editor import FilesEditor, dropped_files


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
        """Build the card with no record chosen."""
        super().__init__(parent=parent)
        self._look = look
        self._desk = desk
        self._jobs = jobs
        self._opening = 0
        self._edits = 0
        self._saving = False
        self._just_written = ""
        self._new_id = ""
        self._then: list[Path] = []
        self._banner_act = self._discard_draft
        self._rights = rights = Rights(desk, look.noun)
        self._maker = EditorMaker(
            look.stances,
            look.usual_stance,
            access=rights.access,
            why_sealed=rights.why_sealed(),
            copies=rights.may_release,
        )
        self.header = RecordHeader(look)
        self.banner = Banner()
        self.stack = QStackedWidget(self)
        self.empty = EmptyState(*look.words.to_choose(may_add=rights.may_write))
        self._inside = QWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._inside)
        self.form = RecordForm(look, self._maker, rights, self._inside)
        self.seals = SealBanner(desk, jobs, look.noun, rights, self._inside)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())  # nothing jumps below
        self._keeper = DraftKeeper(desk, jobs, look.noun, self.form.draft, parent=self)
        self._build()
        self._connect()

    @property
    def record_id(self) -> str | None:
        """The id of the record that is open, "" for a new one, None for none."""
        return None if self.form.base is None else str(self.form.base.id)

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
        self._opening += 1
        opening = self._opening
        self._jobs.run(
            self,
            lambda: self._fetch(record_id),
            lambda found: self._show(opening, *found, then_focus, then_place),
            self._could_not_open,
        )

    def open_new(self) -> None:
        """Show a new record to fill in, or the one that was begun before."""
        self.open_record("", then_focus="")

    def save(self) -> None:
        """Save the record; say at the field what is wrong when something is."""
        if self.form.base is None or self._saving or not self._rights.may_tag:
            return
        self.form.clear_errors()
        try:
            record = self.form.record()
        except InvalidInput as error:
            self._refused(error)
            return
        # A new record keeps one identifier through every try, so that none that stands is doubled.
        record = dataclasses.replace(record, id=record.id or self._new_id)
        self._saving = True
        self._keeper.flush()
        edits, opening = self._edits, self._opening
        self._jobs.run(
            self,
            lambda: saving.save(self._desk, self._look.noun, record),
            lambda result: self._saved(edits, opening, result),
            self._could_not_save,
        )

    def flush(self) -> None:
        """Hand what is typed to the desk as a draft now."""
        self._keeper.flush()

    def clear(self) -> None:
        """Keep what is typed as a draft, then hold nothing of the desk any more."""
        self._leave()
        self._opening += 1
        self._keeper.follow(None)
        self.form.show_record(self._look.kind())
        self.form.base = None
        self._maker.used = {}
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
        if not self._saving and not self.is_dirty():
            self.open_record(record_id)

    def load_suggestions(self) -> None:
        """Fetch what was typed before in the open fields."""
        paths = self._look.open_paths()
        if paths and self._rights.may_write:
            self._jobs.run(self, lambda: self._used(paths), self._take_used)

    def attach(self) -> None:
        """Let the user pick files and attach them."""
        if self._takes_files() and self.form.base is not None:
            self.attach_files(ask.files_to_open(self, _("Attach files")))

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Attach files to the record, which is saved first when it is new."""
        base = self.form.base
        if not paths or base is None:
            return
        if not base.id:
            self._then = list(paths)
            self.save()
            return
        opening = self._opening
        self.hint.setText(_("Taking in the files…"))
        self._jobs.run(
            self,
            lambda: attachments.attach(self._desk, base.id, paths),
            lambda result: self._attached(opening, result),
            self._could_not_attach,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over a record that can hold them."""
        if self._takes_files() and self.form.base is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach files that are dropped."""
        event.acceptProposedAction()
        self.attach_files(dropped_files(event.mimeData()))

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
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
        self.setAcceptDrops(self._takes_files())

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
        self.form.changed.connect(self._typed)
        self.form.hinted.connect(self.hint.setText)
        self._keeper.kept.connect(self._draft_kept)
        self._keeper.failed.connect(self._draft_not_kept)
        action(self, _("Explain this field"), self._explain, "F1")
        self.seals.over.connect(self._show_sealed_again)
        files = self._files()
        if files is not None:
            files.attach_wanted.connect(self.attach)
            files.copy_wanted.connect(self._save_copy)
        if self._takes_files():
            action(self, _("Attach files"), self.attach, "Ctrl+Shift+A")

    def _files(self) -> FilesEditor | None:
        editors = [box.editor for box in self.form.boxes()]
        return next((editor for editor in editors if isinstance(editor, FilesEditor)), None)

    def _takes_files(self) -> bool:
        return self._files() is not None and self._rights.may_attach

    # Opening ----------------------------------------------------------------------------------

    def _fetch(self, record_id: str) -> tuple[Any, Draft | None]:
        noun = self._look.noun
        record = records.get(self._desk, noun, record_id) if record_id else self._look.blank(dates.today())
        found = [d for d in drafts.drafts(self._desk) if d.noun == noun and d.record_id == record_id]
        return record, found[0] if found else None

    def _show(
        self, opening: int, record: Any, draft: Draft | None, then_focus: str | None, then_place: Place | None
    ) -> None:
        if opening != self._opening:
            return
        self._edits = 0
        self._new_id = "" if record.id else new_id()
        self.form.clear_errors()
        self.form.show_record(record, draft.data if draft is not None else None)
        self._keeper.follow(record.id, stored=draft is not None)
        self.header.show_record(record, dates.today())
        self._show_recovered(draft)
        self.seals.show_record(record)
        self.hint.setText(self._rights.in_words())
        self.stack.setCurrentIndex(1)
        if draft is None:
            self.state_changed.emit("idle", "")
        if then_focus is not None:
            self.form.focus_field(then_focus) if then_focus else self.form.focus_first()
        if then_place is not None:
            self.form.come_back(then_place)

    def _show_recovered(self, draft: Draft | None) -> None:
        self._banner_act = self._discard_draft
        if draft is None:
            self.banner.say("")
            return
        words = _("Recovered draft of {when}, not saved yet.").format(when=dates.show_moment(draft.at))
        self.banner.say(words, _("Discard draft"))
        self.state_changed.emit("draft", _("Recovered draft"))

    def _show_sealed_again(self) -> None:
        """Fetch the record again when the time to see its identities is over; what is typed stays."""
        record_id, opening = self.record_id, self._opening
        if not record_id:
            return

        def show(record: Any) -> None:
            if opening == self._opening:
                self.form.adopt(record, keep_typed=True)
                self.header.show_record(record, dates.today())
                self.seals.show_record(record)

        self._jobs.run(self, lambda: records.get(self._desk, self._look.noun, record_id), show)

    def _could_not_open(self, error: KnownError) -> None:
        self._jobs.refused.emit(error)

    def _leave(self) -> None:
        self._keeper.flush()
        self._then = []

    # Typing and drafts ------------------------------------------------------------------------

    def _typed(self) -> None:
        self._edits += 1
        self._keeper.touch()
        self.state_changed.emit("draft", _("Not saved yet"))

    def _draft_kept(self, moment: dt.datetime) -> None:
        if self.is_dirty():
            clock = dates.show_clock(moment)
            self.state_changed.emit("draft", _("Draft kept {time}").format(time=clock))

    def _draft_not_kept(self, error: KnownError) -> None:
        self.state_changed.emit("error", _("Not saved: {reason}").format(reason=error.what))

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
        self._banner_act()

    def _open_again(self) -> None:
        if self.record_id is not None:
            self.open_record(self.record_id)

    # Saving -----------------------------------------------------------------------------------

    def _saved(self, edits: int, opening: int, result: tuple[Any, Changes]) -> None:
        self._saving = False
        record = result[0]
        self._just_written = record.id
        self.state_changed.emit(
            "saved", _("Saved {time}").format(time=dates.show_clock(dt.datetime.now(dt.UTC)))
        )
        if opening == self._opening:
            self._take_saved(record, untouched=edits == self._edits)
        self.saved.emit(record)
        self.load_suggestions()

    def _take_saved(self, record: Any, *, untouched: bool) -> None:
        if untouched:
            self._keeper.settle()
        else:
            self._keeper.discard()  # a draft of what is typed now follows under the record's own id
        self._keeper.follow(record.id)
        self.header.show_record(record, dates.today())
        self.banner.say("")
        self.form.adopt(record, keep_typed=not untouched)
        self.seals.show_record(record)
        if not untouched:
            self._typed()
        waiting, self._then = self._then, []
        self.attach_files(waiting)

    def _refused(self, error: InvalidInput) -> None:
        self._then = []
        if not self.form.show_error(error):
            self.banner.say(f"{error.what} {error.next_step}".strip(), tone="urgent")
        self.state_changed.emit("error", _("Not saved: a field needs correcting"))

    def _could_not_save(self, error: KnownError) -> None:
        self._saving = False
        if isinstance(error, InvalidInput):
            self._refused(error)
            return
        self._then = []
        self._keeper.touch()
        self._keeper.flush()
        again = _("Open it again") if isinstance(error, Conflict) else ""
        self._banner_act = self._open_again
        self.banner.say(f"{error.what} {error.next_step}", again, tone="urgent")
        self.state_changed.emit("error", _("Not saved: {reason}").format(reason=error.what))

    # Files and help ---------------------------------------------------------------------------

    def _attached(self, opening: int, result: tuple[Any, Changes]) -> None:
        record = result[0]
        if opening == self._opening:
            self._just_written = record.id
            self.form.adopt(record, keep_typed=True)
            self.header.show_record(record, dates.today())
            self.hint.setText(_("Attached and encrypted."))

    def _could_not_attach(self, error: KnownError) -> None:
        self.hint.setText("")
        self._jobs.refused.emit(error)

    def _save_copy(self, attachment: Attachment) -> None:
        target = ask.file_to_save(self, _("Save a copy"), safe_name(attachment.name))
        if target is not None:
            self._jobs.run(
                self,
                lambda: attachments.save_copy(self._desk, attachment.id, target),
                lambda _path: self.hint.setText(_("Copy saved. It is not encrypted.")),
            )

    def _used(self, paths: Sequence[str]) -> dict[str, list[str]]:
        return {path: records.suggestions(self._desk, self._look.noun, path) for path in paths}

    def _take_used(self, used: dict[str, list[str]]) -> None:
        self._maker.used = used

    def _explain(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.hint.text():
            below = focused.mapToGlobal(QPoint(0, focused.height()))
            QToolTip.showText(below, plain_tip(self.hint.text()), focused)
