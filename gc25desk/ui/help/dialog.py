"""The manual: its pages on one side, the text of one on the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.help.pages import pages
from gc25desk.ui.widgets.basics import button, row

_ABOVE_PX, _ABOVE_HEADING_PX = 6, 18


class Help(QDialog):
    """Shows the pages of the manual; Escape closes. Nothing in it is data of a desk."""

    def __init__(self, window: QWidget, page: str = "") -> None:
        super().__init__(window)
        self.setWindowTitle(_("Help"))
        self._pages = pages()
        self.names = QListWidget()
        self.names.setAccessibleName(_("Pages of the manual"))
        self.names.setMaximumWidth(style.px(260))
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
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        above = _ABOVE_HEADING_PX if shape.headingLevel() and block.blockNumber() else _ABOVE_PX
        shape.setTopMargin(style.px(above))
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
