"""Shipped files are found by one rule in a checkout, an install in place, a wheel and a frozen folder."""

from pathlib import Path

import pytest

from gc25desk import paths


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "gc25desk"
    folder.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder


def test_a_checkout_has_them_beside_the_package(package: Path) -> None:
    beside = package.parent / "resources" / "icons"
    beside.mkdir(parents=True)
    assert paths.bundled("resources/icons") == beside


def test_a_wheel_has_them_inside_and_those_come_first(package: Path) -> None:
    (package.parent / "resources").mkdir()
    inside = package / "_bundled" / "resources"
    inside.mkdir(parents=True)
    assert paths.bundled("resources") == inside


def test_what_is_not_shipped_is_still_given_a_path(package: Path) -> None:
    assert paths.bundled("resources/nothing") == package.parent / "resources" / "nothing"


@pytest.mark.parametrize("name", ["resources/locale", "resources/gc25", "migrations"])
def test_this_installation_has_its_shipped_folders(name: str) -> None:
    assert paths.bundled(name).is_dir()
