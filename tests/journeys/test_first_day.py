"""The story from an empty laptop to a report, through the real window, by keyboard.

Afterwards the whole disk the program could write to is searched: no name and no narrative may stand
anywhere in the clear but in the exports the user asked for.
"""

import dataclasses
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import app, settings
from gc25desk.domain.field import Profile
from gc25desk.services import desk as desks
from gc25desk.ui import ask, gate
from gc25desk.ui.dashboard.page import DashboardPage
from gc25desk.ui.firstrun.wizard import FirstRun
from gc25desk.ui.inside import Inside
from gc25desk.ui.paragraphs.page import ParagraphsPage
from gc25desk.ui.records.page import RecordsPage
from gc25desk.ui.reports.page import ReportsPage
from gc25desk.ui.unlock.screen import UnlockScreen
from gc25desk.ui.window import NEUTRAL_TITLE, Window
from tests.builders import PASSPHRASE, QUICK, SHARED

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier

CHILD = "Quillon Featherstonehaugh"
MOTHER = "Zebedia Featherstonehaugh"
CONTACT = "555-0199 after six"
NARRATIVE = "The proctoring programme photographed the bunk bed of Quillon for the wombat test."
SUMMARY = "The vendor keeps each marmalade recording for seven years."
FILE_TEXT = "Marmalade retention schedule, confidential annex"
CANARIES = (
    CHILD,
    MOTHER,
    "Featherstonehaugh",
    "Quillon",
    CONTACT,
    "wombat",
    "marmalade",
    "Marmalade",
    PASSPHRASE,
)


@dataclasses.dataclass
class Place:
    """Where the program may write in a test: its home, its temporary folder and the exports."""

    root: Path
    documents: Path
    exports: Path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    documents, exports = home / "Documents", tmp_path / "exports"
    for folder in (documents, temporary, exports):
        folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GC25DESK_CONFIG", str(home / "config"))
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return Place(tmp_path, documents, exports)


