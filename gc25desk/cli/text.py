"""Commands on the official text."""

import dataclasses
from pathlib import Path

from gc25desk.cli.call import Call
from gc25desk.domain.paragraph import parse_references
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.services import paragraph


def import_text(call: Call) -> None:
    """Import the official text from the user's own copy."""
    with call.desk() as desk:
        found = paragraph.import_text(desk, Path(call.arguments.file), call.arguments.language).recognised
    result = {
        "paragraphs": len(found.paragraphs),
        "footnotes": found.footnotes,
        "chapters": found.chapters,
        "problems": list(found.problems),
    }
    lines = [
        _("{paragraphs} paragraphs, {footnotes} footnotes, {chapters} chapters.").format(**result),
        *found.problems,
    ]
    call.tell(result, "\n".join(lines))


def show_text(call: Call) -> None:
    """Print paragraphs of the official text."""
    numbers = parse_references(" ".join(call.arguments.paragraphs))
    with call.desk() as desk:
        text = paragraph.text(desk, call.arguments.language)
    held = [found for number in numbers if (found := text.paragraph(number)) is not None]
    if not held:
        raise InvalidInput(
            _("The desk holds no text of these paragraphs."), _("Import your copy with “text import FILE”.")
        )
    result = [dataclasses.asdict(item) for item in held]
    call.tell(result, "\n\n".join(f"{item.number}. {item.text}" for item in held))


def find_text(call: Call) -> None:
    """Find paragraphs by words or by a quotation."""
    with call.desk() as desk:
        found = paragraph.find(desk, " ".join(call.arguments.words), call.arguments.language)
    result = [{"paragraph": number, "likeness": round(likeness, 4)} for number, likeness in found]
    call.tell(result, "\n".join(f"{number}\t{likeness:.0%}" for number, likeness in found))
