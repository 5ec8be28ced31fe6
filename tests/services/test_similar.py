"""Search before create: earlier complaints that look like one being typed, each with why."""

import datetime as dt
from typing import Any

from gc25desk.domain.access import Role
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.party import Involved, Party
from gc25desk.services import related, saving, similar
from gc25desk.services.desk import Desk
from gc25desk.store import records
from tests.builders import a_child, a_complaint, acts
from tests.conftest import WAITING, OpenAs

TODAY = dt.date(2026, 11, 20)
STORY = (
    "My daughter must keep the camera running during the proctoring of her exams, "
    "and the programme photographs her bedroom and keeps the recordings."
)
RETOLD = "The proctoring programme photographs the bedroom of a pupil during exams with the camera running."


def logged(desk: Desk, **values: Any) -> Complaint:
    filled = {"subject": "", "narrative": "", "children": (), "tags": ()} | values
    saved, _changes = saving.save(desk, "complaint", a_complaint(**filled))
    assert isinstance(saved, Complaint)
    return saved


def others(desk: Desk) -> None:
    """Log complaints that have nothing to do with any of the tests."""
    for number in range(8):
        words = f"Number {number}: a game sold surprise boxes to pupils who could not stop."
        logged(desk, narrative=words, platform="Lootland")


def typed(**values: Any) -> Complaint:
    return Complaint(date_received=TODAY, **values)


def test_the_same_story_is_found_with_why(desk: Desk) -> None:
    others(desk)
    earlier = logged(desk, subject="Filmed at home", narrative=STORY)
    (found,) = similar.find(desk, typed(narrative=RETOLD))
    assert (found.short.id, found.signs) == (earlier.id, ("narrative",))
    assert 0 < found.score <= 1
    assert similar.find(desk, typed(narrative="The proctoring")) == []


def test_a_common_word_is_no_story_on_a_desk_of_one_complaint(desk: Desk) -> None:
    logged(desk, narrative="The school board quarrelled with a cook about lunches that were served cold.")
    told = "A messenger application published photographs of my niece with names, about which nobody asked."
    assert similar.find(desk, typed(narrative=told)) == []


def test_the_same_name_and_the_same_number_are_found(desk: Desk) -> None:
    earlier = logged(desk, complainant_name="Zebedia Quillfeather", complainant_contact="+999 5550 1771")
    (by_name,) = similar.find(desk, typed(complainant_name="zebedia quillfeather"))
    assert (by_name.short.id, by_name.signs) == (earlier.id, ("name",))
    (by_contact,) = similar.find(desk, typed(complainant_contact="5550 1771"))
    assert by_contact.signs == ("contact",)
    (both,) = similar.find(
        desk, typed(complainant_name="Zebedia Quillfeather", complainant_contact="+999 5550 1771")
    )
    assert both.signs == ("contact", "name")
    assert both.score > max(by_name.score, by_contact.score)


def test_what_stands_beside_a_number_is_a_note_and_makes_nobody_the_same_contact(desk: Desk) -> None:
    for number in range(3):
        logged(desk, complainant_contact=f"+999 5550 130{number}, please leave no message")
    same_note = typed(complainant_contact="+999 5550 1999, please leave no message")
    assert similar.find(desk, same_note) == []
    earlier = logged(desk, complainant_name="Zebedia Quillfeather")
    (by_name,) = similar.find(desk, typed(complainant_contact="+999 5550 1999, Zebedia Quillfeather"))
    assert by_name.short.id == earlier.id


def test_of_two_with_the_same_number_the_one_with_the_same_note_comes_first(desk: Desk) -> None:
    before = logged(desk, complainant_contact="+999 5550 1771, after school only")
    for day in (1, 2):
        logged(desk, complainant_contact="+999 5550 1771", date_received=dt.date(2026, 11, day))
    draft = typed(complainant_contact="+999 5550 1771, after school only")
    assert len(similar.find(desk, draft)) == 3
    asked = {"contact": [draft.complainant_contact]}
    found = desk.known.match(asked, limit=9, contacts=("contact",))["contact"]
    assert (len(found), found[0].record) == (3, before.id)


def test_a_child_named_before_is_found_by_the_name_of_the_caller_field_too(desk: Desk) -> None:
    earlier = logged(desk, children=(a_child(name="Thistledown Marrow"),))
    (found,) = similar.find(desk, typed(children=(a_child(name="Thistledown Marrow"),)))
    assert (found.short.id, found.signs) == (earlier.id, ("name",))


