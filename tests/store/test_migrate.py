"""Migrations: head equals the tables, data survives, and a failure half-way leaves the desk as it was."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from gc25desk.errors import CannotWrite, DeskDamaged, MigrationFailed
from gc25desk.paths import bundled
from gc25desk.services import desk as desks
from gc25desk.services import records, saving
from gc25desk.store import backups, engine, keyslots, migrate, schema
from gc25desk.store import desk as store
from tests.builders import PASSPHRASE, a_complaint, database_key

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{version:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    with op.batch_alter_table("complaint", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    {last}
    op.execute("PRAGMA user_version = {version}")
"""


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    walk = ScriptDirectory.from_config(config).walk_revisions()
    return [script.revision for script in reversed(list(walk))]


def fresh(path: Path, target: str = "head") -> tuple[sa.Engine, bytes]:
    key = keyslots.new_key()
    path.touch()
    made = engine.make_engine(lambda: engine.connect(path, key, foreign_keys=False), pooled=False)
    migrate.upgrade(made, target)
    return made, key


def ours(_object: Any, name: str | None, _kind: str, *_rest: Any) -> bool:
    return not (name or "").startswith(schema.SEARCH) or name in {"search_entry", "uq_search_entry"}


def test_the_newest_migration_makes_exactly_the_tables_of_the_records(tmp_path: Path) -> None:
    made, _key = fresh(tmp_path / "new.db")
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        differences = compare_metadata(context, schema.metadata)
    made.dispose()
    assert differences == []


def test_the_version_in_the_database_is_the_number_of_the_newest_migration(tmp_path: Path) -> None:
    made, key = fresh(tmp_path / "new.db")
    made.dispose()
    connection = engine.connect(tmp_path / "new.db", key)
    assert migrate.version_of(connection) == schema.SCHEMA_VERSION == int(revisions()[-1])
    connection.close()


@pytest.mark.parametrize("revision", revisions())
def test_a_desk_of_every_revision_comes_up_to_date_sound(tmp_path: Path, revision: str) -> None:
    made, key = fresh(tmp_path / "old.db", revision)
    made.dispose()
    migrate.bring_up_to_date(tmp_path / "old.db", key)
    connection = engine.connect(tmp_path / "old.db", key)
    assert migrate.faults_in(connection) == []
    assert migrate.version_of(connection) == schema.SCHEMA_VERSION
    connection.close()


def test_migrations_import_nothing_of_the_program() -> None:
    for script in bundled("migrations").glob("versions/*.py"):
        assert "gc25desk" not in script.read_text(encoding="utf-8"), script.name


@pytest.fixture
def filled(desk_folder: Path) -> tuple[Path, bytes]:
    """A closed desk with one complaint that has a child and a tag, and its key."""
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    saving.save(desk, "complaint", a_complaint())
    desks.close(desk)
    key = database_key(desk_folder)
    return desk_folder, key


