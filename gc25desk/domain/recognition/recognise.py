"""Recognises the paragraphs of general comment No. 25 in the plain text of a user's own copy.

Where the text is known by fingerprints (English, or a language of which a whole copy was imported
before), paragraphs are found by their words: the numbers, marks and lines of the copy need not be
trusted. Otherwise the numbers 1 to 125 must follow each other.
"""

import re

from gc25desk.domain.document import Document
from gc25desk.domain.official_text import OfficialText, Recognised, TextParagraph
from gc25desk.domain.recognition.account import account, lost_notes, missing
from gc25desk.domain.recognition.by_likeness import paragraphs_by_likeness
from gc25desk.domain.recognition.by_number import paragraphs_by_number
from gc25desk.domain.recognition.fingerprint import Fingerprints, fingerprints_of, shipped
from gc25desk.domain.recognition.outline import Outline, official_outline
from gc25desk.domain.recognition.refusal import is_mostly_other, is_other_version, refusal
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, ngettext

MOST_CHARACTERS = 1_000_000  # the official text has about 75,000


def recognise(
    document: Document,
    earlier: OfficialText | None = None,
    language: str = "en",
    *,
    fingerprints: Fingerprints | None = None,
    outline: Outline | None = None,
) -> Recognised:
    """Return the paragraphs, footnotes and problems of a copy.

    ``earlier`` is the text already imported in the same language, if any. ``fingerprints`` and
    ``outline`` replace those of the official text. Raises InvalidInput, saying what the file seems
    to be, for a text that is not the general comment.
    """
    outline = outline or official_outline()
    _check_size(document)
    known = fingerprints or _known(earlier, language, outline)
    if known is not None:
        return _by_likeness(document, outline, known, earlier=earlier is not None)
    _refuse_english(document, outline)
    return _by_number(document, outline)


def _check_size(document: Document) -> None:
    length = sum(map(len, document.lines))
    if length > MOST_CHARACTERS:
        raise InvalidInput(
            _("This file holds far more text than general comment No. 25."),
            _("Choose a file that holds the general comment alone. Nothing was imported."),
        )
    if not any(line.strip() for line in document.lines):
        raise InvalidInput(
            _("This file holds no text."),
            _("Choose a copy of general comment No. 25 whose words can be selected and copied."),
        )


def _known(earlier: OfficialText | None, language: str, outline: Outline) -> Fingerprints | None:
    if re.split("[-_]", language)[0] == shipped().language:
        return shipped()
    if earlier is not None and len(earlier.paragraphs) == outline.last:
        return fingerprints_of(earlier, language)
    return None


def _by_likeness(document: Document, outline: Outline, known: Fingerprints, *, earlier: bool) -> Recognised:
    result = paragraphs_by_likeness(document, outline, known)
    text = document.text()
    if not result.found or is_other_version(result, text) or is_mostly_other(result):
        raise refusal(text, result)
    paragraphs = tuple(sorted((item.paragraph for item in result.found), key=lambda p: p.number))
    problems = account(result, outline, known, earlier=earlier)
    complete = all(
        item.letters >= known.paragraphs[item.paragraph.number].letters * 0.97 for item in result.found
    )
    whole = len(paragraphs) == outline.last and complete and not lost_notes(result, known)
    return _recognised(paragraphs, problems, whole=whole)


def _refuse_english(document: Document, outline: Outline) -> None:
    if len(paragraphs_by_likeness(document, outline, shipped()).found) > outline.last // 10:
        raise InvalidInput(
            _("This file holds the English text, but another language was chosen."),
            _("Choose English and import it again. Nothing was imported."),
        )


def _by_number(document: Document, outline: Outline) -> Recognised:
    result = paragraphs_by_number(document, outline)
    numbers = [p.number for p in result.paragraphs]
    if numbers != list(range(1, outline.last + 1)):
        raise InvalidInput(
            _("Paragraphs 1 to {last} do not follow each other in this file.").format(last=outline.last)
            + (" " + missing(numbers, outline, earlier=False)[0] if numbers else ""),
            _(
                "For this language there is nothing to compare the words with, so the copy must be whole. "
                "Choose a copy with all its paragraph numbers. Nothing was imported."
            ),
        )
    problems = [
        _("In this language the words could not be compared with the adopted text; only the numbers were.")
    ]
    if result.lost_notes:
        problems.append(
            ngettext(
                "{count} footnote lacks its mark or its words and was left out.",
                "{count} footnotes lack their mark or their words and were left out.",
                result.lost_notes,
            ).format(count=result.lost_notes)
        )
    return _recognised(result.paragraphs, problems, whole=not result.lost_notes)


def _recognised(paragraphs: tuple[TextParagraph, ...], problems: list[str], *, whole: bool) -> Recognised:
    return Recognised(
        paragraphs=paragraphs,
        chapters=len({p.chapter for p in paragraphs}),
        footnotes=sum(len(p.footnotes) for p in paragraphs),
        problems=tuple(problems),
        whole=whole,
    )