@pytest.fixture
def window(qtbot: QtBot, place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    assert place.documents.exists()  # its folders stand before the program looks for any
    monkeypatch.setattr(gate, "create", partial(desks.create, cost=QUICK))
    settings.activate(None)
    app.application()
    made = app.make_window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.start()
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    settings.activate(None)


def settle(window: Window) -> None:
    for _round in range(4):
        assert window.jobs.wait()
        QApplication.processEvents()
        # Without a screen a closed list of suggestions keeps the activation that a desktop gives back.
        if not window.isActiveWindow():
            window.activateWindow()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(text: str) -> None:
    """Type over what stands in the field that has the focus."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit), field
    field.selectAll()
    QTest.keyClicks(field, text)


def tab_to(kind: type[QWidget]) -> None:
    """Go on with Tab until a widget of this kind has the focus."""
    for _step in range(20):
        if isinstance(QApplication.focusWidget(), kind):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"no {kind.__name__} was reached")


def make_desk(window: Window, folder: Path) -> str:
    """Walk the wizard by keyboard and return the recovery code."""
    wizard = window.screens.shown
    assert isinstance(wizard, FirstRun)
    press(Key.Key_Return)
    for words in ("Commission of Midland", "Midland", "Intake Officer"):
        write(words)
        press(Key.Key_Tab)
    press(Key.Key_Return)
    write(str(folder))
    press(Key.Key_Return)
    write(PASSPHRASE)
    press(Key.Key_Return)
    write(PASSPHRASE)
    press(Key.Key_Return)
    assert window.jobs.wait()
    code = wizard.recovery.code
    tab_to(QLineEdit)
    write(code.lower())
    press(Key.Key_Return)
    settle(window)
    press(Key.Key_Return)  # the desk was opened with the code alone
    settle(window)
    return code


def inside(window: Window) -> Inside:
    found = window.inside
    assert isinstance(found, Inside)
    return found


def page(window: Window, name: str) -> RecordsPage:
    found = inside(window).shell.pages[name]
    assert isinstance(found, RecordsPage)
    return found


def fill(records: RecordsPage, key: str, text: str) -> None:
    """Go on with Enter until the field is reached, then type."""
    form = records.card.form
    for _step in range(60):
        if form.current_key() == key:
            write(text)
            return
        focus = QApplication.focusWidget()
        leaving = Key.Key_Tab if isinstance(focus, QPlainTextEdit) else Key.Key_Return
        press(leaving)
    raise AssertionError(f"{key} was not reached; stopped at {form.current_key()}")


def import_text(window: Window, copy: Path) -> None:
    QTest.keyClick(window, Key.Key_6, Control)
    settle(window)
    paragraphs = inside(window).shell.pages["paragraphs"]
    assert isinstance(paragraphs, ParagraphsPage)
    paragraphs.importer.read(copy, "en")
    settle(window)
    dialog = paragraphs.importer.dialog
    assert dialog is not None
    assert dialog.account.text() == "Recognised: 125 of 125 paragraphs, 57 footnotes, 14 chapters."
    QTest.keyClick(dialog, Key.Key_Return)
    settle(window)
    paragraphs.open_record("104")
    settle(window)
    assert "resilience." in paragraphs.card.text.toPlainText()


def log_complaint(window: Window) -> None:
    QTest.keyClick(window, Key.Key_2, Control)
    settle(window)
    QTest.keyClick(window, Key.Key_N, Control)
    settle(window)
    complaints = page(window, "complaints")
    fill(complaints, "date_received", "t")
    fill(complaints, "subject", "Exam software films bedrooms")
    fill(complaints, "complainant_name", MOTHER)
    fill(complaints, "complainant_contact", CONTACT)
    fill(complaints, "narrative", NARRATIVE)
    fill(complaints, "tags", "75 and 103")
    press(Key.Key_Return)
    complaints.card.form.focus_field("children")
    press(Key.Key_Space)
    write(CHILD)
    press(Key.Key_Return)
    write("14")
    press(Key.Key_Return, Control)
    settle(window)


def log_evidence(window: Window, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.keyClick(window, Key.Key_5, Control)
    settle(window)
    QTest.keyClick(window, Key.Key_N, Control)
    settle(window)
    evidence = page(window, "evidence")
    fill(evidence, "title", "Terms of the exam software")
    fill(evidence, "summary", SUMMARY)
    fill(evidence, "tags", "75")
    press(Key.Key_Return)
    press(Key.Key_Return, Control)
    settle(window)
    monkeypatch.setattr(ask, "files_to_open", lambda *_words: [source])
    press(Key.Key_A, Control | Qt.KeyboardModifier.ShiftModifier)
    settle(window)


def export(window: Window, place: Place, profile: Profile) -> tuple[Path, Path]:
    QTest.keyClick(window, Key.Key_7, Control)
    settle(window)
    reports = inside(window).shell.pages["reports"]
    assert isinstance(reports, ReportsPage)
    reports.show_view("quick")
    quick = reports.quick
    assert quick is not None
    word, excel = place.exports / f"{profile.value}.docx", place.exports / f"{profile.value}.xlsx"
    quick.audience.choose(profile)
    quick.audience.understood.setChecked(True)
    for ending, path in (("docx", word), ("xlsx", excel)):
        target = quick.targets.targets[ending]
        target.set_file(path)
        target.chosen = True
    QTest.keyClick(quick, Key.Key_Return, Control)
    settle(window)
    assert word.exists(), quick.notice.words()
    assert excel.exists()
    return word, excel


def text_in(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def hits(root: Path, leaving_out: tuple[Path, ...]) -> list[tuple[str, str]]:
    """Return each file below a folder that holds a canary, in any of the encodings a program writes."""
    found = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and not any(path.is_relative_to(skipped) for skipped in leaving_out):
            content = path.read_bytes()
            found += [
                (str(path.relative_to(root)), canary)
                for canary in CANARIES
                for encoding in ("utf-8", "utf-16-le", "utf-16-be")
                if canary.encode(encoding) in content
            ]
    return found


def check_complaint(window: Window) -> str:
    """See that the complaint stands as it was typed, and return its reference."""
    saved = page(window, "complaints").card.form.base
    assert saved.narrative == NARRATIVE
    assert (saved.complainant_name, saved.complainant_contact) == (MOTHER, CONTACT)
    assert [(child.name, child.age) for child in saved.children] == [(CHILD, 14)]
    assert [(tag.paragraph, tag.stance) for tag in saved.tags] == [
        (75, "alleged_violation"),
        (103, "alleged_violation"),
    ]
    return str(saved.reference)


def check_evidence(window: Window) -> None:
    item = page(window, "evidence").card.form.base
    assert [(file.name, file.size) for file in item.files] == [("annex.txt", len(FILE_TEXT))]
    assert [tag.paragraph for tag in item.tags] == [75]


def check_dashboard(window: Window) -> None:
    QTest.keyClick(window, Key.Key_1, Control)
    settle(window)
    dashboard = inside(window).shell.pages["dashboard"]
    assert isinstance(dashboard, DashboardPage)
    figures = dashboard.board.figures.figures
    assert figures["open"].accessibleName().startswith("Open complaints: 1.")
    assert figures["evidence"].accessibleName().startswith("Evidence: 1.")


def check_exports(window: Window, place: Place) -> None:
    public = export(window, place, Profile.PUBLIC)
    internal = export(window, place, Profile.INTERNAL)
    for path in public:
        assert not [canary for canary in CANARIES if canary in text_in(path)], path.name
    assert "wombat" in text_in(internal[1])
    assert not [name for name in (CHILD, MOTHER, CONTACT) if name in text_in(internal[1])]


def lock_and_unlock(window: Window) -> None:
    QTest.keyClick(window, Key.Key_L, Control)
    settle(window)
    assert window.desk is None
    assert window.windowTitle() == NEUTRAL_TITLE
    screen = window.screens.shown
    assert isinstance(screen, UnlockScreen)
    write(PASSPHRASE)
    press(Key.Key_Return)
    settle(window)
    assert window.desk is not None, screen.notice.words()


def find_again(window: Window, words: str) -> str:
    """Search for words and return the reference of the record that Enter opens."""
    QTest.keyClick(window, Key.Key_K, Control)
    settle(window)
    palette = inside(window).palette
    QTest.keyClicks(palette.line, words)
    palette.search_now()
    settle(window)
    QTest.keyClick(palette.line, Key.Key_Return)
    settle(window)
    return str(page(window, "complaints").card.form.base.reference)


def test_a_first_day_at_the_desk(window: Window, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    source = place.exports / "annex.txt"
    source.write_text(FILE_TEXT, encoding="utf-8")
    folder = place.documents / "Our desk"
    make_desk(window, folder)
    copy = SHARED / "seeds" / "001_93eef357e665ebb2.txt"
    if copy.exists():  # a clone of the product alone has no copy of the official text
        import_text(window, copy)
    log_complaint(window)
    reference = check_complaint(window)
    log_evidence(window, source, monkeypatch)
    check_evidence(window)
    check_dashboard(window)
    check_exports(window, place)
    lock_and_unlock(window)
    assert find_again(window, "PROCTORING bunk") == reference

    assert hits(place.root, (place.exports,)) == [], "while the desk is open"
    QTest.keyClick(window, Key.Key_L, Control)
    settle(window)
    window.close()
    assert hits(place.root, (place.exports,)) == [], "after the desk was closed"
    opened = desks.open_desk(folder, PASSPHRASE)
    assert desks.check(opened) == ()
    desks.close(opened)
