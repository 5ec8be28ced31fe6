"""Sections are moved one by one, parts with the issues below their heading; none is ever lost."""

from hypothesis import given
from hypothesis import strategies as st

from gc25desk.domain.section import Section
from gc25desk.ui.writing import order

REPORT = tuple(
    Section(id=name, role=role)
    for name, role in (
        ("summary", "summary"),
        ("part 1", "part"),
        ("a", "issue"),
        ("b", "issue"),
        ("part 2", "part"),
        ("c", "issue"),
        ("annex", "annex"),
    )
)
IDS = [section.id for section in REPORT]


def test_a_part_steps_with_its_issues() -> None:
    assert order.stepped(REPORT, "part 2", down=False) == [
        "summary", "part 2", "c", "part 1", "a", "b", "annex"
    ]  # fmt: skip


def test_an_issue_steps_into_the_part_before() -> None:
    assert order.stepped(REPORT, "c", down=False) == ["summary", "part 1", "a", "b", "c", "part 2", "annex"]


def test_nothing_steps_beyond_the_ends() -> None:
    assert order.stepped(REPORT, "summary", down=False) == IDS
    assert order.stepped(REPORT, "annex", down=True) == IDS


def test_a_part_is_dropped_with_its_issues() -> None:
    assert order.dropped(REPORT, "part 1", "annex", after=True) == [
        "summary", "part 2", "c", "annex", "part 1", "a", "b"
    ]  # fmt: skip
    assert order.dropped(REPORT, "part 1", "a", after=True) == IDS


@given(st.sampled_from(IDS), st.sampled_from(IDS), st.booleans())
def test_no_move_loses_a_section(moved: str, beside: str, after: bool) -> None:
    assert sorted(order.dropped(REPORT, moved, beside, after=after)) == sorted(IDS)
    assert sorted(order.stepped(REPORT, moved, down=after)) == sorted(IDS)
