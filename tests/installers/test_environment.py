"""Set-up is done once for each state of the lock, and again when the lock changes."""

from pathlib import Path

import pytest

from installers import environment


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Stand in for pip: the network is not for tests. What it was asked for is kept."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(environment, "LOCKS", tmp_path)
    monkeypatch.setattr(environment, "pip_install", lambda _folder, *arguments: asked.append(arguments))
    (tmp_path / "develop.txt").write_text("one==1\n", encoding="utf-8")
    return asked


def test_what_is_installed_is_not_installed_again(
    installed: list[tuple[object, ...]], tmp_path: Path
) -> None:
    for _ in range(2):
        environment.install(tmp_path, "develop", checkout=True)
    locked, checkout = installed
    assert locked == ("--require-hashes", "--requirement", tmp_path / "develop.txt")
    assert {"--no-deps", "--no-build-isolation", "--no-index"} < set(checkout)


def test_a_changed_lock_is_installed(installed: list[tuple[object, ...]], tmp_path: Path) -> None:
    environment.install(tmp_path, "develop", checkout=False)
    (tmp_path / "develop.txt").write_text("one==2\n", encoding="utf-8")
    environment.install(tmp_path, "develop", checkout=False)
    assert len(installed) == 2


def test_an_install_that_failed_half_way_is_tried_again(
    installed: list[tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.install(tmp_path, "develop", checkout=False)
    (tmp_path / "develop.txt").write_text("one==2\n", encoding="utf-8")

    def fail(*_arguments: object) -> None:
        raise environment.SetUpError("no network")

    with monkeypatch.context() as broken, pytest.raises(environment.SetUpError):
        broken.setattr(environment, "pip_install", fail)
        environment.install(tmp_path, "develop", checkout=False)
    (tmp_path / "develop.txt").write_text("one==1\n", encoding="utf-8")
    environment.install(tmp_path, "develop", checkout=False)
    assert len(installed) == 2


def test_a_half_made_environment_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    environment.scripts_of(folder).mkdir(parents=True)
    environment.python_of(folder).write_text("not a program", encoding="utf-8")
    environment.python_of(folder).chmod(0o755)
    environment.make(folder)
    assert environment.call(environment.python_of(folder), "-c", "") == 0


def test_a_step_that_fails_stops_the_set_up(tmp_path: Path) -> None:
    environment.make(tmp_path)
    with pytest.raises(environment.SetUpError, match="did not end well"):
        environment.must(environment.python_of(tmp_path), "-c", "raise SystemExit(3)")
