"""Make ``resources/gc25/fingerprints.json`` from a clean copy of the official text.

    python installers/fingerprints.py COPY.txt [TARGET.json]

The copy is read by its numbers alone and must give 125 paragraphs in 14 chapters and 57 footnotes,
each with its place. The file that is written holds counts, places and one-way hashes, and no words.
"""

import json
import sys
from pathlib import Path

from gc25desk.domain.document import Document, as_lines, plain
from gc25desk.domain.official_text import OfficialText, TextParagraph
from gc25desk.domain.recognition.by_number import paragraphs_by_number
from gc25desk.domain.recognition.fingerprint import fingerprints_of
from gc25desk.domain.recognition.outline import official_outline

TARGET = Path(__file__).resolve().parent.parent / "resources" / "gc25" / "fingerprints.json"


def clean_copy(path: Path) -> OfficialText:
    """Read a clean copy; raises ValueError if its counts are not those of the official text."""
    lines = as_lines(plain(path.read_text(encoding="utf-8")))
    paragraphs = paragraphs_by_number(Document(path.name, lines), official_outline()).paragraphs
    counted = (len(paragraphs), len({p.chapter for p in paragraphs}), _notes(paragraphs))
    if counted != (125, 14, 57):
        raise ValueError(f"Not a clean copy: paragraphs, chapters, footnotes are {counted}.")
    return OfficialText(paragraphs)


def _notes(paragraphs: tuple[TextParagraph, ...]) -> int:
    return sum(len(p.footnotes) for p in paragraphs)


def main(arguments: list[str]) -> int:
    """Write the fingerprints of the copy named first to the target named second."""
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    data = fingerprints_of(clean_copy(Path(arguments[0])), "en").as_json()
    target.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
