"""Every file from outside is checked here before a reader opens it.

Limits and reasons: zip bombs, entity bombs, files of another kind than their name says. Each fault
is an UnreadableFile with a plain sentence; the file's own name is the only name in it.
"""

import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _

LARGEST_FILE = 50 * 1024 * 1024
MOST_MEMBERS = 2_000
LARGEST_UNPACKED = 200 * 1024 * 1024
HIGHEST_RATIO = 200
# A part of a few kilobytes may well pack better than the ratio; it cannot hurt.
_SMALL_PART = 64 * 1024
_CHUNK = 1024 * 1024
_LONGEST_NAME = 80
_DECLARATION = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def shown_name(path: Path) -> str:
    """Return the file's own name, printable and short, for use in a sentence."""
    name = "".join(character for character in path.name if character.isprintable())
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def unreadable(path: Path, what: str, next_step: str = "") -> UnreadableFile:
    """Return the error for a file; ``what`` is a translated sentence with a ``{name}``."""
    return UnreadableFile(
        what.format(name=shown_name(path)),
        next_step or _("Choose another copy of the file. Nothing was imported."),
    )


def damaged(path: Path) -> UnreadableFile:
    """Return the error for a file that cannot be taken apart."""
    return unreadable(path, _("“{name}” is damaged or incomplete and cannot be read."))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises UnreadableFile if it is missing, empty, too large or locked."""
    try:
        if not path.is_file():
            raise unreadable(path, _("“{name}” is not there, or is not a file."))
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large(path)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        raise unreadable(
            path,
            _("“{name}” cannot be opened."),
            _("Close it in other programs, check that you may read it, and try again."),
        ) from None
    if len(data) > LARGEST_FILE:
        raise _too_large(path)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise unreadable(path, _("“{name}” is empty."))
    return data


def _too_large(path: Path) -> UnreadableFile:
    return unreadable(path, _("“{name}” is larger than 50 MB, too large for a text to import."))


class Package:
    """A zip package, its members read only within the limits; close it, or use it in ``with``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
            raise damaged(path) from None
        try:
            self._check()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> "Package":
        """Return the package itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the file, whatever happened."""
        self._zip.close()

    def names(self) -> frozenset[str]:
        """Return the names of the members."""
        return frozenset(self._zip.namelist())

    def _check(self) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        bombs = (_is_bomb(member.file_size, member.compress_size) for member in members)
        if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or any(bombs):
            raise self._hostile()
        if any(member.flag_bits & 0x1 for member in members):
            raise locked(self._path)

    def _hostile(self) -> UnreadableFile:
        return unreadable(
            self._path,
            _("“{name}” unpacks to far more than such a file should hold; it may be made to do harm."),
            _("Do not open it elsewhere either. Ask for the file again from a source you trust."),
        )

    def read(self, name: str) -> bytes:
        """Return a member's bytes; counts what really comes out, whatever the directory says."""
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(name) as member:
                while piece := member.read(_CHUNK):
                    size += len(piece)
                    if size > LARGEST_UNPACKED:
                        raise self._hostile()
                    pieces.append(piece)
        except (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
            raise damaged(self._path) from None
        return b"".join(pieces)

    def xml(self, name: str) -> etree._Element:
        """Return a member parsed as XML without entities, document types or network."""
        return parse_xml(self._path, self.read(name))


def _is_bomb(size: int, packed: int) -> bool:
    return size > _SMALL_PART and size > HIGHEST_RATIO * max(1, packed)


def locked(path: Path) -> UnreadableFile:
    """Return the error for a file that asks for a password."""
    return unreadable(
        path,
        _("“{name}” is protected by a password."),
        _("Save a copy without the password and import that."),
    )


def parse_xml(path: Path, data: bytes) -> etree._Element:
    """Parse XML from outside; a document type or an entity is refused before the parser sees it."""
    if _declares(data):
        raise unreadable(
            path,
            _("“{name}” contains instructions that a document does not need; it may be made to do harm."),
            _("Do not open it elsewhere either. Ask for the file again from a source you trust."),
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(path) from None


def _declares(data: bytes) -> bool:
    """Look for a declaration in whatever encoding: zero bytes between letters are passed over."""
    return bool(_DECLARATION.search(data.replace(b"\x00", b"").decode("latin-1")))
