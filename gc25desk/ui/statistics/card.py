"""The middle of the view: the form of one statistic, its draft and its saving."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import _
from gc25desk.services.desk import Desk
from gc25desk.ui.actions import action, with_keys
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.drafts import DraftKeeper
from gc25desk.ui.records.record_saving import RecordSaving
from gc25desk.ui.statistics.data import NOUN
from gc25desk.ui.statistics.form import StatisticForm
from gc25desk.ui.widgets.basics import button, column, row


class StatisticCard(QWidget):
    """Shows one statistic, keeps what is typed as a draft and saves it.

    ``typed`` comes with each change by the user; ``use_wanted`` carries identifier and title of a saved one
    that is to stand in the draft of the report.
    """

    typed = Signal()
    use_wanted = Signal(str, str)

    def __init__(self, desk: Desk, jobs: Jobs, *, may_write: bool) -> None:
        """Show none yet; only reading leaves out what saves."""
        super().__init__()
        self.banner = Banner()
        self.form = StatisticForm(may_write=may_write)
        self.keeper = DraftKeeper(desk, jobs, NOUN, self.form.draft, parent=self)
        self.saving = RecordSaving(desk, jobs, NOUN, self.form, keeper=self.keeper, banner=self.banner)
        self.use = button(_("&Put into the draft"))
        save = action(self, _("Save"), self.saving.save, "Ctrl+Return", "Ctrl+Enter")
        save.setEnabled(may_write)
        self.save = button(with_keys(save), "primary", action=save)
        self.save.setAccessibleName(save.text())
        for made in (self.use, self.save):
            if not may_write:
                made.hide()
        whole = column([self.banner, self.form, row([1, self.use, self.save])])
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.form.changed.connect(self._was_typed)
        self.use.clicked.connect(self._use)
        self.saving.taken.connect(lambda _statistic: self.follow())

    def open_statistic(self, statistic: Statistic, typed: Mapping[str, Any], *, stored: bool) -> None:
        """Show a statistic with what was typed in it before; ``stored`` says that the desk holds that."""
        self.leave()
        self.form.clear_errors()
        self.form.show_statistic(statistic, typed)
        self.form.setEnabled(True)
        self.keeper.follow(statistic.id, stored=stored)
        self.saving.follow(statistic)
        kept = stored and bool(self.form.draft())
        words = _("What you had typed was kept. It is not saved yet.") if kept else ""
        self.banner.say(words, _("Discard draft"))
        self.follow()

    def leave(self) -> None:
        """Keep what is typed as a draft; what is being saved is shown here no more."""
        self.keeper.flush()
        self.saving.leave()

    def show_none(self) -> None:
        """Keep what is typed, then hold nothing of the desk any more."""
        self.leave()
        self.keeper.follow(None)
        self.form.clear()
        self.form.setEnabled(False)
        self.banner.say("")
        self.follow()

    def drop(self) -> None:
        """Throw away what was typed."""
        self.keeper.discard()
        self.form.drop()
        self.banner.say("")

    def adopt(self, statistic: Statistic) -> bool:
        """Take over a newer state of the statistic; what is typed stays. Tell whether it was one."""
        base = self.form.base
        if base is None or statistic.version == base.version or self.saving.busy:
            return False
        if self.form.is_behind(statistic):
            words = _("Somebody else changed this statistic. What you typed still stands here.")
            self.banner.say(words, _("Discard draft"), tone="urgent")
        self.form.adopt(statistic, keep_typed=True)
        return True

    def follow(self) -> None:
        """Offer what can be done now."""
        base = self.form.base
        self.save.setEnabled(base is not None)
        self.use.setEnabled(base is not None and bool(base.version) and not self.form.draft())

    def _was_typed(self) -> None:
        self.saving.typed()
        self.follow()
        self.typed.emit()

    def _use(self) -> None:
        base = self.form.base
        if base is not None:
            self.use_wanted.emit(base.id, base.title)
