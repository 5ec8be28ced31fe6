"""The last acts can be undone and done again, whole or not at all, with the rights of the act itself."""

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc25desk.domain import undo as steps
from gc25desk.domain.undo import MOST_STEPS, content
from gc25desk.errors import Conflict, InvalidInput, NotAllowed
from gc25desk.services import bin as bins
from gc25desk.services import desk as desks
from gc25desk.services import history, person, records, saving, tags, undo
from gc25desk.services.desk import Desk
from gc25desk.store import records as store
from gc25desk.store import schema, session
from tests.builders import a_child, a_complaint, a_tag

OTHER = "copper window seldom harbour"


def save(desk: Desk, **values: Any) -> Any:
    return saving.save(desk, "complaint", a_complaint(**values))[0]


def change(desk: Desk, record_id: str, **values: Any) -> Any:
    held = records.get(desk, "complaint", record_id)
    return saving.save(desk, "complaint", dataclasses.replace(held, **values))[0]


def last_action(desk: Desk) -> str:
    with desk.store.reading() as reader:
        return list(session.entries(reader))[-1].action


def test_a_change_is_undone_and_done_again_as_new_versions(desk: Desk) -> None:
    saved = save(desk, subject="One")
    change(desk, saved.id, subject="Two")
    assert desk.steps.last is not None
    assert desk.steps.last.undo_name() == "Undo change to MID-2026-00001"
    undo.undo_last(desk)
    back = records.get(desk, "complaint", saved.id)
    assert (back.subject, back.version) == ("One", 3)
    assert last_action(desk) == "undo"
    assert desk.steps.next is not None
    assert desk.steps.next.redo_name() == "Redo change to MID-2026-00001"
    undo.redo_next(desk)
    assert records.get(desk, "complaint", saved.id).subject == "Two"
    assert last_action(desk) == "redo"


def test_a_name_comes_back_with_what_it_was(desk: Desk) -> None:
    saved = save(desk, complainant_name="Quillfeather Marrow", children=(a_child(name="Thistledown"),))
    change(desk, saved.id, complainant_name="", children=())
    undo.undo_last(desk)
    back = records.get(desk, "complaint", saved.id)
    assert (back.complainant_name, back.children[0].name) == ("Quillfeather Marrow", "Thistledown")
    assert [hit.record for hit in desk.known.find("Quillfeather", 5)] == [saved.id]


def test_logging_is_undone_into_the_bin(desk: Desk) -> None:
    saved = save(desk)
    undo.undo_last(desk)
    assert [held.id for held in bins.everything(desk)] == [saved.id]
    undo.redo_next(desk)
    assert bins.everything(desk) == []


def test_a_bulk_tag_is_one_step_with_an_entry_for_each_record(desk: Desk) -> None:
    ids = [save(desk, tags=()).id for _number in range(3)]
    count, changes = tags.tag_many(desk, "complaint", [*ids, ids[0]], [a_tag(80)])
    assert (count, set(changes.ids)) == (3, set(ids))
    assert desk.steps.last is not None
    assert desk.steps.last.undo_name() == "Undo tag 3 complaints"
    assert tags.tag_many(desk, "complaint", ids, [a_tag(80)])[0] == 0
    undo.undo_last(desk)
    assert [records.get(desk, "complaint", record_id).tags for record_id in ids] == [()] * 3


def test_a_tag_given_to_many_leaves_the_main_paragraph_of_each(desk: Desk) -> None:
    saved = save(desk)
    tags.tag_many(desk, "complaint", [saved.id], [a_tag(80, primary=True)])
    found = records.get(desk, "complaint", saved.id).tags
    assert [(tag.paragraph, tag.primary) for tag in found] == [(75, True), (80, False)]


def test_a_paragraph_tagged_otherwise_keeps_its_tag(desk: Desk) -> None:
    saved = save(desk)
    assert tags.tag_many(desk, "complaint", [saved.id], [a_tag(75, "context")])[0] == 0
    assert records.get(desk, "complaint", saved.id).tags == saved.tags


def test_who_gave_a_tag_comes_back_with_it(desk: Desk) -> None:
    saved = save(desk)
    change(desk, saved.id, tags=())
    undo.undo_last(desk)
    assert records.get(desk, "complaint", saved.id).tags == saved.tags


def test_nothing_is_undone_over_what_somebody_changed_since(desk: Desk) -> None:
    saved = save(desk, subject="One")
    other = save(desk, subject="One")
    change(desk, saved.id, subject="Two")
    tags.tag_many(desk, "complaint", [other.id, saved.id], [a_tag(80)])
    mine = desk.steps.take_last()
    change(desk, saved.id, narrative="Somebody else wrote this.")
    desk.steps.take_last()
    desk.steps.redone(mine)
    with pytest.raises(Conflict):
        undo.undo_last(desk)
    assert len(records.get(desk, "complaint", other.id).tags) == 2
    assert desk.steps.last is not mine
    assert desk.steps.next is None


