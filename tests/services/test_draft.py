"""Unfinished typing is kept, encrypted, and is no record yet."""

import pytest

from gc25desk.domain.query import Query
from gc25desk.services import desk as desks
from gc25desk.services import draft, records, saving, search
from gc25desk.services.desk import Desk
from gc25desk.store import session
from tests.builders import PASSPHRASE, a_complaint


def test_a_draft_outlives_the_closing_of_its_desk(desk: Desk) -> None:
    typed = {"subject": "half a th", "children": [{"age": 9}], "narrative": "儿童\n\ttab"}
    draft.keep(desk, "complaint", "", typed)
    desks.close(desk)
    again = desks.open_desk(desk.info.folder, PASSPHRASE)
    (found,) = draft.drafts(again)
    assert (found.noun, found.record_id, found.data) == ("complaint", "", typed)
    assert found.at.tzinfo is not None
    desks.close(again)


def test_a_later_draft_takes_the_place_of_the_one_before(desk: Desk) -> None:
    for words in ("one", "two", "three"):
        draft.keep(desk, "evidence", "some-id", {"title": words})
    assert [one.data for one in draft.drafts(desk)] == [{"title": "three"}]


def test_each_record_and_each_noun_has_a_draft_of_its_own(desk: Desk) -> None:
    places = [("complaint", ""), ("evidence", ""), ("complaint", "x"), ("complaint", "y")]
    for noun, record_id in places:
        draft.keep(desk, noun, record_id, {"at": record_id})
    draft.drop(desk, "complaint", "x")
    draft.drop(desk, "complaint", "never-was")
    assert {(one.noun, one.record_id) for one in draft.drafts(desk)} == {
        place for place in places if place != ("complaint", "x")
    }


def test_a_draft_is_neither_counted_nor_found_nor_journalled(desk: Desk) -> None:
    saving.save(desk, "complaint", a_complaint())
    with desk.store.reading() as reader:
        before = len(list(session.entries(reader)))
    draft.keep(desk, "complaint", "", {"narrative": "xylophone"})
    assert records.count(desk, "complaint", Query()) == 1
    assert search.search(desk, "xylophone") == []
    with desk.store.reading() as reader:
        assert len(list(session.entries(reader))) == before


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal"])
def test_a_draft_stands_in_no_file_in_the_clear(desk: Desk, name: str) -> None:
    draft.keep(desk, "complaint", "", {"narrative": "xylophone canary"})
    assert b"xylophone" not in (desk.info.folder / name).read_bytes()
