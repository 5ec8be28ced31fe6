"""What every test may use: a real encrypted desk on disk, and a screen that is not there."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt: the tests draw on no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from builders import PASSPHRASE, new_desk  # noqa: E402

from gc25desk import i18n  # noqa: E402
from gc25desk.services import desk as desks  # noqa: E402
from gc25desk.services.desk import Desk  # noqa: E402

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GC25DESK_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    yield
    i18n.use(i18n.SOURCE_LANGUAGE)


@pytest.fixture
def desk_folder(tmp_path: Path) -> Path:
    """The folder of a closed desk; ``builders.PASSPHRASE`` opens it."""
    opened, _code = new_desk(tmp_path / "desk")
    desks.close(opened)
    return tmp_path / "desk"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open, empty desk."""
    opened, _code = new_desk(tmp_path / "desk")
    yield opened
    desks.close(opened)


@pytest.fixture
def seeds() -> Path:
    """The folder of the two source texts, where they are at hand."""
    folder = SHARED / "seeds"
    if not folder.exists():
        pytest.skip("the source texts are not at hand")
    return folder


__all__ = ["PASSPHRASE"]
