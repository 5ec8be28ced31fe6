"""The only room that knows SQLAlchemy, SQLCipher, Alembic, the key slots and the attachment files."""
