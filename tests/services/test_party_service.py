"""One platform with all its complaints, however often it was written down, and nobody lost by merging."""

import dataclasses

import pytest

from gc25desk.domain.party import Involved, Party
from gc25desk.errors import InvalidInput, NotFound
from gc25desk.services import party, records, saving, undo
from gc25desk.services.desk import Desk
from tests.builders import a_complaint
from tests.conftest import OpenAs


def saved(desk: Desk, name: str, kind: str = "organisation") -> Party:
    found: Party
    found, _changes = saving.save(desk, "party", Party(name=name, kind=kind))
    return found


def naming(desk: Desk, *lines: tuple[str, Party]) -> str:
    involved = tuple(Involved(role=role, party=one.id) for role, one in lines)
    complaint, _changes = saving.save(desk, "complaint", a_complaint(parties=involved))
    return str(complaint.id)


def test_a_platform_is_shown_with_all_its_complaints(desk: Desk) -> None:
    island, mother = saved(desk, "Mossy Island", kind="platform"), saved(desk, "Ana Marrow")
    first = naming(desk, ("respondent", island), ("complainant", mother))
    second = naming(desk, ("respondent", island))
    naming(desk, ("complainant", mother))
    found = party.course(desk, island.id)
    assert found.complaints == (second, first)
    assert found.roles == {"respondent": 2}
    assert party.course(desk, mother.id).roles == {"complainant": 2}


def test_whoever_is_merged_brings_their_complaints_and_takes_them_back(desk: Desk) -> None:
    island, other, third = (saved(desk, name) for name in ("Mossy Island", "Mossy Island Ltd", "MI Games"))
    ours, theirs, last = (naming(desk, ("respondent", one)) for one in (island, other, third))
    party.merge(desk, third.id, other.id)
    party.merge(desk, other.id, island.id)
    assert set(party.course(desk, island.id).complaints) == {ours, theirs, last}
    assert party.course(desk, other.id).complaints == (last, theirs)
    assert records.get(desk, "complaint", theirs).parties[0].party == other.id
    party.separate(desk, other.id)
    assert party.course(desk, island.id).complaints == (ours,)


def test_merging_is_undone_and_done_again(desk: Desk) -> None:
    island, other = saved(desk, "Mossy Island"), saved(desk, "Mossy Island Ltd")
    party.merge(desk, other.id, island.id)
    undo.undo_last(desk)
    assert records.get(desk, "party", other.id).merged_into == ""
    undo.redo_next(desk)
    assert records.get(desk, "party", other.id).merged_into == island.id


def test_a_record_is_never_merged_into_itself_by_any_way_round(desk: Desk) -> None:
    island, other = saved(desk, "Mossy Island"), saved(desk, "Mossy Island Ltd")
    with pytest.raises(InvalidInput, match="one already"):
        party.merge(desk, island.id, island.id)
    party.merge(desk, other.id, island.id)
    for one, into in ((other, island), (island, other)):
        with pytest.raises(InvalidInput, match="one already"):
            party.merge(desk, one.id, into.id)
    with pytest.raises(NotFound):
        party.merge(desk, other.id, "nobody")


def test_somebody_is_found_by_name_or_reference_and_merged_ones_as_whoever_stands_for_them(
    desk: Desk,
) -> None:
    island, other = saved(desk, "Mossy Island"), saved(desk, "Moosy Island Ltd")
    assert {one.id for one in party.find(desk, "mossy island")} == {island.id, other.id}
    assert [one.id for one in party.find(desk, other.reference)] == [other.id]
    party.merge(desk, other.id, island.id)
    assert [one.id for one in party.find(desk, "Moosy Island Ltd")] == [island.id]
    assert party.find(desk, "  ") == []


def test_without_the_key_somebody_is_found_by_reference_alone(open_as: OpenAs) -> None:
    desk = open_as("supervisor")
    island = saved(desk, "Mossy Island")
    desk = open_as("report_writer")
    assert party.find(desk, "Mossy Island") == []
    (found,) = party.find(desk, island.reference)
    assert "Mossy" not in str(found.name)


def test_what_the_form_sends_never_changes_who_is_merged(desk: Desk) -> None:
    island, other = saved(desk, "Mossy Island"), saved(desk, "Mossy Island Ltd")
    party.merge(desk, other.id, island.id)
    held = records.get(desk, "party", other.id)
    saving.save(desk, "party", dataclasses.replace(held, merged_into="", note="Their old name"))
    assert records.get(desk, "party", other.id).merged_into == island.id
