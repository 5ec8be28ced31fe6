"""What is being written outside the desk: noted in it first, so that no half-written file stays for good."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from gc25desk.errors import KnownError
from gc25desk.files import PART, Place, place_of
from gc25desk.store import leaving
from gc25desk.store.opened import OpenDesk


@contextlib.contextmanager
def places(opened: OpenDesk, paths: Sequence[Path]) -> Iterator[list[Place]]:
    """Give a place for each file that is to leave; the names beside it are noted until nothing has them.

    Raises CannotWrite when the desk cannot note them; then nothing was written.
    """
    found = [place_of(path.absolute()) for path in paths]
    names = [name for place in found for name in (place.part, place.old)]
    with opened.writing() as writer:
        leaving.note(writer, names)
    try:
        yield found
    finally:
        # What stays noted is looked for when the desk is next opened.
        with contextlib.suppress(KnownError), opened.writing() as writer:
            leaving.forget(writer, [name for name in names if _is_gone(name)])


def _is_gone(name: Path) -> bool:
    """Tell whether nothing stands under a name; a disk that cannot say so is no reason to forget it."""
    try:
        name.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def clear_away(opened: OpenDesk) -> None:
    """Remove what a kill left half-written outside the desk, as far as the disk lets it."""
    with contextlib.suppress(KnownError):
        with opened.reading() as reader:
            names = leaving.noted(reader)
        gone = [name for name in names if _removed(name)]
        if gone:
            with opened.writing() as writer:
                leaving.forget(writer, gone)


def _removed(name: Path) -> bool:
    """Remove a file under a name that was noted; False while its folder is away or the disk refuses."""
    if not name.name.startswith(PART):
        return True
    try:
        name.unlink(missing_ok=True)
        return name.parent.is_dir()
    except OSError:
        return False
