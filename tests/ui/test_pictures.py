"""Pictures are taken of every page, in each theme and direction, and change nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gc25desk import app, settings
from gc25desk.errors import CannotWrite
from gc25desk.services import draft, saving
from gc25desk.services.desk import Desk
from gc25desk.ui import pictures
from gc25desk.ui.inside import PAGES
from tests.builders import a_complaint, an_evidence


def corner(picture: Path) -> int:
    """Return how light the corner of a picture is, from 0 to 255."""
    return QImage(str(picture)).pixelColor(2, 2).lightness()


@pytest.fixture
def filled(qapp: QApplication, desk: Desk) -> Desk:
    settings.activate(None)
    assert app.application() is qapp
    saving.save(desk, "complaint", a_complaint())
    saving.save(desk, "evidence", an_evidence())
    return desk


def test_every_page_is_taken_in_both_themes(filled: Desk, tmp_path: Path) -> None:
    files = app.pictures(filled, tmp_path / "pictures")
    assert [file for file in files if not file.exists()] == []
    for theme in ("light", "dark"):
        names = {file.name.split("-", 1)[1] for file in files if file.stem.endswith(theme)}
        assert {f"{page.name}-{theme}.png" for page in PAGES} <= names
        assert {f"first-run-{step}-{theme}.png" for step in range(1, 6)} <= names
        assert f"unlock-{theme}.png" in names
        assert f"search-{theme}.png" in names
    assert all(QImage(str(file)).size() == pictures.SIZE for file in files)
    light = next(file for file in files if "dashboard-light" in file.name)
    dark = next(file for file in files if "dashboard-dark" in file.name)
    assert corner(light) > 200
    assert corner(dark) < 60


def test_the_mirrored_pictures_have_the_rail_on_the_other_side(filled: Desk, tmp_path: Path) -> None:
    size = QSize(1366, 768)
    plain = pictures.take(filled, tmp_path, ["light"], size=size)
    mirrored = pictures.take(filled, tmp_path, ["light"], mirrored=True, size=size)
    assert len(plain) == len(mirrored)
    assert not set(plain) & set(mirrored)
    one = QImage(str(next(file for file in plain if "reports" in file.name)))
    other = QImage(str(next(file for file in mirrored if "reports" in file.name)))
    surface, ground = one.pixelColor(100, 700), one.pixelColor(1360, 760)
    assert surface != ground
    assert (other.pixelColor(1266, 700), other.pixelColor(6, 760)) == (surface, ground)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_taking_pictures_changes_neither_desk_nor_settings(filled: Desk, tmp_path: Path) -> None:
    pictures.take(filled, tmp_path, ["light"])
    assert draft.drafts(filled) == []
    assert not filled.closed
    assert settings.active().text(settings.LAST_DESK) == ""


def test_a_folder_that_cannot_be_written_is_told(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite):
        pictures.take(filled, tmp_path / "file" / "pictures")
