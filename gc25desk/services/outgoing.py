"""Files that leave the desk: all of them or none, and none that is not journalled."""

import contextlib
import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput, KnownError
from gc25desk.files import written_as_stream, written_together
from gc25desk.i18n import _
from gc25desk.services import leaving
from gc25desk.services.desk import Desk
from gc25desk.store import exports
from gc25desk.store.opened import OpenDesk

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
    opened: OpenDesk, contents: Sequence[tuple[Path, bytes]], journal: Callable[[Listed], str]
) -> tuple[tuple[ExportedFile, ...], str]:
    """Write files and return them with the identifier that ``journal`` gave to the export.

    ``journal`` is given name, SHA-256 and size of each file. Raises CannotWrite when a file cannot be
    written; then nothing has left, and the files that were there before are as they were.
    """
    files = tuple(
        ExportedFile(path, hashlib.sha256(content).hexdigest(), len(content)) for path, content in contents
    )
    with leaving.places(opened, [file.path for file in files]) as places:
        staged = [(place, content) for place, (_path, content) in zip(places, contents, strict=True)]
        with withdrawn(opened) as leaves, written_together(staged):
            # Before the files are moved to their places: none leaves that is not journalled, and a file
            # that was there before is replaced only when nothing can stop the others any more.
            leaves.export(journal(listed(files)), files)
    return files, leaves.id


def listed(files: Sequence[ExportedFile]) -> Listed:
    """Return files as the journal names them."""
    return [{"name": clean(file.path.name), "sha256": file.sha256, "size": file.size} for file in files]


@contextlib.contextmanager
def streamed_out(opened: OpenDesk, path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content leaves when the block ends without an error; the block journals it.

    Raises CannotWrite; then nothing has left, and the file that was there before is as it was.
    """
    with leaving.places(opened, [path]) as (place,), written_as_stream(place) as stream:
        yield stream


@dataclasses.dataclass
class Leaving:
    """What is about to leave: the export in the ledger, and its files; nothing before it is journalled."""

    id: str = ""
    files: Sequence[ExportedFile] = ()

    def export(self, export_id: str, files: Sequence[ExportedFile]) -> None:
        """Say that an export is journalled whose files are about to be moved to their places."""
        self.id, self.files = export_id, files


@contextlib.contextmanager
def withdrawn(opened: OpenDesk) -> Iterator[Leaving]:
    """Take an export back out of the ledger if its files could not be moved to their places after all.

    Another program may have one of them open, or the user stops it. What stands there is looked at: if a
    file has left, or nobody can tell, the export stays.
    """
    leaves = Leaving()
    try:
        yield leaves
    except BaseException:
        if leaves.id and not any(_may_stand(file) for file in leaves.files):
            # If this fails too, the ledger says too much, which is the safe side.
            with contextlib.suppress(KnownError), opened.writing() as writer:
                exports.withdraw(writer, leaves.id)
                writer.journal("export", leaves.id, "not_left", {"files": [listed(leaves.files), None]})
        raise


def _may_stand(file: ExportedFile) -> bool:
    try:
        with file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256
    except FileNotFoundError:
        return False
    except OSError:
        return True
