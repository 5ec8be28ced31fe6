"""The tables, built from the declarations of the records.

Migrations are the truth on disk; a test holds that the newest migration and these tables agree.
"""

import sqlalchemy as sa

from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.nouns import KINDS
from gc25desk.store.types import Codes, Moment, column_of

# The number of the newest migration; kept in the database's user_version, so that a newer desk is
# known before anything of it is read.
SCHEMA_VERSION = 4

metadata = sa.MetaData()

# What a filter of many thousands looks through for a part of its words stands in its folded form too.
FOLDED: dict[str, tuple[str, ...]] = {"complaint": ("subject",)}


def folded_key(key: str) -> str:
    """Return the name of the column with the folded form of a text."""
    return f"{key}_folded"


def _record_table(noun: str) -> sa.Table:
    columns = [column for field in fields_of(KINDS[noun]) if (column := column_of(field)) is not None]
    columns += [sa.Column(folded_key(key), sa.Text, nullable=False) for key in FOLDED.get(noun, ())]
    return sa.Table(
        noun,
        metadata,
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
        *columns,
        sa.UniqueConstraint("id", name=f"uq_{noun}_id"),
        sa.UniqueConstraint("reference", name=f"uq_{noun}_reference"),
        sqlite_autoincrement=True,
    )


def _part_table(noun: str, field: Field) -> sa.Table:
    if field.record is None:
        raise TypeError(f"{noun}.{field.key} has no record class")
    name = f"{noun}_{field.key}"
    columns = [column for part in fields_of(field.record) if (column := column_of(part)) is not None]
    secret = [sa.Column("secret", sa.Text, nullable=False)] if field.kind is Kind.FILES else []
    table = sa.Table(
        name,
        metadata,
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column(
            "owner",
            sa.Text,
            sa.ForeignKey(f"{noun}.id", name=f"fk_{name}", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        *secret,
    )
    sa.Index(f"ix_{name}_owner", table.c.owner, table.c.position)
    if "paragraph" in table.c:
        sa.Index(f"ix_{name}_paragraph", table.c.paragraph)
    return table


records: dict[str, sa.Table] = {noun: _record_table(noun) for noun in KINDS}
parts: dict[tuple[str, str], sa.Table] = {
    (noun, field.key): _part_table(noun, field)
    for noun, kind in KINDS.items()
    for field in fields_of(kind)
    if field.kind in {Kind.RECORDS, Kind.FILES}
}

sa.Index("ix_complaint_date_received", records["complaint"].c.date_received)
sa.Index("ix_complaint_status", records["complaint"].c.status)
sa.Index("ix_complaint_urgency", records["complaint"].c.urgency)
# A list of many thousands is sorted and filtered in an index of its own column; the rows are wide.
for _key in ("date_due", "route_of_entry", "respondent_type", "confidentiality", "assigned"):
    sa.Index(f"ix_complaint_{_key}", records["complaint"].c[_key])
for _key in ("subject", "platform"):
    sa.Index(f"ix_complaint_{_key}", sa.collate(records["complaint"].c[_key], "NOCASE"))
sa.Index("ix_complaint_subject_folded", records["complaint"].c.subject_folded)
sa.Index(
    "ix_complaint_children_place",
    parts["complaint", "children"].c.place,
    parts["complaint", "children"].c.owner,
)
sa.Index(
    "ix_complaint_children_age_place",
    parts["complaint", "children"].c.age,
    parts["complaint", "children"].c.place,
    parts["complaint", "children"].c.owner,
)
sa.Index("ix_complaint_tags_stance", parts["complaint", "tags"].c.owner, parts["complaint", "tags"].c.stance)
sa.Index("ix_complaint_parties_party", parts["complaint", "parties"].c.party)
sa.Index("ix_complaint_related_complaint", parts["complaint", "related"].c.complaint)
sa.Index("ix_complaint_platform_named", records["complaint"].c.platform)
sa.Index("ix_complaint_merged_into", records["complaint"].c.merged_into)
sa.Index("ix_task_assigned", records["task"].c.assigned, records["task"].c.date_due)

# A report is gathered from what belongs to it.
for _noun, _owner in (
    ("project", "cycle"),
    ("section", "project"),
    ("recommendation", "project"),
    ("observation", "cycle"),
    ("assessment", "cycle"),
    ("monitoring", "cycle"),
    ("comment", "about"),
    ("task", "complaint"),
):
    sa.Index(f"ix_{_noun}_{_owner}", records[_noun].c[_owner])

about = sa.Table(
    "about",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("roles", Codes, nullable=False),
    sa.Column("public", sa.Text, nullable=False),
    sa.Column("vouched", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=True),
    sa.Column("ended", Moment, nullable=True),
)

identity_key = sa.Table(
    "identity_key",
    metadata,
    sa.Column("generation", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sealed", sa.Text, nullable=False),
)

identity_request = sa.Table(
    "identity_request",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Text, nullable=False),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("hours", sa.Integer, nullable=False),
    sa.Column("decision", sa.Text, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False),
    sa.Column("decided_at", Moment, nullable=True),
    sa.Column("until", Moment, nullable=True),
    sa.Column("sealed", sa.Text, nullable=False),
)

binned = sa.Table(
    "binned",
    metadata,
    sa.Column("noun", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("purge_reason", sa.Text, nullable=False),
    sa.Column("purge_asked_by", sa.Text, nullable=False),
    sa.Column("purge_asked_at", Moment, nullable=True),
)

record_key = sa.Table(
    "record_key",
    metadata,
    sa.Column("noun", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("secret", sa.Text, nullable=False),
)

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("noun", sa.Text, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("device", sa.Text, primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Index("ix_journal_record", "noun", "record"),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("noun", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("data", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)

text_copy = sa.Table(
    "text_copy",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("imported_at", Moment, nullable=False),
)

text_paragraph = sa.Table(
    "text_paragraph",
    metadata,
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("chapter", sa.Text, nullable=False),
    sa.Column("section", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("footnotes", sa.Text, nullable=False),
)

export = sa.Table(
    "export",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("paragraphs", sa.Text, nullable=False),
    sa.Column("files", sa.Text, nullable=False),
)

# What a report said, paragraph by paragraph, so that a copy edited in Word can be compared with it.
export_claims = sa.Table(
    "export_claims",
    metadata,
    sa.Column("export", sa.Text, primary_key=True),
    sa.Column("project", sa.Text, nullable=False),
    sa.Column("claims", sa.Text, nullable=False),
)

# Every table that has left the institution, against which later ones are held (reliability.md S9).
published_table = sa.Table(
    "published_table",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("export", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)

template = sa.Table(
    "template",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("file_name", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.UniqueConstraint("noun", "record", name="uq_search_entry"),
)

SEARCH = "search"  # the full-text index beside search_entry; contentless, so it holds no second copy
