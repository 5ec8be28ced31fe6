"""What the window remembers about one person's machine, declared as data and kept in one JSON file.

Names, references and text of records never belong here: the file lies outside the desk and is not
encrypted. What Qt gives as opaque bytes (geometry, splitters, columns) is kept as base64 text.
"""

import base64
import binascii
import contextlib
import dataclasses
import json
import logging
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import platformdirs

from gc25desk.errors import CannotWrite
from gc25desk.files import write_whole
from gc25desk.i18n import N_, SOURCE_LANGUAGE

ENVIRONMENT = "GC25DESK_CONFIG"
FILE_NAME = "settings.json"
_LARGEST = 1_000_000  # bytes; a larger file is not ours

_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What sort of value a setting holds. The Python type of each is in brackets."""

    CHOICE = "choice"  # one code of its choices (str)
    NUMBER = "number"  # one of its choices, in order (int)
    PATH = "path"  # a folder ("" for none)
    OPAQUE = "opaque"  # base64 text by the name of a widget (dict of str to str)


@dataclasses.dataclass(frozen=True)
class Setting:
    """The declaration of one setting.

    ``choices`` pairs each allowed value with its label; empty means any value of the kind.
    ``offered`` settings are shown in the preferences dialog, in this order.
    """

    key: str
    label: str
    kind: Kind
    default: Any
    choices: tuple[tuple[Any, str], ...] = ()
    offered: bool = False

    def allows(self, value: object) -> bool:
        """Tell whether a value read from a file can be trusted to be one of this setting."""
        if self.choices:
            known = {(type(choice), choice) for choice, _label in self.choices}
            return isinstance(value, str | int) and (type(value), value) in known
        if self.kind is Kind.OPAQUE:
            return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
        return isinstance(value, str)


LANGUAGE = "language"
THEME = "theme"
TEXT_SIZE = "text_size"
LOCK_MINUTES = "lock_minutes"
LAST_DESK = "last_desk"
GEOMETRY = "geometry"
SPLITTERS = "splitters"
COLUMNS = "columns"

SETTINGS = (
    Setting(LANGUAGE, N_("Language"), Kind.CHOICE, SOURCE_LANGUAGE, offered=True),
    Setting(
        THEME,
        N_("Appearance"),
        Kind.CHOICE,
        "system",
        (("system", N_("Like the system")), ("light", N_("Light")), ("dark", N_("Dark"))),
        offered=True,
    ),
    Setting(
        TEXT_SIZE,
        N_("Text size"),
        Kind.NUMBER,
        100,
        (
            (100, N_("Normal")),
            (125, N_("Larger (125%)")),
            (150, N_("Large (150%)")),
            (200, N_("Very large (200%)")),
        ),
        offered=True,
    ),
    Setting(
        LOCK_MINUTES,
        N_("Lock when nothing is done for"),
        Kind.NUMBER,
        5,
        (
            (2, N_("2 minutes")),
            (5, N_("5 minutes")),
            (10, N_("10 minutes")),
            (20, N_("20 minutes")),
        ),
        offered=True,
    ),
    Setting(LAST_DESK, N_("Last desk opened"), Kind.PATH, ""),
    Setting(GEOMETRY, N_("Place and size of windows"), Kind.OPAQUE, {}),
    Setting(SPLITTERS, N_("Places of splitters"), Kind.OPAQUE, {}),
    Setting(COLUMNS, N_("Order and widths of columns"), Kind.OPAQUE, {}),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting(key: str) -> Setting:
    """Return the declaration of one setting; raises KeyError for an unknown key."""
    return _BY_KEY[key]


def default_file() -> Path:
    """Return the settings file of this user; ``GC25DESK_CONFIG`` may name another folder."""
    chosen = os.environ.get(ENVIRONMENT)
    folder = Path(chosen) if chosen else platformdirs.user_config_path("gc25desk", appauthor=False)
    return folder / FILE_NAME


class Settings:
    """The values of the settings; every change is written at once.

    A file that cannot be understood is moved aside and the defaults are used. A file that cannot be
    written is not worth stopping anybody's work: the change then lasts until the program ends.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or default_file()
        self._values = _trusted(_read(self._file))

    @property
    def file(self) -> Path:
        """The file the values are kept in; it exists only after the first change."""
        return self._file

    def get(self, key: str) -> Any:
        """Return a value or its default; raises KeyError for an unknown key."""
        declaration = setting(key)
        return self._values.get(key, declaration.default)

    def text(self, key: str) -> str:
        """Return the value of a choice or path."""
        return str(self.get(key))

    def number(self, key: str) -> int:
        """Return the value of a number."""
        return int(self.get(key))

    def set(self, key: str, value: object) -> None:
        """Keep a value; raises KeyError for an unknown key and ValueError for a value it cannot hold."""
        if not setting(key).allows(value):
            raise ValueError(key)
        if self.get(key) != value:
            self._values[key] = value
            self._save()

    def opaque(self, key: str, name: str) -> str:
        """Return what a widget called ``name`` left under an opaque setting, or the empty text."""
        return str(self.get(key).get(name, ""))

    def set_opaque(self, key: str, name: str, value: str) -> None:
        """Keep what a widget called ``name`` wants back next time."""
        self.set(key, {**self.get(key), name: value})

    def state(self, key: str, name: str) -> bytes:
        """Return the bytes that a widget called ``name`` left, or none where they cannot be read."""
        try:
            return base64.b64decode(self.opaque(key, name), validate=True)
        except (binascii.Error, ValueError):
            return b""

    def set_state(self, key: str, name: str, value: bytes) -> None:
        """Keep the bytes in which a widget called ``name`` says how it stands."""
        self.set_opaque(key, name, base64.b64encode(value).decode("ascii"))

    def _save(self) -> None:
        try:
            _write(self._file, json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True))
        except (OSError, CannotWrite):
            _log.warning("the settings could not be written")


_active: Settings | None = None


def active() -> Settings:
    """Return the settings of this run, read when first asked for."""
    global _active  # noqa: PLW0603 - one set of settings for each run
    if _active is None:
        _active = Settings()
    return _active


def activate(settings: Settings | None) -> None:
    """Use other settings from now on; None reads them anew when next asked for."""
    global _active  # noqa: PLW0603 - one set of settings for each run
    _active = settings


def _read(file: Path) -> Mapping[str, object]:
    try:
        if not file.exists():
            return {}
        if file.stat().st_size > _LARGEST:
            raise ValueError(file.name)
        found = json.loads(file.read_bytes().decode("utf-8"))
        if not isinstance(found, dict):
            raise ValueError(file.name)
    except (ValueError, RecursionError):
        _move_aside(file)
        return {}
    except OSError:
        return {}
    return found


def _trusted(found: Mapping[str, object]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key in _BY_KEY and _BY_KEY[key].allows(value)}


def _move_aside(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.replace(file.with_suffix(".broken.json"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file, text.encode())