def test_a_platform_is_found_in_other_spellings_and_a_mere_kind_of_platform_is_not(desk: Desk) -> None:
    earlier = logged(desk, platform="Exam Guard")
    logged(desk, platform="online_game")
    assert [one.short.id for one in similar.find(desk, typed(platform="examguard"))] == [earlier.id]
    assert similar.find(desk, typed(platform="online_game")) == []


def test_a_body_with_a_record_of_its_own_is_found_by_its_complaints(desk: Desk) -> None:
    school, _changes = saving.save(desk, "party", Party(name="Hillside School", kind="organisation"))
    earlier = logged(desk, parties=(Involved(role="respondent", party=school.id),))
    by_link = similar.find(desk, typed(parties=(Involved(role="respondent", party=school.id),)))
    by_name = similar.find(desk, typed(respondent="Hillside School"))
    assert [(one.short.id, one.signs) for one in by_link] == [(earlier.id, ("party",))]
    assert [(one.short.id, one.signs) for one in by_name] == [(earlier.id, ("respondent",))]


def test_a_child_of_the_same_age_and_place_is_a_sign_while_it_is_near_in_time(desk: Desk) -> None:
    child = a_child(age=9, place="North Coast")
    near = logged(desk, date_received=dt.date(2026, 11, 1), children=(child,))
    logged(desk, date_received=dt.date(2026, 1, 1), children=(child,))
    found = similar.find(desk, typed(children=(child,)))
    assert [(one.short.id, one.signs) for one in found] == [(near.id, ("child",))]
    assert similar.find(desk, typed(children=(a_child(age=9, place="not_asked"),))) == []


def test_a_duplicate_leads_to_the_one_that_stands_and_a_record_never_to_itself(desk: Desk) -> None:
    stands = logged(desk, platform="ExamGuard")
    again = logged(desk, platform="ExamGuard")
    related.merge(desk, again.id, stands.id)
    assert [one.short.id for one in similar.find(desk, typed(platform="ExamGuard"))] == [stands.id]
    assert similar.find(desk, stands) == []


def test_the_likeliest_comes_first_and_no_more_than_asked_for(desk: Desk) -> None:
    for _number in range(4):
        logged(desk, platform="ExamGuard")
    sure = logged(desk, platform="ExamGuard", complainant_contact="+999 5550 1771")
    found = similar.find(desk, typed(platform="ExamGuard", complainant_contact="+999 5550 1771"), limit=3)
    assert len(found) == 3
    assert found[0].short.id == sure.id
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_suggesting_views_no_record_and_a_search_for_people_is_journalled_once(desk: Desk) -> None:
    logged(desk, complainant_name="Zebedia Quillfeather", narrative=STORY)
    before = acts(desk)
    similar.find(desk, typed(narrative=RETOLD))
    assert acts(desk) == before
    for words in ("Zebedia Quillfeather", "Zebedia Quillfeather", "Zebedia Quillfeather"):
        found = similar.find(desk, typed(complainant_name=words))
    assert acts(desk)[len(before) :] == [("identity", "search")]
    assert "Quillfeather" not in repr(found)


def test_whether_a_desk_is_small_is_told_by_all_its_records(desk: Desk) -> None:
    logged(desk)
    saving.save(desk, "party", Party(name="Hillside School", kind="organisation"))
    with desk.store.reading() as reader:
        every = len(records.references(reader))
        assert records.at_most(reader, every)
        assert not records.at_most(reader, every - 1)


def test_without_the_identity_key_no_name_contact_or_respondent_is_compared(open_as: OpenAs) -> None:
    keyed = open_as(Role.INTAKE_OFFICER)
    logged(
        keyed,
        complainant_name="Zebedia Quillfeather",
        complainant_contact="+999 5550 1771",
        respondent="Hillside School",
        platform="ExamGuard",
    )
    for name in (WAITING, Role.REPORT_WRITER):
        desk = open_as(name)
        draft = typed(
            complainant_name="Zebedia Quillfeather",
            complainant_contact="+999 5550 1771",
            respondent="Hillside School",
        )
        assert similar.find(desk, draft) == []
        (by_platform,) = similar.find(desk, typed(platform="ExamGuard"))
        assert by_platform.signs == ("platform",)
