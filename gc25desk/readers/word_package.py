"""What kind of file a Word package is: its content types, its main part, whether it holds macros."""

import posixpath
from pathlib import Path

from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _
from gc25desk.readers.guard import Package, unreadable

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
DOCUMENT, TEMPLATE = _MAIN.format("document"), _MAIN.format("template")
CONTENT_TYPES = "[Content_Types].xml"


def content_types(package: Package, path: Path) -> dict[str, str]:
    """Return the content type of each part; raises UnreadableFile for what is no Word file."""
    if CONTENT_TYPES not in package.names():
        raise no_template(path)
    root = package.xml(CONTENT_TYPES)
    defaults = {
        (one.get("Extension") or "").lower(): one.get("ContentType") or ""
        for one in root.iter(f"{TYPES}Default")
    }
    found = {name: defaults.get(ending(name), "") for name in package.names()}
    for one in root.iter(f"{TYPES}Override"):
        found[(one.get("PartName") or "").lstrip("/")] = one.get("ContentType") or ""
    return found


def ending(name: str) -> str:
    """Return the ending of a part's name."""
    return name.rpartition(".")[2].lower()


def main_part(package: Package, path: Path) -> str:
    """Return the name of the part with the text; raises UnreadableFile if there is none."""
    if "_rels/.rels" in package.names():
        for one in package.xml("_rels/.rels").iter(f"{RELATIONS}Relationship"):
            if (one.get("Type") or "").endswith("/officeDocument"):
                return posixpath.normpath((one.get("Target") or "").lstrip("/"))
    raise no_template(path)


def refuse_macros(package: Package, types: dict[str, str], path: Path) -> None:
    """Raise UnreadableFile for a file that holds macros, or is of a kind that may."""
    macros = any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in types.values())
    if macros or any("vbaproject" in name.lower() for name in package.names()):
        raise unreadable(
            path,
            _("“{name}” holds macros, small programs that run when it is opened."),
            _("Save it in Word as a template without macros (.dotx) and choose that."),
        )


def no_template(path: Path) -> UnreadableFile:
    """Return the error for a file that is no Word template."""
    return unreadable(path, _("“{name}” is not a Word template."))
