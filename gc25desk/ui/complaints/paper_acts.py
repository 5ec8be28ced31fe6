"""What is written about a complaint from its card: letters, and the case file."""

import functools
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gc25desk.domain import tongue
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.letter import KINDS, Letter, LetterKind
from gc25desk.domain.text import safe_name
from gc25desk.errors import BadTags, KnownError
from gc25desk.i18n import _, language
from gc25desk.services import case_file, letter
from gc25desk.services.desk import Desk
from gc25desk.services.letter import Offer, Written
from gc25desk.services.outgoing import ExportedFile
from gc25desk.ui import ask
from gc25desk.ui.actions import action
from gc25desk.ui.complaints.letter_dialog import LetterDialog
from gc25desk.ui.complaints.written_strip import WrittenStrip
from gc25desk.ui.desk.faults_dialog import FaultsDialog
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.record_card import RecordCard
from gc25desk.ui.widgets import dates

_LETTER_KEYS, _FILE_KEYS = "Ctrl+Shift+L", "Ctrl+Shift+F"
_BEFORE_ACKNOWLEDGED = frozenset({"received", "registered"})
WORD_KIND = "Word (*.docx)"


class PaperActs(QObject):
    """Adds to a complaint’s card what can be written about it; ``step_wanted`` asks for the next step."""

    step_wanted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, card: RecordCard) -> None:
        """Follow what the card shows."""
        super().__init__(card)
        self._desk, self._jobs, self._card = desk, jobs, card
        self._record: Complaint | None = None
        self.dialog: LetterDialog | FaultsDialog | None = None
        self.strip = WrittenStrip()
        self.letter = action(card, _("Letter…"), self.ask_letter, _LETTER_KEYS)
        self.file = action(card, _("Case file…"), self.ask_file, _FILE_KEYS)
        card.header.add_acts([], self.strip)
        card.header.add_more(self.letter)
        card.header.add_more(self.file)
        card.header.shown.connect(self._follow)
        self.strip.step_wanted.connect(self.step_wanted)
        self._follow(None)

    def ask_letter(self) -> None:
        """Propose a letter about the complaint on the card."""
        record = self._record
        if record is not None:
            fetch = functools.partial(letter.offer, self._desk, record.id)
            self._jobs.run(self, fetch, functools.partial(self._propose, record))

    def ask_file(self) -> None:
        """Ask where the case file of the complaint on the card is written."""
        record = self._record
        if record is None:
            return
        name = _("{reference} case file").format(reference=record.reference)
        target = self._target(_("Save the case file"), name)
        if target is not None:
            work = functools.partial(
                case_file.write_file, self._desk, record.id, target, dates.today(), language()
            )
            self._jobs.run(self, work, functools.partial(self._filed, record), self._refused)

    def _propose(self, record: Complaint, offer: Offer) -> None:
        if self._is_shown(record) and self.dialog is None:
            dialog = self.dialog = LetterDialog(self._card, record.reference, offer)
            dialog.finished.connect(functools.partial(self._asked, record, dialog))
            dialog.open()

    def _asked(self, record: Complaint, dialog: LetterDialog, result: int) -> None:
        self.dialog = None
        chosen = dialog.letter()
        dialog.deleteLater()
        if result != QDialog.DialogCode.Accepted or chosen is None:
            return
        name = f"{record.reference} {_(KINDS[chosen.kind])} {chosen.language}"
        target = self._target(_("Save the letter"), name)
        if target is not None:
            work = functools.partial(letter.write, self._desk, record.id, chosen, target, dates.today())
            self._jobs.run(self, work, functools.partial(self._wrote, record), self._refused)

    def _target(self, title: str, name: str) -> Path | None:
        return ask.file_to_save(self._card, title, f"{safe_name(name)}.docx", WORD_KIND)

    def _wrote(self, record: Complaint, written: Written) -> None:
        told = [_("“{name}” was written.").format(name=written.file.path.name)]
        told.append(_in_words(written.letter))
        if not written.names:
            told.append(_("The name is a line to fill in by hand."))
        acknowledges = written.letter.kind is LetterKind.ACKNOWLEDGEMENT
        offers = acknowledges and record.status in _BEFORE_ACKNOWLEDGED
        self._show(record, " ".join(told), written.file, offers_step=offers)

    def _filed(self, record: Complaint, result: tuple[ExportedFile, Any]) -> None:
        file = result[0]
        told = _("“{name}” was written. It holds personal data: keep it within the institution.")
        self._show(record, told.format(name=file.path.name), file, offers_step=False)

    def _show(self, record: Complaint, words: str, file: ExportedFile, *, offers_step: bool) -> None:
        if self._is_shown(record):
            self.strip.show_written(words, file.path, offers_step=offers_step)

    def _refused(self, error: KnownError) -> None:
        if not isinstance(error, BadTags):
            self._jobs.refused.emit(error)
            return
        dialog = self.dialog = FaultsDialog(self._card, error)
        dialog.finished.connect(lambda _result: self._leave())
        dialog.open()

    def _leave(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    # Following the card -------------------------------------------------------------------------

    def _is_shown(self, record: Complaint) -> bool:
        return self._record is not None and self._record.id == record.id

    def _follow(self, record: Any) -> None:
        held = record if isinstance(record, Complaint) and record.id else None
        if held is None or not self._is_shown(held):
            self.strip.drop()
        if held is None and self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Rejected)
        self._record = held
        offered = held is not None and self._desk.may(Act.WRITE_LETTERS)
        for part in (self.letter, self.file):
            part.setVisible(offered)


def _in_words(written: Letter) -> str:
    return f"{written.shown()} · {tongue.shown(written.language)}."
