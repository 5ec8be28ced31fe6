"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring a desk of version ${down_revision} to version ${up_revision}."""
    op.execute("PRAGMA user_version = ${int(up_revision)}")
