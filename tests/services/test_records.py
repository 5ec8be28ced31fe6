"""Records are found and read as they are held, however many there are."""

import pytest

from gc25desk.domain.query import Query
from gc25desk.errors import NotFound
from gc25desk.services import records, saving
from gc25desk.services.desk import Desk
from gc25desk.store import records as store
from tests.builders import a_child, a_complaint


def test_a_record_is_found_by_reference_and_by_identifier(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    assert records.find_reference(desk, "complaint", saved.reference) == saved
    assert records.find_reference(desk, "complaint", saved.id) == saved
    for missing in ("MID-1999-00001", "", "' OR 1=1 --"):
        with pytest.raises(NotFound):
            records.find_reference(desk, "complaint", missing)
    with pytest.raises(NotFound):
        records.find_reference(desk, "evidence", saved.reference)


def test_more_records_than_one_statement_can_name_are_read(desk: Desk) -> None:
    saving.save_all(desk, "complaint", [a_complaint(subject=f"Matter {at}") for at in range(520)])
    held = records.every(desk, "complaint")
    assert [one.subject for one in held] == [f"Matter {at}" for at in range(520)]
    assert records.count(desk, "complaint", Query()) == 520
    with desk.store.reading() as reader:
        assert store.load_many(reader, "complaint", [one.id for one in held]) == held


def test_what_was_typed_before_is_proposed_the_most_used_first(desk: Desk) -> None:
    saving.save_all(
        desk,
        "complaint",
        [
            a_complaint(platform=platform, children=(a_child(place=place),))
            for platform, place in (("Chatty", "North"), ("Videal", "South"), ("Chatty", "South"), ("", ""))
        ],
    )
    assert records.suggestions(desk, "complaint", "platform") == ["Chatty", "Videal"]
    assert records.suggestions(desk, "complaint", "children.place") == ["South", "North"]
