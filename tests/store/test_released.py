"""A desk of each version that people have opens in this one, with everything it held."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from gc25desk.domain.query import IS_IN_DANGER, Filter, Query
from gc25desk.errors import WrongPassphrase
from gc25desk.services import attachment, draft, history, path, records, task
from gc25desk.services import bin as bins
from gc25desk.services import desk as desks
from gc25desk.services import project as projects
from gc25desk.services.path import Move
from tests.builders import PASSPHRASE, a_project

RELEASED = Path(__file__).parents[1] / "released"
WRITER = "harbour thimble cedar quiet"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The folder of a desk of version 2, made before reports could be planned."""
    return Path(shutil.copytree(RELEASED / "version-2", tmp_path / "desk"))


def test_a_desk_of_version_2_holds_what_it_held(second: Path, tmp_path: Path) -> None:
    desk = desks.open_desk(second, PASSPHRASE)
    (complaint,) = records.every(desk, "complaint")
    assert (complaint.complainant_name, complaint.children[0].name) == (
        "Quillfeather Marrow-Reed",
        "Thistledown Marrow",
    )
    (item,) = records.every(desk, "evidence")
    assert attachment.save_copy(desk, item.files[0].id, tmp_path).read_text() == "periwinkle"
    assert [one.title for one in bins.everything(desk)] == ["Logged twice"]
    assert draft.drafts(desk)[0].data == {"complainant_name": "Ottoline Marrow"}
    assert "create" in {change.action for change in history.of(desk, "complaint", complaint.id)}
    assert desks.check(desk) == ()
    desks.close(desk)


def test_a_report_is_begun_on_it_and_a_writer_drafts_there(second: Path) -> None:
    desk = desks.open_desk(second, PASSPHRASE)
    project = a_project(desk)
    desks.close(desk)
    writer = desks.open_desk(second, WRITER)
    assert projects.gathered(writer, project.id).project == project
    desks.close(writer)


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """The folder of a desk of version 3, made before complaints had their path."""
    return Path(shutil.copytree(RELEASED / "version-3", tmp_path / "desk"))


def test_the_complaints_of_version_3_get_the_steps_that_are_known_of_them(third: Path) -> None:
    desk = desks.open_desk(third, PASSPHRASE)
    held = {one.subject: one for one in records.every(desk, "complaint")}
    closed = held["Closed"]
    assert [(one.stage, one.on) for one in closed.steps] == [
        ("received", dt.date(2026, 10, 1)),
        ("closed", dt.date(2026, 10, 20)),
    ]
    moved = next(one for one in held.values() if one.status == "investigation")
    assert [one.stage for one in moved.steps] == ["received", "investigation"]
    assert moved.complainant_name == "Quillfeather Marrow-Reed"
    assert records.count(desk, "complaint", Query((Filter("subject", contains="CLÓSED"),))) == 1
    assert desks.check(desk) == ()
    desks.close(desk)


def test_whom_nobody_has_acted_for_stands_first_on_it(third: Path) -> None:
    desk = desks.open_desk(third, PASSPHRASE)
    rows = records.page(desk, "complaint", records.rows(desk, "complaint", Query()), ["subject"])
    assert rows[0].values["subject"] == "Waits for somebody"
    assert records.count(desk, "complaint", Query(filters=(Filter(IS_IN_DANGER),))) == 1
    path.move(desk, [rows[0].id], Move("registered"))
    assert task.of_complaint(desk, rows[0].id)
    desks.close(desk)


def test_nobody_else_opens_it(second: Path) -> None:
    with pytest.raises(WrongPassphrase):
        desks.open_desk(second, "wrong horse battery staple")
