"""The middle of the writing desk: one section, read or written."""

import functools
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.access import Act
from gc25desk.domain.paragraph import numbers_in
from gc25desk.domain.section import Section
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.services.draft import Draft
from gc25desk.ui import ask, style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.writing import document
from gc25desk.ui.writing.format_bar import FormatBar
from gc25desk.ui.writing.loading import Opened, opened
from gc25desk.ui.writing.section_form import SectionForm, has_text
from gc25desk.ui.writing.section_header import SectionHeader
from gc25desk.ui.writing.section_saving import SectionSaving
from gc25desk.ui.writing.section_sending import SectionSending
from gc25desk.ui.writing.told import Told, names_of

_CITED_SOON_MS = 300
Extras = Callable[[], dict[str, str]]


class SectionPanel(QWidget):
    """Opens a section, keeps what is typed as a draft, saves it, and sends it on.

    ``shown`` carries the section and its draft once it stands there; ``typed`` comes with each change by the
    user; ``extras`` gives what else is typed about the section and belongs in its draft.
    """

    shown = Signal(object, dict)
    typed = Signal()
    state_changed = Signal(str, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, told: Told, extras: Extras, parent: QWidget) -> None:
        """Build it with no section shown."""
        super().__init__(parent)
        self._desk, self._jobs, self.told, self._extras = desk, jobs, told, extras
        self._opening = 0
        self.saved_words = 0  # of the section when it was shown
        self._may_write = desk.may(Act.WRITE_REPORTS)
        self.header = SectionHeader(desk)
        self.banner = Banner()
        self.form = SectionForm(told)  # placed below the bar: Tab goes through them in that order
        self.formats = FormatBar(self, self.form.text, told)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.keeper = DraftKeeper(desk, jobs, "section", self._draft, parent=self)
        self._cited_soon = QTimer(self)
        self._cited_soon.setSingleShot(True)
        self._cited_soon.setInterval(_CITED_SOON_MS)
        self._cited_soon.timeout.connect(self._note_cited)
        self.saving = SectionSaving(desk, jobs, self.form, keeper=self.keeper, banner=self.banner)
        self._build()
        self._connect()

    @property
    def section(self) -> Section | None:
        """The section that is shown, as the desk has it."""
        return self.form.base

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        for part in (self.header, self.banner, self.formats):
            layout.addWidget(part)
        layout.addWidget(self.form, 1)
        self.formats.setVisible(self._may_write)
        save = action(self, _("Save"), self.save, "Ctrl+Return", "Ctrl+Enter")
        save.setEnabled(self._may_write)
        self.save_button = button(with_keys(save), "primary", action=save)
        self.save_button.setAccessibleName(save.text())
        if not self._may_write:
            self.save_button.hide()
        bottom = row([self.hint, *self.header.acts, self.save_button])
        bottom.setStretch(0, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.form.changed.connect(self._was_typed)
        self.form.looked.connect(self._looked)
        self.form.chip_wanted.connect(self.formats.edit_chip)
        self.saving.state_changed.connect(self.state_changed)
        self.saving.taken.connect(self._taken)
        self.banner.activated.connect(self._act_on_banner)
        self.sending = SectionSending(self._desk, self._jobs, self)

    # Opening and leaving --------------------------------------------------------------------------

    def open_section(self, section_id: str, then: Callable[[], None] | None = None) -> None:
        """Show a section with its draft, if it has one; what was typed in the one before is saved."""
        self.leave()
        opening = self._opening

        def show(found: Opened) -> None:
            if opening == self._opening:
                self._show(found)
                if then is not None:
                    then()

        work = functools.partial(opened, self._desk, self.told, section_id)
        self._jobs.run(self, work, show, self.refused.emit)

    def leave(self) -> None:
        """Save what is typed, or keep it as a draft if it cannot be saved."""
        self.saving.save_left()
        self._opening += 1
        self.saving.leave()

    def close_section(self) -> None:
        """Save what is typed, or keep it as a draft, and show no section."""
        self.leave()
        self._forget()

    def clear(self) -> None:
        """Keep what is typed as a draft, then hold nothing of the desk any more."""
        self.keeper.flush()
        self._opening += 1
        self.saving.leave()
        self._forget()

    def _forget(self) -> None:
        self.keeper.follow(None)
        self.form.clear()
        self.header.clear()
        self.banner.say("")
        self.hint.setText("")

    def _show(self, found: Opened) -> None:
        self.keeper.flush()  # what was typed into the section before while this one was fetched
        self.told.names |= found.names
        data = found.draft.data if found.draft is not None else {}
        self.saved_words = found.words
        self.saving.follow(found.section)
        self.form.clear_errors()
        self.form.show_section(found.section, data, found.parsed)
        self.keeper.follow(found.section.id, stored=found.draft is not None)
        self._show_state(found.section)
        self._show_recovered(found.draft)
        self.shown.emit(found.section, data)

    def _show_state(self, section: Section) -> None:
        self.header.show_section(section)
        self.formats.setVisible(self._may_write and has_text(section))
        self.formats.follow()
        self.save_button.setVisible(not self.form.is_locked())
        self.hint.setText(self._hint())

    def _hint(self) -> str:
        if not self._may_write:
            return _("You may read this report and comment on it.")
        return "" if self.form.is_locked() else _("Drafts are kept as you type.")

    def _show_recovered(self, draft: Draft | None) -> None:
        if draft is None or not self.form.draft():
            self.banner.say("")
            self.state_changed.emit("idle", "")
            return
        when = dates.show_moment(draft.at)
        words = _("Recovered draft of {when}, not saved yet.").format(when=when)
        if self.form.is_locked():
            words = _(
                "This section was approved meanwhile. What you typed ({when}) is kept as a draft until it is "
                "opened again."
            ).format(when=when)
        self.banner.say(words, _("Discard draft"))
        self.state_changed.emit("draft", _("Recovered draft"))

    # Saving ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what is typed; say at the field what is wrong when something is."""
        if not self.form.is_locked():
            self.saving.save()

    def adopt(self, section: Section) -> None:
        """Take note of a newer state of the section, made elsewhere or by moving it in the outline."""
        base = self.form.base
        if base is None or section.id != base.id or section.version == base.version or self.saving.busy:
            return
        if self.form.is_behind(section):
            self.saving.conflict = True
            words = _(
                "This section was changed elsewhere. Your text is kept as a draft and still stands here."
            )
            self.banner.say(words, _("Show it as it is saved"), tone="urgent")
            return
        self.form.adopt(section, keep_typed=True)
        self._show_state(section)

    def form_title(self) -> None:
        """Go to the title of the section, all of it marked."""
        self.form.focus_title()

    def touch(self) -> None:
        """Take note that something about the section was typed beside its form."""
        if self.form.base is not None:
            self.keeper.touch()

    def numbers(self) -> tuple[int, ...]:
        """Return the paragraphs that the section is about, as they are typed where that means any."""
        try:
            return numbers_in(self.form.typed_paragraphs())
        except InvalidInput:
            return self.form.base.numbers() if self.form.base else ()

    def learn(self, targets: Iterable[str]) -> None:
        """Find out what records are called that were put into the draft just now."""
        wanted = tuple(target for target in targets if target not in self.told.names)
        if wanted:
            self._jobs.run(self, lambda: names_of(self._desk, wanted), self._learnt, lambda _error: None)

    def _learnt(self, names: dict[str, str]) -> None:
        self.told.names |= names
        self.form.refresh_chips()

    def _draft(self) -> dict[str, Any]:
        return self.form.draft() | self._extras()

    def _was_typed(self) -> None:
        self.saving.typed()
        self._cited_soon.start()
        self.typed.emit()

    def _note_cited(self) -> None:
        """Learn what a citation is called that came by pasting, dropping or undoing."""
        text = self.form.text()
        if text is not None:
            self.learn(self.told.missing(document.inserts(text.document())))

    def _taken(self, section: Section) -> None:
        self._show_state(section)
        if self._extras():
            self.keeper.touch()  # the save dropped them with the draft of the section

    def _looked(self) -> None:
        self.formats.follow()
        text = self.form.text()
        chosen = text.chosen_chip() if text is not None else None
        if chosen is None or text is None or text.isReadOnly():
            self.hint.setText(self._hint())
            return
        words = _("Enter edits {chip}, Delete takes it out.").format(chip=self.told(chosen))
        if words != self.hint.text():
            self.hint.setText(words)
            # A chip is one letter without a name to those who hear the text.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(text, words))

    def _act_on_banner(self) -> None:
        section = self.form.base
        sure = section is not None and ask.confirm(
            self,
            _("Discard what was typed and not saved?"),
            _("The section goes back to how it was last saved. This cannot be undone."),
            _("Discard draft"),
            _("Keep draft"),
        )
        if sure and section is not None:
            self.keeper.discard()
            self.form.show_section(section)  # so that nothing is left to be saved on leaving
            self.open_section(section.id)
