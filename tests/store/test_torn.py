"""Around damaged pages every other row is read, and no row is ever read as something it was not."""

from pathlib import Path
from typing import Any

import pytest

from gc25desk.services import desk as desks
from gc25desk.services import saving
from gc25desk.services.desk import Desk
from gc25desk.store import engine
from gc25desk.store.torn import Torn
from tests.builders import a_complaint, database_key

PAGE = 4096
COLUMNS = ["id", "subject", "narrative", "harm", "version"]
QUERY = f"SELECT {', '.join(COLUMNS)} FROM complaint ORDER BY row"  # noqa: S608


@pytest.fixture
def filled(desk: Desk) -> tuple[Path, bytes, list[tuple[Any, ...]]]:
    """A closed database with forty complaints on many pages, its key, and its rows."""
    for number in range(40):
        words = "word " * (1500 if number % 3 else 1)
        saving.save(desk, "complaint", a_complaint(subject=f"Number {number}", narrative=words))
    desks.close(desk)
    key = database_key(desk.store.folder)
    database = desk.store.folder / "desk.db"
    connection = engine.connect_still(database, key)
    rows = connection.execute(QUERY).fetchall()
    connection.close()
    return database, key, rows


def spoiled(whole: bytes, page: int) -> bytes:
    content = bytearray(whole)
    content[page * PAGE + 321] ^= 4
    return bytes(content)


def test_a_flipped_bit_on_any_page_is_an_error_or_harms_nothing(
    filled: tuple[Path, bytes, list[tuple[Any, ...]]],
) -> None:
    database, key, rows = filled
    whole = database.read_bytes()
    refused = 0
    for page in range(len(whole) // PAGE):
        database.write_bytes(spoiled(whole, page))
        try:
            connection = engine.connect(database, key)
        except engine.DatabaseFault:
            refused += 1
            continue
        try:
            for row in rows:
                found = connection.execute(
                    f"{QUERY[: QUERY.index(' ORDER')]} WHERE id = ?", row[:1]
                ).fetchone()
                assert found == row
        except engine.DatabaseFault:
            refused += 1
        finally:
            connection.close()
    assert refused > 40


def test_reading_around_a_damaged_page_gives_the_other_rows_and_no_wrong_one(
    filled: tuple[Path, bytes, list[tuple[Any, ...]]],
) -> None:
    database, key, rows = filled
    whole = database.read_bytes()
    partly = leading = 0
    for page in range(3, len(whole) // PAGE):
        database.write_bytes(spoiled(whole, page))
        torn = Torn(database, key)
        try:
            torn.run("SELECT count(*) FROM person")
            found = list(torn.rows("complaint", COLUMNS))
        except engine.DatabaseFault:  # the page names the tables
            continue
        finally:
            torn.close()
        assert set(found) <= set(rows)
        assert len(found) == len(set(found))
        assert (len(found) == len(rows)) is (torn.faults == 0)
        partly += 0 < len(found) < len(rows)
        leading += len(found) < len(rows) - 12
    assert partly > 20
    assert leading <= 1  # the page that leads to all the others of the table


def test_a_sound_table_is_read_whole_and_without_a_fault(
    filled: tuple[Path, bytes, list[tuple[Any, ...]]],
) -> None:
    database, key, rows = filled
    before = database.read_bytes()
    torn = Torn(database, key)
    assert list(torn.rows("complaint", COLUMNS)) == rows
    assert list(torn.rows("draft", ["noun"])) == []
    assert torn.faults == 0
    torn.close()
    assert database.read_bytes() == before
    assert sorted(path.name for path in database.parent.glob("desk.db*")) == ["desk.db"]
