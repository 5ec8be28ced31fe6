"""A paragraph of the official text with its footnotes, shown as plain text with marks."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from gc25desk.domain.official_text import Footnote, TextParagraph
from gc25desk.ui import style

_BORDER = 2


class PlainText(QTextEdit):
    """A read-only text as tall as its words; what is copied from it is plain text.

    Nothing is ever read as markup: a subclass writes with a cursor and character formats.
    """

    def __init__(self, name: str) -> None:
        """Make an empty text; ``name`` is what a screen reader calls it."""
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A text to read has no box around it until the keyboard is on it.
        self.setStyleSheet(
            "QTextEdit { border: 2px solid transparent; padding: 0; background: transparent; }"
            "QTextEdit:focus { border: 2px solid palette(link); }"
        )
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height()) + 2 * _BORDER
        if height != self.height():
            self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow card."""
        return QSize(style.px(160), style.px(32))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the clipboard plain text only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def redraw(self) -> None:
        """Write the text again, for instance in the colours of another theme."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.redraw()


class TextView(PlainText):
    """One paragraph; the mark of each footnote stands raised at its place, the notes below a gap."""

    def __init__(self, name: str) -> None:
        """Make an empty view."""
        self._paragraph: TextParagraph | None = None
        super().__init__(name)

    def show_paragraph(self, paragraph: TextParagraph | None) -> None:
        """Show a paragraph, or nothing."""
        self._paragraph = paragraph
        self.redraw()

    def redraw(self) -> None:
        """Write the paragraph again."""
        self.clear()
        if self._paragraph is None:
            return
        cursor = self.textCursor()
        cursor.setBlockFormat(_block(1.4, 0))
        for text, note in pieces(self._paragraph.text, self._paragraph.footnotes):
            if note is None:
                cursor.insertText(text, QTextCharFormat())
            else:
                cursor.insertText(text, _raised())
        for footnote in self._paragraph.footnotes:
            self._write_note(cursor, footnote)

    def _write_note(self, cursor: QTextCursor, footnote: Footnote) -> None:
        cursor.insertBlock(_block(1.25, style.px(8)), QTextCharFormat())
        cursor.insertText(str(footnote.number), _raised())
        small = QTextCharFormat()
        small.setFont(style.font("small"))
        small.setForeground(QColor(style.tokens().muted))
        cursor.insertText(f" {' '.join(footnote.text.split())}", small)


def pieces(text: str, footnotes: Sequence[Footnote]) -> list[tuple[str, int | None]]:
    """Return the text cut at its footnotes, each mark as a piece of its own with its number.

    An offset beyond the text stands at its end, so that no footnote is lost.
    """
    found: list[tuple[str, int | None]] = []
    start = 0
    for note in sorted(footnotes, key=lambda note: (note.offset, note.number)):
        end = min(max(note.offset, start), len(text))
        if end > start:
            found.append((text[start:end], None))
        found.append((str(note.number), note.number))
        start = end
    if start < len(text):
        found.append((text[start:], None))
    return found


def _raised() -> QTextCharFormat:
    mark = QTextCharFormat()
    mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    mark.setForeground(QColor(style.tokens().accent))
    mark.setFontWeight(QFont.Weight.DemiBold)
    return mark


def _block(lines: float, above: int) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(lines * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setTopMargin(above)
    return block
