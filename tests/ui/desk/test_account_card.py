"""Somebody changes what they open the desk with, and is asked for it at once after a recovery."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.domain.access import Role
from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import person, shares
from gc25desk.services.desk import Desk
from gc25desk.store import keyslots, slot_file
from gc25desk.ui import ask
from gc25desk.ui.desk.account_card import AccountCard
from gc25desk.ui.desk.account_dialogs import CodeDialog, PassphraseDialog
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.inside import Inside
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.unlock.shares_dialog import UnlockWithShares
from gc25desk.ui.window import Window
from tests.builders import PASSPHRASE, Clocks
from tests.conftest import OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Shown = Callable[[QWidget], QWidget]
NEW = "copper window seldom harbour"


@pytest.fixture
def card(desk: Desk, jobs: Jobs, shown: Shown) -> AccountCard:
    """The account of the first person."""
    made = AccountCard(desk, jobs)
    shown(made)
    made.reload()
    assert jobs.wait()
    return made


@pytest.fixture
def window(jobs: Jobs, shown: Shown) -> Window:
    """A window at its unlock screen."""
    made = Window(settings.active(), jobs, lambda opened, here, start: Inside(opened, jobs, here, start))
    shown(made)
    return made


def account_of(window: Window) -> AccountCard:
    assert window.inside is not None
    page = window.inside.shell.page
    assert isinstance(page, DeskPage)
    return next(card for card in page.cards if isinstance(card, AccountCard))


def give(dialog: PassphraseDialog, old: str, new: str) -> None:
    dialog.old.setText(old)
    dialog.new.first.setText(new)
    dialog.new.second.setText(new)
    dialog.go.click()


def test_the_card_says_who_i_am(card: AccountCard, desk: Desk) -> None:
    told = texts_in(card)
    assert desk.info.person in told
    assert "Supervisor" in told
    assert person.me(desk).fingerprint in told
    assert not card.code_words.isVisible()
    card.clear()
    assert desk.info.person not in texts_in(card)


def test_the_passphrase_is_changed_with_the_old_one(card: AccountCard, desk: Desk, clocks: Clocks) -> None:
    card.passphrase.click()
    dialog = card.dialog
    assert isinstance(dialog, PassphraseDialog)
    give(dialog, "not the old one", NEW)
    assert card.jobs.wait()
    assert "does not open" in card.notice.words()
    card.passphrase.click()
    again = card.dialog
    assert isinstance(again, PassphraseDialog)
    give(again, PASSPHRASE, NEW)
    assert (again.old.text(), again.new.first.text()) == ("", "")
    assert card.jobs.wait()
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        desks.open_desk(desk.info.folder, PASSPHRASE)
    clocks.pass_by(60)
    desks.close(desks.open_desk(desk.info.folder, NEW))


def test_a_new_recovery_code_is_typed_back_before_the_dialog_is_done(
    card: AccountCard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "confirm", lambda *_given, **_named: True)
    card.code.click()
    assert card.jobs.wait()
    dialog = card.dialog
    assert isinstance(dialog, CodeDialog)
    code = dialog.sheet.code
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    dialog.sheet.typed.setText(code.lower())
    dialog.go.click()
    assert card.jobs.wait()
    assert card.dialog is None
    assert code not in texts_in(card)
    desks.close(desk)
    desks.close(desks.recover(desk.info.folder, code))


def test_who_opened_with_the_recovery_code_is_asked_for_a_new_passphrase_at_once(
    desk: Desk, window: Window
) -> None:
    code = person.new_recovery_code(desk)
    desks.close(desk)
    window.jobs.run(window, lambda: desks.recover(desk.info.folder, code), window.enter)
    assert window.jobs.wait()
    card = account_of(window)
    dialog = card.dialog
    assert isinstance(dialog, PassphraseDialog)
    assert not dialog.old.isVisible()
    give(dialog, "", NEW)
    assert window.jobs.wait()
    window.lock()
    assert window.jobs.wait()
    desks.close(desks.open_desk(desk.info.folder, NEW))


def test_a_desk_without_a_recovery_code_offers_one(desk: Desk, window: Window) -> None:
    file = slot_file.load(desk.info.folder)
    slot_file.save(desk.info.folder, file.without_slots(person.me(desk).id, keyslots.RECOVERY))
    assert not person.has_recovery_code(desk)
    window.enter(desk)
    assert window.jobs.wait()
    assert window.inside is not None
    page = window.inside.shell.pages["desk"]
    assert isinstance(page, DeskPage)
    card = next(found for found in page.cards if isinstance(found, AccountCard))
    assert isinstance(card.dialog, DeskDialog)
    card.dialog.go.click()
    assert window.jobs.wait()
    assert isinstance(card.dialog, CodeDialog)
    assert person.has_recovery_code(desk)
    window.lock()
    assert window.jobs.wait()


def test_nothing_is_asked_of_somebody_with_passphrase_and_code(desk: Desk, window: Window) -> None:
    window.enter(desk)
    assert window.jobs.wait()
    assert window.inside is not None
    page = window.inside.shell.pages["desk"]
    assert isinstance(page, DeskPage)
    assert [getattr(card, "dialog", None) for card in page.cards] == [None] * len(page.cards)
    window.lock()
    assert window.jobs.wait()


# The institution ---------------------------------------------------------------------------------


def test_two_shares_open_the_desk_at_its_people(desk: Desk, window: Window, qtbot: QtBot) -> None:
    printed = shares.make(desk)
    desks.close(desk)
    screen = window.show_unlock(desk.info.folder)
    screen.by_shares.click()
    dialog = screen.findChild(UnlockWithShares)
    assert dialog is not None
    assert not dialog.unlock.isEnabled()
    dialog.lines[0].setText(printed[0])
    dialog.lines[1].setText(printed[0])
    dialog.unlock.click()
    assert window.jobs.wait()
    assert "Two different shares" in dialog.notice.words()
    dialog.lines[1].setText(printed[2].lower())
    dialog.unlock.click()
    qtbot.waitUntil(lambda: window.inside is not None and window.jobs.idle())
    assert window.inside is not None
    assert isinstance(window.inside.shell.page, DeskPage)
    assert not account_of(window).passphrase.isVisible()
    window.lock()
    assert window.jobs.wait()


def test_shares_that_do_not_belong_together_make_the_wait_longer(
    desk: Desk, window: Window, desk_folder: Path
) -> None:
    old, new = shares.make(desk), shares.make(desk)
    desks.close(desk)
    screen = window.show_unlock(desk_folder)
    screen.by_shares.click()
    dialog = screen.findChild(UnlockWithShares)
    assert dialog is not None
    dialog.lines[0].setText(old[0])
    dialog.lines[1].setText(new[1])
    dialog.unlock.click()
    assert window.jobs.wait()
    assert screen.backoff.seconds
    assert not dialog.unlock.isEnabled()
    assert not screen.unlock.isEnabled()
    dialog.reject()
    assert dialog.lines[0].text() == ""


@pytest.mark.parametrize("role", Role)
def test_everybody_has_an_account(open_as: OpenAs, role: Role) -> None:
    assert AccountCard.is_offered(open_as(role.value))
