"""Saving a record: all or nothing, never over somebody else's edit, found again as it was."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.query import Query
from gc25desk.domain.record import cleaned
from gc25desk.errors import Conflict, InvalidInput, NotFound
from gc25desk.services import desk as desks
from gc25desk.services import draft, path, records, saving
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from gc25desk.store import session
from tests.builders import PASSPHRASE, a_child, a_complaint, a_tag, an_evidence
from tests.domain.made import complaints, evidence

ON_ONE_DESK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SYSTEM = ("id", "reference", "version", "entered_at", "entered_by", "updated_at", "updated_by")


def typed(record: Complaint | Evidence) -> dict[str, object]:
    """Return what a person filled, without what the program did."""
    tags = tuple(dataclasses.replace(tag, tagged_by="", tagged_at=None) for tag in record.tags)
    values = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    return {key: value for key, value in values.items() if key not in (*SYSTEM, "steps")} | {"tags": tags}


@ON_ONE_DESK
@given(complaints, evidence)
def test_what_is_saved_is_what_is_read(desk: Desk, complaint: Complaint, item: Evidence) -> None:
    for noun, made in (("complaint", complaint), ("evidence", item)):
        saved, changes = saving.save(desk, noun, made)
        assert records.get(desk, noun, saved.id) == saved
        assert typed(saved) == typed(saving.save_ready(noun, made))
        assert changes.nouns == {noun}
        assert changes.ids == (saved.id,)


def test_a_record_outlives_the_closing_of_its_desk(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(narrative="儿童 أحمد\nзакон"))
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    assert records.every(again, "complaint") == [saved]
    desks.close(again)


def test_references_count_by_device_noun_and_year(desk: Desk) -> None:
    saved = saving.save_all(
        desk,
        "complaint",
        [
            a_complaint(date_received=dt.date(year, 3, 1), status="closed", date_closed=dt.date(year, 3, 2))
            for year in (2025, 2026, 2025)
        ],
    )
    assert [one.reference for one in saved] == ["MID-2025-00001", "MID-2026-00001", "MID-2025-00002"]
    item, _changes = saving.save(desk, "evidence", an_evidence())
    assert item.reference == f"MID-E{dt.datetime.now().astimezone().year}-00001"


def test_all_are_saved_or_none(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        saving.save_all(desk, "complaint", [a_complaint(), a_complaint(date_received=None)])
    held, _changes = saving.save(desk, "complaint", a_complaint())
    stale = dataclasses.replace(held, version=9, subject="Stale")
    with pytest.raises(Conflict):
        saving.save_all(desk, "complaint", [a_complaint(subject="First"), stale])
    assert records.every(desk, "complaint") == [held]
    assert held.reference.endswith("-00001")
    second, _changes = saving.save(desk, "complaint", a_complaint())
    assert second.reference.endswith("-00002")


def test_the_second_of_two_edits_is_a_conflict_and_the_first_stands(desk: Desk) -> None:
    opened, _changes = saving.save(desk, "complaint", a_complaint())
    first, _changes = saving.save(desk, "complaint", dataclasses.replace(opened, subject="First"))
    with pytest.raises(Conflict, match=opened.reference):
        saving.save(desk, "complaint", dataclasses.replace(opened, subject="Second"))
    assert records.get(desk, "complaint", opened.id) == first
    assert first.version == 2


def test_a_record_that_is_gone_is_not_saved_as_if_it_were_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        saving.save(desk, "complaint", a_complaint(id="gone", version=3))
    assert records.every(desk, "complaint") == []


def test_what_the_program_fills_cannot_be_forged(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    forged = dataclasses.replace(
        saved, reference="X-1", entered_by="nobody", entered_at=None, subject="Other"
    )
    kept, _changes = saving.save(desk, "complaint", forged)
    assert (kept.reference, kept.entered_by, kept.entered_at) == (
        saved.reference,
        saved.entered_by,
        saved.entered_at,
    )
    assert kept.entered_by == desk.store.person.id


def test_a_tag_tells_who_gave_it_and_keeps_that_while_it_says_the_same(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(tags=(a_tag(75),)))
    (tag,) = saved.tags
    assert tag.tagged_by == desk.store.person.id
    assert tag.tagged_at is not None
    noted = dataclasses.replace(tag, note="Because of the cameras", tagged_by="somebody else")
    changed, _changes = saving.save(
        desk, "complaint", dataclasses.replace(saved, tags=(noted, a_tag(76, tagged_by="nobody")))
    )
    assert (changed.tags[0].tagged_by, changed.tags[0].tagged_at) == (tag.tagged_by, tag.tagged_at)
    assert changed.tags[1].tagged_by == desk.store.person.id
    turned = dataclasses.replace(changed.tags[0], stance="context")
    again, _changes = saving.save(desk, "complaint", dataclasses.replace(changed, tags=(turned,)))
    assert again.tags[0].tagged_at is not None
    assert again.tags[0].tagged_at >= tag.tagged_at


def test_closing_a_complaint_dates_it_and_opening_it_again_takes_the_date_away(desk: Desk) -> None:
    saved, _changes = saving.save(
        desk, "complaint", a_complaint(status="closed", date_received=dt.date(2026, 1, 5))
    )
    assert saved.date_closed is not None
    path.move(desk, [saved.id], Move("reopened"))
    assert records.get(desk, "complaint", saved.id).date_closed is None


def test_the_parts_of_a_record_keep_their_order_and_can_go(desk: Desk) -> None:
    children = tuple(a_child(age=age, place=f"Place {age}") for age in (17, 3, 9))
    saved, _changes = saving.save(desk, "complaint", a_complaint(children=children))
    assert records.get(desk, "complaint", saved.id).children == children
    fewer, _changes = saving.save(desk, "complaint", dataclasses.replace(saved, children=children[1:]))
    assert records.get(desk, "complaint", saved.id).children == fewer.children == children[1:]


def test_the_journal_names_what_was_filled_and_nothing_that_was_left_empty(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", Complaint(date_received=dt.date(2026, 11, 2)))
    with desk.store.reading() as reader:
        (entry,) = session.opened_entries(reader, "complaint", saved.id)
    changed = entry.changed()
    assert changed["date_received"] == [None, "2026-11-02"]
    assert changed["reference"] == [None, saved.reference]
    assert "narrative" not in changed
    assert "tags" not in changed
    assert json.loads(entry.fields) == changed


def test_saving_drops_the_draft_of_the_record_and_of_no_other(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    for record_id in ("", saved.id):
        draft.keep(desk, "complaint", record_id, {"subject": "half"})
    saving.save(desk, "complaint", dataclasses.replace(saved, subject="Whole"))
    assert [(one.noun, one.record_id) for one in draft.drafts(desk)] == [("complaint", "")]
    saving.save(desk, "complaint", a_complaint())
    assert draft.drafts(desk) == []


def test_a_save_that_is_refused_keeps_the_draft(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "complaint", dataclasses.replace(saved, subject="First"))
    draft.keep(desk, "complaint", saved.id, {"subject": "Second"})
    with pytest.raises(Conflict):
        saving.save(desk, "complaint", dataclasses.replace(saved, subject="Second"))
    assert [one.data for one in draft.drafts(desk)] == [{"subject": "Second"}]


def test_a_changed_record_is_found_by_its_new_words_alone(desk: Desk) -> None:
    saved, _changes = saving.save(desk, "complaint", a_complaint(narrative="zebra"))
    saving.save(desk, "complaint", dataclasses.replace(saved, narrative="okapi"))
    assert records.count(desk, "complaint", Query(words="okapi")) == 1
    assert records.count(desk, "complaint", Query(words="zebra")) == 0


def test_cleaning_happens_before_anything_is_kept(desk: Desk) -> None:
    dirty = a_complaint(subject=" a\x00b\r\nc ", narrative="e\u0301")
    saved, _changes = saving.save(desk, "complaint", dirty)
    assert saved.subject == cleaned(dirty).subject == "a\ufffdb c"
    assert saved.narrative == "é"
