"""The institution's own Word template: picked once, checked, and used for every report after that."""

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path

from gc25desk.domain.access import Act
from gc25desk.domain.text import clean
from gc25desk.readers.own_template import read_template
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.store import templates

NOUN = "template"


@dataclasses.dataclass(frozen=True)
class InUse:
    """The template in use: the name of the file it came from, and since when."""

    file_name: str
    at: dt.datetime


@needs(Act.READ_REPORTS)
def in_use(desk: Desk) -> InUse | None:
    """Return the institution's template, None while the shipped one is used."""
    with desk.store.reading() as reader:
        kept = templates.find(reader)
    return None if kept is None else InUse(kept.file_name, kept.at)


@needs(Act.WRITE_REPORTS)
def choose(desk: Desk, path: Path) -> tuple[tuple[str, ...], Changes]:
    """Take a .dotx or .docx as the template of every report, and return what a person should know of it.

    What is not safe is left out. Raises UnreadableFile for what is no template, or one with macros; then
    the one before stays.
    """
    from gc25desk.reports.word_template import adopted  # noqa: PLC0415 - python-docx is slow to import

    safe = read_template(path)
    shell = adopted(safe.content)
    name = clean(path.name)
    with desk.store.writing() as writer:
        templates.put(writer, name, safe.content)
        fields = {"file": [None, name], "sha256": [None, hashlib.sha256(safe.content).hexdigest()]}
        writer.journal(NOUN, "", "choose", fields)
    return (*safe.remarks, *shell.remarks), Changes(frozenset({NOUN}))


@needs(Act.WRITE_REPORTS)
def use_shipped(desk: Desk) -> Changes:
    """Use the shipped template again."""
    with desk.store.writing() as writer:
        templates.drop(writer)
        writer.journal(NOUN, "", "use_shipped", {})
    return Changes(frozenset({NOUN}))
