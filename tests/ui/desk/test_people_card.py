"""People are added, changed and ended through the page about the desk, each act asked about first."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from gc25desk.domain.access import TABLE, Act, Role, allowed
from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.services import passphrase, person, shares
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.desk.compare_dialog import CompareDialog
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.desk.paper_dialog import PaperDialog
from gc25desk.ui.desk.people_card import PeopleCard
from gc25desk.ui.desk.person_dialog import AddPersonDialog, RolesDialog
from gc25desk.ui.desk.roles_choice import RolesChoice, sentence
from gc25desk.ui.desk.shares_dialog import SharesDialog
from gc25desk.ui.desk.table_dialog import NO, YES, TableDialog, page
from gc25desk.ui.jobs import Jobs
from tests.builders import PASSPHRASE, Clocks, words_of
from tests.conftest import WAITING, OpenAs
from tests.ui.seen import texts_in

pytestmark = [
    pytest.mark.qt_log_ignore("^This plugin does not support"),
    pytest.mark.usefixtures("dressed"),
]

Shown = Callable[[QWidget], QWidget]
Verdicts = list[bool]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked before something that cannot be taken back; every answer is yes."""
    told: list[str] = []

    def confirm(_parent: object, what: str, detail: str, verb: str, keep: str = "") -> bool:
        told.append(" ".join((what, detail, verb, keep)))
        return True

    monkeypatch.setattr(ask, "confirm", confirm)
    return told


@pytest.fixture
def card(desk: Desk, jobs: Jobs, shown: Shown) -> PeopleCard:
    """The card of the first person, who may do everything but approve."""
    return card_of(desk, jobs, shown)


def card_of(desk: Desk, jobs: Jobs, shown: Shown) -> PeopleCard:
    made = DeskPage(desk, jobs)
    shown(made)
    made.reload()
    assert jobs.wait()
    return next(found for found in made.cards if isinstance(found, PeopleCard))


def choose(card: PeopleCard, name: str) -> None:
    for row in range(card.list.topLevelItemCount()):
        item = card.list.topLevelItem(row)
        assert item is not None
        if name in item.text(0):
            card.list.setCurrentItem(item)
            return
    raise AssertionError(name)


def add(card: PeopleCard, name: str, *roles: Role) -> PaperDialog:
    card.add.click()
    dialog = card.dialog
    assert isinstance(dialog, AddPersonDialog)
    dialog.name.setText(name)
    for role in roles:
        dialog.choice.boxes[role].click()
    dialog.go.click()
    assert card.jobs.wait()
    paper = card.dialog
    assert isinstance(paper, PaperDialog)
    return paper


def test_a_person_is_added_and_opens_the_desk_with_what_stood_on_the_paper(
    card: PeopleCard, desk: Desk
) -> None:
    paper = add(card, "Second Officer", Role.INTAKE_OFFICER)
    words = paper.passphrase.text()
    code = paper.card.shown()
    assert words in str(paper.sheet().secrets)
    assert code in str(paper.sheet().secrets)
    paper.reject()
    assert paper.isVisible()  # never shown again, so it stays until it is on paper
    paper.on_paper.click()
    paper.go.click()
    assert card.dialog is None
    assert paper.passphrase.text() == ""
    choose(card, "Second Officer")
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, words)
    assert (again.info.person, again.sees_identities) == ("Second Officer", True)
    desks.close(again)
    desks.close(desks.recover(desk.info.folder, code))


def test_a_typed_passphrase_is_judged_before_it_is_taken(card: PeopleCard, desk: Desk) -> None:
    card.add.click()
    dialog = card.dialog
    assert isinstance(dialog, AddPersonDialog)
    dialog.name.setText("Report Writer")
    dialog.choice.boxes[Role.REPORT_WRITER].click()
    dialog.made_up.click()
    assert not dialog.go.isEnabled()
    for weak in ("short", "Report Writer Midland"):
        dialog.typed.first.setText(weak)
        dialog.typed.second.setText(weak)
        assert not dialog.go.isEnabled()
    dialog.typed.first.setText("copper window seldom harbour")
    dialog.typed.second.setText("copper window seldom harbour")
    dialog.go.click()
    assert card.jobs.wait()
    desks.close(desk)
    desks.close(desks.open_desk(desk.info.folder, "copper window seldom harbour"))


