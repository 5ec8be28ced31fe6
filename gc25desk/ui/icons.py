"""The product's own line icons, coloured by token and kept in step with the theme."""

import functools
import weakref
from typing import Protocol

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gc25desk.paths import bundled
from gc25desk.ui import style

SIZES = (16, 20)
_SCALES = (1, 2)
# These point along the reading direction and turn round in right-to-left.
_POINTING = frozenset({"back", "forward", "expand"})


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon | QPixmap) -> None: ...


_kept: "weakref.WeakKeyDictionary[_HasIcon, tuple[str, str]]" = weakref.WeakKeyDictionary()


@functools.cache
def names() -> tuple[str, ...]:
    """Return the names of the icons that ship with the program."""
    return tuple(sorted(path.stem for path in bundled("resources/icons").glob("*.svg")))


def icon(name: str, colour: str = "text") -> QIcon:
    """Return an icon in the colour of a token (a field of ``style.Tokens``); KeyError if there is none."""
    mirrored = name in _POINTING and QApplication.isRightToLeft()
    return _drawn(name, getattr(style.tokens(), colour), mirrored)


def pixmap(name: str, size: int, colour: str = "text") -> QPixmap:
    """Return an icon as a picture of ``size`` pixels, sharp on a dense screen."""
    return icon(name, colour).pixmap(style.px(size), style.px(size))


def put(target: _HasIcon, name: str, colour: str = "text") -> None:
    """Give a button or action an icon that follows later changes of theme."""
    _kept[target] = (name, colour)
    target.setIcon(icon(name, colour))


def _refresh() -> None:
    for target, (name, colour) in list(_kept.items()):
        try:
            target.setIcon(icon(name, colour))
        except RuntimeError:  # its Qt half is gone while Python still holds the name
            del _kept[target]


style.on_change(_refresh)


@functools.lru_cache(maxsize=256)
def _drawn(name: str, colour: str, mirrored: bool) -> QIcon:
    path = bundled("resources/icons") / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    source = path.read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    made = QIcon()
    for size in SIZES:
        for scale in _SCALES:
            made.addPixmap(_picture(renderer, size * scale, mirrored))
    return made


def _picture(renderer: QSvgRenderer, pixels: int, mirrored: bool) -> QPixmap:
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture = QPixmap.fromImage(image)
    return picture.transformed(QTransform().scale(-1, 1)) if mirrored else picture
