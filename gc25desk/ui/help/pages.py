"""The pages of the manual that ship with the program, in the language in use where they are translated."""

import dataclasses
from pathlib import Path

from gc25desk.i18n import SOURCE_LANGUAGE, language
from gc25desk.paths import bundled

_FOLDER = "resources/manual"


@dataclasses.dataclass(frozen=True)
class ManualPage:
    """One page: its name, its title, and its text in Markdown."""

    name: str
    title: str
    text: str


def pages() -> tuple[ManualPage, ...]:
    """Return every page of the manual, in the order of their file names."""
    source = bundled(_FOLDER) / SOURCE_LANGUAGE
    return tuple(_page(path) for path in sorted(source.glob("*.md")))


def _page(path: Path) -> ManualPage:
    own = bundled(_FOLDER) / language() / path.name
    text = (own if own.is_file() else path).read_text(encoding="utf-8")
    title = text.lstrip().splitlines()[0].removeprefix("# ").strip()
    return ManualPage(path.stem, title, text)
