"""Review cycles, reports with their sections, recommendations and ratings, and what has been published."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NOUNS = (
    "cycle",
    "project",
    "section",
    "recommendation",
    "observation",
    "assessment",
    "statistic",
    "monitoring",
    "comment",
)


def upgrade() -> None:
    """Make the tables of version 3."""
    op.create_table(
        "assessment",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.BigInteger(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_assessment_id"),
        sa.UniqueConstraint("reference", name="uq_assessment_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assessment_cycle", "assessment", ["cycle"], unique=False)
    op.create_table(
        "comment",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_comment_id"),
        sa.UniqueConstraint("reference", name="uq_comment_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_comment_about", "comment", ["about"], unique=False)
    op.create_table(
        "cycle",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("state_report_symbol", sa.Text(), nullable=False),
        sa.Column("observations_symbol", sa.Text(), nullable=False),
        sa.Column("loipr_month", sa.Text(), nullable=False),
        sa.Column("loipr_year", sa.BigInteger(), nullable=True),
        sa.Column("pre_session_month", sa.Text(), nullable=False),
        sa.Column("pre_session_year", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_cycle_id"),
        sa.UniqueConstraint("reference", name="uq_cycle_reference"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "export_claims",
        sa.Column("export", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("export"),
    )
    op.create_table(
        "monitoring",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("date_due", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_monitoring_id"),
        sa.UniqueConstraint("reference", name="uq_monitoring_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_monitoring_cycle", "monitoring", ["cycle"], unique=False)
    op.create_table(
        "observation",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("graded_on", sa.Date(), nullable=True),
        sa.Column("since_then", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_observation_id"),
        sa.UniqueConstraint("reference", name="uq_observation_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_observation_cycle", "observation", ["cycle"], unique=False)
    op.create_table(
        "project",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("date_due", sa.Date(), nullable=True),
        sa.Column("date_submitted", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("word_limit", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_project_id"),
        sa.UniqueConstraint("reference", name="uq_project_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_project_cycle", "project", ["cycle"], unique=False)
    op.create_table(
        "published_table",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("export", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_table(
        "recommendation",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("measure_kind", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_recommendation_id"),
        sa.UniqueConstraint("reference", name="uq_recommendation_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_recommendation_project", "recommendation", ["project"], unique=False)
    op.create_table(
        "section",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("gap", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("views", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.String(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_section_id"),
        sa.UniqueConstraint("reference", name="uq_section_reference"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_section_project", "section", ["project"], unique=False)
    op.create_table(
        "statistic",
        sa.Column("row", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.String(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.String(), nullable=True),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("dated_by", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("bands", sa.Text(), nullable=False),
        sa.Column("custom_bands", sa.Text(), nullable=False),
        sa.Column("named_from", sa.BigInteger(), nullable=True),
        sa.Column("unknowns", sa.Boolean(), nullable=False),
        sa.Column("drawn_as", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("threshold", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
        sa.UniqueConstraint("id", name="uq_statistic_id"),
        sa.UniqueConstraint("reference", name="uq_statistic_reference"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "template",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "cycle_clusters",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["cycle.id"], name="fk_cycle_clusters", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_cycle_clusters_owner", "cycle_clusters", ["owner", "position"], unique=False)
    op.create_table(
        "cycle_stages",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["cycle.id"], name="fk_cycle_stages", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_cycle_stages_owner", "cycle_stages", ["owner", "position"], unique=False)
    op.create_table(
        "statistic_conditions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("lowest", sa.BigInteger(), nullable=True),
        sa.Column("highest", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner"], ["statistic.id"], name="fk_statistic_conditions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(
        "ix_statistic_conditions_owner", "statistic_conditions", ["owner", "position"], unique=False
    )
    for noun in NOUNS:
        op.execute(
            f"CREATE TRIGGER {noun}_keeps_its_names BEFORE UPDATE OF id, reference ON {noun} "
            "WHEN NEW.id <> OLD.id OR NEW.reference <> OLD.reference "
            "BEGIN SELECT RAISE(ABORT, 'a reference is for good'); END"
        )
    op.execute("PRAGMA user_version = 3")
