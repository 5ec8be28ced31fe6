"""What a writer sees while typing: words counted and live numbers as they would leave."""

import dataclasses

from gc25desk.domain.dimensions import Unit
from gc25desk.domain.statistic import Statistic
from gc25desk.services import live_number, saving, words
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk
from tests.builders import a_complaint, a_project


def test_a_live_number_is_told_as_the_report_would_print_it(desk: Desk) -> None:
    project = a_project(desk, word_limit=1000)
    saving.save(desk, "complaint", a_complaint())
    counted = Statistic(title="All complaints", unit=Unit.COMPLAINTS.value)
    statistic, _changes = saving.save(desk, "statistic", counted)
    section = projects.gathered(desk, project.id).sections[1]
    typed = dataclasses.replace(section, body=f"We hold {{number:statistic/{statistic.id}|total}}.")
    found = live_number.of(desk, project.id, typed)
    assert found.numbers[f"{statistic.id}-total"] == "a small number of complaints"
    assert found.counted == words.counted(desk, project.id, typed)
    assert live_number.of(desk, project.id).numbers == {}
