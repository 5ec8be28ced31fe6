"""What is printed to a file stands there whole, or what stood there stays; a page not printed is told."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from gc25desk.errors import KnownError
from gc25desk.services.desk import Desk
from gc25desk.ui import ask
from gc25desk.ui.firstrun import printing
from gc25desk.ui.firstrun.printing import Sheet

CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"
Print = Callable[[QWidget], bool]


def print_sheets(parent: QWidget) -> bool:
    sheets = [Sheet(f"Share {number}", ("Midland",), (("", CODE),), "Keep it.") for number in (1, 2)]
    return printing.print_sheets(parent, "Shares", sheets)


def print_html(parent: QWidget) -> bool:
    return printing.print_html(parent, "Coverage", "<h2>Coverage</h2><p>Internal: true counts.</p>")


WAYS: dict[str, tuple[Print, int, str]] = {
    "sheets": (print_sheets, 2, "Share 2"),
    "html": (print_html, 1, "true counts"),
}
each_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[KnownError]:
    found: list[KnownError] = []
    monkeypatch.setattr(ask, "tell", lambda _parent, error: found.append(error))
    return found


def answer(monkeypatch: pytest.MonkeyPatch, target: Path | None) -> None:
    """Let the user print to a file, or cancel."""

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        if target is None:
            return QDialog.DialogCode.Rejected
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)


def words_in(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return [document[at].get_textpage().get_text_range() for at in range(len(document))]


@each_way
@pytest.mark.usefixtures("told")
def test_a_file_holds_every_page(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    send, pages, words = WAYS[way]
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")
    answer(monkeypatch, target)
    assert send(parent)
    found = words_in(target)
    assert len(found) == pages
    assert words in re.sub(r"\s+", " ", found[-1])
    assert list(tmp_path.iterdir()) == [target]


@each_way
def test_a_file_that_cannot_be_replaced_stays_and_it_is_told(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[KnownError], way: str
) -> None:
    def refusing(*_names: Path) -> None:
        raise PermissionError(13, "")

    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")
    answer(monkeypatch, target)
    monkeypatch.setattr(os, "replace", refusing)
    assert not WAYS[way][0](parent)
    assert [error.code for error in told] == ["cannot_write"]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@each_way
def test_nothing_is_printed_into_the_folder_of_a_desk(
    parent: QWidget, desk: Desk, monkeypatch: pytest.MonkeyPatch, told: list[KnownError], way: str
) -> None:
    before = set(desk.info.folder.rglob("*.pdf"))
    answer(monkeypatch, desk.info.folder / "files" / "paper.pdf")
    assert not WAYS[way][0](parent)
    assert [error.code for error in told] == ["cannot_write"]
    assert set(desk.info.folder.rglob("*.pdf")) == before


@each_way
def test_whoever_changes_their_mind_prints_nothing(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, told: list[KnownError], way: str
) -> None:
    answer(monkeypatch, None)
    assert not WAYS[way][0](parent)
    assert told == []


def test_a_printer_that_takes_nothing_is_told(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, told: list[KnownError]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")
    assert not printing.printed(parent, "Nothing", lambda _device: False)
    assert [error.code for error in told] == ["cannot_write"]
