"""The index says who may be on the desk already, and forgets whom it should."""

import gc
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc25desk.domain.identity_index import IdentityIndex, Likely
from gc25desk.domain.text import folded


@pytest.fixture
def index() -> IdentityIndex:
    made = IdentityIndex()
    made.put("complaint", "1", {"complainant_name": ["Amal Hassan"], "children.name": ["فاطمة حسن"]})
    made.put(
        "complaint",
        "2",
        {"children.name": ["Фатима Омар"], "complainant_contact": ["079 123 45 67, evenings"]},
    )
    made.put("evidence", "3", {"source": ["https://www.tiktok.com/@sara_2009"], "url": ["aunt@example.org"]})
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("فاطمة حسن ", ("1", "children.name", "same")),
        ("Fatima Hassan ", ("1", "children.name", "spelling")),
        ("Amaal Hasan", ("1", "complainant_name", "spelling")),
        ("Fatema Omer ", ("2", "children.name", "sounds")),
        ("Fat", ("2", "children.name", "begins")),
        ("Ома", ("2", "children.name", "begins")),
        ("+999 79 1234567", ("2", "complainant_contact", "phone")),
        ("079 123", ("2", "complainant_contact", "begins")),
        ("@Sara_2009", ("3", "source", "handle")),
        ("sara_2009 ", ("3", "source", "handle")),
        ("sara_20", ("3", "source", "begins")),
        ("tiktok.com/@sara_2009/video/7", ("3", "source", "handle")),
        ("AUNT@example.org", ("3", "url", "address")),
        ("aunt@ex", ("3", "url", "begins")),
    ],
)
def test_a_record_is_found_with_the_reason(
    index: IdentityIndex, typed: str, found: tuple[str, str, str]
) -> None:
    matches = [(one.record, one.key, one.why) for one in index.find(typed)]
    assert found in matches


@pytest.mark.parametrize("typed", ["", "  ", "Fat ", "Hassan Omar ", "2026-11-14", "1", "?", "@", "Q"])
def test_nothing_is_found_for_too_little_or_somebody_else(index: IdentityIndex, typed: str) -> None:
    assert index.find(typed) == []


def test_the_likeliest_comes_first_and_each_record_once(index: IdentityIndex) -> None:
    index.put("complaint", "4", {"complainant_name": ["Fatima Hassan"], "children.name": ["Fatma Hassan"]})
    found = index.find("Fatima Hassan ")
    assert [one.record for one in found] == ["4", "1"]
    assert found[0] == Likely("complaint", "4", "complainant_name", 1.0, "same")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_name_with_its_number_comes_before_the_name_alone(index: IdentityIndex) -> None:
    index.put("complaint", "5", {"children.name": ["Fatima Omar"]})
    found = index.find("Fatima Omar, 079 123 45 67 ")
    assert [one.record for one in found] == ["2", "5"]
    index.put("complaint", "6", {"complainant_contact": ["0791234567"]})
    assert [one.record for one in index.find("Fatima Omar, 079 123 45 67 ")] == ["2", "5", "6"]


def test_no_more_are_given_than_asked_for() -> None:
    index = IdentityIndex()
    for number in range(30):
        index.put("complaint", str(number), {"children.name": ["Amal Hassan"]})
    assert len(index.find("Amal ")) == 20
    assert len(index.find("Amal ", limit=3)) == 3


def test_what_is_put_again_replaces_what_was_there(index: IdentityIndex) -> None:
    index.put("complaint", "1", {"complainant_name": ["Nadia Taha"]})
    assert index.find("Fatima Hassan ") == []
    assert [one.record for one in index.find("Nadia Taha ")] == ["1"]
    assert index.contains("children.name", "حسن") == set()


def test_a_list_is_filtered_without_case_or_accents(index: IdentityIndex) -> None:
    assert index.contains("children.name", folded("ОМАР")) == {"2"}
    assert index.contains("complainant_name", "HASS") == {"1"}
    assert index.contains("complainant_name", "فاطمة") == set()
    assert index.contains("no_such_field", "a") == set()


def test_python_has_next_to_nothing_of_it_to_look_at_for_cycles() -> None:
    gc.collect()
    before, index = len(gc.get_objects()), IdentityIndex()
    for number in range(1000):
        names = ["Amal Hassan", f"Nadia {chr(0x61 + number % 26) * 3}{number}"]
        index.put("complaint", str(number), {"children.name": names, "contact": [f"079 1{number:06}"]})
    for _look in range(3):  # a plain tuple in another is found to be plain one look later
        gc.collect()
    assert len(gc.get_objects()) - before < 1000
    assert len(index.find("079 1000999")) == 1


