"""Files that leave the desk: all of them or none, and none that is not journalled."""

import dataclasses
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.files import written_together
from gc25desk.i18n import _
from gc25desk.services.desk import Desk

Listed = list[dict[str, Any]]


@dataclasses.dataclass(frozen=True)
class ExportedFile:
    """One file that was written, with its SHA-256 and its size in bytes."""

    path: Path
    sha256: str
    size: int


def check_targets(desk: Desk, word: Path | None, excel: Path | None) -> None:
    """Raise InvalidInput unless there is a file to write, each under a name of its own, outside the desk."""
    if word is None and excel is None:
        raise InvalidInput(_("No file to write was chosen."), _("Choose a Word or an Excel file, or both."))
    if word == excel:
        raise InvalidInput(
            _("Word and Excel cannot be one and the same file."), _("Choose another name for one of them.")
        )
    for target in filter(None, (word, excel)):
        desk.store.refuse_inside(target)


def write_out(
    contents: Sequence[tuple[Path, bytes]], journal: Callable[[Listed], str]
) -> tuple[tuple[ExportedFile, ...], str]:
    """Write files and return them with the identifier that ``journal`` gave to the export.

    ``journal`` is given name, SHA-256 and size of each file. Raises CannotWrite when a file cannot be
    written; then nothing has left, and the files that were there before are as they were.
    """
    files = tuple(
        ExportedFile(path, hashlib.sha256(content).hexdigest(), len(content)) for path, content in contents
    )
    listed = [{"name": clean(file.path.name), "sha256": file.sha256, "size": file.size} for file in files]
    with written_together(contents):
        # Before the files are moved to their places: none leaves that is not journalled, and a file
        # that was there before is replaced only when nothing can stop the others any more.
        return files, journal(listed)
