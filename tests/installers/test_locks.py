"""The locks are complete, agree with each other and hold nothing of the machine that wrote them."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = sorted((CHECKOUT / "installers" / "locks").glob("*.txt"))
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_machine": "x86_64", "platform_system": "Linux"},
    "Windows": {"sys_platform": "win32", "platform_machine": "AMD64", "platform_system": "Windows"},
    "a Mac with an Intel processor": {"sys_platform": "darwin", "platform_machine": "x86_64"},
    "a Mac with its own processor": {"sys_platform": "darwin", "platform_machine": "arm64"},
}


def project() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted(lock: str) -> list[Requirement]:
    """Return what pyproject.toml asks of a lock."""
    declared = project()
    groups = {"run": [], "develop": ["dev", "backend"], "release": ["release", "backend"]}[lock]
    lines = list(declared["project"]["dependencies"])
    for group in groups:
        lines += [line for line in declared["dependency-groups"][group] if isinstance(line, str)]
    return [Requirement(line) for line in lines]


def locked(path: Path, system: str) -> dict[str, Version]:
    """Return the versions that a lock installs on a system, by name."""
    environment = {key: str(value) for key, value in default_environment().items()} | SYSTEMS[system]
    found: dict[str, Version] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line[:1].isalnum():
            continue
        requirement = Requirement(line.rstrip("\\ "))
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert canonicalize_name(requirement.name) not in found
            [version] = requirement.specifier
            found[canonicalize_name(requirement.name)] = Version(version.version)
    return found


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_what_is_declared(path: Path, system: str) -> None:
    held = locked(path, system)
    environment = {key: str(value) for key, value in default_environment().items()} | SYSTEMS[system]
    for requirement in wanted(path.stem):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert held[canonicalize_name(requirement.name)] in requirement.specifier, requirement


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_tested_is_what_is_released(system: str) -> None:
    run, develop, release = (
        locked(CHECKOUT / f"installers/locks/{name}.txt", system) for name in ("run", "develop", "release")
    )
    assert run.items() <= develop.items()
    assert run.items() <= release.items()


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_has_hashes_and_nothing_of_the_machine_that_wrote_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|file:|--(index|extra-index|find-links|trusted)", text)
    for block in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_no_part_of_qt_under_a_stricter_licence_is_installed(path: Path) -> None:
    names = set(locked(path, "Linux"))
    assert not names & {"pyside6", "pyside6-addons", "pyside6-webengine", "torch"}


def test_intel_macs_get_the_last_cryptography_made_for_them() -> None:
    path = CHECKOUT / "installers" / "locks" / "run.txt"
    assert locked(path, "a Mac with an Intel processor")["cryptography"] < Version("49")
    assert locked(path, "a Mac with its own processor")["cryptography"] >= Version("50")
