"""People with roles and keys, drafts of their own, requests to see identities, the bin,
and a secret for each record.

What names or finds a person is sealed by the program right after, on the same copy: it needs a key
that no migration knows.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

FIRST_ROLES = '["intake_officer", "monitor", "report_writer", "supervisor", "administrator"]'


def upgrade() -> None:
    """Make the tables of version 2 and move people and drafts into theirs."""
    op.rename_table("person", "person_before")
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("vouched", sa.Text(), nullable=False),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("ended", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        sa.text(
            "INSERT INTO person (id, name, roles, public, vouched) "
            "SELECT id, name, :roles, '', '' FROM person_before"
        ).bindparams(roles=FIRST_ROLES)
    )
    op.drop_table("person_before")
    op.rename_table("draft", "draft_before")
    op.create_table(
        "draft",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "noun", "record"),
    )
    op.execute(
        "INSERT INTO draft (owner, noun, record, data, at) "
        "SELECT (SELECT min(id) FROM person), noun, record, data, at FROM draft_before"
    )
    op.drop_table("draft_before")
    op.create_table(
        "identity_key",
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("generation"),
    )
    op.create_table(
        "identity_request",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "binned",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("purge_reason", sa.Text(), nullable=False),
        sa.Column("purge_asked_by", sa.Text(), nullable=False),
        sa.Column("purge_asked_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("noun", "record"),
    )
    op.create_table(
        "record_key",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "record"),
    )
    op.execute("PRAGMA user_version = 2")
