"""What the desk knows of a file leaves it in no export but the institution's own."""

import pytest

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.field import Field, Profile, Sensitivity, field_of, fields_of
from gc25desk.domain.record import as_json


@pytest.mark.parametrize("field", fields_of(Attachment), ids=lambda field: field.key)
def test_nothing_of_a_file_may_leave_the_institution(field: Field) -> None:
    assert not field.may_leave(Profile.PUBLIC)
    assert not field.may_leave(Profile.COMMITTEE)


def test_the_name_of_a_file_can_name_a_person() -> None:
    assert field_of(Attachment, "name").sensitivity is Sensitivity.IDENTITY


def test_a_file_is_shown_by_name_size_and_fingerprint() -> None:
    shown = as_json(Attachment("an-id", "Terms.pdf", 12, "0" * 64))
    assert shown == {"id": "an-id", "name": "Terms.pdf", "size": 12, "sha256": "0" * 64}
