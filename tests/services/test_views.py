"""A look at a record counts once an hour, and again when it could not be journalled."""

from gc25desk.services.views import Views


def test_a_look_is_new_once_an_hour_and_each_record_has_its_own_hour() -> None:
    now = [1000.0]
    views = Views(lambda: now[0])
    assert views.is_new("complaint", "one")
    now[0] += 3599
    assert not views.is_new("complaint", "one")
    assert views.is_new("complaint", "two")
    assert views.is_new("evidence", "one")
    now[0] += 1
    assert views.is_new("complaint", "one")
    assert not views.is_new("complaint", "two")


def test_a_look_that_could_not_be_journalled_is_new_again() -> None:
    views = Views(lambda: 0.0)
    for record in ("one", "two"):
        assert views.is_new("complaint", record)
    views.forget("complaint", ["one", "never seen"])
    assert views.is_new("complaint", "one")
    assert not views.is_new("complaint", "two")
