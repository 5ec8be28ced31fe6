"""Destroying a record: its rows, its words in the index, everybody's drafts of it, and its secret.

The journal keeps that there was a record and what was done; what it held of it opens no more, because the
secret is gone (see ``record_keys``). Copies made before, such as backups, still hold the record.
"""

import sqlalchemy as sa

from gc25desk.store import attachments, binned, drafts, published, requests, schema, search
from gc25desk.store.session import Writer


def destroy(writer: Writer, noun: str, record: str) -> list[str]:
    """Destroy all that stands of a record in the database; return the identifiers of its attached files.

    Their secrets went with their rows; the files themselves are removed once this is committed.
    """
    files = attachments.ids_of(writer, noun, record)
    table = schema.records[noun]
    writer.connection.execute(sa.delete(table).where(table.c.id == record))
    search.remove(writer, noun, record)
    drafts.drop_of_everybody(writer, noun, record)
    requests.destroy(writer, noun, record)
    binned.take_out(writer, noun, record)
    published.forget(writer, record)
    writer.seals.destroy(noun, record)
    return files
