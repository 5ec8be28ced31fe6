"""Questions and messages in boxes of their own: plain text, verbs on the buttons, a safe default."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui import style


def _box(parent: QWidget | None, title: str, what: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(what)
    box.setInformativeText(detail)
    return box


def tell(parent: QWidget | None, error: KnownError) -> None:
    """Say what went wrong and what to do next."""
    box = _box(parent, _("GC25 Desk"), error.what, error.next_step)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def inform(parent: QWidget | None, title: str, what: str, detail: str = "") -> None:
    """Say something that needs no decision."""
    box = _box(parent, title, what, detail)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget | None, what: str, detail: str, verb: str, keep: str = "") -> bool:
    """Ask before something that cannot be taken back; ``verb`` does it, ``keep`` does nothing.

    Enter and Escape choose the harmless button.
    """
    box = _box(parent, _("GC25 Desk"), what, detail)
    act = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    style.set_role(act, "danger")
    safe: QPushButton = box.addButton(keep or _("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    return box.clickedButton() is act


def files_to_open(parent: QWidget | None, title: str, kinds: str = "") -> list[Path]:
    """Let the user pick files; ``kinds`` is a Qt filter such as ``Text (*.txt *.docx)``."""
    chosen, _filter = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return [Path(name) for name in chosen]


def file_to_open(parent: QWidget | None, title: str, kinds: str = "") -> Path | None:
    """Let the user pick one file; None when they change their mind."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def file_to_save(parent: QWidget | None, title: str, suggested: str, kinds: str = "") -> Path | None:
    """Let the user name a file to write; None when they change their mind."""
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(chosen) if chosen else None


def folder(parent: QWidget | None, title: str) -> Path | None:
    """Let the user pick a folder; None when they change their mind."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None
