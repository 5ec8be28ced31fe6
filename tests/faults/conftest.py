"""What every proof shares: wrong secrets are tried one after the other, their wait has tests of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gc25desk.store import attempts
from tests.faults.small_disk import mount, umount


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "wait_after", lambda _count: 0)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes of its own."""
    place = tmp_path / "stick"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place))
    yield place
    umount(place)
