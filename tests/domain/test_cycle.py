"""A review cycle: what it must keep, and what of it may leave."""

import pytest

from gc25desk.domain.cycle import Cluster, Stage, check, shipped_clusters
from gc25desk.domain.field import Profile, fields_of
from gc25desk.errors import InvalidInput
from tests.builders import a_cycle


def test_the_dates_of_the_pre_session_leave_in_no_report() -> None:
    kept = {"stages", "pre_session_month", "pre_session_year", "loipr_month", "loipr_year"}
    for field in fields_of(type(a_cycle())):
        if field.key in kept:
            assert not field.may_leave(Profile.PUBLIC)
            assert not field.may_leave(Profile.COMMITTEE)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"pre_session_year": None}, "pre_session_year"),
        ({"pre_session_month": ""}, "pre_session_month"),
        ({"stages": (Stage("session"), Stage("session"))}, "stages"),
        ({"clusters": (Cluster("1", "One"), Cluster("1", "Another"))}, "clusters"),
        ({"title": ""}, "title"),
    ],
)
def test_a_broken_rule_names_its_field(values: dict[str, object], key: str) -> None:
    with pytest.raises(InvalidInput) as told:
        check(a_cycle(**values))
    assert told.value.field == key


def test_clusters_are_the_users_to_edit() -> None:
    cycle = a_cycle(clusters=(*shipped_clusters(), Cluster("10", "Our own")))
    check(cycle)
    assert cycle.cluster_title("10") == "Our own"
    assert cycle.cluster_title("11") == "11"
