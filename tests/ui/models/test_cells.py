"""Each kind of value has one short form in a list."""

import datetime as dt
from typing import Any

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, field_of
from gc25desk.ui.models.cells import shown


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (field_of(Complaint, "date_received"), dt.date(2026, 11, 14), "14 Nov 2026"),
        (field_of(Complaint, "date_received"), "2026-11-14", "14 Nov 2026"),
        (field_of(Complaint, "date_received"), None, ""),
        (field_of(Complaint, "urgency"), "urgent", "Urgent"),
        (field_of(Complaint, "urgency"), "of no list", "of no list"),
        (field_of(Complaint, "platform"), "messaging", "Messaging"),
        (field_of(Complaint, "platform"), "Mossy Island", "Mossy Island"),
        (field_of(Complaint, "harm"), ("content", "privacy"), "Content, Privacy"),
        (field_of(Complaint, "harm"), (), ""),
        (field_of(Complaint, "children"), (1, 2), "2"),
        (field_of(Evidence, "files"), 3, "3"),
        (field_of(Complaint, "version"), 4, "4"),
        (field_of(Complaint, "subject"), "two\nlines  here", "two lines here"),
        (field_of(Complaint, "subject"), "<b>as it is</b>", "<b>as it is</b>"),
    ],
)
def test_values_in_words(field: Field, value: Any, words: str) -> None:
    assert shown(field, value) == words


def test_a_moment_is_shown_in_local_time() -> None:
    moment = dt.datetime(2026, 11, 14, 12, tzinfo=dt.UTC)
    field = field_of(Complaint, "updated_at")
    assert shown(field, moment) == shown(field, moment.isoformat())
    assert "2026" in shown(field, moment)


def test_a_long_text_is_cut() -> None:
    assert len(shown(field_of(Complaint, "narrative"), "x" * 10_000)) <= 300
