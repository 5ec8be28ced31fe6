"""The editor of one drafted text: words in two looks, two kinds of list, and live inserts as chips."""

import dataclasses

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from gc25desk.domain import markup
from gc25desk.domain.markup import BlockKind, Insert
from gc25desk.ui import style
from gc25desk.ui.writing import chip_steps, document, draft_edits
from gc25desk.ui.writing.carried import can_be_taken, carried, taken
from gc25desk.ui.writing.chips import Chips, Told
from gc25desk.ui.writing.list_marks import paint_hint, paint_marks

_STEP = 26  # by which items stand in
_LINES = 2
Parsed = tuple[markup.Block, ...]


class DraftText(QTextEdit):
    """Edits a text in the notation of :mod:`gc25desk.domain.markup`, as high as what stands in it.

    ``edited`` comes with each change by the user, ``look_changed`` when another look or kind is under the
    cursor, ``focused`` when the keyboard comes, ``cursor_moved`` when what is under it must be in sight.
    ``chip_wanted`` asks to have the chosen chip edited.
    """

    edited = Signal()
    look_changed = Signal()
    focused = Signal()
    cursor_moved = Signal()
    chip_wanted = Signal(object)

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        """Take what tells the words of an insert; it may know more later (see ``refresh_chips``)."""
        super().__init__(parent)
        style.set_role(self, "draft")
        self._told = told
        self._quiet = False
        self._hint = ""
        self._read: str | None = None
        self._extra = style.px(14)
        self._chips = Chips(told, self)
        self.document().documentLayout().registerHandler(document.CHIP, self._chips)
        self.document().setIndentWidth(style.px(_STEP))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text("")
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.currentCharFormatChanged.connect(lambda _format: self._look_changed())
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    # What stands in it --------------------------------------------------------------------------

    def show_text(self, text: str, parsed: Parsed | None = None) -> None:
        """Show a text without saying that it changed; ``parsed`` is it taken apart already."""
        self._quiet = True
        document.fill(self.document(), markup.parse(text) if parsed is None else parsed)
        self._read = None
        self._quiet = False

    def text(self) -> str:
        """Return what stands here in the notation; read once for each state of the text."""
        if self._read is None:
            self._read = document.read(self.document())
        return self._read

    def is_empty(self) -> bool:
        """Tell whether not a word stands here."""
        return not self.toPlainText().strip()

    def words(self) -> int:
        """Return how many words stand here, those of inserts left out."""
        return len(self.toPlainText().replace(document.OBJECT_LETTER, "").split())

    def lock(self, *, locked: bool) -> None:
        """Let the text be read and not changed, or be changed again."""
        if locked == self.isReadOnly():
            return  # the style would look at it anew for nothing
        self.setReadOnly(locked)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(keys if locked else Qt.TextInteractionFlag.TextEditorInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style.repolish(self)

    def explain(self, sentence: str) -> None:
        """Say what belongs here, while nothing stands here and to those who hear it."""
        self._hint = sentence
        self.setAccessibleDescription(sentence)

    def refresh_chips(self) -> None:
        """Measure and paint the chips again, because more is known about what they refer to."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def selected_words(self) -> str:
        """Return the words that are marked, inserts told; empty when none are."""
        cursor = self.textCursor()
        found = document.blocks(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        return markup.plain(markup.written(found), self._told) if cursor.hasSelection() else ""

    # Looks --------------------------------------------------------------------------------------

    def is_bold(self) -> bool:
        """Tell whether the letters under the cursor are bold."""
        return document.is_bold(self.currentCharFormat())

    def is_italic(self) -> bool:
        """Tell whether the letters under the cursor are italic."""
        return self.currentCharFormat().fontItalic()

    def kind(self) -> BlockKind:
        """Return what the paragraph under the cursor is."""
        return document.kind_of(self.textCursor().block())

    def toggle_bold(self) -> None:
        """Make what is marked, or what is typed next, bold or no longer bold."""
        self._wear(document.look(bold=not self.is_bold(), italic=self.is_italic()))

    def toggle_italic(self) -> None:
        """Make what is marked, or what is typed next, italic or no longer italic."""
        self._wear(document.look(bold=self.is_bold(), italic=not self.is_italic()))

    def _wear(self, wanted: QTextCharFormat) -> None:
        if not self.isReadOnly():
            self.mergeCurrentCharFormat(wanted)
            self.look_changed.emit()

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the marked paragraphs items of a list, or plain paragraphs again."""
        self.make(BlockKind.TEXT if self.kind() is kind else kind)

    def make(self, kind: BlockKind) -> None:
        """Make the marked paragraphs of a kind."""
        if not self.isReadOnly():
            draft_edits.make(self, kind)
            self.look_changed.emit()

    # Inserts ------------------------------------------------------------------------------------

    def insert(self, insert: Insert) -> None:
        """Put an insert in at the cursor; a table or a chart takes a line of its own."""
        if not self.isReadOnly():
            draft_edits.put_insert(self, insert)
            self.cursor_moved.emit()

    def put(self, text: str) -> None:
        """Put a piece of drafted text in at the cursor."""
        if not self.isReadOnly():
            draft_edits.put_blocks(self, markup.parse(text))

    def chosen_chip(self) -> Insert | None:
        """Return the insert that alone is marked, if so."""
        return chip_steps.chosen(self)

    def change_chip(self, detail: str) -> None:
        """Give the chosen chip other words or another locator; it stays chosen."""
        chosen, cursor = self.chosen_chip(), self.textCursor()
        if chosen is None or self.isReadOnly():
            return
        start = cursor.selectionStart()
        document.put_inline(cursor, dataclasses.replace(chosen, detail=detail))
        chip_steps.choose(self, start)

    # Keys and the mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on chips before over them, edit one with Enter, end a list as elsewhere."""
        if not (self._on_chip(event) or draft_edits.in_list(self, event)):
            super().keyPressEvent(event)

    def _on_chip(self, event: QKeyEvent) -> bool:
        chosen = self.chosen_chip()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if chosen is not None and event.key() in draft_edits.ENTER and plain and not self.isReadOnly():
            self.chip_wanted.emit(chosen)
            return True
        if event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right} or not plain:
            return False
        leftwards = self.textCursor().block().textDirection() is Qt.LayoutDirection.RightToLeft
        return chip_steps.step(self, onwards=(event.key() == Qt.Key.Key_Right) != leftwards)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the chip that is clicked twice."""
        place = chip_steps.place_at(self, event.position())
        if place is None:
            super().mouseDoubleClickEvent(event)
            return
        chip_steps.choose(self, place)
        if not self.isReadOnly():
            self.chip_wanted.emit(self.chosen_chip())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has come."""
        super().focusInEvent(event)
        self.focused.emit()

    # Copying ------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is marked: in the notation for a draft, as words for any other program."""
        cursor = self.textCursor()
        found = document.blocks(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        return carried(markup.written(found), self._told)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether words can be taken from what is pasted or dropped."""
        return can_be_taken(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped: a draft as it is, all else as words in a draft's few looks."""
        if not self.isReadOnly():
            draft_edits.put_blocks(self, taken(source))
            self.cursor_moved.emit()

    # Painting and size --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and beside each item its mark."""
        super().paintEvent(event)
        paint_marks(self)
        if self.document().isEmpty() and self.kind() is BlockKind.TEXT:
            paint_hint(self, self._hint)

    def sizeHint(self) -> QSize:
        """Return the height of what stands here, and of a few lines at least."""
        least = max(self.fontMetrics().lineSpacing() * _LINES, self._hint_height())
        height = max(round(self.document().size().height()), least) + self._extra
        return QSize(style.px(240), height)

    def _hint_height(self) -> int:
        if not self.document().isEmpty():
            return 0
        margin = 2 * round(self.document().documentMargin())
        room = QRect(0, 0, max(self.viewport().width() - margin, style.px(120)), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._hint).height() + margin

    def minimumSizeHint(self) -> QSize:
        """Allow any width, never less than the height of the text."""
        return QSize(style.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the text has at the new width."""
        super().resizeEvent(event)
        self._extra = max(self.height() - self.viewport().height(), 2)
        self.updateGeometry()

    def cursor_box(self) -> QRect:
        """Return where the cursor stands, in this widget's own measure."""
        return self.cursorRect().translated(self.viewport().pos())

    def _changed(self) -> None:
        self._read = None
        self.updateGeometry()
        if not self._quiet:
            self.edited.emit()

    def _look_changed(self) -> None:
        if not self._quiet:
            self.look_changed.emit()

    def _moved(self) -> None:
        self._look_changed()
        if self.hasFocus() and not self._quiet:
            self.cursor_moved.emit()