def _word(number: int) -> str:
    return "".join(chr(0x61 + number // 26**place % 26) for place in range(4))


def test_it_is_emptied_a_little_at_a_time_and_finds_nobody_meanwhile() -> None:
    index, many = IdentityIndex(), 12_000
    for number in range(many):
        index.put("complaint", str(number), {"children.name": [f"Amal {_word(number)}"]})
    held = index._held
    emptying = index.empty()
    next(emptying)
    assert index.find("Amal") == []
    assert index.contains("children.name", "amal") == set()
    assert 0 < len(held) < many
    steps = len(list(emptying)) + 1
    assert many // 5_000 < steps < 20 * many // 5_000  # however many different words there are
    assert not held


def test_nothing_stays_behind_when_it_is_emptied(index: IdentityIndex) -> None:
    held = [index._held, index._of_record, *index._names.held(), *index._contacts.held()]
    for _some in index.empty():
        pass
    assert not any(held)
    assert index.find("Fat") == []
    assert index.find("079 123") == []
    assert index.contains("complainant_name", "") == set()


NAMES = ["Amal Hassan", "أمل حسن", "Амаль Хасан", "Nadia Taha", "ندى طه", "Anna-Maria Schmidt", "", " ", "12"]
CONTACTS = [
    "079 123 45 67",
    "+999 79 1234567",
    "aunt@example.org",
    "@sara_2009",
    "tiktok.com/@sara_2009",
    "Amal 555-0123",
]
ASKED = [
    "Amal ",
    "Am",
    "حسن",
    "Nadia Taha ",
    "Annamaria ",
    "0791234567",
    "079 12",
    "aunt@ex",
    "@sara_2009 ",
    "Amal 5550123",
]
TEXTS = st.dictionaries(
    st.sampled_from(["complainant_name", "children.name", "complainant_contact"]),
    st.lists(st.sampled_from(NAMES + CONTACTS), max_size=3),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["complaint", "evidence"]), st.sampled_from("123"), st.none() | TEXTS),
    max_size=12,
)


@settings(max_examples=150)
@given(steps=STEPS)
def test_putting_and_dropping_leave_what_a_new_index_of_the_rest_would_hold(
    steps: list[tuple[str, str, dict[str, list[str]] | None]],
) -> None:
    index = IdentityIndex()
    held: dict[tuple[str, str], dict[str, list[str]]] = {}
    for noun, record, texts in steps:
        if texts is None:
            index.drop(noun, record)
            held.pop((noun, record), None)
        else:
            index.put(noun, record, texts)
            held[noun, record] = texts
    fresh = IdentityIndex()
    for (noun, record), texts in held.items():
        fresh.put(noun, record, texts)
    for asked in ASKED:
        assert index.find(asked) == fresh.find(asked)
        assert index.contains("children.name", asked) == fresh.contains("children.name", asked)


@given(steps=STEPS)
def test_an_index_of_which_all_was_dropped_holds_no_word(
    steps: list[tuple[str, str, dict[str, list[str]] | None]],
) -> None:
    index = IdentityIndex()
    for noun, record, texts in steps:
        index.put(noun, record, texts or {})
    for noun, record, _texts in steps:
        index.drop(noun, record)
    words, contacts = index._names._words, index._contacts
    assert not any(index._names.held())
    assert not any(contacts.held())
    assert not (words._by_size or words._order)
    assert not (index._held or index._of_record or any(index._by_key.values()))


def test_it_is_read_while_it_is_written() -> None:
    index, wrong, done = IdentityIndex(), [], threading.Event()
    index.put("complaint", "0", {"children.name": ["Amal Hassan"]})

    def read() -> None:
        while not done.is_set():
            try:
                if "0" not in {one.record for one in index.find("Amal Hassan ", limit=1000)}:
                    wrong.append("lost")
            except RuntimeError as fault:  # a dict that changed under the reader
                wrong.append(str(fault))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(300):
        index.put("complaint", str(number % 20 + 1), {"children.name": [f"Amal Hassan{number}", "أمل حسن"]})
    done.set()
    reader.join()
    assert wrong == []
