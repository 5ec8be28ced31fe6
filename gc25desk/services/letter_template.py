"""The Word templates of letters: shipped, or the institution’s own, edited in Word and taken back."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from gc25desk.domain.access import Act
from gc25desk.domain.letter import Fault, Letter, of_key
from gc25desk.domain.text import clean
from gc25desk.errors import BadTags, NotFound
from gc25desk.i18n import _
from gc25desk.readers.letter_faults import faults
from gc25desk.readers.letter_template import read_letter_template
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import streamed_out
from gc25desk.store import templates
from gc25desk.store.session import Reader

NOUN = "letter_template"


@dataclasses.dataclass(frozen=True)
class Standing:
    """The template of a letter: the name of the institution’s own file and since when, or the shipped one."""

    letter: Letter
    shipped: bool
    file_name: str = ""
    at: dt.datetime | None = None


@needs(Act.USE_DESK)
def standing(desk: Desk) -> dict[Letter, Standing]:
    """Return the template that is used for each letter that has one."""
    from gc25desk.reports.letter_shipped import shipped  # noqa: PLC0415 - python-docx is slow to import

    with desk.store.reading() as reader:
        kept = templates.kept(reader)
    found = {letter: Standing(letter, shipped=True) for letter in shipped()}
    for key, (file_name, at) in kept.items():
        letter = of_key(key)
        if letter is not None:
            found[letter] = Standing(letter, letter in found, file_name, at)
    return found


def content(reader: Reader, letter: Letter) -> bytes:
    """Return the template in use for a letter as a .docx package; raises NotFound if it has none."""
    from gc25desk.reports.letter_shipped import shipped, shipped_template  # noqa: PLC0415 - as above

    kept = templates.find(reader, letter.key)
    if kept is not None:
        return kept.content
    if letter not in shipped():
        raise NotFound(
            _("There is no template for this letter in this language."),
            _("Choose another language, or put a template in."),
        )
    return shipped_template(letter)


@needs(Act.USE_DESK)
def take_copy(desk: Desk, letter: Letter, target: Path) -> Path:
    """Write the template in use to a file, to be edited in Word; raises NotFound and CannotWrite."""
    desk.store.refuse_inside(target)
    with desk.store.reading() as reader:
        copied = content(reader, letter)
    with streamed_out(desk.store, target) as stream, desk.store.writing() as writer:
        stream.write(copied)
        writer.journal(NOUN, "", "copy_letter", _told(letter, copied))
    return target


@needs(Act.SET_RULES)
def put_in(desk: Desk, letter: Letter, path: Path) -> Changes:
    """Take a Word file as the template of a letter.

    Raises UnreadableFile for what is no safe template, and BadTags, with every fault named, for one that
    could not be filled; then the one before stays.
    """
    safe = read_letter_template(path)
    refuse(checked(safe, letter))
    with desk.store.writing() as writer:
        templates.put(writer, clean(path.name), safe, letter.key)
        writer.journal(NOUN, "", "choose_letter", _told(letter, safe))
    return Changes(frozenset({NOUN}))


@needs(Act.SET_RULES)
def use_shipped(desk: Desk, letter: Letter) -> Changes:
    """Forget the institution’s own template of a letter, so that the shipped one is used again, if any."""
    with desk.store.writing() as writer:
        if templates.find(writer, letter.key) is not None:
            templates.drop(writer, letter.key)
            writer.journal(NOUN, "", "use_shipped_letter", {"letter": [letter.key, None]})
    return Changes(frozenset({NOUN}))


def checked(template: bytes, letter: Letter) -> tuple[Fault, ...]:
    """Return what is wrong with a package as the template of a letter, tried with and without values."""
    from gc25desk.reports.letter import example  # noqa: PLC0415 - as above
    from gc25desk.reports.letter_word import CANNOT_FILL, filled  # noqa: PLC0415 - as above

    found = faults(template, letter.wording)
    if found:
        return found
    try:
        for with_values in (True, False):
            filled(
                template,
                example(letter, filled=with_values),
                title="",
                author="",
                language=letter.language,
                day=dt.date(2026, 1, 1),
            )
    except CANNOT_FILL:
        return (across(),)
    return ()


def across() -> Fault:
    """Return the fault of a template whose tags are in order by themselves and yet break its XML."""
    what = _("Word’s own marks lie across a tag; type the tags of this letter again in a new document.")
    return Fault(_("Text"), 0, "", "", what)


def refuse(found: Iterable[Fault]) -> None:
    """Raise BadTags, with each fault in words, if there is any."""
    told = tuple(fault.in_words() for fault in found)
    if told:
        raise BadTags(
            _("The template has tags that cannot be filled. Nothing was written."),
            _("Correct them in Word, save it, and choose it again."),
            told,
        )


def _told(letter: Letter, copied: bytes) -> dict[str, list[str | None]]:
    return {"letter": [None, letter.key], "sha256": [None, hashlib.sha256(copied).hexdigest()]}
