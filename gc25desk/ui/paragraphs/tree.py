"""The tree of chapters, sections and paragraphs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc25desk.domain.catalogue import CONTEXT, DUTY, MIXED, CatalogueParagraph, Chapter, catalogue
from gc25desk.i18n import N_, _, language, ngettext
from gc25desk.ui import style
from gc25desk.ui.paragraphs.data import Held
from gc25desk.ui.widgets.chart import plain_tip
from gc25desk.ui.widgets.chart_data import number as written
from gc25desk.ui.widgets.chart_data import set_apart

KIND_WORDS = {DUTY: N_("Duty"), MIXED: N_("Mixed"), CONTEXT: N_("Context")}
_TITLE, _KIND, _HELD = range(3)
_NARROW = 340
_NUMBER = Qt.ItemDataRole.UserRole


class ParagraphTree(QTreeWidget):
    """125 paragraphs below their chapters; ``chosen`` carries the number the cursor stands on."""

    chosen = Signal(int)

    def __init__(self) -> None:
        """Build the tree from the catalogue; counts come with ``show_held``."""
        super().__init__()
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setAccessibleName(_("Chapters and paragraphs"))
        self.setHeaderLabels([_("Paragraph"), _("Kind"), _("Held")])
        self.setUniformRowHeights(True)
        self.setIndentation(style.px(14))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for chapter in catalogue(language()).chapters:
            self._add_chapter(chapter)
        self._fit()
        self.currentItemChanged.connect(self._tell)

    def _fit(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (_KIND, _HELD):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.headerItem().setTextAlignment(_HELD, _trailing())

    def _add_chapter(self, chapter: Chapter) -> None:
        top = QTreeWidgetItem([set_apart(f"{chapter.numeral}. {chapter.title}")])
        top.setFont(_TITLE, style.font("strong"))
        top.setToolTip(_TITLE, f"{chapter.numeral}. {chapter.title}")
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        parents = {}
        for section in chapter.sections:
            parents[section.letter] = QTreeWidgetItem([set_apart(f"{section.letter}. {section.title}")])
            parents[section.letter].setToolTip(_TITLE, f"{section.letter}. {section.title}")
        for number in chapter.numbers():
            paragraph = catalogue(language()).paragraph(number)
            parent = parents.get(paragraph.section or "", top)
            if parent is not top and parent.parent() is None:
                top.addChild(parent)
                parent.setFirstColumnSpanned(True)
            self._items[number] = _item(paragraph)
            parent.addChild(self._items[number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the kind out where the titles need its room; the card says it too."""
        super().resizeEvent(event)
        self.setColumnHidden(_KIND, event.size().width() < style.px(_NARROW))

    def hide_held(self) -> None:
        """Leave the number of records out for those who may not read them."""
        self.setColumnHidden(_HELD, True)

    def show_held(self, held: Mapping[int, Held]) -> None:
        """Show how many records are tagged to each paragraph."""
        for number, item in self._items.items():
            counts = held.get(number, Held())
            total = counts.complaints + counts.evidence
            item.setText(_HELD, written(total) if total else "")
            words = held_words(counts)
            item.setToolTip(_HELD, words)
            item.setData(_HELD, Qt.ItemDataRole.AccessibleTextRole, words)

    def choose(self, number: int) -> None:
        """Put the cursor on a paragraph and open what it stands in."""
        item = self._items.get(number)
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def current_number(self) -> int:
        """Return the number of the paragraph the cursor stands on, 0 when it is on none."""
        item = self.currentItem()
        return int(item.data(_TITLE, _NUMBER) or 0) if item is not None else 0

    def _tell(self) -> None:
        if self.current_number():
            self.chosen.emit(self.current_number())


def held_words(held: Held) -> str:
    """Return counts in words, such as "3 complaints, 1 of evidence"."""
    if not held.complaints and not held.evidence:
        return _("Nothing held")
    complaints = ngettext("{n} complaint", "{n} complaints", held.complaints)
    return ", ".join(
        (complaints.format(n=written(held.complaints)), _("{n} of evidence").format(n=written(held.evidence)))
    )


def _item(paragraph: CatalogueParagraph) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [f"{paragraph.number}  {set_apart(paragraph.title)}", _(KIND_WORDS[paragraph.kind]), ""]
    )
    item.setData(_TITLE, _NUMBER, paragraph.number)
    item.setToolTip(_TITLE, plain_tip(f"{paragraph.title}. {paragraph.summary}"))
    item.setTextAlignment(_HELD, _trailing())
    return item


def _trailing() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
