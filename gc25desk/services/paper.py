"""Pages that are kept as a file instead of put on paper: whole or not at all, and never within a desk."""

from pathlib import Path

from gc25desk.files import write_whole
from gc25desk.services.desk import looks_like_desk
from gc25desk.store.opened import refused_inside


def keep(target: Path, content: bytes) -> None:
    """Put printed pages or a picture at ``target``; what stood there stays if that cannot be done.

    Raises CannotWrite, and that for a place within the folder of any desk.
    """
    real = target.parent.resolve()
    if any(looks_like_desk(folder) for folder in (real, *real.parents)):
        raise refused_inside()
    write_whole(target, content)
