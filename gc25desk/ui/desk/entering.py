"""What is asked of somebody at once when the desk opens: a new passphrase, or a recovery code they lack."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gc25desk.i18n import _
from gc25desk.services import person
from gc25desk.services.desk import Desk
from gc25desk.ui.desk.account_card import AccountCard
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.basics import PlainLabel

if TYPE_CHECKING:
    from gc25desk.ui.shell import Shell


class Entering(QObject):
    """Looks at how the desk was opened, and asks for what keeps it open to its people."""

    def __init__(self, desk: Desk, jobs: Jobs, shell: "Shell", parent: QObject) -> None:
        """Take the shell whose page about the desk does what is asked for."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._shell = shell

    def look(self) -> None:
        """Ask, if there is anything to ask."""
        self._jobs.run(self, functools.partial(_look, self._desk), self._ask, lambda _error: None)

    def _ask(self, found: tuple[bool, bool]) -> None:
        institution, has_code = found
        lacks_code = not has_code and not self._desk.info.practice
        if self._desk.closed or not (institution or self._desk.recovered or lacks_code):
            return  # as nearly always: the page, which takes time to build, is not needed
        page = self._shell.pages.get(DeskPage.name)
        if not isinstance(page, DeskPage):
            return
        account = next((card for card in page.cards if isinstance(card, AccountCard)), None)
        if institution:
            self._shell.show_page(page.name)
        elif account is not None and self._desk.recovered:
            self._shell.show_page(page.name)
            account.change_passphrase()
        elif account is not None:
            self._offer_code(page, account)

    def _offer_code(self, page: DeskPage, account: AccountCard) -> None:
        """Offer a recovery code; a desk of the first version has lost the one it had."""
        lead = _("If your passphrase is lost, nothing else lets you in. A code on paper does.")
        dialog = DeskDialog(
            page, _("You have no recovery code"), lead, _("&Make a recovery code"), cancel=_("Later")
        )
        dialog.put(PlainLabel(_("Have paper or a printer ready: the code is shown once."), wrap=True))

        def make() -> None:
            self._shell.show_page(page.name)
            account.make_code()

        account.ask(dialog, make)


def _look(desk: Desk) -> tuple[bool, bool]:
    return person.is_institution(desk), person.has_recovery_code(desk)
