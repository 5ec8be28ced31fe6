"""The manual: its pages on one side, the text of one on the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.help.pages import pages
from gc25desk.ui.widgets.basics import button, row

_ABOVE_PX, _ABOVE_HEADING_PX, _ABOVE_TABLE_PX, _IN_CELL_PX, _BESIDE_CODE_PX = 6, 18, 8, 5, 16


class Help(QDialog):
    """Shows the pages of the manual; Escape closes. Nothing in it is data of a desk."""

    def __init__(self, window: QWidget, page: str = "") -> None:
        super().__init__(window)
        self.setWindowTitle(_("Help"))
        self._pages = pages()
        self.names = QListWidget()
        self.names.setAccessibleName(_("Pages of the manual"))
        self.names.setMaximumWidth(style.px(260))
        self.names.setWordWrap(True)
        self.names.setSpacing(style.px(2))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Manual"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(style.px(16))
        for known in self._pages:
            self.names.addItem(known.title)
        self.names.currentRowChanged.connect(self._show)
        self._lay_out()
        wanted = [known.name for known in self._pages]
        self.names.setCurrentRow(wanted.index(page) if page in wanted else 0)
        self.resize(style.px(900), style.px(620))

    def _lay_out(self) -> None:
        side = QHBoxLayout()
        side.setSpacing(style.px(16))
        side.addWidget(self.names)
        side.addWidget(self.text, 1)
        self.names.setVisible(len(self._pages) > 1)
        close = button(_("&Close"), "primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (20, 20, 20, 16)))
        column.setSpacing(style.px(12))
        column.addLayout(side, 1)
        column.addLayout(row([1, close]))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, number: int) -> None:
        self.text.setMarkdown(self._pages[number].text)
        _set_apart(self.text.document())


def _set_apart(document: QTextDocument) -> None:
    """Leave room between headings, paragraphs and points: Markdown comes without any."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    block, in_code = document.begin(), False
    while block.isValid():
        cursor, shape = QTextCursor(block), block.blockFormat()
        is_code = shape.hasProperty(QTextFormat.Property.BlockCodeFence)
        joined = cursor.currentTable() is not None or (is_code and in_code)
        above = _ABOVE_HEADING_PX if shape.headingLevel() and block.blockNumber() else _ABOVE_PX
        shape.setTopMargin(0 if joined else style.px(above))
        if is_code:
            _dress_code(shape)
        cursor.setBlockFormat(shape)
        block, in_code = block.next(), is_code


def _dress_code(shape: QTextBlockFormat) -> None:
    """Set a line that is typed as it stands apart from the text, and let a long one wrap."""
    shape.setNonBreakableLines(False)
    shape.setLeftMargin(style.px(_BESIDE_CODE_PX))


def _dress_table(table: QTextTable) -> None:
    """Draw a table nearly as wide as the text, in thin lines: Markdown comes with a raised frame."""
    shape = table.format()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    shape.setTopMargin(style.px(_ABOVE_TABLE_PX))
    shape.setBottomMargin(style.px(_ABOVE_PX))
    shape.setCellPadding(style.px(_IN_CELL_PX))
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(style.tokens().line))
    table.setFormat(shape)
