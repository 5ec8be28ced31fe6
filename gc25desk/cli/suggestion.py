"""Paragraphs suggested for a narrative."""

import sys
from pathlib import Path

from gc25desk.cli.call import Call
from gc25desk.domain.catalogue import catalogue
from gc25desk.errors import UnreadableFile
from gc25desk.i18n import _, language
from gc25desk.services import suggestion

_LARGEST = 1_000_000


def suggest(call: Call) -> None:
    """Print which paragraphs a narrative may be about; with a desk, its own words count too."""
    text, limit = _text(call.arguments.file), call.arguments.limit
    if call.arguments.desk is None:
        found = suggestion.suggest(None, text, limit)
    else:
        with call.desk() as desk:
            found = suggestion.suggest(desk, text, limit)
    result = [{"paragraph": one.paragraph, "score": one.score, "because": list(one.because)} for one in found]
    titles = catalogue(language())
    lines = [
        f"{one.paragraph}\t{titles.paragraph(one.paragraph).title}\t{', '.join(one.because)}" for one in found
    ]
    call.tell(result, "\n".join(lines) or _("No paragraph is suggested for these words."))


def _text(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.buffer.read(_LARGEST).decode("utf-8-sig", errors="replace")
        with Path(name).open("rb") as stream:
            return stream.read(_LARGEST).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        raise UnreadableFile(
            _("The file “{name}” could not be read.").format(name=Path(name).name),
            _("Check its path; it must be a text file. - reads standard input."),
        ) from None
