"""The strength of a passphrase as a short bar; the sentence beside it says the same in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc25desk.ui import style

STEPS = 4


class Meter(QWidget):
    """Four blocks, as many filled as the score; urgent while it is not enough, ok from then on."""

    def __init__(self) -> None:
        super().__init__()
        self._score = 0
        self._enough = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: int, *, enough: bool) -> None:
        """Fill blocks for a score of 0 to 4."""
        self._score, self._enough = score, enough
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin bar."""
        return QSize(style.px(200), style.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the blocks in reading order."""
        tokens = style.tokens()
        filled = QColor(tokens.ok if self._enough else tokens.urgent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = style.px(4)
        width = (self.width() - gap * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            painter.setPen(filled if step < self._score else QColor(tokens.edge))
            painter.setBrush(filled if step < self._score else QColor(tokens.sunk))
            painter.drawRoundedRect(self._block(step, width, gap), 3, 3)
        painter.end()

    def _block(self, step: int, width: float, gap: int) -> QRectF:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = STEPS - 1 - step if mirrored else step
        return QRectF(place * (width + gap) + 0.5, 0.5, width - 1, self.height() - 1)
