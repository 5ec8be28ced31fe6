"""The first desk: records, parts, journal, drafts, the official text, exports and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of version 1."""
    op.create_table(
        "about",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "complaint",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("date_received", sa.Date(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("urgency_reason", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("route_of_entry", sa.Text(), nullable=False),
        sa.Column("complainant_relation", sa.Text(), nullable=False),
        sa.Column("complainant_name", sa.Text(), nullable=False),
        sa.Column("complainant_contact", sa.Text(), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("respondent_type", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("date_due", sa.Date(), nullable=True),
        sa.Column("date_closed", sa.Date(), nullable=True),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("consent_handling", sa.Text(), nullable=False),
        sa.Column("consent_referral", sa.Text(), nullable=False),
        sa.Column("consent_statistics", sa.Text(), nullable=False),
        sa.Column("consent_case_study", sa.Text(), nullable=False),
        sa.Column("consent_quotation", sa.Text(), nullable=False),
        sa.Column("consent_contact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_complaint_id"),
        sa.UniqueConstraint("reference", name="uq_complaint_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_complaint_date_received", "complaint", ["date_received"], unique=False)
    op.create_index("ix_complaint_status", "complaint", ["status"], unique=False)
    op.create_index("ix_complaint_urgency", "complaint", ["urgency"], unique=False)
    op.create_table(
        "counter",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "year"),
    )
    op.create_table(
        "draft",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "record"),
    )
    op.create_table(
        "evidence",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("how_obtained", sa.Text(), nullable=False),
        sa.Column("original_url", sa.Text(), nullable=False),
        sa.Column("source_reliability", sa.Text(), nullable=False),
        sa.Column("information_credibility", sa.Text(), nullable=False),
        sa.Column("citable", sa.Text(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_evidence_id"),
        sa.UniqueConstraint("reference", name="uq_evidence_reference"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "export",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "journal",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("device", "seq"),
    )
    op.create_index("ix_journal_record", "journal", ["noun", "record"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "search_entry",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("noun", "record", name="uq_search_entry"),
    )
    op.create_table(
        "text_copy",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("language"),
    )
    op.create_table(
        "text_paragraph",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chapter", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("footnotes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("language", "number"),
    )
    op.create_table(
        "complaint_children",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("age", sa.BigInteger(), nullable=True),
        sa.Column("age_certainty", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("disability", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("ethnic_origin", sa.Text(), nullable=False),
        sa.Column("national_origin", sa.Text(), nullable=False),
        sa.Column("socioeconomic", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"], ["complaint.id"], name="fk_complaint_children", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_complaint_children_owner", "complaint_children", ["owner", "position"], unique=False)
    op.create_table(
        "complaint_tags",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.BigInteger(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("tagged_by", sa.Text(), nullable=False),
        sa.Column("tagged_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["complaint.id"], name="fk_complaint_tags", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_complaint_tags_owner", "complaint_tags", ["owner", "position"], unique=False)
    op.create_index("ix_complaint_tags_paragraph", "complaint_tags", ["paragraph"], unique=False)
    op.create_table(
        "evidence_files",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["evidence.id"], name="fk_evidence_files", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_evidence_files_owner", "evidence_files", ["owner", "position"], unique=False)
    op.create_table(
        "evidence_tags",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.BigInteger(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("tagged_by", sa.Text(), nullable=False),
        sa.Column("tagged_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["evidence.id"], name="fk_evidence_tags", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_evidence_tags_owner", "evidence_tags", ["owner", "position"], unique=False)
    op.create_index("ix_evidence_tags_paragraph", "evidence_tags", ["paragraph"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5"
        "(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')"
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_no_{act.lower()} BEFORE {act} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER journal_in_order BEFORE INSERT ON journal "
        "WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM journal WHERE device = NEW.device) "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    for noun in ("complaint", "evidence"):
        op.execute(
            f"CREATE TRIGGER {noun}_keeps_its_names BEFORE UPDATE OF id, reference ON {noun} "
            "WHEN NEW.id <> OLD.id OR NEW.reference <> OLD.reference "
            "BEGIN SELECT RAISE(ABORT, 'a reference is for good'); END"
        )
    op.execute("PRAGMA user_version = 1")