def test_roles_that_must_lie_apart_are_told_while_they_are_ticked(shown: Shown) -> None:
    choice = RolesChoice([Role.CUSTODIAN])
    shown(choice)
    assert choice.ready()
    choice.boxes[Role.SUPERVISOR].click()
    assert choice.problem.text()
    assert not choice.ready()
    choice.boxes[Role.SUPERVISOR].click()
    assert choice.ready()
    choice.boxes[Role.CUSTODIAN].click()
    assert not choice.ready()


@pytest.mark.parametrize("role", Role)
def test_the_sentence_of_a_role_names_each_act_that_not_everybody_may(role: Role) -> None:
    told = sentence(role).split(" · ")
    expected = {words for words, may in TABLE.values() if role in may and len(may) < len(Role)}
    assert set(told) - {""} == expected


def test_roles_are_changed_and_the_change_must_be_one(card: PeopleCard, desk: Desk) -> None:
    add(card, "Second Officer", Role.INTAKE_OFFICER).on_paper.click()
    assert isinstance(card.dialog, PaperDialog)
    card.dialog.go.click()
    choose(card, "Second Officer")
    card.roles.click()
    dialog = card.dialog
    assert isinstance(dialog, RolesDialog)
    assert not dialog.go.isEnabled()
    dialog.choice.boxes[Role.INTAKE_OFFICER].click()
    dialog.choice.boxes[Role.REPORT_WRITER].click()
    dialog.go.click()
    assert card.jobs.wait()
    assert [known.roles for known in person.everybody(desk)][1] == (Role.REPORT_WRITER,)
    assert "Report writer" in texts_in(card.list)
    assert "next unlocking" in card.notice.words()


def test_access_is_ended_after_saying_which_keys_are_replaced(
    card: PeopleCard, desk: Desk, asked: list[str]
) -> None:
    paper = add(card, "Second Officer", Role.INTAKE_OFFICER)
    words = paper.passphrase.text()
    paper.on_paper.click()
    paper.go.click()
    choose(card, "Second Officer")
    card.end.click()
    assert card.jobs.wait()
    assert "identity key" in asked[-1]
    assert "Access ended" in texts_in(card.list)
    choose(card, "Second Officer")
    assert not card.end.isEnabled()
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        desks.open_desk(desk.info.folder, words)


def test_nobody_is_offered_to_end_or_renew_themselves(card: PeopleCard) -> None:
    choose(card, "Intake Officer")
    assert not card.end.isEnabled()
    assert not card.renew.isEnabled()
    assert card.roles.isEnabled()


def test_new_ways_in_take_the_place_of_the_old(
    card: PeopleCard, desk: Desk, asked: list[str], clocks: Clocks
) -> None:
    paper = add(card, "Second Officer", Role.INTAKE_OFFICER)
    old = paper.passphrase.text()
    paper.on_paper.click()
    paper.go.click()
    choose(card, "Second Officer")
    card.renew.click()
    assert card.jobs.wait()
    assert asked
    fresh = card.dialog
    assert isinstance(fresh, PaperDialog)
    new = fresh.passphrase.text()
    desks.close(desk)
    with pytest.raises(WrongPassphrase):
        desks.open_desk(desk.info.folder, old)
    clocks.pass_by(60)
    desks.close(desks.open_desk(desk.info.folder, new))


