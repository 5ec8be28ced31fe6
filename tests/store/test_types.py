"""The kinds of field in columns: what goes in comes out, and sorts as it should."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.store.types import Codes, Moment, column_of

DIALECTS = tuple(sa.make_url(url).get_dialect()() for url in ("sqlite://", "postgresql://"))
moments = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2200, 1, 1), timezones=st.timezones())  # noqa: DTZ001
FIELDS = [*fields_of(Complaint), *fields_of(Evidence)]


def to_the_millisecond(moment: dt.datetime) -> dt.datetime:
    utc = moment.astimezone(dt.UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


@given(moments)
def test_a_moment_comes_back_in_utc_to_the_millisecond(moment: dt.datetime) -> None:
    for dialect in DIALECTS:
        text = Moment().process_bind_param(moment, dialect)
        assert Moment().process_result_value(text, dialect) == to_the_millisecond(moment)


@given(moments, moments)
def test_moments_sort_as_text_as_they_do_in_time(first: dt.datetime, second: dt.datetime) -> None:
    texts = [Moment().process_bind_param(moment, DIALECTS[0]) for moment in (first, second)]
    assert None not in texts
    before, after = to_the_millisecond(first), to_the_millisecond(second)
    assert (str(texts[0]) < str(texts[1])) is (before < after)


@given(st.lists(st.text(max_size=10), max_size=5).map(tuple))
def test_codes_come_back_in_their_order(codes: tuple[str, ...]) -> None:
    text = Codes().process_bind_param(codes, DIALECTS[0])
    assert Codes().process_result_value(text, DIALECTS[0]) == codes


def test_nothing_is_kept_as_nothing() -> None:
    assert Moment().process_bind_param(None, DIALECTS[0]) is None
    assert Moment().process_result_value(None, DIALECTS[0]) is None
    assert Codes().process_bind_param(None, DIALECTS[0]) == "[]"
    assert Codes().process_result_value(None, DIALECTS[0]) == ()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_field_is_a_column_or_a_table_of_its_own(field: Field) -> None:
    column = column_of(field)
    if field.kind in {Kind.RECORDS, Kind.FILES}:
        assert column is None
    else:
        assert column is not None
        assert column.name == field.key
        assert column.nullable is (field.kind in {Kind.DATE, Kind.MOMENT, Kind.NUMBER})


@pytest.mark.parametrize("dialect", DIALECTS, ids=["sqlite", "postgresql"])
def test_the_tables_can_be_made_on_either_database(dialect: Any) -> None:
    from sqlalchemy.schema import CreateTable

    from gc25desk.store import schema

    for table in schema.metadata.sorted_tables:
        assert isinstance(table, sa.Table)
        assert table.name in str(CreateTable(table).compile(dialect=dialect))
