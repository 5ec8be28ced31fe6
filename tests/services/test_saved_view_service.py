"""Views are kept on the desk: one's own, and those for everybody, which the rules of the desk guard."""

import dataclasses

import pytest

from gc25desk.domain.access import Role
from gc25desk.domain.query import IS_OVERDUE, IS_URGENT, Filter, Order, Query
from gc25desk.domain.saved_view import MOST_VIEWS, SavedView
from gc25desk.errors import InvalidInput, NotAllowed, NotFound
from gc25desk.services import desk as desks
from gc25desk.services import records, saved_view, saving
from gc25desk.services.desk import Desk
from gc25desk.store import about, session
from tests.builders import PASSPHRASE, a_complaint, acts
from tests.conftest import OpenAs

URGENT = Query((Filter(IS_URGENT),), order=Order("date_due"))


def a_view(name: str = "Exams", query: Query = URGENT, *, for_all: bool = False) -> SavedView:
    return SavedView("", name, "complaint", query, for_all)


def kept(desk: Desk, *names: str, for_all: bool = False) -> list[SavedView]:
    for name in names:
        saved_view.keep(desk, a_view(name, for_all=for_all))
    return [view for view in saved_view.of_desk(desk) if view.for_all is for_all]


def names(desk: Desk) -> list[str]:
    return [view.name for view in saved_view.of_desk(desk)]


def test_a_view_is_there_when_the_desk_is_opened_again(desk: Desk) -> None:
    changes = saved_view.keep(desk, a_view())
    assert changes.nouns == {"saved_view"}
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    [view] = saved_view.of_desk(again)
    assert (view.name, view.query, view.for_all) == ("Exams", URGENT, False)
    desks.close(again)


def test_ones_own_views_are_for_oneself_and_the_others_for_all(open_as: OpenAs) -> None:
    supervisor = open_as(Role.SUPERVISOR.value)
    kept(supervisor, "Mine alone")
    kept(supervisor, "For all", for_all=True)
    assert names(supervisor) == ["For all", "Mine alone"]
    assert names(open_as(Role.INTAKE_OFFICER.value)) == ["For all"]
    assert names(open_as(Role.ADMINISTRATOR.value)) == []  # who reads no complaints has no list of them


def test_who_may_not_set_rules_changes_no_view_of_everybody(open_as: OpenAs) -> None:
    [shared] = kept(open_as(Role.SUPERVISOR.value), "For all", for_all=True)
    officer = open_as(Role.INTAKE_OFFICER.value)
    assert not saved_view.may_change(officer, shared)
    with pytest.raises(NotAllowed):
        saved_view.keep(officer, a_view("Another", for_all=True))
    with pytest.raises(NotAllowed):
        saved_view.rename(officer, shared, "Another")
    with pytest.raises(NotAllowed):
        saved_view.move(officer, shared, 1)
    with pytest.raises(NotAllowed):
        saved_view.remove(officer, shared)
    assert names(officer) == ["For all"]
    [own] = kept(officer, "Own")
    assert saved_view.may_change(officer, own)


def test_views_are_renamed_moved_and_removed(desk: Desk) -> None:
    first, _second, third = kept(desk, "First", "Second", "Third")
    saved_view.move(desk, third, -1)
    assert names(desk) == ["First", "Third", "Second"]
    saved_view.move(desk, first, 9)
    assert names(desk) == ["Third", "Second", "First"]
    saved_view.rename(desk, third, " Thirdly ")
    saved_view.remove(desk, first)
    assert names(desk) == ["Thirdly", "Second"]
    with pytest.raises(NotFound):
        saved_view.remove(desk, first)
    with pytest.raises(InvalidInput):
        saved_view.rename(desk, third, "second")


def test_a_view_is_changed_in_its_place(desk: Desk) -> None:
    first, _second = kept(desk, "First", "Second")
    late = Query((Filter(IS_OVERDUE),))
    saved_view.keep(desk, dataclasses.replace(first, query=late))
    assert [(view.name, view.query) for view in saved_view.of_desk(desk)] == [
        ("First", late),
        ("Second", URGENT),
    ]


def test_a_view_that_is_out_of_date_is_still_listed_renamed_and_removed(desk: Desk) -> None:
    [view] = kept(desk, "First")
    with desk.store.writing() as writer:
        key = f"saved_views:{desk.store.person.id}"
        about.put(writer, key, about.value(writer, key).replace("is_urgent", "is_gone"))
    [stale] = saved_view.of_desk(desk)
    assert stale.query.filters[0].key == "is_gone"
    saved_view.rename(desk, view, "Old")
    assert names(desk) == ["Old"]
    saved_view.remove(desk, view)
    assert names(desk) == []


def test_there_are_only_so_many_views(desk: Desk) -> None:
    kept(desk, *(f"View {number}" for number in range(MOST_VIEWS)))
    with pytest.raises(InvalidInput, match="already"):
        saved_view.keep(desk, a_view("One more"))


def test_the_journal_tells_that_a_view_of_everybody_changed_and_none_of_its_words(desk: Desk) -> None:
    before = len(acts(desk))
    kept(desk, "Quietly mine")
    assert len(acts(desk)) == before
    kept(desk, "Loudly ours", for_all=True)
    assert acts(desk)[before:] == [("saved_view", "update")]
    with desk.store.reading() as reader:
        assert "ours" not in "".join(entry.fields for entry in session.entries(reader))


def test_counts_are_taken_together_and_only_of_what_one_may_read(open_as: OpenAs) -> None:
    supervisor = open_as(Role.SUPERVISOR.value)
    for urgency in ("urgent", "normal", "urgent"):
        saving.save(supervisor, "complaint", a_complaint(urgency=urgency))
    wanted = [("complaint", URGENT), ("complaint", Query()), ("evidence", Query())]
    assert records.counts(supervisor, wanted) == [2, 3, 0]
    assert records.counts(open_as(Role.ADMINISTRATOR.value), wanted) == [None, None, None]
