"""The icons are one family and wear the colours of the theme."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton

from gc25desk.paths import bundled
from gc25desk.ui import icons, style


def drawn(image: QImage) -> set[str]:
    """Return the colours of the pixels that are fully painted."""
    found = set()
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() == 255:
                found.add(pixel.name().upper())
    return found


@pytest.mark.parametrize("name", icons.names())
@pytest.mark.usefixtures("dressed")
def test_an_icon_is_drawn_in_the_colour_of_its_token(name: str) -> None:
    image = icons.icon(name, "urgent").pixmap(40, 40).toImage()
    assert drawn(image) == {style.tokens().urgent}


@pytest.mark.parametrize("name", icons.names())
def test_icons_are_one_family(name: str) -> None:
    text = (bundled("resources/icons") / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in text
    assert 'stroke="currentColor" stroke-width="1.6"' in text


@pytest.mark.usefixtures("dressed")
def test_an_icon_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_a_kept_icon_follows_the_theme(dressed: QApplication) -> None:
    button = QPushButton()
    icons.put(button, "add", "accent")
    style.apply(dressed, "dark")
    assert drawn(button.icon().pixmap(40, 40).toImage()) == {style.DARK.accent}


def test_what_points_turns_round_from_right_to_left(dressed: QApplication) -> None:
    straight = icons.icon("back").pixmap(20, 20).toImage()
    add = icons.icon("add").pixmap(20, 20).toImage()
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert icons.icon("back").pixmap(20, 20).toImage() == straight.flipped(Qt.Orientation.Horizontal)
        assert icons.icon("add").pixmap(20, 20).toImage() == add
    finally:
        dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