def test_there_is_nothing_to_undo_at_first_and_after_closing(desk: Desk) -> None:
    with pytest.raises(InvalidInput):
        undo.undo_last(desk)
    with pytest.raises(InvalidInput):
        undo.redo_next(desk)
    save(desk)
    desks.close(desk)
    assert desk.steps.last is None


def test_a_new_act_ends_what_could_be_done_again(desk: Desk) -> None:
    saved = save(desk)
    change(desk, saved.id, subject="Two")
    undo.undo_last(desk)
    change(desk, saved.id, subject="Three")
    assert desk.steps.next is None


def test_the_last_fifty_acts_are_kept(desk: Desk) -> None:
    for number in range(MOST_STEPS + 2):
        state = steps.State.of(number)
        desk.steps.add(steps.BIN, "complaint", [steps.Part("a", str(number), state, state)])
    kept = [desk.steps.take_last().what() for _number in range(MOST_STEPS)]
    assert kept == [str(number) for number in range(MOST_STEPS + 1, 1, -1)]
    assert desk.steps.last is None


def test_undoing_needs_the_right_of_the_act(desk: Desk) -> None:
    saved = save(desk, tags=())
    person.add(desk, "Writer", ["report_writer"], OTHER)
    person.add(desk, "Custodian", ["custodian"], OTHER + " too")
    desks.close(desk)
    writer = desks.open_desk(desk.info.folder, OTHER)
    tags.tag_many(writer, "complaint", [saved.id], [a_tag(80)])
    step = writer.steps.last
    undo.undo_last(writer)
    assert records.get(writer, "complaint", saved.id).tags == ()
    desks.close(writer)
    custodian = desks.open_desk(desk.info.folder, OTHER + " too")
    assert step is not None
    custodian.steps.redone(step)
    with pytest.raises(NotAllowed):
        undo.undo_last(custodian)
    assert custodian.steps.last is step
    desks.close(custodian)


def test_a_tag_by_somebody_without_the_key_leaves_the_names_alone(desk: Desk) -> None:
    saved = save(desk, complainant_name="Quillfeather Marrow", tags=())
    person.add(desk, "Writer", ["report_writer"], OTHER)
    desks.close(desk)
    writer = desks.open_desk(desk.info.folder, OTHER)
    tags.tag_many(writer, "complaint", [saved.id], [a_tag(80)])
    undo.undo_last(writer)
    undo.redo_next(writer)
    desks.close(writer)
    again = desks.open_desk(desk.info.folder, "gravel lantern orbit meadow")
    found = records.get(again, "complaint", saved.id)
    assert (found.complainant_name, len(found.tags)) == ("Quillfeather Marrow", 1)
    desks.close(again)


def stand(desk: Desk) -> dict[str, Any]:
    """Return how every record stands, versions and times apart."""
    in_bin = {held.id for held in bins.everything(desk)}
    with desk.store.reading() as reader:
        ids = [record.id for record in _all(reader)]
    found = {record_id: records.get(desk, "complaint", record_id) for record_id in ids}
    return {record_id: (content(record), record_id in in_bin) for record_id, record in found.items()}


def _all(reader: Any) -> list[Any]:
    ids = [row.id for row in reader.connection.execute(schema.records["complaint"].select())]
    return store.load_many(reader, "complaint", ids)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["subject", "name", "tag", "bin", "out", "put back"]),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


def act(desk: Desk, ids: list[str], what: str, which: int, value: int) -> None:
    one, many = ids[which], ids[which:]
    if what == "bin":
        bins.put(desk, "complaint", many)
    elif what == "out":
        bins.take_out(desk, "complaint", many)
    elif what == "tag":
        tags.tag_many(desk, "complaint", many, [a_tag(70 + value)])
    elif what == "name":
        change(desk, one, complainant_name=f"Name {value}", children=(a_child(name=f"Child {value}"),))
    elif what == "subject":
        change(desk, one, subject=f"Subject {value}")
    else:
        told = [line for line in history.of(desk, "complaint", one) if line.field == "subject"]
        history.restore(desk, "complaint", one, told[value % len(told)])


@given(acts=ACTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_is_undone_completely_and_done_again(
    desk: Desk, acts: list[tuple[str, int, int]]
) -> None:
    ids = [save(desk, complainant_name=f"Person {number}").id for number in range(3)]
    desk.steps.clear()
    at_first = stand(desk)
    for what, which, value in acts:
        try:
            act(desk, ids, what, which, value)
        except Conflict:
            continue  # it lies in the bin
    at_last = stand(desk)
    while desk.steps.last is not None:
        undo.undo_last(desk)
    assert stand(desk) == at_first
    while desk.steps.next is not None:
        undo.redo_next(desk)
    assert stand(desk) == at_last
    assert desks.check(desk) == ()
