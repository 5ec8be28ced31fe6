"""The practice desk: fiction of its own, never mixed with real records."""

from pathlib import Path

import pytest

from gc25desk.domain.assessment import Trend
from gc25desk.domain.markup import inserts
from gc25desk.domain.query import Query
from gc25desk.errors import InvalidInput, WrongPassphrase
from gc25desk.services import cycle as cycles
from gc25desk.services import desk as desks
from gc25desk.services import practice, records, search
from gc25desk.services import project as projects
from gc25desk.services.desk import Desk, NewDesk
from tests.builders import QUICK


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a practice desk whose keys are derived at the lowest cost allowed."""
    create = desks.create

    def create_quickly(folder: Path, new: NewDesk, passphrase: str) -> tuple[Desk, str]:
        return create(folder, new, passphrase, QUICK)

    monkeypatch.setattr(desks, "create", create_quickly)
    return tmp_path / "practice"


def test_a_practice_desk_is_made_filled_and_opened_again(folder: Path) -> None:
    made = practice.open_or_make(folder)
    changes = practice.fill(made, 30, 10, 4)
    assert changes.nouns >= {"complaint", "evidence", "cycle", "project"}
    assert made.info.practice
    assert (records.count(made, "complaint", Query()), records.count(made, "evidence", Query())) == (30, 10)
    assert search.search(made, records.every(made, "complaint")[0].subject)
    assert desks.check(made) == ()
    desks.close(made)
    again = practice.open_or_make(folder)
    assert again.info.practice
    assert records.count(again, "complaint", Query()) == 30
    desks.close(again)


def test_its_passphrase_stands_in_its_folder_for_all_to_read(folder: Path) -> None:
    desks.close(practice.open_or_make(folder))
    assert practice.marked(folder)
    assert practice.PASSPHRASE in (folder / "practice.txt").read_text(encoding="utf-8")


def test_a_passphrase_of_ones_own_is_written_nowhere(folder: Path) -> None:
    own = "thimble onion rocket sandal"
    desks.close(practice.open_or_make(folder, own))
    assert not practice.marked(folder)
    assert all(own.encode() not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    with pytest.raises(WrongPassphrase):
        practice.open_or_make(folder)


def test_no_fiction_comes_near_real_records(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="not a practice desk"):
        practice.fill(desk, 1, 1, 1)
    assert records.every(desk, "complaint") == []


def test_a_real_desk_is_not_opened_for_practice(desk: Desk) -> None:
    from tests.builders import PASSPHRASE

    folder = desk.info.folder
    desks.close(desk)
    with pytest.raises(InvalidInput, match="not a practice desk"):
        practice.open_or_make(folder, PASSPHRASE)
    desks.close(desks.open_desk(folder, PASSPHRASE))
    assert not practice.marked(folder)


def test_the_same_seed_gives_the_same_records(folder: Path, tmp_path: Path) -> None:
    stories = []
    for place in (folder, tmp_path / "second"):
        made = practice.open_or_make(place)
        practice.fill(made, 12, 4, 77)
        stories.append([(one.reference, one.narrative) for one in records.every(made, "complaint")])
        desks.close(made)
    assert stories[0] == stories[1]


def test_it_has_a_review_with_a_report_that_is_partly_drafted(folder: Path) -> None:
    made = practice.open_or_make(folder)
    practice.fill(made, 120, 60, 4)
    found = [cycles.course(made, one.id) for one in projects.cycles(made)]
    assert len(found) == 2
    course = found[0]
    [report] = course.reports
    assert (report.approved, report.for_review) == (1, 1)
    assert report.open_comments
    assert course.observations
    assert course.planned
    assert any(rated.trend is Trend.WORSE for rated in course.ratings)
    gathered = projects.gathered(made, report.project.id)
    cited = [insert for one in gathered.sections for insert in inserts(one.situation + one.findings)]
    held = {one.id for one in records.every_sealed(made, "evidence")}
    assert cited
    assert {insert.id for insert in cited} <= held
    assert made.steps.last is None
    practice.fill(made, 1, 1, 4)
    assert len(projects.cycles(made)) == 2
    desks.close(made)
