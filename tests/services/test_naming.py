"""A field that holds somebody of the desk is shown by name wherever it stands."""

import dataclasses

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import field_of
from gc25desk.services import history, naming, person, saving
from gc25desk.services.desk import Desk
from tests.builders import a_complaint, words_of
from tests.conftest import OpenAs

ASSIGNED = field_of(Complaint, "assigned")


def test_people_are_offered_by_name_and_those_who_left_come_last(desk: Desk) -> None:
    for name in ("Zola", "ana", "Bo"):
        person.add(desk, name, [Role.MONITOR.value], words_of(name))
    person.end(desk, next(one.id for one in person.everybody(desk) if one.name == "ana"))
    shown = [choice.shown() for choice in naming.choices(desk, ASSIGNED)]
    assert shown[-1] == "ana (access ended)"
    assert shown[:-1] == sorted(shown[:-1], key=str.casefold)
    assert {"Bo", "Zola"} < set(shown)
    named = naming.named(desk, ASSIGNED).choices
    assert named is not None
    assert naming.named(desk, field_of(Complaint, "subject")) == field_of(Complaint, "subject")


def test_the_history_names_who_was_assigned(open_as: OpenAs) -> None:
    desk = open_as("supervisor")
    officer = next(one for one in person.everybody(desk) if one.name == "Intake officer")
    saved, _changes = saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "complaint", dataclasses.replace(saved, assigned=officer.id))
    told = [change for change in history.of(desk, "complaint", saved.id) if change.field == "assigned"]
    assert [change.new_words for change in told] == ["Intake officer"]
