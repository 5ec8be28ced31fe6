"""Numbers behind the painting: the steps of an axis and the mixing and contrast of colours."""

import math

from PySide6.QtGui import QColor

_STEPS = (1, 2, 5)


def ticks(largest: int, most: int = 4) -> tuple[int, ...]:
    """Return whole, evenly spaced numbers from 0 to at least ``largest``.

    At most ``most`` steps are made, each 1, 2 or 5 times a power of ten; nothing at all still gives
    an axis from 0 to 1.
    """
    step = _step(max(largest, 1) / most)
    count = math.ceil(max(largest, 1) / step)
    return tuple(step * index for index in range(count + 1))


def _step(smallest: float) -> int:
    power = 1
    while True:
        for factor in _STEPS:
            if factor * power >= smallest:
                return factor * power
        power *= 10


def mixed(first: str, second: str, share: float) -> QColor:
    """Return ``first`` with ``share`` (0 to 1) of ``second`` mixed in."""
    a, b = QColor(first), QColor(second)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def readable_on(ground: QColor, *inks: str) -> QColor:
    """Return the ink with the most contrast on ``ground``."""
    return max((QColor(ink) for ink in inks), key=lambda ink: contrast(ink, ground))
