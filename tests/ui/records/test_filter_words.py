"""A filter says in words what it does."""

import datetime as dt

import pytest

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Field
from gc25desk.domain.query import CONDITIONS, Filter
from gc25desk.ui.records.filter_words import filter_on, in_words, with_filter, without

DAY, LATER = dt.date(2026, 11, 1), dt.date(2026, 11, 30)


def as_it_is(field: Field) -> Field:
    return field


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Filter("status", values=("received", "closed")), "Status: Received, Closed"),
        (Filter("status", values=("",)), "Status: not recorded"),
        (
            Filter("status", values=("received", "closed", "referred", "findings", "admissible")),
            "Status: Received, Closed, Referred, 2 more",
        ),
        (Filter("subject", contains="exam"), "Matter: “exam”"),
        (Filter("date_received", since=DAY, until=LATER), "Date received: 1 Nov 2026 to 30 Nov 2026"),
        (Filter("date_received", since=DAY), "Date received: from 1 Nov 2026"),
        (Filter("date_received", until=DAY), "Date received: until 1 Nov 2026"),
        (Filter("children.sex", values=("girl",)), "Sex: Girl"),
        (Filter("children.age", lowest=0, highest=5), "Age at the event: 0 to 5"),
        (Filter("children.age", lowest=7, highest=7), "Age at the event: 7"),
        (Filter("children.age", lowest=12), "Age at the event: from 12"),
        (Filter("tags.paragraph", values=("81",)), "Paragraph: 81"),
        (Filter("subject"), "Matter"),
        (Filter("no.such", contains="x"), "no.such: “x”"),
    ],
)
def test_filters_in_words(item: Filter, words: str) -> None:
    assert in_words(Complaint, item, as_it_is) == words


@pytest.mark.parametrize("key", CONDITIONS)
def test_every_rule_has_words(key: str) -> None:
    assert in_words(Complaint, Filter(key), as_it_is) not in {"", key}


def test_one_filter_a_field() -> None:
    filters = with_filter((), Filter("subject", contains="a"))
    filters = with_filter(filters, Filter("status", values=("closed",)))
    filters = with_filter(filters, Filter("subject", contains="b"))
    assert {item.key: item for item in filters}["subject"].contains == "b"
    assert len(filters) == 2
    assert filter_on(filters, "subject").contains == "b"
    assert filter_on(filters, "urgency") == Filter("urgency")
    assert without(filters, "subject") == (Filter("status", values=("closed",)),)
    assert with_filter(filters, Filter("subject")) == without(filters, "subject")
