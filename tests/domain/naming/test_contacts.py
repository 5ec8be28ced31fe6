"""Two ways of writing a number, an address or a handle are one; two numbers are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.naming.contacts import ADDRESS, HANDLE, PHONE, Contact, contacts_of, meet


def surely(one: str, other: str) -> float:
    found, others = contacts_of(one)[0], contacts_of(other)[0]
    return max((meet(a, b) for a in found for b in others), default=0.0)


SAME = [
    ("+999 79 123 45 67", "079 123 45 67"),
    ("00999 79 123 45 67", "+999791234567"),
    ("+999 (0)79 123 45 67", "079/123.45.67"),
    ("٠٧٩ ١٢٣ ٤٥ ٦٧", "079 123 45 67"),
    ("۰۷۹۱۲۳۴۵۶۷", "0791234567"),
    ("8 (916) 555-01-23", "+7 916 555 01 23"),
    ("(212) 555-0123", "+1 212 555 0123"),
    ("555-0123", "5550123"),
    ("079 123 45 67 ext. 12", "079 123 45 67 x34"),
    ("call 079-123-45-67 after six", "0791234567"),
    ("+999\u00a079\u202f123\u202f45\u202f67", "079 123 45 67"),
    ("https://wa.me/999791234567", "+999 79 123 45 67"),
    ("https://api.whatsapp.com/send?phone=999791234567&text=x", "079 123 45 67"),
    ("Mum@Example.ORG", "mailto:mum@example.org"),
    ("@Sara_2009", "@sara_2009"),
    ("@sara_2009", "https://www.tiktok.com/@Sara_2009?lang=en"),
    ("https://m.tiktok.com/@sara_2009/video/7", "tiktok.com/@sara_2009"),
    ("https://www.instagram.com/sara.2009/?igshid=abc", "instagram.com/sara.2009"),
    ("https://t.me/sara2009", "https://telegram.me/s/sara2009"),
    ("https://www.youtube.com/@sara2009", "youtube.com/user/Sara2009"),
    ("https://x.com/sara2009", "https://twitter.com/sara2009/"),
    ("http://example.org/a/b?x=1&utm_source=y#part", "https://www.example.org/a/b/?x=1"),
    ("https://www.youtube.com/watch?v=AbC&si=zz", "https://m.youtube.com/watch?feature=shared&v=AbC"),
]
APART = [
    ("+999 79 123 45 67", "+998 79 123 45 67"),
    ("(212) 555-0123", "(312) 555-0123"),
    ("079 123 45 67", "079 123 45 68"),
    ("555-0123", "212 555 0123"),
    ("2026-11-14", "2026-11-14"),
    ("14.11.2026", "14/11/2026"),
    ("20261114", "20261114"),
    ("2019–2026", "2019-2026"),
    ("14:02", "14:02"),
    ("mum@example.org", "m.um@example.org"),
    ("mum@example.org", "mum@example.com"),
    ("@sara_2009", "@sara_2010"),
    ("tiktok.com/@sara", "instagram.com/sara"),
    ("https://www.youtube.com/watch?v=AbC", "https://www.youtube.com/watch?v=abc"),
    ("https://example.org/a/b?x=1", "https://example.org/a/b?x=2"),
    ("@watch", "https://www.youtube.com/watch?v=AbC"),
    ("Sara", "@sara"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_writing_it_meet(one: str, other: str) -> None:
    assert surely(one, other) >= 0.85
    assert surely(other, one) == surely(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things_do_not_meet(one: str, other: str) -> None:
    assert surely(one, other) == 0.0
    assert surely(other, one) == 0.0


def test_what_is_left_of_a_text_holds_no_contact() -> None:
    found, rest = contacts_of("Aunt, 079 123 45 67; aunt@example.org or @aunt, not 14.11.2026")
    assert {contact.sort for contact in found} == {PHONE, ADDRESS, HANDLE}
    assert contacts_of(rest)[0] == ()
    assert rest.split()[0] == "Aunt,"


def test_two_numbers_with_a_stroke_between_are_two() -> None:
    found, _rest = contacts_of("079 123 45 67 / 078 765 43 21")
    assert {contact.value for contact in found} == {"791234567", "787654321"}


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found, rest = contacts_of(text)
    assert all(contact.value for contact in found)
    assert contacts_of(text) == (found, rest)


CONTACTS = st.builds(
    Contact,
    st.sampled_from([PHONE, HANDLE]),
    st.text("12", min_size=7, max_size=10),
    st.sampled_from(["", "+"]),
)


@given(CONTACTS, CONTACTS)
def test_meeting_has_no_order(one: Contact, other: Contact) -> None:
    assert meet(one, other) == meet(other, one)
    assert meet(one, one) == 1.0
