"""The strip that says names are sealed, and the way to be shown them for a time."""

import datetime as dt
import functools
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import identity
from gc25desk.services.desk import Desk
from gc25desk.services.identity import Request
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.ask_dialog import AskDialog
from gc25desk.ui.records.banner import Banner
from gc25desk.ui.records.rights import Rights, holds_sealed
from gc25desk.ui.widgets import dates

LOOK_MS = 15_000  # a laptop that slept must not show names beyond their time for longer


class SealBanner(Banner):
    """Follows the record that is open; ``over`` comes when the time to see its identities has ended."""

    over = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, noun: str, rights: Rights, parent: QWidget) -> None:
        """Make it hidden; ``show_record`` fetches what was asked for the record."""
        super().__init__()
        self.setParent(parent)
        self._desk = desk
        self._jobs = jobs
        self._noun = noun
        self._rights = rights
        self._record_id = ""
        self._until: dt.datetime | None = None
        self.dialog: AskDialog | None = None
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self.look_at_clock)
        self.activated.connect(self.ask)

    def show_record(self, record: Any) -> None:
        """Say how it stands with the identities of a record; nothing where none is sealed."""
        self.clear()
        if self._rights.sees_identities:
            return
        if not record.id:
            self.say(self._rights.why_not_recorded())
            return
        self._record_id = record.id
        sealed = holds_sealed(record)
        if self._rights.may_ask:
            show = functools.partial(self._show, record.id, sealed)
            self._jobs.run(self, functools.partial(self._latest, record.id), show, _leave)
        elif sealed:
            self.say(self._rights.why_sealed())

    def clear(self) -> None:
        """Say nothing and ask nothing any more."""
        self._watch.stop()
        self._until = None
        self._record_id = ""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None
        self.say("")

    def ask(self) -> None:
        """Ask why and for how long, then hand the request in."""
        if self.dialog is None:
            self.dialog = AskDialog(self.window())
            self.dialog.accepted.connect(self._hand_in)
        self.dialog.open()

    def look_at_clock(self) -> None:
        """Tell that the time is over, or look again."""
        if self._until is None:
            return
        left = self._until - identity.now()
        if left <= dt.timedelta():
            self._until = None
            self.over.emit()
        else:
            self._watch.start(min(LOOK_MS, int(left.total_seconds() * 1000) + 1))

    def _latest(self, record_id: str) -> Request | None:
        found = identity.asked(self._desk)  # who may ask does not approve, so these are their own
        return next((one for one in found if (one.noun, one.record) == (self._noun, record_id)), None)

    def _show(self, record_id: str, sealed: bool, request: Request | None) -> None:
        if record_id != self._record_id:
            return
        if request is not None and request.stands(identity.now()):
            self._until = request.until
            self.say(_("Names and contacts are shown to you until {when}.").format(when=_when(self._until)))
            self.look_at_clock()
        elif sealed and request is not None and request.decision == identity.OPEN:
            asked = dates.show_moment(request.asked_at)
            self.say(
                _(
                    "Names and contacts are sealed. You asked on {when}; the custodian has yet to decide."
                ).format(when=asked)
            )
        elif sealed:
            self._offer(request)

    def _offer(self, request: Request | None) -> None:
        words = _("Names and contacts are sealed.")
        if request is not None and request.decision == identity.REFUSED:
            words = _("Names and contacts are sealed. Your request was refused.")
        elif request is not None:
            words = _("Names and contacts are sealed again: the time to see them is over.")
        self.say(words, _("Ask to see them…"))

    def _hand_in(self) -> None:
        if self.dialog is None or not self._record_id:
            return
        reason, hours = self.dialog.reason(), self.dialog.hours()
        record_id = self._record_id
        self.dialog.deleteLater()
        self.dialog = None
        self._jobs.run(
            self,
            lambda: identity.ask(self._desk, self._noun, record_id, reason, hours),
            lambda result: self._show(record_id, True, result[0]),
        )


def _when(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    local = moment.astimezone()
    same_day = local.date() == dates.today()
    return dates.show_clock(moment) if same_day else dates.show_moment(moment)


def _leave(_error: KnownError) -> None:
    """Say nothing: a desk that was just closed has nothing to give."""