def with_next(tmp_path: Path, last: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(bundled("migrations"), scripts)
    version = schema.SCHEMA_VERSION + 1
    text = NEXT.format(last=last, version=version, before=schema.SCHEMA_VERSION)
    (scripts / "versions" / f"{version:04}_next.py").write_text(text, encoding="utf-8")
    return scripts


def counted(database: Path, key: bytes) -> dict[str, int]:
    connection = engine.connect(database, key)
    tables = ("complaint", "complaint_children", "complaint_tags", "journal", "search_entry")
    found = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608
    connection.close()
    return found


def test_rebuilding_a_table_keeps_its_child_tables_and_makes_a_backup_first(
    tmp_path: Path, filled: tuple[Path, bytes]
) -> None:
    folder, key = filled
    before = counted(folder / store.DATABASE, key)
    backup = migrate.bring_up_to_date(folder / store.DATABASE, key, with_next(tmp_path, "pass"))
    assert counted(folder / store.DATABASE, key) == before
    assert before["complaint_children"] == before["complaint_tags"] == 1
    assert counted(backup, key) == before
    assert [backup.parent] == backups.folders(folder)
    connection = engine.connect(folder / store.DATABASE, key)
    assert connection.execute("SELECT colour FROM complaint").fetchone()[0] == "blue"
    assert migrate.version_of(connection) == schema.SCHEMA_VERSION + 1
    connection.close()


def test_a_revision_that_raises_half_way_leaves_the_desk_as_it_was(
    tmp_path: Path, filled: tuple[Path, bytes]
) -> None:
    folder, key = filled
    before = (folder / store.DATABASE).read_bytes()
    with pytest.raises(MigrationFailed):
        migrate.bring_up_to_date(
            folder / store.DATABASE, key, with_next(tmp_path, "raise RuntimeError('half-way')")
        )
    assert (folder / store.DATABASE).read_bytes() == before
    assert not list(folder.glob("desk.migrating*"))
    assert list((folder / migrate.BACKUPS).iterdir()) == []
    desk = desks.open_desk(folder, PASSPHRASE)
    assert desks.check(desk) == ()
    assert len(records.every(desk, "complaint")) == 1
    desks.close(desk)


def test_a_revision_that_leaves_orphans_is_not_swapped_in(tmp_path: Path, filled: tuple[Path, bytes]) -> None:
    folder, key = filled
    before = (folder / store.DATABASE).read_bytes()
    with pytest.raises(MigrationFailed):
        migrate.bring_up_to_date(
            folder / store.DATABASE, key, with_next(tmp_path, "op.execute('DELETE FROM complaint')")
        )
    assert (folder / store.DATABASE).read_bytes() == before


def test_a_desk_that_was_left_open_is_checked_whole_and_says_so(desk_folder: Path, tmp_path: Path) -> None:
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    assert not desk.was_left_open
    saving.save(desk, "complaint", a_complaint())
    shutil.copytree(desk_folder, tmp_path / "killed")
    desks.close(desk)
    steps: list[tuple[int, int]] = []
    killed = desks.open_desk(tmp_path / "killed", PASSPHRASE, lambda done, of: steps.append((done, of)))
    assert killed.was_left_open
    assert len(records.every(killed, "complaint")) == 1
    desks.close(killed)
    assert steps == [(step, len(steps)) for step in range(1, len(steps) + 1)]
    assert len(steps) > len(schema.metadata.tables)
    again = desks.open_desk(tmp_path / "killed", PASSPHRASE, lambda *_step: pytest.fail("checked again"))
    assert not again.was_left_open
    desks.close(again)


def test_damage_met_while_working_is_looked_for_at_the_next_opening(filled: tuple[Path, bytes]) -> None:
    folder, _key = filled
    desk = desks.open_desk(folder, PASSPHRASE)
    for _number in range(30):
        saving.save(desk, "complaint", a_complaint(narrative="word " * 2000))
    desks.close(desk)
    content = bytearray((folder / store.DATABASE).read_bytes())
    for page in range(len(content) // 4096 - 12, len(content) // 4096, 3):
        content[page * 4096 + 100] ^= 1
    (folder / store.DATABASE).write_bytes(content)
    desk = desks.open_desk(folder, PASSPHRASE)  # the damage is where opening does not look
    with pytest.raises(DeskDamaged):
        records.every(desk, "complaint")
    desks.close(desk)
    for _time in range(2):
        with pytest.raises(DeskDamaged):
            desks.open_desk(folder, PASSPHRASE)


def test_a_disk_that_does_not_answer_is_not_taken_for_damage() -> None:
    told = store.plain_fault(sqlcipher3.dbapi2.OperationalError("disk I/O error"))
    assert isinstance(told, CannotWrite)
    assert isinstance(
        store.plain_fault(sqlcipher3.dbapi2.DatabaseError("file is not a database")), DeskDamaged
    )


def test_a_late_look_at_a_closed_desk_is_no_damage(desk_folder: Path) -> None:
    desk = desks.open_desk(desk_folder, PASSPHRASE)
    desks.close(desk)
    with pytest.raises(DeskDamaged):
        records.every(desk, "complaint")
    assert not migrate.left_open(desk_folder / store.DATABASE)
