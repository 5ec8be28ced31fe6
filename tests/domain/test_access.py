"""Who may do what: the table itself, and what follows from it for each field."""

from itertools import combinations

import pytest

from gc25desk.domain import access
from gc25desk.domain.access import Act, FieldAccess, Role
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Kind, field_of, fields_of
from gc25desk.errors import InvalidInput, NotAllowed

RECORDS = {"complaint": Complaint, "evidence": Evidence}


def test_every_act_is_in_the_table_and_somebody_may_do_it() -> None:
    assert set(access.TABLE) == set(Act)
    assert all(may for _words, may in access.TABLE.values())


@pytest.mark.parametrize("role", Role)
def test_no_role_both_approves_and_releases_an_identity(role: Role) -> None:
    assert not (access.allowed([role], Act.APPROVE_IDENTITY) and access.allowed([role], Act.RELEASE_IDENTITY))


@pytest.mark.parametrize("role", Role)
def test_no_role_approves_what_it_may_ask_for(role: Role) -> None:
    assert not (access.allowed([role], Act.APPROVE_IDENTITY) and access.allowed([role], Act.ASK_IDENTITY))


def test_who_may_not_see_identities_may_ask_or_has_no_business_with_records() -> None:
    for role in Role:
        if not access.allowed([role], Act.SEE_IDENTITIES) and access.allowed([role], Act.READ_COMPLAINTS):
            assert access.allowed([role], Act.ASK_IDENTITY)


def test_a_reviewer_changes_and_exports_nothing() -> None:
    writing = ("write", "tag", "export", "bin", "purge", "manage", "give", "import", "restore", "release")
    for act in Act:
        if any(word in act.value for word in writing):
            assert not access.allowed([Role.REVIEWER], act)


@pytest.mark.parametrize("pair", list(combinations(Role, 2)))
def test_one_person_never_approves_and_releases(pair: tuple[Role, ...]) -> None:
    may = {act for act in Act if access.allowed(pair, act)}
    if Act.APPROVE_IDENTITY in may and may & {Act.RELEASE_IDENTITY, Act.ASK_IDENTITY}:
        with pytest.raises(InvalidInput):
            access.checked_roles(pair)
    else:
        assert access.checked_roles(pair) == pair


@pytest.mark.parametrize("codes", [(), ("king",), ("monitor", "king")])
def test_unknown_roles_are_refused(codes: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput):
        access.checked_roles(codes)


def test_a_refusal_names_who_may() -> None:
    with pytest.raises(NotAllowed) as refused:
        access.require([Role.REVIEWER], Act.APPROVE_IDENTITY)
    assert "Custodian of identities" in refused.value.next_step


def test_the_first_person_can_do_all_the_work_of_a_small_institution() -> None:
    access.checked_roles(access.FIRST_ROLES)
    missing = {act for act in Act if not access.allowed(access.FIRST_ROLES, act)}
    assert missing == {Act.APPROVE_IDENTITY}


@pytest.mark.parametrize("noun", RECORDS)
@pytest.mark.parametrize("role", Role)
def test_what_names_a_person_is_shown_to_those_alone_who_may_see_identities(noun: str, role: Role) -> None:
    for field in fields_of(RECORDS[noun]):
        found = access.field_access([role], noun, field)
        if found in {FieldAccess.READ, FieldAccess.WRITE}:
            assert access.allowed([role], access.READ[noun])
            assert not access.is_sealed(field) or access.allowed([role], Act.SEE_IDENTITIES)
        if found is FieldAccess.WRITE:
            assert not field.system


def test_a_report_writer_tags_a_complaint_and_changes_nothing_else_of_it() -> None:
    writable = {
        field.key
        for field in fields_of(Complaint)
        if access.field_access([Role.REPORT_WRITER], "complaint", field) is FieldAccess.WRITE
    }
    assert writable == {"tags"}
    name = field_of(Child, "name")
    assert access.field_access([Role.REPORT_WRITER], "complaint", name) is FieldAccess.SEALED


def test_every_sealed_field_is_a_text() -> None:
    texts = {Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN, Kind.URL}
    for record in RECORDS.values():
        for part in access.with_sealed_parts(record):
            assert part.record is not None
            assert {field_of(part.record, key).kind for key in access.sealed_keys(part.record)} <= texts
        assert {field_of(record, key).kind for key in access.sealed_keys(record)} <= texts


def test_the_printed_table_has_every_act_and_every_role() -> None:
    lines = access.printed()
    assert [line.act for line in lines] == list(Act)
    assert all(len(line.may) == len(Role) for line in lines)
