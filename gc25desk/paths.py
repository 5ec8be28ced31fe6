"""Where the files that ship with the program are found, by one rule."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``resources/icons`` or ``migrations``.

    ``gc25desk/_bundled/NAME`` if it exists (wheel, frozen folder), else ``NAME`` beside the package
    (checkout, editable install). The path is returned whether or not it exists.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.exists() else _PACKAGE.parent / name
