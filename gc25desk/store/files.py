"""Files and folders of the desk, for the owner's eyes only."""

import os
import stat
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def private_folder(path: Path) -> Path:
    """Make the folder if it is missing, readable by its owner alone, and return it."""
    path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    path.chmod(FOLDER_MODE)
    return path


def private_file(path: Path) -> None:
    """Make an existing file readable and writable by its owner alone."""
    path.chmod(FILE_MODE)


def sync_file(path: Path) -> None:
    """Force the content of a file to the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def is_read_only(folder: Path) -> bool:
    """Tell whether the folder's own mode forbids everyone to write in it."""
    return not folder.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
