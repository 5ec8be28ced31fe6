"""Each kind of report has a purpose in words and a stage by which it is handed in."""

import datetime as dt

import pytest

from gc25desk.domain.calendar import renewed
from gc25desk.domain.cycle import STAGES, Cycle
from gc25desk.domain.project import ANSWERS, PROJECT_KINDS, PURPOSES, proposed_due


@pytest.mark.parametrize("kind", PROJECT_KINDS.codes())
def test_every_kind_says_what_it_is_for_and_when_it_is_due(kind: str) -> None:
    assert PURPOSES[kind].endswith(".")
    assert "shadow" not in f"{PURPOSES[kind]} {PROJECT_KINDS.label(kind)}".casefold()
    assert ANSWERS[kind] in STAGES.codes()


def test_the_day_is_that_of_the_stage_or_none() -> None:
    cycle = renewed(Cycle(title="x", pre_session_month="june", pre_session_year=2028))
    assert proposed_due("alternative_report", cycle) == dt.date(2028, 4, 1)
    assert proposed_due("thematic", cycle) == dt.date(2028, 4, 1)
    assert proposed_due("loipr_input", cycle) is None
    assert proposed_due("additional_submission", cycle) is None  # no such stage under this procedure
