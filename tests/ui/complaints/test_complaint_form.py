"""The form of a complaint shows everything that a person fills in."""

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import fields_of
from gc25desk.ui.complaints.page import LOOK


def test_every_field_that_a_person_fills_in_stands_on_a_tab() -> None:
    shown = {field.key for tab in LOOK.tabs for section in tab.sections for field in LOOK.fields(section)}
    assert {field.key for field in fields_of(Complaint) if not field.system} == shown
