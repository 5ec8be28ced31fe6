"""A draft as people edit it: by python-docx, run by run, and by LibreOffice where it is installed."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from gc25desk.domain.comparison import Comparison
from gc25desk.readers.edited_draft import read_edited
from gc25desk.reports.claims import claims
from gc25desk.reports.compare import compare
from gc25desk.reports.model import Report
from gc25desk.reports.word import word_bytes

Edit = Callable[[Document], None]


def compared(report: Report, folder: Path, *edits: Edit) -> Comparison:
    """Return what is told of a report after some edits."""
    document = docx.Document(io.BytesIO(word_bytes(report)))
    for edit in edits:
        edit(document)
    document.save(str(folder / "edited.docx"))
    return compare(claims(report), read_edited(folder / "edited.docx"))


def taken_out(element: etree._Element | None) -> None:
    """Take an element out of its document."""
    parent = None if element is None else element.getparent()
    assert element is not None
    assert parent is not None
    parent.remove(element)


def paragraph_with(document: Document, words: str) -> WordParagraph:
    """Return the one paragraph that holds some words."""
    return next(paragraph for paragraph in document.paragraphs if words in paragraph.text)


def typed_over(old: str, new: str) -> Edit:
    """Return the edit of somebody who corrects some words within a run."""

    def edit(document: Document) -> None:
        run = next(run for run in paragraph_with(document, old).runs if old in run.text)
        run.text = run.text.replace(old, new)

    return edit


def typed_anew(old: str, new: str) -> Edit:
    """Return the edit of somebody who replaces a whole paragraph, bookmarks and all."""

    def edit(document: Document) -> None:
        paragraph_with(document, old).text = new

    return edit


def deleted(words: str) -> Edit:
    """Return the edit of somebody who takes a paragraph out."""

    def edit(document: Document) -> None:
        taken_out(paragraph_with(document, words)._p)

    return edit


def moved_before(words: str, other: str) -> Edit:
    """Return the edit of somebody who drags a paragraph before another."""

    def edit(document: Document) -> None:
        element = paragraph_with(document, words)._p
        paragraph_with(document, other)._p.addprevious(element)

    return edit


def added_before(words: str, new: str) -> Edit:
    """Return the edit of somebody who writes a paragraph of their own."""

    def edit(document: Document) -> None:
        paragraph_with(document, words).insert_paragraph_before(new)

    return edit


def through_office(file: Path, kind: str, folder: Path) -> Path:
    """Return a file after LibreOffice has opened it and saved it as another kind; skip without it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own file
    return folder / f"{file.stem}.{kind}"
