"""Requests to see one record’s names and contacts: decided by the custodian, followed by who asked."""

import dataclasses
import functools
from typing import TYPE_CHECKING, ClassVar

from gc25desk.domain.access import READ, Act
from gc25desk.errors import InvalidInput, KnownError, NotFound
from gc25desk.i18n import _
from gc25desk.services import identity, person, records
from gc25desk.services.changes import Changes
from gc25desk.services.identity import Request
from gc25desk.services.person import Known
from gc25desk.ui import ask
from gc25desk.ui.desk.asking_card import AskingCard
from gc25desk.ui.desk.compare_dialog import CompareDialog
from gc25desk.ui.desk.requests_list import Asked, RequestsList
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel, button, row

if TYPE_CHECKING:
    from gc25desk.services.desk import Desk


class RequestsCard(AskingCard):
    """Shows the requests the person may know of; who may decide has two verbs for each open one."""

    nouns: ClassVar[frozenset[str]] = frozenset({identity.NOUN})
    acts: ClassVar[tuple[Act, ...]] = (Act.APPROVE_IDENTITY, Act.ASK_IDENTITY)

    def __init__(self, desk: "Desk", jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self._decides = desk.may(Act.APPROVE_IDENTITY)
        self.list = RequestsList()
        self.none = PlainLabel("", "muted", wrap=True)
        self.reason = PlainLabel("", wrap=True)
        self.approve = button(_("&Approve…"), "primary")
        self.refuse = button(_("Re&fuse"))
        for made in (self.approve, self.refuse):
            made.hide()  # shown before it has its place, it would be a window of its own
        self.body.addWidget(self.notice)
        self.body.addWidget(self.none)
        self.body.addWidget(self.list)
        self.body.addWidget(self.reason)
        self.body.addLayout(row([self.approve, self.refuse, 1]))
        self.approve.clicked.connect(self._approve)
        self.refuse.clicked.connect(self._refuse)
        self.list.itemSelectionChanged.connect(self._refresh)
        self._show([])

    @classmethod
    def is_offered(cls, desk: "Desk") -> bool:
        """Offer it to who decides, and to who must ask because they do not see identities."""
        return desk.may(Act.APPROVE_IDENTITY) or (desk.may(Act.ASK_IDENTITY) and not desk.sees_identities)

    def name(self) -> str:
        """Return the card's title."""
        return _("Requests to see names and contacts")

    def reload(self) -> None:
        """Fetch the requests."""
        self.jobs.run(self, functools.partial(_look, self.desk), self._show, lambda _error: None)

    def clear(self) -> None:
        """Drop the requests, and close what is being asked."""
        super().clear()
        self._show([])

    def _show(self, found: list[Asked]) -> None:
        self.list.show_requests(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        for made in (self.approve, self.refuse):
            made.setVisible(self._decides and bool(found))
        self.none.setText(
            _("Nobody has asked yet. What is asked on a record appears here.")
            if self._decides
            else _("You have asked for none. Open a record and choose “Ask to see them…”.")
        )
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.list.chosen()
        is_open = chosen is not None and chosen.request.decision == identity.OPEN
        self.approve.setEnabled(is_open)
        self.refuse.setEnabled(is_open)
        words = _("Why: {reason}").format(reason=chosen.request.reason) if chosen is not None else ""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _approve(self) -> None:
        asked = self.list.chosen()
        if asked is None:
            return
        sure = ask.confirm(
            self,
            _("Show {name} the names and contacts of {reference}?").format(
                name=asked.name, reference=asked.reference
            ),
            _("For {hours} h, as the record is now. The approval and each look stand in the journal.").format(
                hours=asked.request.hours
            ),
            _("Approve"),
        )
        if sure:
            work = functools.partial(identity.approve, self.desk, asked.request.id)
            self.jobs.run(self, work, self._approved, functools.partial(self._not_approved, asked))

    def _approved(self, _changes: Changes) -> None:
        self.notice.say(_("Approved. They see the record from their next unlocking on."))

    def _not_approved(self, asked: Asked, error: KnownError) -> None:
        if isinstance(error, InvalidInput) and error.field == "compared":
            self._compare(asked)
        else:
            self.failed(error)

    def _compare(self, asked: Asked) -> None:
        """Have the fingerprint compared of somebody nobody has vouched for, then approve."""
        dialog = CompareDialog(
            self, _("Compare a fingerprint"), asked.name, asked.fingerprint, _("&Approve the request")
        )
        work = functools.partial(identity.approve, self.desk, asked.request.id, compared=True)
        self.ask(dialog, lambda: self.do(work, self._approved))

    def _refuse(self) -> None:
        asked = self.list.chosen()
        if asked is not None:
            work = functools.partial(identity.refuse, self.desk, asked.request.id)
            self.do(work, lambda _changes: self.notice.say(_("Refused.")))


def _look(desk: "Desk") -> list[Asked]:
    everybody = {known.id: known for known in person.everybody(desk)}
    return [_asked(desk, request, everybody.get(request.asked_by)) for request in identity.asked(desk)]


def _asked(desk: "Desk", request: Request, known: Known | None) -> Asked:
    bare = dataclasses.replace(request, sealed="")  # what was approved is for one pair of eyes
    return Asked(
        request=bare,
        name=desk.name_of(request.asked_by),
        reference=_reference(desk, request),
        fingerprint=known.fingerprint if known is not None else "",
    )


def _reference(desk: "Desk", request: Request) -> str:
    if not desk.may(READ[request.noun]):
        return ""
    try:
        return records.reference_of(desk, request.noun, request.record)
    except NotFound:
        return _("not on the desk any more")
