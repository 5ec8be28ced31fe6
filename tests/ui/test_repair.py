"""A desk that does not open is put right from the unlock screen, and opened."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gc25desk.services import backup, draft, records, saving
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.unlock.repair import RepairDialog
from gc25desk.ui.unlock.screen import UnlockScreen
from tests.builders import PASSPHRASE, a_complaint

Space = Qt.Key.Key_Space


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def backed_up(desk_folder: Path) -> Path:
    """A closed desk with one complaint in its backup and two on it."""
    opened = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save(opened, "complaint", a_complaint(subject="Old"))
    backup.make(opened)
    saving.save(opened, "complaint", a_complaint(subject="New"))
    # What is cut off at the end is of this draft, not of a record.
    draft.keep(opened, "complaint", "", {"subject": "typed " * 5_000})
    desks.close(opened)
    return desk_folder


def refused(qtbot: QtBot, jobs: Jobs, folder: Path, secret: str = PASSPHRASE) -> UnlockScreen:
    """Return an unlock screen on which a desk was just refused."""
    screen = UnlockScreen(jobs, folder)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    QTest.keyClicks(screen.secret, secret)
    QTest.keyClick(screen.secret, Qt.Key.Key_Return)
    assert jobs.wait()
    assert screen.notice.isVisible()
    return screen


def asked(qtbot: QtBot, jobs: Jobs, screen: UnlockScreen) -> RepairDialog:
    dialog = screen.repair.dialog()
    assert dialog is not None
    dialog.opened.connect(screen.repair.opened)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert jobs.wait()
    return dialog


def press(jobs: Jobs, dialog: RepairDialog) -> None:
    assert dialog.put_back.isEnabled()
    QTest.keyClick(dialog.put_back, Space)
    assert jobs.wait()


def damage_index(folder: Path) -> None:
    """Cut the end off, so that records on other pages can still be read."""
    database = folder / "desk.db"
    database.write_bytes(database.read_bytes()[:-4000])


def test_the_best_backup_is_put_back_and_newer_records_brought_in(
    qtbot: QtBot, jobs: Jobs, backed_up: Path
) -> None:
    damage_index(backed_up)
    screen = refused(qtbot, jobs, backed_up)
    assert screen.repair.isVisible()
    dialog = asked(qtbot, jobs, screen)
    assert dialog.what.text() == "The database of this desk is damaged."
    assert "1 complaint, 0 items of evidence" in dialog.best.text()
    assert dialog.table.rowCount() == 1
    assert dialog.bring_in.isChecked()
    opened: list[Desk] = []
    screen.opened.connect(opened.append)
    press(jobs, dialog)
    assert dialog.what.text() == "The desk opens again."
    assert "2 records newer than the backup were brought in." in dialog.notice.words()
    assert opened == []
    press(jobs, dialog)
    (desk,) = opened
    assert {one.subject for one in records.every(desk, "complaint")} == {"Old", "New"}
    assert desks.check(desk) == ()
    assert screen.secret.text() == ""
    desks.close(desk)


def test_leaving_it_as_it_is_changes_nothing(qtbot: QtBot, jobs: Jobs, backed_up: Path) -> None:
    damage_index(backed_up)
    before = {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()}
    dialog = asked(qtbot, jobs, refused(qtbot, jobs, backed_up))
    QTest.keyClick(dialog.cancel, Space)
    assert not dialog.isVisible()
    assert {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()} == before


def test_a_dialog_closed_after_the_work_opens_the_desk_all_the_same(
    qtbot: QtBot, jobs: Jobs, backed_up: Path
) -> None:
    (backed_up / "desk.db").unlink()
    screen = refused(qtbot, jobs, backed_up)
    dialog = asked(qtbot, jobs, screen)
    assert dialog.what.text() == "The database of this desk is missing."
    assert not dialog.bring_in.isVisible()
    opened: list[Desk] = []
    screen.opened.connect(opened.append)
    press(jobs, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert [len(records.every(desk, "complaint")) for desk in opened] == [1]
    desks.close(opened[0])


def test_without_a_backup_what_can_be_read_is_offered(qtbot: QtBot, jobs: Jobs, backed_up: Path) -> None:
    shutil.rmtree(backed_up / "backups")
    damage_index(backed_up)
    dialog = asked(qtbot, jobs, refused(qtbot, jobs, backed_up))
    assert dialog.put_back.text().replace("&", "") == "Save what can be read"
    press(jobs, dialog)
    opened: list[Desk] = []
    dialog.opened.connect(opened.append)
    press(jobs, dialog)
    assert {one.subject for one in records.every(opened[0], "complaint")} == {"Old", "New"}
    desks.close(opened[0])


def test_a_backup_on_another_disk_is_found_by_hand(
    qtbot: QtBot, jobs: Jobs, backed_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(backed_up / "backups", tmp_path / "stick" / "backups")
    (backed_up / "desk.db").write_bytes(b"")
    dialog = asked(qtbot, jobs, refused(qtbot, jobs, backed_up))
    assert not dialog.put_back.isEnabled()
    assert "no backup here" in dialog.best.text()
    monkeypatch.setattr(ask, "folder", lambda *_words: tmp_path / "stick")
    QTest.keyClick(dialog.elsewhere, Space)
    assert jobs.wait()
    press(jobs, dialog)
    opened: list[Desk] = []
    dialog.opened.connect(opened.append)
    press(jobs, dialog)
    assert [one.subject for one in records.every(opened[0], "complaint")] == ["Old"]
    desks.close(opened[0])


def test_a_wrong_passphrase_offers_no_repair(qtbot: QtBot, jobs: Jobs, backed_up: Path) -> None:
    screen = refused(qtbot, jobs, backed_up, "not the one at all")
    assert not screen.repair.isVisible()
    assert screen.repair.dialog() is None


def test_damaged_key_slots_and_a_wrong_passphrase_are_told_apart_in_the_dialog(
    qtbot: QtBot, jobs: Jobs, backed_up: Path
) -> None:
    (backed_up / "slots.json").write_bytes(b"{")
    dialog = asked(qtbot, jobs, refused(qtbot, jobs, backed_up, "not the one at all"))
    assert "opens none of the backups" in dialog.notice.words()
    assert not dialog.put_back.isEnabled()


def test_the_check_of_a_desk_left_open_is_shown_step_by_step(
    qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    saving.save(desk, "complaint", a_complaint())
    shutil.copytree(desk.store.folder, tmp_path / "killed")
    screen = UnlockScreen(jobs, tmp_path / "killed")
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    said: list[str] = []
    screen.full_check._reported.connect(lambda _done, _of: said.append(screen.checking.text()))
    opened: list[Desk] = []
    screen.opened.connect(opened.append)
    QTest.keyClicks(screen.secret, PASSPHRASE)
    QTest.keyClick(screen.secret, Qt.Key.Key_Return)
    assert jobs.wait()
    assert opened[0].was_left_open
    assert said[0].startswith("This desk was not closed in order.")
    assert len(said) > 10
    assert not screen.checking.isVisible()
    desks.close(opened[0])