def test_the_key_is_given_after_the_fingerprints_were_compared(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    waiting = person.me(open_as(WAITING))
    card = card_of(open_as(Role.CUSTODIAN.value), jobs, shown)
    choose(card, "Waiting officer")
    assert "Waiting for the key" in texts_in(card.list)
    card.key.click()
    dialog = card.dialog
    assert isinstance(dialog, CompareDialog)
    assert dialog.card.shown() == waiting.fingerprint
    assert not dialog.go.isEnabled()
    dialog.same.click()
    dialog.go.click()
    assert jobs.wait()
    assert "Waiting for the key" not in texts_in(card.list)
    assert open_as(WAITING).sees_identities


def test_two_shares_are_typed_back_before_the_dialog_is_done(
    card: PeopleCard, desk: Desk, asked: list[str]
) -> None:
    card.shares.click()
    assert card.jobs.wait()
    assert asked
    dialog = card.dialog
    assert isinstance(dialog, SharesDialog)
    printed = [sheet.secrets[0][1] for sheet in dialog.sheets()]
    assert len(printed) == len(set(printed)) == shares.MADE
    first, second = dialog.typed
    for one, other in ((printed[0], ""), (printed[0], printed[0]), (printed[0], printed[1][:-1] + "?")):
        first.setText(one)
        second.setText(other)
        assert not dialog.go.isEnabled()
        dialog.reject()
        assert dialog.isVisible()
    assert not any(share.split("-")[0] in texts_in(dialog.cards[0]) for share in printed)
    first.setText(printed[2].lower().replace("-", " "))
    second.setText(printed[0])
    dialog.go.click()
    assert card.jobs.wait()
    assert "any two open the desk" in card.shares_words.text()
    desks.close(desk)
    desks.close(shares.recover(desk.info.folder, printed[1:]))


def test_what_cannot_be_done_is_told_on_the_card(card: PeopleCard) -> None:
    choose(card, "Intake Officer")
    card.roles.click()
    dialog = card.dialog
    assert isinstance(dialog, RolesDialog)
    dialog.choice.boxes[Role.ADMINISTRATOR].click()
    dialog.go.click()
    assert card.jobs.wait()
    assert "manage people" in card.notice.words()


@pytest.mark.parametrize("role", Role)
def test_the_buttons_are_those_that_the_role_may_press(
    open_as: OpenAs, jobs: Jobs, shown: Shown, role: Role
) -> None:
    card = card_of(open_as(role.value), jobs, shown)
    visible = {made for made in card.findChildren(QPushButton) if made.isVisible()}
    managing = {card.add, card.roles, card.renew, card.end}
    expected = {card.table}
    expected |= managing if allowed([role], Act.MANAGE_PEOPLE) else set()
    expected |= {card.key} if allowed([role], Act.GIVE_IDENTITY_KEY) else set()
    assert visible == expected


def test_shares_are_offered_to_those_alone_who_could_give_the_identity_key_on(
    open_as: OpenAs, card: PeopleCard, jobs: Jobs, shown: Shown
) -> None:
    assert card.shares.isVisible()
    alone = card_of(open_as(Role.ADMINISTRATOR.value), jobs, shown)
    assert not alone.shares.isVisible()
    assert "supervisor" in alone.shares_words.text()


def test_who_waits_for_the_key_comes_first_and_is_named_to_those_who_may_give_it(
    open_as: OpenAs, jobs: Jobs, shown: Shown
) -> None:
    told = card_of(open_as(Role.SUPERVISOR.value), jobs, shown)
    first = told.list.topLevelItem(0)
    assert first is not None
    assert "Waiting officer" in first.text(0)
    assert told.waiting.isVisible()
    assert "Waiting officer" in told.waiting.text()
    told.clear()
    assert "Waiting officer" not in texts_in(told)
    assert not card_of(open_as(Role.ADMINISTRATOR.value), jobs, shown).waiting.isVisible()


def test_the_table_is_shown_and_printed_as_the_desk_obeys_it(card: PeopleCard) -> None:
    card.table.click()
    dialog = card.dialog
    assert isinstance(dialog, TableDialog)
    assert dialog.table.rowCount() == len(TABLE)
    for row, (words, may) in enumerate(TABLE.values()):
        cells = [dialog.table.item(row, column) for column in range(1 + len(Role))]
        told = [cell.text() for cell in cells if cell is not None]
        assert told == [words, *(YES if role in may else NO for role in Role)]
        assert words.replace("’", "’") in page()


def test_locking_closes_what_is_asked_and_drops_the_names(card: PeopleCard, desk: Desk) -> None:
    paper = add(card, "Second Officer", Role.INTAKE_OFFICER)
    words = paper.passphrase.text()
    card.clear()
    assert card.dialog is None
    assert not paper.isVisible()
    assert words not in texts_in(card)
    assert desk.info.person not in texts_in(card)


def test_the_passphrase_made_up_is_strong(card: PeopleCard) -> None:
    words = add(card, "Second Officer", Role.INTAKE_OFFICER).passphrase.text()
    assert passphrase.strength(words).enough
    assert words not in (PASSPHRASE, words_of("x"))
