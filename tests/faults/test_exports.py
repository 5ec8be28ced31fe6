"""Kill, error of the disk or Ctrl+C at any call of any export: each file is the old one or the new one."""

import shutil
from pathlib import Path

import pytest

from gc25desk.services import desk as desks
from tests.builders import PASSPHRASE
from tests.faults import exporting, figures
from tests.faults.exporting import CARELESS, EXPORTS
from tests.faults.injury import Point, of_every_kind
from tests.faults.outside import Scene
from tests.faults.trace import needs_strace
from tests.faults.victim import REFUSED, SAVED

pytestmark = needs_strace

ERRORS = ("EIO", "ENOSPC", "EACCES")
UNCONFIRMED = "did not confirm"  # a new file stands whole; that it will last could not be told
HALVED = "Only some of the files"  # the disk failed when they were moved, and again when they were moved back


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory, whole_desk: Path) -> Path:
    """A closed desk that holds what the exports write."""
    folder = tmp_path_factory.mktemp("exports") / "desk"
    shutil.copytree(whole_desk, folder)
    desk = desks.open_desk(folder, PASSPHRASE)
    exporting.prepare(desk, folder.parent / "film.bin")
    desks.close(desk)
    return folder


@pytest.fixture
def scene(tmp_path: Path, ready: Path, request: pytest.FixtureRequest) -> Scene:
    """The export that the test names, on that desk."""
    return Scene(tmp_path, ready, request.param)


every_export = pytest.mark.parametrize("scene", EXPORTS, indirect=True)


@every_export
def test_a_kill_at_any_call_leaves_each_file_old_or_new_and_nothing_beside_it(scene: Scene) -> None:
    every = scene.points(["signal=SIGKILL"])
    for point in of_every_kind(every, figures.EXPORT_KILLS(), scene.act):
        told, found = scene.tried(point)
        assert told.words in {"", SAVED}, point
        assert all(found.new.values()) or not told.saved, point
    assert {point.call for point in every} >= {"openat", "write", "fsync", "rename"}


@every_export
def test_after_an_error_of_the_disk_the_old_files_stand_and_it_is_said_why(scene: Scene) -> None:
    faults = [f"error={name}" for name in ERRORS]
    chosen = of_every_kind(scene.points(faults, (False, True)), figures.EXPORT_ERRORS(), scene.act)
    for number, point in enumerate(chosen):
        again = number % 3 == 2
        told, found = scene.tried(point, again=again)
        assert told.saved or told.words.startswith(REFUSED), (point, told)
        if again or told.saved or UNCONFIRMED in told.words:
            assert all(found.new.values()), (point, told)
        elif HALVED in told.words:
            assert point.lasts, (point, told)
        else:
            assert found.nothing, (point, told)
            # Of a commit that failed on the desk's own disk nobody knows whether it holds.
            assert found.exports == 0 or str(scene.folder) in told.hit or point.lasts, (point, told)


@every_export
def test_ctrl_c_at_any_call_leaves_all_files_old_or_all_new(scene: Scene) -> None:
    for point in of_every_kind(scene.points(["signal=SIGINT"]), figures.EXPORT_STOPS(), scene.act):
        told, found = scene.tried(point)
        assert told.words in {"", SAVED}, point
        assert len(set(found.new.values())) == 1, point
        assert scene.parts_before == [], point


@pytest.mark.parametrize("scene", CARELESS, indirect=True)
def test_a_program_that_writes_without_care_is_found_out(scene: Scene) -> None:
    every = scene.points(["signal=SIGKILL"])
    caught = [
        point for point in of_every_kind(every, figures.CARELESS_KILLS(), "") if is_caught(scene, point)
    ]
    assert len(caught) >= 2


def is_caught(scene: Scene, point: Point) -> bool:
    """Tell whether the look at what stands afterwards finds that a kill did harm."""
    try:
        scene.tried(point)
    except AssertionError:
        return True
    return False
