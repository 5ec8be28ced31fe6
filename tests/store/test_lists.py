"""A list holds exactly what its query asks for, in the order it asks for."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from gc25desk.domain import codes
from gc25desk.domain import query as q
from gc25desk.domain.complaint import is_open, is_overdue, needs_somebody_now
from gc25desk.domain.query import Filter, Order, Query
from gc25desk.services import path, records, saving
from gc25desk.services.desk import Desk
from tests.builders import a_child, a_complaint, a_tag, an_evidence

DAY = dt.date(2026, 11, 2)
STATUSES = ("received", "investigation", "closed", "referred")


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with 24 complaints that differ in everything a filter can ask for."""
    today = dt.datetime.now().astimezone().date()
    made = [
        a_complaint(
            subject=("Älter", "beta", "Gamma_x", "100% alt")[at % 4],
            date_received=DAY - dt.timedelta(days=at % 6),
            date_due=None if at % 3 == 0 else today + dt.timedelta(days=at - 12),
            status=STATUSES[at % 4],
            urgency=("urgent", "normal", "low")[at % 3],
            harm=(("privacy", "contact"), (), ("contact",))[at % 3],
            children=(a_child(age=at % 18, sex=("girl", "boy")[at % 2]), a_child(age=None, age_certainty="")),
            tags=(a_tag(1 + at, stance="" if at % 5 == 0 else "alleged_violation"),),
            narrative=f"Narrative {at} сообщение",
        )
        for at in range(24)
    ]
    saving.save_all(desk, "complaint", made)
    return desk


def found(desk: Desk, *filters: Filter, words: str = "") -> list[Any]:
    query = Query(filters, words)
    numbers = records.rows(desk, "complaint", query)
    page = records.page(desk, "complaint", numbers, ["reference"])
    assert records.count(desk, "complaint", query) == len(numbers) == len(page)
    return sorted((records.get(desk, "complaint", row.id) for row in page), key=lambda item: item.reference)


TODAY = dt.datetime.now().astimezone().date()
CASES: list[tuple[Filter, Callable[[Any], bool]]] = [
    (Filter("status", values=("closed", "received")), lambda c: c.status in {"closed", "received"}),
    (Filter("harm", values=("privacy",)), lambda c: "privacy" in c.harm),
    (Filter("harm", values=("",)), lambda c: c.harm == ()),
    (Filter("subject", contains="alt"), lambda c: c.subject in {"Älter", "100% alt"}),
    (Filter("subject", contains="A_X"), lambda c: c.subject == "Gamma_x"),
    (Filter("subject", contains="100%"), lambda c: c.subject == "100% alt"),
    (
        Filter("date_received", since=DAY - dt.timedelta(days=1)),
        lambda c: c.date_received >= DAY - dt.timedelta(1),
    ),
    (
        Filter("date_received", until=DAY - dt.timedelta(days=5)),
        lambda c: c.date_received <= DAY - dt.timedelta(5),
    ),
    (Filter("date_due", values=("",)), lambda c: c.date_due is None),
    (Filter("children.sex", values=("girl",)), lambda c: any(child.sex == "girl" for child in c.children)),
    (
        Filter("children.age", lowest=6, highest=11),
        lambda c: any(child.age is not None and 6 <= child.age <= 11 for child in c.children),
    ),
    (Filter("children.age_silence", values=("unknown",)), lambda _c: True),
    (Filter("children.age_silence", values=("not_asked",)), lambda _c: False),
    (Filter("tags.paragraph", values=("3", "4")), lambda c: c.tags[0].paragraph in {3, 4}),
    (Filter(q.IS_OPEN), is_open),
    (Filter(q.IS_OVERDUE), lambda c: is_overdue(c, TODAY)),
    (Filter(q.IS_URGENT), lambda c: is_open(c) and c.urgency == "urgent"),
    (Filter(q.IS_IN_DANGER), needs_somebody_now),
    (Filter(q.IS_UNTAGGED), lambda c: c.tags[0].stance == ""),
]


