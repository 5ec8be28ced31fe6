"""A field is declared once, with all that the screen, the disk and the exports need to know of it."""

import dataclasses

import pytest

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.child import PARA_30_AXES, Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    NOBODY,
    NOT_ASKED,
    NOT_SAID,
    UNKNOWN,
    Field,
    Kind,
    Profile,
    Sensitivity,
    code_list,
    declared,
    field_of,
    fields_of,
)
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.record import Record

KINDS = (Complaint, Evidence, Child, Tag, Attachment)
EVERY = [(kind, field) for kind in KINDS for field in fields_of(kind)]
NAMES = [f"{kind.__name__}.{field.key}" for kind, field in EVERY]


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=NAMES)
def test_every_field_says_what_it_is(kind: type, field: Field) -> None:
    assert isinstance(field.kind, Kind)
    assert isinstance(field.sensitivity, Sensitivity)
    assert field.profiles <= EVERYONE
    assert field.label == field.label.strip() != ""
    assert field.help.endswith((".", "?"))
    assert field.key in {attribute.name for attribute in dataclasses.fields(kind)}


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=NAMES)
def test_what_a_kind_needs_is_declared(kind: type, field: Field) -> None:  # noqa: ARG001
    if field.kind in {Kind.CHOICE, Kind.CHOICES}:
        assert field.choices is not None
    if field.kind in {Kind.RECORDS, Kind.FILES}:
        assert field.record is not None
    if field.choices is not None:
        codes = field.choices.codes()
        assert len(set(codes)) == len(codes)
        assert all(choice.shown() for choice in field.choices.choices)


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=NAMES)
def test_what_names_a_person_leaves_in_no_export_from_the_institution(kind: type, field: Field) -> None:  # noqa: ARG001
    if field.sensitivity is Sensitivity.IDENTITY:
        assert field.profiles <= INTERNAL_ONLY


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_nothing_filled_has_the_empty_value_of_each_kind(kind: type) -> None:
    empty = kind(**{"paragraph": 1} if kind is Tag else {})
    for field in fields_of(kind):
        value = getattr(empty, field.key)
        if field.kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.URL}:
            assert value == ""
        if field.kind in {Kind.DATE, Kind.MOMENT}:
            assert value is None
        if field.kind in {Kind.RECORDS, Kind.FILES, Kind.CHOICES}:
            assert value == ()
        if field.kind in {Kind.CHOICE, Kind.OPEN} and field.choices is not None and value:
            assert value in field.choices.codes()


def test_an_attribute_without_a_declaration_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Loose(Record):
        secret: str = ""

    with pytest.raises(TypeError, match=r"Loose\.secret has no declaration"):
        fields_of(Loose)


def test_a_field_with_no_profile_may_leave_for_nobody() -> None:
    @dataclasses.dataclass(frozen=True)
    class Closed:
        secret: str = declared(
            "Secret", help="Stays.", kind=Kind.TEXT, sensitivity=Sensitivity.SENSITIVE, profiles=NOBODY
        )

    assert not any(field_of(Closed, "secret").may_leave(profile) for profile in Profile)


def test_a_field_leaves_for_its_profiles_alone() -> None:
    reliability = field_of(Evidence, "source_reliability")
    assert [reliability.may_leave(profile) for profile in Profile] == [False, True, True]


def test_a_field_is_found_by_its_key() -> None:
    assert field_of(Complaint, "narrative").shown_label() == "What happened"
    assert field_of(Complaint, "narrative").shown_help()
    with pytest.raises(KeyError):
        field_of(Complaint, "nonsense")


def test_the_three_silences_are_three_values_on_each_axis_of_paragraph_30() -> None:
    for key in PARA_30_AXES:
        field = field_of(Child, "age_certainty" if key == "age" else key)
        assert field.choices is not None
        assert field.choices.codes()[-3:] == (NOT_ASKED, NOT_SAID, UNKNOWN)
        assert len({field.choices.label(code) for code in (NOT_ASKED, NOT_SAID, UNKNOWN)}) == 3


def test_an_unknown_code_stands_for_itself() -> None:
    colours = code_list("colour", ("red", "Red"))
    assert colours.label("red") == "Red"
    assert colours.label("mauve") == "mauve"
