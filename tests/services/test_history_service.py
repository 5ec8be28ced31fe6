"""The history of a record as each may see it, and old values put back as new versions."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from gc25desk.domain.history import Change
from gc25desk.errors import Conflict, IdentitySealed, InvalidInput, NotAllowed, NotFound
from gc25desk.services import attachment, draft, history, path, person, records, saving
from gc25desk.services import bin as bins
from gc25desk.services import desk as desks
from gc25desk.services.desk import Desk
from gc25desk.services.path import Move
from tests.builders import a_child, a_complaint, a_tag, an_evidence

OTHER = "copper window seldom harbour"
NAME = "Quillfeather Marrow"


@pytest.fixture
def changed(desk: Desk) -> str:
    """The identifier of a complaint that was changed twice."""
    saved = saving.save(desk, "complaint", a_complaint(subject="One", complainant_name=NAME))[0]
    for values in ({"subject": "Two", "complainant_name": "Ottoline"}, {"tags": (a_tag(80, primary=True),)}):
        values_of: dict[str, Any] = dict(values)
        held = records.get(desk, "complaint", saved.id)
        saving.save(desk, "complaint", dataclasses.replace(held, **values_of))
    return str(saved.id)


def find(desk: Desk, record_id: str, field: str, new: str) -> Change:
    return next(
        line
        for line in history.of(desk, "complaint", record_id)
        if line.field == field and line.new_words == new
    )


def test_the_history_tells_who_what_and_both_values(desk: Desk, changed: str) -> None:
    line = find(desk, changed, "subject", "Two")
    assert (line.actor, line.action, line.old_words) == ("Intake Officer", "update", "One")
    name = find(desk, changed, "complainant_name", "Ottoline")
    assert name.old_words == NAME


def test_what_is_different_since_an_act_is_told_once_for_each_field(desk: Desk) -> None:
    saved = saving.save(desk, "complaint", a_complaint(closure_reason="withdrawn", subject="One"))[0]
    path.move(desk, [saved.id], Move("referred"))
    assert history.since(desk, "complaint", saved.id, path.ASK_CLOSURE) == []
    path.ask_closure(desk, saved.id, records.get(desk, "complaint", saved.id).version)
    assert history.since(desk, "complaint", saved.id, path.ASK_CLOSURE) == []
    for words in ("Two", "Three"):
        held = records.get(desk, "complaint", saved.id)
        saving.save(desk, "complaint", dataclasses.replace(held, subject=words, closure_note=words[:3]))
    held = records.get(desk, "complaint", saved.id)
    saving.save(desk, "complaint", dataclasses.replace(held, closure_note="", complainant_name=NAME))
    told = history.since(desk, "complaint", saved.id, path.ASK_CLOSURE)
    assert {one.field: (one.old_words, one.new_words) for one in told} == {
        "subject": ("One", "Three"),
        "complainant_name": ("", NAME),
    }


def test_without_the_key_a_name_in_the_history_is_sealed_and_the_rest_is_told(
    desk: Desk, changed: str
) -> None:
    person.add(desk, "Writer", ["report_writer"], OTHER)
    desks.close(desk)
    writer = desks.open_desk(desk.info.folder, OTHER)
    told = history.of(writer, "complaint", changed)
    assert NAME not in str(told)
    assert "Ottoline" not in str(told)
    line = find(writer, changed, "complainant_name", "Sealed")
    assert line.label
    assert "complainant_name" in {one.field for one in history.since(writer, "complaint", changed, "create")}
    assert find(writer, changed, "subject", "Two").old_words == "One"
    with pytest.raises(NotAllowed):
        history.restore(writer, "complaint", changed, line)
    desks.close(writer)


def test_an_old_value_is_put_back_as_a_new_version(desk: Desk, changed: str) -> None:
    saved, _changes = history.restore(desk, "complaint", changed, find(desk, changed, "subject", "Two"))
    assert (saved.subject, saved.version, saved.complainant_name) == ("One", 4, "Ottoline")
    assert saved == records.get(desk, "complaint", changed)
    assert find(desk, changed, "subject", "One").action in {"create", "put_back"}
    assert desk.steps.last is not None
    assert desk.steps.last.undo_name().startswith("Undo putting back")


@pytest.mark.parametrize("field", ["complainant_name", "children", "tags", "narrative", "date_received"])
def test_every_sort_of_value_is_put_back(desk: Desk, field: str) -> None:
    first = saving.save(
        desk, "complaint", a_complaint(complainant_name=NAME, children=(a_child(name="Thistledown"),))
    )[0]
    empty: dict[str, Any] = {"children": (), "tags": (), "date_received": dataclasses.MISSING}
    other = empty.get(field, "")
    if other is dataclasses.MISSING:
        other = first.date_received.replace(day=1)
    saving.save(desk, "complaint", dataclasses.replace(first, **{field: other}))
    line = [told for told in history.of(desk, "complaint", first.id) if told.field == field][-1]
    saved, _changes = history.restore(desk, "complaint", first.id, line)
    again, before = getattr(saved, field), getattr(first, field)
    if field == "tags":
        again, before = [(t.paragraph, t.stance) for t in again], [(t.paragraph, t.stance) for t in before]
    assert again == before


def test_a_value_that_was_empty_at_first_is_emptied_again(desk: Desk, changed: str) -> None:
    line = next(told for told in history.of(desk, "complaint", changed) if told.field == "complainant_name")
    saved, _changes = history.restore(desk, "complaint", changed, line)
    assert saved.complainant_name == ""


def test_putting_back_keeps_what_is_being_typed(desk: Desk, changed: str) -> None:
    draft.keep(desk, "complaint", changed, {"narrative": "typing"})
    history.restore(desk, "complaint", changed, find(desk, changed, "subject", "Two"))
    assert len(draft.drafts(desk)) == 1


def test_what_breaks_a_rule_is_not_put_back(desk: Desk, changed: str) -> None:
    line = next(told for told in history.of(desk, "complaint", changed) if told.field == "date_received")
    with pytest.raises(InvalidInput):
        history.restore(desk, "complaint", changed, line)


def test_the_reference_and_files_are_not_put_back(desk: Desk, tmp_path: Path) -> None:
    item, _changes = saving.save(desk, "evidence", an_evidence())
    file = tmp_path / "a.txt"
    file.write_text("periwinkle")
    attachment.attach(desk, item.id, [file])
    told = history.of(desk, "evidence", item.id)
    for field in ("reference", "files"):
        line = next(one for one in told if one.field == field)
        assert not history.can_restore("evidence", line)
        with pytest.raises(InvalidInput):
            history.restore(desk, "evidence", item.id, line)


def test_nothing_is_put_back_in_the_bin(desk: Desk, changed: str) -> None:
    line = find(desk, changed, "subject", "Two")
    bins.put(desk, "complaint", [changed])
    with pytest.raises(Conflict):
        history.restore(desk, "complaint", changed, line)
    assert history.of(desk, "complaint", changed)[-1].action == "bin"


def test_a_name_without_its_key_is_not_put_back(desk: Desk, changed: str) -> None:
    line = find(desk, changed, "complainant_name", "Ottoline")
    person.add(desk, "Officer", ["intake_officer"], OTHER)
    desks.close(desk)
    officer = desks.open_desk(desk.info.folder, OTHER)
    if officer.sees_identities:
        officer.store.seals.drop()
    with pytest.raises(IdentitySealed):
        history.restore(officer, "complaint", changed, line)
    desks.close(officer)


def test_an_unknown_record_or_change_is_told(desk: Desk, changed: str) -> None:
    with pytest.raises(NotFound):
        history.of(desk, "complaint", "no such record")
    line = dataclasses.replace(find(desk, changed, "subject", "Two"), seq=9999)
    with pytest.raises(NotFound):
        history.restore(desk, "complaint", changed, line)
