"""A saved view keeps a list as it was filtered, refuses what tells a name, and knows when it is stale."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.query import CONDITIONS, IS_OVERDUE, Filter, Order, Query
from gc25desk.domain.saved_view import LONGEST_NAME, SavedView, as_json, check, from_json, is_valid, named
from gc25desk.errors import InvalidInput

TEXTS = st.text(max_size=20)
FILTERS = st.builds(
    Filter,
    key=TEXTS | st.sampled_from(CONDITIONS),
    values=st.lists(TEXTS, max_size=3).map(tuple),
    contains=TEXTS,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    lowest=st.none() | st.integers(-5, 10**9),
    highest=st.none() | st.integers(-5, 10**9),
)
QUERIES = st.builds(
    Query,
    filters=st.lists(FILTERS, max_size=3).map(tuple),
    words=TEXTS,
    order=st.none() | st.builds(Order, key=TEXTS, descending=st.booleans()),
)


def a_view(
    *filters: Filter, order: Order | None = None, id: str = "one", name: str = "Mine", noun: str = "complaint"
) -> SavedView:
    return SavedView(id, name, noun, Query(filters, order=order))


@given(st.lists(st.builds(SavedView, TEXTS, TEXTS, TEXTS, QUERIES, st.booleans()), max_size=3))
def test_what_is_written_as_json_is_read_back(views: list[SavedView]) -> None:
    assert from_json(as_json(views)) == tuple(views)


@pytest.mark.parametrize(
    "text", ["", "no json", "{}", "[1, null]", '[{"id": "a"}]', '[{"query": []}]', '[{"query": 3}]']
)
def test_what_is_no_view_is_left_out(text: str) -> None:
    assert from_json(text) == ()


def test_a_view_whose_parts_are_spoiled_is_read_without_them() -> None:
    [view] = from_json(
        '[{"id": "a", "query": {"filters": [1, {"key": "status", "values": 3, "since": "x", "lowest": "y"}],'
        ' "order": 3}}]'
    )
    assert view.query == Query((Filter("status"),))


@pytest.mark.parametrize(
    "item",
    [
        Filter(IS_OVERDUE),
        Filter("status", values=("received", "")),
        Filter("children.place", values=("Old harbour",)),
        Filter("tags.paragraph", values=("75",)),
        Filter("date_received", since=dt.date(2026, 1, 1), values=("2026-01-02",)),
    ],
)
def test_what_the_desk_knows_is_valid(item: Filter) -> None:
    check(a_view(item, order=Order("date_due")))


@pytest.mark.parametrize(
    "view",
    [
        a_view(Filter("gone")),
        a_view(Filter("children.gone")),
        a_view(Filter("status.part")),
        a_view(Filter("children")),
        a_view(Filter("status", values=("abolished",))),
        a_view(Filter("tags.paragraph", values=("seventy",))),
        a_view(Filter("date_received", values=("yesterday",))),
        a_view(Filter(IS_OVERDUE), order=Order("gone")),
        a_view(Filter(IS_OVERDUE), noun="gone"),
    ],
    ids=lambda view: str(view.query.filters[0].key) + view.noun,
)
def test_what_the_desk_does_not_know_is_out_of_date(view: SavedView) -> None:
    assert not is_valid(view)
    with pytest.raises(InvalidInput):
        check(view)


@pytest.mark.parametrize("key", ["complainant_name", "complainant_contact", "children.name", "respondent"])
def test_a_view_looks_for_no_person(key: str) -> None:
    with pytest.raises(InvalidInput, match="cannot look for a person"):
        check(a_view(Filter(key, contains="Quillfeather")))


def test_a_view_shows_less_than_everything() -> None:
    with pytest.raises(InvalidInput, match="shows everything"):
        check(a_view())


def test_a_name_is_one_short_line_that_no_other_view_has() -> None:
    view = a_view(name=" Exams \n at home ")
    assert named(view, [view]).name == "Exams at home"
    for wrong in ("  ", "x" * (LONGEST_NAME + 1), "taken"):
        with pytest.raises(InvalidInput) as refused:
            named(a_view(name=wrong), [a_view(id="other", name="Taken")])
        assert refused.value.field == "name"
