"""What changed since an approval, in sentences and in figures."""

import dataclasses
import datetime as dt

from gc25desk.domain.revision import ChangeKind, revised
from gc25desk.domain.section import Section, approval

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DRAFTED = Section(
    project="p",
    role="issue",
    title="Privacy",
    situation="Half of 40 schools film pupils.{cite:evidence/a} Nobody asked them. Few know it.",
)
APPROVED = dataclasses.replace(DRAFTED, **approval(DRAFTED, NOW, "somebody"))


def test_what_was_never_approved_has_nothing_to_compare() -> None:
    assert revised(DRAFTED) is None


def test_nothing_changed() -> None:
    found = revised(APPROVED)
    assert found is not None
    assert (found.changes, found.words_added, found.words_removed) == ((), 0, 0)


def test_sentences_changed_added_and_removed_and_the_figures_in_them() -> None:
    now = "Half of 45 schools film pupils.{cite:evidence/a} Few know it. Parents were told in 3 cases."
    found = revised(dataclasses.replace(APPROVED, situation=now))
    assert found is not None
    assert sorted((one.kind, one.key) for one in found.changes) == [
        (ChangeKind.ADDED, "situation"),
        (ChangeKind.CHANGED, "situation"),
        (ChangeKind.REMOVED, "situation"),
    ]
    assert set(found.numbers_added) == {"45", "3"}
    assert found.numbers_removed == ("40",)
    assert found.words_added == 1 + 6
    assert found.words_removed == 1 + 3


def test_a_citation_taken_out_is_a_change() -> None:
    found = revised(
        dataclasses.replace(APPROVED, situation=DRAFTED.situation.replace("{cite:evidence/a}", ""))
    )
    assert found is not None
    assert [one.kind for one in found.changes] == [ChangeKind.CHANGED]


def test_a_new_title_is_a_change() -> None:
    found = revised(dataclasses.replace(APPROVED, title="Privacy at school"))
    assert found is not None
    assert [(one.key, one.before, one.after) for one in found.changes] == [
        ("title", "Privacy", "Privacy at school")
    ]
