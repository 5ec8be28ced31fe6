"""The complaint from the first call to compliance: its steps, its child’s part, its outcome; people; tasks.

Each complaint that is there gets the step it was received by and the one it stands at, dated by what is
known of them.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NEW_COLUMNS: tuple[tuple[str, "sa.Column[Any]"], ...] = (
    ("complaint", sa.Column("risks", sa.Text(), nullable=False, server_default="[]")),
    ("complaint", sa.Column("date_of_event", sa.Date(), nullable=True)),
    ("complaint", sa.Column("event_dating", sa.Text(), nullable=False, server_default="unknown")),
    ("complaint", sa.Column("algorithms", sa.Text(), nullable=False, server_default="[]")),
    ("complaint", sa.Column("children_in_all", sa.BigInteger(), nullable=True)),
    ("complaint", sa.Column("device", sa.Text(), nullable=False, server_default="unknown")),
    ("complaint", sa.Column("age_assurance", sa.Text(), nullable=False, server_default="unknown")),
    ("complaint", sa.Column("cross_border", sa.Text(), nullable=False, server_default="unknown")),
    ("complaint", sa.Column("child_heard", sa.Text(), nullable=False, server_default="not_yet")),
    ("complaint", sa.Column("child_heard_why", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("information_given", sa.Date(), nullable=True)),
    ("complaint", sa.Column("parent_informed", sa.Text(), nullable=False, server_default="not_yet")),
    ("complaint", sa.Column("parent_informed_why", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("interests_decision", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("feedback_given", sa.Date(), nullable=True)),
    ("complaint", sa.Column("assigned", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("urgency_met_at", sa.String(), nullable=True)),
    ("complaint", sa.Column("urgency_met_by", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("urgency_met_how", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("ground", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("sent_to", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("closure_reason", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("closure_note", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("closure_asked_at", sa.String(), nullable=True)),
    ("complaint", sa.Column("closure_asked_by", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("closure_version", sa.BigInteger(), nullable=True)),
    ("complaint", sa.Column("merged_into", sa.Text(), nullable=False, server_default="")),
    ("complaint", sa.Column("subject_folded", sa.Text(), nullable=False, server_default="")),
    ("evidence", sa.Column("abuse_material", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("evidence", sa.Column("hotline_reference", sa.Text(), nullable=False, server_default="")),
    ("complaint_children", sa.Column("groups", sa.Text(), nullable=False, server_default="[]")),
    (
        "complaint_children",
        sa.Column("self_described", sa.Boolean(), nullable=False, server_default=sa.false()),
    ),
)
PARTS: dict[str, tuple["sa.Column[Any]", ...]] = {
    "best_interests": (
        sa.Column("element", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    ),
    "consents": (
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
    ),
    "extensions": (
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
    ),
    "findings": (
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
    ),
    "interim_measures": (
        sa.Column("asked_for", sa.Text(), nullable=False),
        sa.Column("of_whom", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
    ),
    "parties": (
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    ),
    "pauses": (
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
    ),
    "referrals": (
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("consented", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    ),
    "related": (
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("complaint", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    ),
    "remedies": (
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
    ),
    "steps": (
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
    ),
    "tests": (
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    ),
}
PARTY = ("kind", "name", "other_names", "handles", "respondent_type", "date_of_birth", "contact", "address")

# What lists of many thousands are sorted and filtered by.
INDEXES: tuple[tuple[str, str, list[Any]], ...] = (
    *(
        (f"ix_complaint_{name}", "complaint", [name])
        for name in ("assigned", "confidentiality", "date_due", "respondent_type", "route_of_entry")
    ),
    *(
        (f"ix_complaint_{name}", "complaint", [sa.text(f"{name} COLLATE NOCASE")])
        for name in ("platform", "subject")
    ),
    ("ix_complaint_subject_folded", "complaint", ["subject_folded"]),
    ("ix_complaint_children_place", "complaint_children", ["place", "owner"]),
    ("ix_complaint_tags_stance", "complaint_tags", ["owner", "stance"]),
)


def upgrade() -> None:
    """Make the tables and columns of version 4."""
    for table, column in NEW_COLUMNS:
        op.add_column(table, column)
    for name, columns in PARTS.items():
        _part(f"complaint_{name}", *columns)
    op.create_index("ix_complaint_parties_party", "complaint_parties", ["party"], unique=False)
    op.create_index("ix_complaint_related_complaint", "complaint_related", ["complaint"], unique=False)
    op.create_index("ix_complaint_platform_named", "complaint", ["platform"], unique=False)
    op.create_index(
        "ix_complaint_children_age_place", "complaint_children", ["age", "place", "owner"], unique=False
    )
    op.create_index("ix_complaint_merged_into", "complaint", ["merged_into"], unique=False)
    _record("party", *(_text(name) for name in (*PARTY, "language", "note", "merged_into")))
    _record(
        "task",
        *(_text(name) for name in ("complaint", "rule", "title", "assigned")),
        sa.Column("date_due", sa.Date(), nullable=True),
        sa.Column("date_done", sa.Date(), nullable=True),
        _text("note"),
    )
    op.create_index("ix_task_assigned", "task", ["assigned", "date_due"], unique=False)
    op.create_index("ix_task_complaint", "task", ["complaint"], unique=False)
    op.execute("UPDATE complaint SET subject_folded = folded(subject)")
    for name, table, keys in INDEXES:
        op.create_index(name, table, keys, unique=False)
    _first_steps()
    # Whoever took a further step with a complaint in which a child was in danger has seen to it.
    op.execute(
        "UPDATE complaint SET urgency_met_at = updated_at, urgency_met_by = updated_by "
        "WHERE urgency = 'urgent' AND status <> 'received'"
    )
    op.execute("PRAGMA user_version = 4")


def _text(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=False)


def _record(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        _text("id"),
        _text("reference"),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        _text("entered_by"),
        sa.Column("updated_at", sa.String(), nullable=True),
        _text("updated_by"),
        *columns,
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
        sa.UniqueConstraint("reference", name=f"uq_{name}_reference"),
        sqlite_autoincrement=True,
    )


def _part(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("row", sa.Integer(), nullable=False),
        _text("owner"),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["owner"], ["complaint.id"], name=f"fk_{name}", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(f"ix_{name}_owner", name, ["owner", "position"], unique=False)


def _first_steps() -> None:
    """Write how each complaint began, and the stage it stands at since it was closed or last changed."""
    op.execute(
        'INSERT INTO complaint_steps (owner, position, stage, "on", "by", at, note) '
        "SELECT id, 0, 'received', date_received, entered_by, entered_at, '' FROM complaint"
    )
    op.execute(
        'INSERT INTO complaint_steps (owner, position, stage, "on", "by", at, note) '
        "SELECT id, 1, status, COALESCE(date_closed, substr(updated_at, 1, 10)), updated_by, updated_at, '' "
        "FROM complaint WHERE status <> 'received'"
    )
