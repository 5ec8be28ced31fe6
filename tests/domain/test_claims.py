"""The names of claims tell nothing, fit in a bookmark, and are the same in every edition."""

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.claims import PREFIX, Claim, ClaimKind, Claims, Names

KINDS = st.sampled_from(list(ClaimKind))
CLAIMS = st.builds(
    Claim,
    st.text(),
    KINDS,
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.integers(0, 9999),
    st.integers(0, 99),
    st.integers(0, 99),
)


@given(st.lists(st.tuples(KINDS, st.text(max_size=3))))
def test_no_name_is_given_twice(asked: list[tuple[ClaimKind, str]]) -> None:
    names = Names()
    given_names = [names.name(kind, mark) for kind, mark in asked]
    assert len(set(given_names)) == len(given_names)
    assert all(len(name) <= 40 and name.isidentifier() for name in given_names)
    kinds = [name.removeprefix(PREFIX)[0] for name in given_names]
    assert kinds == [kind.value for kind, _mark in asked]


def test_a_marked_piece_has_its_name_wherever_it_stands() -> None:
    early, late = Names(), Names()
    for number in range(5):
        late.name(ClaimKind.PARAGRAPH, f"other {number}")
    assert early.name(ClaimKind.PARAGRAPH, "finding-7") == late.name(ClaimKind.PARAGRAPH, "finding-7")


def test_a_name_does_not_tell_the_mark() -> None:
    assert "MID" not in Names().name(ClaimKind.PARAGRAPH, "MID-2026-000123")


@given(st.lists(CLAIMS).map(tuple), st.lists(st.text()).map(tuple))
def test_claims_come_back_from_text(claims: tuple[Claim, ...], lines: tuple[str, ...]) -> None:
    kept = Claims(claims, lines)
    assert Claims.from_json(kept.to_json()) == kept
