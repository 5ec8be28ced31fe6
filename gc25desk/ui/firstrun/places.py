"""Where a new desk may live: the folder proposed, folders refused and folders warned about."""

import os
from pathlib import Path

import platformdirs

from gc25desk.errors import CannotWrite, InvalidInput, KnownError
from gc25desk.i18n import _
from gc25desk.ui import gate

_NAME = "GC25 Desk"

# Names of folders that a synchronising service keeps a copy of, as their clients make them.
_SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("box sync", "Box"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("yandex.disk", "Yandex Disk"),
    ("yandexdisk", "Yandex Disk"),
)


def proposed() -> Path:
    """Return a folder under the user's documents that does not exist yet or is empty."""
    documents = platformdirs.user_documents_path()
    candidates = (documents / (_NAME if n == 1 else f"{_NAME} {n}") for n in range(1, 1000))
    return next((folder for folder in candidates if _is_free(folder)), documents / _NAME)


def synced_by(folder: Path) -> str:
    """Return the name of the service that seems to copy this folder elsewhere, or the empty text.

    A part of the path counts when it starts with a service's folder name, as "OneDrive - Ministry" does.
    """
    for part in folder.parts:
        for beginning, service in _SYNCED:
            if part.casefold().startswith(beginning):
                return service
    return ""


def refusal(folder: Path) -> KnownError | None:
    """Tell why a new desk cannot be made in this folder, or None when it can."""
    if not folder.is_absolute():
        return InvalidInput(
            _("This is not a whole path to a folder."),
            _("Choose the folder with the button, or type its whole path."),
        )
    try:
        return _refusal(folder)
    except OSError:
        return CannotWrite(_("This folder cannot be read."), _("Choose another folder."))


def _refusal(folder: Path) -> KnownError | None:
    if folder.exists() and not folder.is_dir():
        return CannotWrite(_("This is a file, not a folder."), _("Choose another folder."))
    if folder.exists() and gate.looks_like_desk(folder):
        return CannotWrite(
            _("There is already a desk in this folder."),
            _("Choose another folder, or cancel and open that desk with its passphrase."),
        )
    if not _is_free(folder):
        return CannotWrite(
            _("This folder holds other files."),
            _("Choose an empty folder, or type a new name at the end of the path."),
        )
    if not _writable(folder):
        return CannotWrite(
            _("You may not write in this place."),
            _("Choose a folder of your own, such as one in your documents."),
        )
    return None


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and next(folder.iterdir(), None) is None)
    except OSError:
        return False


def _writable(folder: Path) -> bool:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
