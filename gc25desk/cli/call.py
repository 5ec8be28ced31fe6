"""One call of the program: what was asked, and how results are told."""

import argparse
import contextlib
import dataclasses
import errno
import getpass
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from gc25desk.errors import CannotWrite, InvalidInput, UnreadableFile
from gc25desk.i18n import _
from gc25desk.services import desk as desks
from gc25desk.services import practice
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile

DONE, KNOWN_ERROR = 0, 1  # argparse itself ends with 2 for wrong usage
LARGEST_PASSPHRASE = 64 * 1024


class Window(Protocol):
    """What the commands need of the window: drawing it, which only the room with Qt can do."""

    def pictures(self, desk: Desk, folder: Path) -> list[Path]:
        """Write a picture of every page, light and dark."""

    def load_icons(self) -> int:
        """Load every icon and return how many there are; raises if one does not load."""


@dataclasses.dataclass(frozen=True)
class Call:
    """One call of the program: its arguments, the window, and where results go."""

    arguments: argparse.Namespace
    window: Window

    def tell(self, result: Any, words: str) -> None:
        """Print the result as JSON if asked for, else in words."""
        text = json.dumps(result, ensure_ascii=False, indent=2) if self.arguments.json else words
        try:
            _print(text.rstrip("\n") + "\n")
        except OSError:
            raise CannotWrite(
                _("The command was done, but its result could not be printed."),
                _("Look with “list” or “show” before you give the command again."),
            ) from None

    def folder(self) -> Path:
        """Return the folder of the desk that was named."""
        if self.arguments.desk is None:
            raise InvalidInput(_("No desk was named."), _("Say which with --desk FOLDER."))
        return place(self.arguments.desk)

    def passphrase(self, default: str | None = None) -> str:
        """Return the passphrase: the first line of the file, that of a practice desk, or typed."""
        if self.arguments.passphrase_file is not None:
            return first_line(Path(self.arguments.passphrase_file))
        if default is None and self.arguments.desk is not None and practice.marked(self.folder()):
            default = practice.PASSPHRASE
        if default is not None:
            return default
        if sys.stdin.isatty():
            return getpass.getpass(_("Passphrase: "))
        raise InvalidInput(_("The passphrase is missing."), _("Give it with --passphrase-file FILE."))

    @contextlib.contextmanager
    def desk(self, passphrase: str | None = None) -> Iterator[Desk]:
        """Open the desk for the length of a command, with this passphrase or the one asked for."""
        folder = self.folder()
        opened = desks.open_desk(folder, self.passphrase() if passphrase is None else passphrase)
        for words in opened.warnings:
            sys.stderr.write(words + "\n")
        try:
            yield opened
        finally:
            desks.close(opened)


def as_told(file: ExportedFile) -> dict[str, object]:
    """Return what a command tells of a file that it wrote."""
    return {"path": str(file.path), "sha256": file.sha256, "size": file.size}


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        # What could not be printed would be tried again, and told of, when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def place(name: str) -> Path:
    """Return the whole path of a file or folder; a ~ of nobody is taken as it stands."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def first_line(path: Path) -> str:
    """Return the first line of a text file; raises UnreadableFile."""
    try:
        with path.open("rb") as stream:
            lines = stream.read(LARGEST_PASSPHRASE).decode("utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise UnreadableFile(
            _("The passphrase file “{name}” could not be read.").format(name=path.name),
            _("Check its path; it must be a text file with the passphrase on its first line."),
        ) from None
    return lines[0] if lines else ""
