"""Kill, error of the disk or Ctrl+C at any call of any export: each file is the old one or the new one."""

import shutil
from pathlib import Path

import pytest

from gc25desk.services import desk as desks
from tests.builders import PASSPHRASE
from tests.faults import exporting, figures
from tests.faults.exporting import CARELESS, COPY, EXPORTS, IN_PLACE, NAMES
from tests.faults.injury import of_every_kind
from tests.faults.outside import Scene, Told
from tests.faults.trace import needs_strace
from tests.faults.victim import CRASHED, SAVED

pytestmark = needs_strace

ERRORS = ("EIO", "ENOSPC", "EACCES")


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
        assert all(found.new.values()) if told.saved else True, point
    assert {point.call for point in every} >= {"openat", "write", "fsync", "rename"}


@every_export
def test_after_an_error_of_the_disk_the_old_files_stand_and_it_is_said_why(scene: Scene) -> None:
    faults = [f"error={name}" for name in ERRORS]
    chosen = of_every_kind(scene.points(faults, (False, True)), figures.EXPORT_ERRORS(), scene.act)
    for number, point in enumerate(chosen):
        again = number % 3 == 2
        told, found = scene.tried(point, again=again)
        assert not told.words.startswith(CRASHED), (point, told)
        if again or told.saved or "did not confirm" in told.words:
            assert all(found.new.values()), (point, told)
        elif "Only some of the files" in told.words:
            assert point.lasts, (point, told)
        else:
            assert found.nothing, (point, told)


@every_export
def test_ctrl_c_at_any_call_leaves_each_file_old_or_new(scene: Scene) -> None:
    chosen = of_every_kind(scene.points(["signal=SIGINT"]), figures.EXPORT_STOPS(), scene.act)
    for point in chosen:
        told, found = scene.tried(point)
        assert len(set(found.new.values())) == 1, point
