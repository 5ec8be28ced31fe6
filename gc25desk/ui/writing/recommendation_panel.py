"""One recommendation opened in place of the section it belongs to; what is held stays beside it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.recommendation import Recommendation
from gc25desk.i18n import _
from gc25desk.services import draft as drafts
from gc25desk.services.desk import Desk
from gc25desk.services.draft import Draft
from gc25desk.ui import style
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.record_saving import RecordSaving
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.writing.recommendation_form import RecommendationForm
from gc25desk.ui.writing.told import Told


class RecommendationPanel(QWidget):
    """Edits one recommendation; ``left`` comes when the writer goes back to the section."""

    left = Signal()
    state_changed = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, told: Told, parent: QWidget, *, may_write: bool) -> None:
        """Build it with nothing shown."""
        super().__init__(parent)
        self._desk, self._jobs, self._may_write = desk, jobs, may_write
        self._opening = 0
        self.title = PlainLabel("", "card-title", wrap=True)
        self.banner = Banner()
        self.form = RecommendationForm(told, may_write=may_write)
        self.keeper = DraftKeeper(desk, jobs, "recommendation", self.form.draft, parent=self)
        self.saving = RecordSaving(
            desk, jobs, "recommendation", self.form, keeper=self.keeper, banner=self.banner
        )
        self._build()
        self.form.changed.connect(self.saving.typed)
        self.saving.state_changed.connect(self.state_changed)
        self.saving.saved.connect(lambda _record: self._go_on())
        self.banner.activated.connect(self._discard)
        self._leaving = False
        self.saving.not_saved.connect(self._stay)

    @property
    def record_id(self) -> str:
        """The identifier of what is shown, empty for none."""
        return self.form.base.id if self.form.base is not None else ""

    def open_record(self, record: Recommendation, language: str, letter: str) -> None:
        """Show a recommendation, with its draft if it has one."""
        self._opening += 1
        opening = self._opening
        self.title.setText(_("Recommendation ({letter})").format(letter=letter))

        def show(found: Sequence[Draft]) -> None:
            if opening == self._opening:
                kept = [one for one in found if one.noun == "recommendation" and one.record_id == record.id]
                self._show(record, language, kept[0] if kept else None)

        self._jobs.run(self, lambda: drafts.drafts(self._desk), show)

    def save(self) -> None:
        """Save what was typed."""
        if self._may_write:
            self.saving.save()

    def leave(self) -> None:
        """Save what was typed, and go back to the section once it is saved."""
        if self._may_write and self.form.draft():
            self._leaving = True
            self.saving.save()
        else:
            self.left.emit()

    def refresh(self, record: Recommendation) -> None:
        """Show a newer state of the recommendation, unless something is typed over it."""
        base = self.form.base
        is_newer = base is not None and base.id == record.id and base.version != record.version
        if is_newer and not self.saving.busy and not self.form.draft():
            self.form.adopt(record, keep_typed=False)

    def flush(self) -> None:
        """Hand what is typed to the desk as a draft now."""
        self.keeper.flush()

    def clear(self) -> None:
        """Keep what is typed as a draft, then hold nothing of the desk any more."""
        self.flush()
        self._opening += 1
        self.saving.leave()
        self.keeper.follow(None)
        self.form.clear()
        self.banner.say("")
        self._leaving = False

    def _build(self) -> None:
        back = action(self, _("Back to the section"), self.leave, "Esc")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(8))
        back_button = button(_("Back to the section"), "link", icon="back", action=back)
        layout.addLayout(row([self.title, 1, back_button]))
        layout.addWidget(self.banner)
        layout.addWidget(self.form, 1)
        if self._may_write:
            save = action(self, _("Save"), self.save, "Ctrl+Return", "Ctrl+Enter")
            hint = PlainLabel(_("Drafts are kept as you type."), "muted")
            save_button = button(with_keys(save), "primary", action=save)
            layout.addLayout(row([hint, 1, save_button]))

    def _show(self, record: Recommendation, language: str, draft: Draft | None) -> None:
        self.saving.leave()
        self.saving.follow(record)
        self.form.show_record(record, language, draft.data if draft is not None else None)
        self.keeper.follow(record.id, stored=draft is not None)
        words = ""
        if draft is not None:
            words = _("Recovered draft of {when}, not saved yet.").format(when=dates.show_moment(draft.at))
        self.banner.say(words, _("Discard draft") if words else "")
        self.form.editor("action").target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        record: Any = self.form.base
        if record is not None:
            self.keeper.discard()
            self.form.show_record(record, self.form.language)
            self.keeper.follow(record.id)
            self.banner.say("")
            self.state_changed.emit("idle", "")

    def _go_on(self) -> None:
        if self._leaving:
            self._leaving = False
            self.left.emit()

    def _stay(self) -> None:
        self._leaving = False
