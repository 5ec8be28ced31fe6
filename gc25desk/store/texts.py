"""The desk's own copies of the official text, one in each language."""

import json
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from gc25desk.domain.official_text import Footnote, OfficialText, TextParagraph
from gc25desk.store import schema, search
from gc25desk.store.session import Reader, Writer

NOUN = "paragraph"


def put(writer: Writer, language: str, paragraphs: tuple[TextParagraph, ...], sha256: str) -> None:
    """Write paragraphs over those held in this language; the others stay."""
    table, copy = schema.text_paragraph, schema.text_copy
    for paragraph in paragraphs:
        writer.connection.execute(
            table.delete().where(table.c.language == language, table.c.number == paragraph.number)
        )
        writer.connection.execute(table.insert().values(_row(language, paragraph)))
        search.put(writer, NOUN, f"{language}:{paragraph.number}", paragraph.text)
    writer.connection.execute(copy.delete().where(copy.c.language == language))
    writer.connection.execute(copy.insert().values(language=language, sha256=sha256, imported_at=writer.at))


def _row(language: str, paragraph: TextParagraph) -> dict[str, Any]:
    footnotes = json.dumps([asdict(note) for note in paragraph.footnotes], ensure_ascii=False)
    return {
        "language": language,
        "number": paragraph.number,
        "chapter": paragraph.chapter,
        "section": paragraph.section,
        "text": paragraph.text,
        "footnotes": footnotes,
    }


def load(reader: Reader, language: str) -> OfficialText:
    """Return the copy held in a language; it has no paragraphs when none was imported."""
    table = schema.text_paragraph
    query = sa.select(table).where(table.c.language == language).order_by(table.c.number)
    return OfficialText(
        tuple(
            TextParagraph(
                row.number,
                row.chapter,
                row.section,
                row.text,
                tuple(Footnote(**note) for note in json.loads(row.footnotes)),
            )
            for row in reader.connection.execute(query)
        )
    )


def languages(reader: Reader) -> tuple[str, ...]:
    """Return the languages in which a copy is held."""
    query = sa.select(schema.text_copy.c.language).order_by(schema.text_copy.c.language)
    return tuple(reader.connection.execute(query).scalars())
