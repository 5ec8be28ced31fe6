"""Invented Word templates of an institution, sound and hostile, for the tests of readers and reports."""

import base64
import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Cm

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC"
)
LETTERHEAD = "Human Rights Institution of Exampleland"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"


def letterhead() -> Document:
    """Return a template with a letterhead, an address, a font and a colour of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = Cm(3)
    line = section.header.paragraphs[0]
    line.add_run().add_picture(io.BytesIO(PICTURE), width=Cm(1.5))
    line.add_run(LETTERHEAD).bold = True
    section.footer.paragraphs[0].text = "1 Liberty Square"
    document.styles["Normal"].font.name = "Georgia"
    return document


def saved(document: Document, path: Path) -> Path:
    """Save a template and return its path."""
    document.save(str(path))
    return path


def changed(path: Path, changes: dict[str, tuple[str, str]], more: dict[str, bytes] | None = None) -> Path:
    """Replace a text in parts of a package and add others to it."""
    with zipfile.ZipFile(path) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    for name, (before, after) in changes.items():
        assert before.encode() in contents[name], f"{before} is not in {name}"
        contents[name] = contents[name].replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w") as new:
        for name, content in (contents | (more or {})).items():
            new.writestr(name, content)
    return path


def as_kind(path: Path, kind: str) -> Path:
    """Make a document into another kind of Word file by its content type."""
    return changed(path, {"[Content_Types].xml": (_MAIN.format("document"), _MAIN.format(kind))})


def as_macro_template(path: Path) -> Path:
    """Make a document into a template that may hold macros."""
    kind = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    return changed(path, {"[Content_Types].xml": (_MAIN.format("document"), kind)})
