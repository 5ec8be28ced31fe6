"""Each record has a secret; once it is destroyed, nothing that the journal keeps of the record opens."""

import dataclasses

import pytest

from gc25desk.errors import DeskDamaged
from gc25desk.services import desk as desks
from gc25desk.services import person, records, saving
from gc25desk.services.desk import Desk
from gc25desk.store import records as store
from gc25desk.store import session
from gc25desk.store.record_keys import SECRET_BYTES, RecordKeys
from tests.builders import a_child, a_complaint, database_key, everything_in

NAME, STORY = "Quillfeather Marrow", "The bramblewick camera stays on."


@pytest.fixture
def told(desk: Desk) -> str:
    """The identifier of a complaint with a name and a narrative."""
    complaint = a_complaint(complainant_name=NAME, narrative=STORY, children=(a_child(name="Thistledown"),))
    return str(saving.save(desk, "complaint", complaint)[0].id)


def fields_of_journal(desk: Desk, record: str) -> str:
    with desk.store.reading() as reader:
        return "".join(entry.fields for entry in session.opened_entries(reader, "complaint", record))


def test_the_journal_holds_no_value_of_a_record_in_plain_and_gives_it_back(desk: Desk, told: str) -> None:
    with desk.store.reading() as reader:
        stored = "".join(entry.fields for entry in session.entries(reader, "complaint", told))
    assert STORY not in stored
    assert "MID-2026-00001" in stored
    for words in (STORY, NAME, "Thistledown"):
        assert words in fields_of_journal(desk, told)


def test_without_the_identity_key_the_narrative_is_told_and_the_name_is_not(desk: Desk, told: str) -> None:
    with desk.store.reading_sealed() as reader:
        found = "".join(entry.fields for entry in session.opened_entries(reader, "complaint", told))
    assert STORY in found
    assert NAME not in found


def test_a_destroyed_secret_takes_the_journals_values_with_it_and_leaves_the_chain_whole(
    desk: Desk, told: str
) -> None:
    other = saving.save(desk, "complaint", a_complaint(complainant_name=NAME, narrative=STORY))[0].id
    with desk.store.reading_sealed() as reader:
        (sealed,) = (found.complainant_name for found in store.load_many(reader, "complaint", [told]))
    with desk.store.writing() as writer:
        writer.seals.destroy("complaint", told)
    assert STORY not in fields_of_journal(desk, told)
    assert NAME not in fields_of_journal(desk, told)
    assert NAME in fields_of_journal(desk, other)
    assert desks.check(desk) == ()
    with desk.store.reading() as reader, pytest.raises(DeskDamaged):
        reader.seals.opened(sealed, ("complaint", told, "complainant_name"))


def test_secrets_are_random_one_for_each_record_and_found_again(desk: Desk) -> None:
    with desk.store.writing() as writer:
        keys = RecordKeys(writer.connection)
        keys.begin("complaint", ["a", "b"])
        keys.begin("complaint", ["b", "c"])
    with desk.store.reading() as reader:
        again = RecordKeys(reader.connection)
        found = {again.find("complaint", name) for name in "abc"}
        assert again.find("evidence", "a") is None
    assert len(found) == 3
    assert all(secret is not None and len(secret) == SECRET_BYTES for secret in found)


def test_values_sealed_before_the_identity_key_was_replaced_open_after_it(desk: Desk, told: str) -> None:
    added = person.add(desk, "Second Officer", ["intake_officer"])
    person.end(desk, added.id)
    again = records.get(desk, "complaint", told)
    assert again.complainant_name == NAME
    saved, _changes = saving.save(desk, "complaint", dataclasses.replace(again, complainant_name="Ottoline"))
    assert records.get(desk, "complaint", saved.id).complainant_name == "Ottoline"
    for words in (NAME, "Ottoline", "Thistledown"):
        assert words in fields_of_journal(desk, told)


def test_a_debugger_with_the_database_key_finds_the_story_and_no_name(desk: Desk, told: str) -> None:
    assert told
    folder = desk.info.folder
    desks.close(desk)
    held = everything_in(folder, database_key(folder))
    assert STORY in held
    assert NAME not in held
