"""The manual is shown, and each promise in it names a test that exists."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gc25desk import i18n
from gc25desk.ui.help.dialog import Help
from gc25desk.ui.help.pages import pages

TESTS = Path(__file__).resolve().parents[2]
PROOF = re.compile(r"`(tests/[a-z_/]+\.py)::([a-z_0-9]+)`")

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def test_the_page_on_what_is_protected_is_shown(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    dialog = Help(window, "protection")
    qtbot.addWidget(dialog)
    assert dialog.names.item(dialog.names.currentRow()).text() == pages()[dialog.names.currentRow()].title
    assert "stolen" in dialog.text.toPlainText()


def test_headings_stand_apart_from_what_is_above_them(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    dialog = Help(window, "protection")
    document = dialog.text.document()
    blocks = [document.findBlockByNumber(number) for number in range(1, document.blockCount())]
    heads = [block for block in blocks if block.blockFormat().headingLevel()]
    plain = [block for block in blocks if not block.blockFormat().headingLevel()]
    assert heads
    least = min(block.blockFormat().topMargin() for block in heads)
    assert least > max(block.blockFormat().topMargin() for block in plain) > 0


def test_every_promise_names_a_test_that_is_there() -> None:
    for page in pages():
        for file, name in PROOF.findall(page.text):
            source = (TESTS.parent / file).read_text(encoding="utf-8")
            assert f"def {name}(" in source, f"{file}::{name}"


def test_every_line_of_the_promises_has_its_proof() -> None:
    page = next(page for page in pages() if page.name == "protection")
    promised = page.text.split("## What it does not protect")[0]
    for line in promised.splitlines():
        if line.startswith("- "):
            assert PROOF.search(line), line


def test_a_language_without_its_own_manual_shows_the_english_one() -> None:
    used = i18n.language()
    i18n.use(used)
    assert all(page.text and page.title for page in pages())
