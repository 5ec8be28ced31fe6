"""The page about the desk says how its backups stand and does what makes it safer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from gc25desk.errors import CannotWrite
from gc25desk.services import backup, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.desk.backup_clock import BackupClock
from gc25desk.ui.desk.backups_card import BackupsCard
from gc25desk.ui.desk.page import DeskPage
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.toast import Toast
from tests.builders import PASSPHRASE, a_complaint

pytestmark = pytest.mark.usefixtures("dressed")
Space = Qt.Key.Key_Space


@pytest.fixture
def page(desk: Desk, jobs: Jobs, shown: Callable[[QWidget], QWidget]) -> DeskPage:
    saving.save(desk, "complaint", a_complaint())
    made = DeskPage(desk, jobs)
    shown(made)
    made.reload()
    assert jobs.wait()
    return made


@pytest.fixture
def card(page: DeskPage) -> BackupsCard:
    (found,) = (card for card in page.cards if isinstance(card, BackupsCard))
    return found


def press(jobs: Jobs, button: QWidget) -> None:
    assert button.isEnabled()
    QTest.keyClick(button, Space)
    assert jobs.wait()


def test_a_desk_without_a_backup_says_so_and_offers_one(card: BackupsCard, jobs: Jobs, desk: Desk) -> None:
    assert card.chip.text() == "No backup"
    assert card.state.text() == "There is no backup yet."
    assert not card.restore.isEnabled()
    press(jobs, card.make)
    assert len(backup.listed(desk)) == card.table.rowCount() == 1
    assert "Nothing changed since." in card.state.text()
    assert card.chip.text() == "On this disk only"
    cells = [card.table.item(0, column) for column in range(card.table.columnCount())]
    assert [cell.text() for cell in cells if cell is not None][-3:] == ["1", "0", "0"]


def test_changes_since_the_last_backup_are_counted_as_they_happen(
    card: BackupsCard, jobs: Jobs, desk: Desk
) -> None:
    press(jobs, card.make)
    for _time in range(2):
        jobs.run(card, lambda: saving.save(desk, "complaint", a_complaint()), lambda _saved: None)
    assert jobs.wait()
    assert card.state.text().endswith("4 changes since.")  # each complaint brought a task


def test_a_second_place_is_chosen_lost_and_given_up(
    card: BackupsCard, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(ask, "folder", lambda *_words: stick)
    press(jobs, card.choose)
    assert card.chip.text() == "Backed up"
    assert str(stick) in card.second.text()
    assert card.table.rowCount() == 2
    stick.rename(tmp_path / "pulled")
    press(jobs, card.make)
    assert card.chip.text() == "Second place away"
    assert "away since" in card.second.text()
    assert "not there" in card.notice.words()
    press(jobs, card.forget)
    assert card.chip.text() == "On this disk only"
    assert not card.forget.isVisible()


def test_the_desk_s_own_folder_is_refused_in_the_card(
    card: BackupsCard, jobs: Jobs, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "folder", lambda *_words: desk.store.folder / "files")
    press(jobs, card.choose)
    assert "own folder" in card.notice.words()
    assert card.choose.isEnabled()


def test_a_restore_is_rehearsed_and_a_copy_made_beside(card: BackupsCard, jobs: Jobs, desk: Desk) -> None:
    press(jobs, card.make)
    assert card.rehearsed.text().startswith("No restore was rehearsed yet")
    press(jobs, card.rehearse)
    assert "The restore works: 1 complaint, 0 items of evidence, 0 attached files" in card.notice.words()
    assert card.rehearsed.text().startswith("A restore was last rehearsed on")
    press(jobs, card.restore)
    (copy,) = desk.store.folder.parent.glob("desk restored *")
    assert str(copy) in card.notice.words()
    opened = desks.open_desk(copy, PASSPHRASE)
    assert len(records.every(opened, "complaint")) == 1
    desks.close(opened)


def test_a_backup_that_does_not_open_cannot_be_restored(card: BackupsCard, jobs: Jobs, desk: Desk) -> None:
    press(jobs, card.make)
    (one,) = backup.listed(desk)
    (one.folder / "desk.db").write_bytes(b"\x00\xff" * 5000)
    card.reload()
    assert jobs.wait()
    card.table.selectRow(0)
    where = card.table.item(0, 2)
    assert where is not None
    assert where.text().endswith("does not open")
    assert not card.restore.isEnabled()
    assert not card.rehearse.isEnabled()


def test_locking_leaves_no_place_on_the_card(card: BackupsCard, jobs: Jobs, page: DeskPage) -> None:
    press(jobs, card.make)
    card.reload()
    page.clear()
    assert jobs.wait()  # what was asked for before the lock comes back to nobody
    assert card.table.rowCount() == 0
    assert not any(label.text() for label in (card.state, card.second, card.rehearsed))


def test_every_word_is_plain_and_everything_has_a_name(card: BackupsCard, jobs: Jobs) -> None:
    press(jobs, card.make)
    assert {label.textFormat() for label in card.findChildren(QLabel) if label.text()} == {
        Qt.TextFormat.PlainText
    }
    parts = (card.make, card.choose, card.rehearse, card.restore, card.table, card.progress)
    assert all(part.accessibleName() for part in parts)
    letters = [text[text.index("&") + 1] for text in (part.text() for part in parts[:4])]
    assert len(set(letters)) == len(letters)


def test_the_clock_backs_up_what_changed_and_says_once_what_goes_wrong(
    page: DeskPage, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    toast = Toast(page)
    clock = BackupClock(desk, jobs, toast, page)
    clock.look()
    assert jobs.wait()
    assert len(backup.listed(desk)) == 1
    clock.look()
    assert jobs.wait()
    assert len(backup.listed(desk)) == 1
    assert not toast.isVisible()
    (tmp_path / "stick").mkdir()
    backup.choose_second(desk, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    clock.look()
    assert jobs.wait()
    assert "not there" in toast.words.text()
    toast.hide()
    saving.save(desk, "complaint", a_complaint())
    clock.look()
    assert jobs.wait()
    assert not toast.isVisible()
    desks.close(desk)
    clock.look()
    assert jobs.wait()
    clock.stop()


def test_a_failed_backup_is_told_on_the_card(
    card: BackupsCard, jobs: Jobs, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gc25desk.store import backups

    def refused(*_given: object) -> Path:
        raise OSError(28, "full")

    states: list[str] = []
    card.state_changed.connect(lambda kind, _words: states.append(kind))
    monkeypatch.setattr(backups, "make", refused)
    press(jobs, card.make)
    assert "no room" in card.notice.words()
    assert states == ["error"]
    with pytest.raises(CannotWrite):
        backup.make(desk)
