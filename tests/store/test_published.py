"""The ledger of published tables: read back as kept, and silent on a record that was destroyed."""

import datetime as dt

import pytest

from gc25desk.domain.disclosure.rule import Rule
from gc25desk.domain.field import Profile
from gc25desk.errors import DeskDamaged
from gc25desk.reports.material import Material
from gc25desk.reports.standing import standing
from gc25desk.services.desk import Desk
from gc25desk.store import published
from tests.builders import a_complaint

ONE = "7d3a0a2e-0000-4000-8000-000000000001"


def kept(desk: Desk) -> None:
    material = Material(
        institution="Commission of Midland",
        state_party="Midland",
        title="Report",
        cycle="",
        date=dt.date(2026, 11, 20),
        since=None,
        until=None,
        profile=Profile.PUBLIC,
        language="en",
        complaints=(a_complaint(id=ONE), *(a_complaint(id=f"other-{number}") for number in range(9))),
        evidence=(),
        rule=Rule(),
    )
    with desk.store.writing() as writer:
        published.add(writer, standing(material).document.entries("an-export"))


def test_what_was_published_is_read_back_with_who_was_counted(desk: Desk) -> None:
    kept(desk)
    with desk.store.reading() as reader:
        found = published.load(reader)
    assert {entry.edition for entry in found} == {"an-export"}
    assert any(ONE in unit for entry in found for units in entry.true.members.values() for unit in units)


def test_a_record_that_is_destroyed_is_named_no_more_and_still_counted(desk: Desk) -> None:
    kept(desk)
    with desk.store.reading() as reader:
        before = [entry.true.count(entry.true.total) for entry in published.load(reader)]
    with desk.store.writing() as writer:
        published.forget(writer, ONE)
    with desk.store.reading() as reader:
        found = published.load(reader)
    assert [entry.true.count(entry.true.total) for entry in found] == before
    assert not any(ONE in unit for entry in found for units in entry.true.members.values() for unit in units)


def test_a_ledger_that_cannot_be_read_stops_what_would_leave(desk: Desk) -> None:
    kept(desk)
    with desk.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE published_table SET data = '{}' WHERE row = 1")
    with desk.store.reading() as reader, pytest.raises(DeskDamaged):
        published.load(reader)
