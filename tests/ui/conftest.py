"""What tests of the window share: jobs that end with the test, settings of their own, a calm look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gc25desk import settings
from gc25desk.ui import style
from gc25desk.ui.jobs import Jobs

Shown = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> Iterator[None]:
    settings.activate(settings.Settings(tmp_path / "settings" / "settings.json"))
    yield
    settings.activate(None)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs that are closed after the test."""
    made = Jobs(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme, as a user sees it."""
    _dress(qapp)
    yield qapp
    _dress(qapp)


def _dress(app: QApplication) -> None:
    # Dressing anew looks at every widget that lives; most tests leave the look as it was.
    if style.theme() != "light" or style.text_scale() != 1.0:
        style.apply(app, "light")


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show a widget at the size of a small laptop's screen and wait until it has the keyboard."""
    held: list[QWidget] = []  # qtbot alone would let it go while a part of it is still looked at

    def show(widget: QWidget) -> QWidget:
        held.append(widget)
        qtbot.addWidget(widget)
        widget.resize(1366, 768)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show
