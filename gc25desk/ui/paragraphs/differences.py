"""How a copy differs from the one held, word by word, marked by more than colour."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from gc25desk.domain.official_text import Change, Difference, Run
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.paragraphs.text_view import PlainText

# So many unchanged words are kept on each side of a change; the rest is one ellipsis.
_AROUND = 8


class DifferencesView(PlainText):
    """Removed words are struck through between [− −], added ones underlined between [+ +]."""

    def __init__(self) -> None:
        """Make an empty view."""
        self._differences: tuple[Difference, ...] = ()
        super().__init__(_("Differences from the copy held"))

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show the paragraphs that differ."""
        self._differences = tuple(differences)
        self.redraw()

    def redraw(self) -> None:
        """Write the differences again."""
        self.clear()
        cursor = self.textCursor()
        for index, difference in enumerate(self._differences):
            if index:
                block = QTextBlockFormat()
                block.setTopMargin(style.px(8))
                cursor.insertBlock(block, QTextCharFormat())
            _write(cursor, difference)


def _write(cursor: QTextCursor, difference: Difference) -> None:
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    cursor.insertText(_("Paragraph {number}").format(number=difference.number) + "\u2002", strong)
    for index, run in enumerate(difference.runs):
        if index:
            cursor.insertText(" ", QTextCharFormat())
        first, last = index == 0, index == len(difference.runs) - 1
        cursor.insertText(shown(run, first=first, last=last), _format(run.change))


def shown(run: Run, *, first: bool, last: bool) -> str:
    """Return a run as it is shown: changes between marks, long unchanged stretches shortened."""
    if run.change is Change.REMOVED:
        return f"[− {run.text} −]"
    if run.change is Change.ADDED:
        return f"[+ {run.text} +]"
    words = run.text.split()
    before = 0 if first else _AROUND
    after = 0 if last else _AROUND
    if len(words) <= before + after + 1:
        return run.text
    return " ".join((*words[:before], "…", *words[len(words) - after :]))


def _format(change: Change) -> QTextCharFormat:
    made = QTextCharFormat()
    colours = style.tokens()
    if change is Change.REMOVED:
        made.setForeground(QColor(colours.urgent))
        made.setBackground(QColor(colours.urgent_tint))
        made.setFontStrikeOut(True)
    elif change is Change.ADDED:
        made.setForeground(QColor(colours.ok))
        made.setBackground(QColor(colours.ok_tint))
        made.setFontUnderline(True)
    return made
