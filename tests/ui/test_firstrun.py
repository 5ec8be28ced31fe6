"""The wizard makes a real desk by keyboard alone, refuses bad places and keeps the code to paper."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gc25desk import i18n, settings
from gc25desk.errors import WrongPassphrase
from gc25desk.services import desk as desks
from gc25desk.ui import ask, gate
from gc25desk.ui.firstrun import places, printing
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.wizard import FirstRun
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets.secret import SecretEdit
from tests.builders import PASSPHRASE, QUICK, Clocks

Key = Qt.Key


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Documents" / "GC25 Desk"


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FirstRun]:
    settings.activate(None)
    monkeypatch.setattr(gate, "create", partial(desks.create, cost=QUICK))
    made = FirstRun(jobs, Answers("en", folder=folder))
    qtbot.addWidget(made)
    made.resize(1024, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    jobs.wait()
    close(jobs, made)
    settings.activate(None)


def close(jobs: Jobs, wizard: FirstRun) -> None:
    """Close the desk on the worker that opened it, as the window does."""
    desk = wizard.desk
    if desk is not None:
        jobs.run(wizard, lambda: desks.close(desk), lambda _nothing: None)
        assert jobs.wait()


def type_into_focus(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def walk_to_passphrase() -> None:
    press(Key.Key_Return)
    for name in ("Commission of Midland", "Midland", "Intake Officer"):
        type_into_focus(name)
        press(Key.Key_Tab)
    press(Key.Key_Return)
    press(Key.Key_Return)


def make_desk(wizard: FirstRun, jobs: Jobs) -> str:
    walk_to_passphrase()
    type_into_focus(PASSPHRASE)
    press(Key.Key_Return)
    type_into_focus(PASSPHRASE)
    press(Key.Key_Return)
    assert jobs.wait()
    assert wizard.desk is not None, wizard.notice.words()
    return wizard.recovery.code


def test_a_desk_is_made_with_the_keyboard_alone(wizard: FirstRun, jobs: Jobs, folder: Path) -> None:
    finished: list[object] = []
    wizard.finished.connect(finished.append)
    code = make_desk(wizard, jobs)
    assert wizard.step is wizard.recovery
    wizard.recovery.typed.setFocus()
    type_into_focus(code.lower().replace("-", " "))
    press(Key.Key_Return)
    assert finished == []
    assert not wizard.next.isEnabled()
    assert "closing" in wizard._working.text().casefold()
    assert jobs.wait()
    assert wizard.recovery.rehearsed
    press(Key.Key_Return)
    assert finished == [wizard.desk]
    assert wizard.desk is not None
    assert (wizard.desk.info.institution, wizard.desk.info.state_party) == (
        "Commission of Midland",
        "Midland",
    )
    assert wizard.desk.info.person == "Intake Officer"
    close(jobs, wizard)
    desks.close(desks.open_desk(folder, PASSPHRASE))
    desks.close(desks.recover(folder, code))


def test_back_keeps_every_answer_and_works_from_every_page(wizard: FirstRun, jobs: Jobs) -> None:
    make_desk(wizard, jobs)
    for place in (3, 2, 1, 0):
        QTest.keyClick(wizard.back, Key.Key_Space)
        assert wizard.step is wizard.steps[place]
        assert not wizard.step.isEnabled()
        assert wizard.next.isEnabled()
    assert wizard.who.institution.text() == "Commission of Midland"
    for _page in range(4):
        QTest.keyClick(wizard.next, Key.Key_Space)
    assert wizard.step is wizard.recovery
    assert not wizard.next.isEnabled()


def test_the_code_must_be_typed_back_before_the_end(wizard: FirstRun, jobs: Jobs) -> None:
    finished: list[object] = []
    wizard.finished.connect(finished.append)
    code = make_desk(wizard, jobs)
    wizard.recovery.typed.setFocus()
    assert code[:4] not in wizard.recovery.card.shown()
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    type_into_focus(wrong)
    assert not wizard.next.isEnabled()
    assert wizard.recovery.match.text()
    press(Key.Key_Return)
    assert finished == []
    type_into_focus(code)
    assert wizard.next.isEnabled()


def spoil_recovery(folder: Path) -> None:
    """Damage the recovery slot on the disk, so that the right code does not open it."""
    file = folder / "slots.json"
    content = json.loads(file.read_bytes())
    for slot in content["slots"]:
        if slot["kind"] == "recovery":
            slot["wrap"]["key"] = slot["wrap"]["key"][::-1].strip("=").ljust(len(slot["wrap"]["key"]), "A")
    file.write_text(json.dumps(content))


def test_a_code_that_does_not_open_the_desk_is_told_and_replaced(
    wizard: FirstRun, jobs: Jobs, folder: Path, clocks: Clocks
) -> None:
    finished: list[object] = []
    wizard.finished.connect(finished.append)
    first = make_desk(wizard, jobs)
    spoil_recovery(folder)
    wizard.recovery.typed.setFocus()
    type_into_focus(first)
    press(Key.Key_Return)
    assert jobs.wait()
    assert not wizard.recovery.rehearsed
    assert wizard.notice.words()
    assert "did not open" in wizard.recovery.match.text()
    clocks.pass_by(1)
    assert QApplication.focusWidget() is wizard.recovery.renewal.secret
    type_into_focus(PASSPHRASE)
    press(Key.Key_Return)
    assert wizard.recovery.renewal.secret.text() == ""
    assert jobs.wait()
    second = wizard.recovery.code
    assert second != first
    assert not wizard.recovery.renewal.isVisible()
    assert wizard.recovery.card.shown() == second
    wizard.recovery.typed.setFocus()
    type_into_focus(second)
    press(Key.Key_Return)
    assert jobs.wait()
    press(Key.Key_Return)
    assert finished == [wizard.desk]
    close(jobs, wizard)
    desks.close(desks.recover(folder, second))
    with pytest.raises(WrongPassphrase):
        desks.recover(folder, first)


def test_a_wrong_passphrase_makes_no_new_code(
    wizard: FirstRun, jobs: Jobs, folder: Path, clocks: Clocks
) -> None:
    code = make_desk(wizard, jobs)
    spoil_recovery(folder)
    wizard.recovery.typed.setFocus()
    type_into_focus(code)
    press(Key.Key_Return)
    assert jobs.wait()
    clocks.pass_by(1)
    type_into_focus("not the one at all")
    press(Key.Key_Return)
    assert jobs.wait()
    assert wizard.recovery.code == code
    assert wizard.notice.words()
    assert wizard.recovery.renewal.isVisible()


def test_the_passphrase_is_forgotten_once_the_desk_is_made(wizard: FirstRun, jobs: Jobs) -> None:
    make_desk(wizard, jobs)
    assert wizard.answers.passphrase == ""
    assert [line.text() for line in wizard.findChildren(SecretEdit)] == ["", "", ""]
    assert PASSPHRASE not in repr(wizard.answers)


def test_leaving_after_the_desk_was_made_asks_and_says_that_it_stays(
    wizard: FirstRun, jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    wizard.left.connect(left.append)
    make_desk(wizard, jobs)
    answers = iter([False, True])
    monkeypatch.setattr(ask, "confirm", lambda *_words: next(answers))
    press(Key.Key_Escape)
    assert left == []
    press(Key.Key_Escape)
    assert len(left) == 1
    assert left[0]
    assert desks.looks_like_desk(folder)


def test_another_language_is_seen_at_once_and_keeps_the_answers(
    qtbot: QtBot, jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "languages", lambda: ("en", "ar"))
    settings.activate(None)
    made = FirstRun(jobs, Answers("en", "Commission", "Midland", "Officer", folder))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    try:
        QTest.keyClick(made.language.language, Key.Key_Down)
        made.language.language.activated.emit(1)
        qtbot.waitUntil(lambda: made.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        assert made.language.language.currentData() == "ar"
        assert made.who.institution.text() == "Commission"
        assert made.place.path() == folder
        assert settings.active().text(settings.LANGUAGE) == "ar"
        assert made.next.isEnabled()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QLocale.setDefault(QLocale("en"))
        settings.activate(None)


def test_leaving_before_the_desk_was_made_makes_nothing(wizard: FirstRun, folder: Path) -> None:
    left: list[str] = []
    wizard.left.connect(left.append)
    walk_to_passphrase()
    press(Key.Key_Escape)
    assert left == [""]
    assert not folder.exists()


def test_a_failure_to_make_the_desk_is_told_in_the_page(wizard: FirstRun, jobs: Jobs, folder: Path) -> None:
    walk_to_passphrase()
    type_into_focus(PASSPHRASE)
    press(Key.Key_Return)
    type_into_focus(PASSPHRASE)
    folder.parent.write_text("in the way")  # between the check of the folder and the making
    press(Key.Key_Return)
    assert jobs.wait()
    assert wizard.desk is None
    assert wizard.notice.words()
    assert wizard.next.isEnabled()


def test_a_folder_with_other_files_is_refused_in_the_page(wizard: FirstRun, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "holiday.txt").write_text("sea")
    walk_to_passphrase()
    assert wizard.step is wizard.steps[2]
    assert wizard.notice.words()
    assert (folder / "holiday.txt").read_text() == "sea"


def test_two_different_passphrases_do_not_go_on(wizard: FirstRun) -> None:
    walk_to_passphrase()
    type_into_focus(PASSPHRASE)
    press(Key.Key_Return)
    type_into_focus(PASSPHRASE + "s")
    assert not wizard.next.isEnabled()


@pytest.mark.parametrize("weak", ["hunter2", "passwordpassword", "Commission of Midland"])
def test_a_weak_passphrase_does_not_go_on(wizard: FirstRun, weak: str) -> None:
    walk_to_passphrase()
    type_into_focus(weak)
    wizard.passphrase.second.setText(weak)
    assert not wizard.next.isEnabled()
    assert wizard.passphrase.verdict.text()


def test_six_words_are_made_and_shown_to_be_typed_again(wizard: FirstRun) -> None:
    walk_to_passphrase()
    page = wizard.passphrase
    QTest.keyClick(page.generate, Key.Key_Space)
    assert len(page.first.text().split()) == 6
    assert page.first.echoMode() == QLineEdit.EchoMode.Normal
    assert QApplication.focusWidget() is page.second
    QApplication.clipboard().setText(page.first.text())
    QTest.keyClick(page.second, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert wizard.next.isEnabled()


def test_the_caps_lock_key_is_noticed(wizard: FirstRun) -> None:
    walk_to_passphrase()
    page = wizard.passphrase
    QTest.keyClicks(page.first, "G")  # a capital without the shift key
    assert page.caps.isVisible()
    QTest.keyClick(page.first, Key.Key_G)
    assert not page.caps.isVisible()


def test_a_synchronised_folder_is_warned_about_but_may_be_used(wizard: FirstRun, tmp_path: Path) -> None:
    press(Key.Key_Return)
    for name in ("A", "B", "C"):
        type_into_focus(name)
        press(Key.Key_Tab)
    press(Key.Key_Return)
    type_into_focus(str(tmp_path / "Dropbox" / "desk"))
    assert "Dropbox" in wizard.place.warning.words()
    assert wizard.next.isEnabled()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/a/OneDrive - Ministry/desk", "OneDrive"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud"),
        ("/home/a/Nextcloud/desk", "Nextcloud"),
        ("/home/a/Documents/desk", ""),
        ("/home/a/about dropbox/desk", ""),
    ],
)
def test_known_services_are_recognised_by_their_folder(path: str, service: str) -> None:
    assert places.synced_by(Path(path)) == service


def test_places_where_no_desk_can_be_made(tmp_path: Path, desk_folder: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert places.refusal(Path("desk")) is not None
    assert places.refusal(file) is not None
    assert places.refusal(file / "desk") is not None
    assert places.refusal(desk_folder) is not None
    assert places.refusal(empty) is None
    assert places.refusal(tmp_path / "a" / "b") is None


@pytest.mark.usefixtures("qtbot")
def test_the_sheet_of_paper_holds_ink() -> None:
    sheet = QImage(QSize(800, 1100), QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    blank = sheet.copy()
    painter = QPainter(sheet)
    printing.draw(painter, sheet.size(), "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345", "Commission of Midland")
    painter.end()
    assert sheet != blank


def test_enter_on_the_last_field_never_lands_on_cancel(wizard: FirstRun) -> None:
    press(Key.Key_Return)
    assert wizard.step is wizard.who
    press(Key.Key_Return)
    press(Key.Key_Return)
    type_into_focus("Intake Officer")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is wizard.who.institution


def test_tab_goes_from_the_fields_to_what_goes_on_and_to_cancel_last(wizard: FirstRun) -> None:
    press(Key.Key_Return)
    for name in ("Commission of Midland", "Midland", "Intake Officer"):
        type_into_focus(name)
        press(Key.Key_Tab)
    walked = []
    for _step in range(3):
        walked.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert walked == [wizard.next, wizard.back, wizard.cancel]