@pytest.mark.parametrize(("condition", "holds"), CASES, ids=[str(case[0].key) for case in CASES])
def test_a_filter_finds_what_it_says(filled: Desk, condition: Filter, holds: Callable[[Any], bool]) -> None:
    every = sorted(records.every(filled, "complaint"), key=lambda item: item.reference)
    assert found(filled, condition) == [item for item in every if holds(item)]


def test_filters_hold_together(filled: Desk) -> None:
    both = found(filled, Filter("status", values=("closed",)), Filter("urgency", values=("urgent",)))
    assert both
    assert all(item.status == "closed" and item.urgency == "urgent" for item in both)


def test_words_and_filters_hold_together(filled: Desk) -> None:
    assert [item.narrative for item in found(filled, words="narrative 7 СООБЩЕНИЕ")] == [
        "Narrative 7 сообщение"
    ]
    assert found(filled, Filter("status", values=("received",)), words="narrative 7") == []
    assert found(filled, words="!!!") == []


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", ["date_received", "subject", "status", "urgency", "date_due", "reference"])
def test_sorting_is_done_in_the_order_of_the_field(filled: Desk, key: str, descending: bool) -> None:
    waiting = records.rows(filled, "complaint", Query((Filter(q.IS_IN_DANGER),)))
    every = list(records.rows(filled, "complaint", Query(order=Order(key, descending))))
    assert set(every[: len(waiting)]) == set(waiting)
    numbers = every[len(waiting) :]
    values = [row.values[key] for row in records.page(filled, "complaint", numbers, [key])]
    filled_in = [value for value in values if value is not None]
    orders: dict[str, Callable[[Any], Any]] = {
        "urgency": ("urgent", "high", "normal", "low").index,
        "status": codes.STATUSES.codes().index,
        "subject": str.casefold,
    }
    order = orders.get(key, lambda value: value)
    assert filled_in == sorted(filled_in, key=order, reverse=descending)
    assert values[len(filled_in) :] == [None] * (len(values) - len(filled_in))


def test_the_newest_entry_is_first_when_no_order_is_asked_for(filled: Desk) -> None:
    waiting = set(records.rows(filled, "complaint", Query((Filter(q.IS_IN_DANGER),))))
    numbers = list(records.rows(filled, "complaint", Query()))
    assert waiting
    assert numbers == sorted(numbers, key=lambda number: (number not in waiting, -number))


def test_a_child_in_danger_stands_first_until_somebody_has_acted(filled: Desk) -> None:
    last = records.rows(filled, "complaint", Query(order=Order("date_received")))[0]
    (row,) = records.page(filled, "complaint", [last], ["subject"])
    assert needs_somebody_now(records.get(filled, "complaint", row.id))
    path.meet_danger(filled, row.id, "Police called")
    again = records.rows(filled, "complaint", Query(order=Order("date_received")))
    waiting = set(records.rows(filled, "complaint", Query((Filter(q.IS_IN_DANGER),))))
    assert last not in waiting
    assert set(again[: len(waiting)]) == waiting


def test_a_page_keeps_the_order_asked_for_and_leaves_out_what_is_gone(filled: Desk) -> None:
    page = records.page(filled, "complaint", [5, 2, 9_999, 7], ["subject"])
    assert [row.row for row in page] == [5, 2, 7]


def test_a_changed_matter_is_found_by_its_new_words_alone(desk: Desk) -> None:
    held = saving.save(desk, "complaint", a_complaint(subject="Kamera im Schülerheft"))[0]
    saving.save(desk, "complaint", dataclasses.replace(held, subject="L’école surveille"))
    for words, count in (("schulerheft", 0), ("ECOLE surv", 1), ("cole", 1), ("", 1)):
        assert records.count(desk, "complaint", Query((Filter("subject", contains=words),))) == count


def test_evidence_is_listed_by_the_same_machinery(desk: Desk) -> None:
    saving.save(desk, "evidence", an_evidence(title="Ärztebericht"))
    assert records.count(desk, "evidence", Query((Filter("title", contains="arzte"),))) == 1


def test_an_unknown_field_is_a_fault_of_the_program(desk: Desk) -> None:
    with pytest.raises(KeyError):
        records.rows(desk, "complaint", Query((Filter("nonsense", values=("x",)),)))
