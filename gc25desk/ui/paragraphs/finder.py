"""The find field with the tree or what was found below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from gc25desk.errors import InvalidInput
from gc25desk.i18n import _, ngettext
from gc25desk.ui import style
from gc25desk.ui.paragraphs.asked import in_catalogue, read
from gc25desk.ui.paragraphs.results import Results
from gc25desk.ui.paragraphs.tree import ParagraphTree
from gc25desk.ui.widgets.basics import Card, PlainLabel
from gc25desk.ui.widgets.chart_data import number as written

PAUSE_MS = 250
LEAST = 0.05  # of a likeness worth showing; below it only common words agree


class Finder(Card):
    """Finds by number, by words or by a pasted quotation.

    ``chosen`` carries the paragraph to show. With a text on the desk, words are asked for with
    ``words_wanted`` and answered with ``show_found``; without one the catalogue is searched.
    """

    chosen = Signal(int)
    words_wanted = Signal(str)

    def __init__(self) -> None:
        """Build the field above the whole tree."""
        super().__init__(margin=12)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Number, words or a quotation   Ctrl+F"))
        self.field.setAccessibleName(_("Find a paragraph by number, by words or by a quotation"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.tree = ParagraphTree()
        self.results = Results()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tree)
        self.stack.addWidget(self.results)
        for part in (self.field, self.hint, self.stack):
            self.body.addWidget(part)
        self._has_text = False
        self._settling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._connect()
        self._show_tree()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.answer)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._settle)
        self.tree.chosen.connect(self.chosen)
        self.results.chosen.connect(self.chosen)

    def _typed(self) -> None:
        self._settling = False
        self._pause.start()

    def set_has_text(self, has_text: bool) -> None:
        """Say whether the desk holds an official text to look through."""
        self._has_text = has_text

    def choose(self, number: int) -> None:
        """Go to a paragraph in the tree, as if it had been looked up."""
        self.field.clear()
        self._show_tree()
        self.tree.choose(number)

    def answer(self) -> None:
        """Answer what is typed now."""
        self._pause.stop()
        try:
            asked = read(self.field.text())
        except InvalidInput as refusal:
            self._refuse(refusal)
            return
        if asked.numbers:
            self._show_numbers(asked.numbers)
        elif not asked.words:
            self._show_tree()
        elif self._has_text:
            self.words_wanted.emit(asked.words)
        else:
            self._show_catalogue(asked.words)

    def _show_numbers(self, numbers: Sequence[int]) -> None:
        if len(numbers) == 1:
            self._show_tree()
            self.tree.choose(numbers[0])
            return
        count = ngettext("{n} paragraph.", "{n} paragraphs.", len(numbers)).format(n=written(len(numbers)))
        self._show_results([(number, None) for number in numbers], count)

    def _show_catalogue(self, words: str) -> None:
        found = in_catalogue(words)
        where = _("No text is imported, so only our summaries and keywords were searched.")
        if not found:
            where = " ".join((where, _("Nothing matches; try other words.")))
        self._show_results([(number, None) for number in found], where)

    def show_found(self, words: str, found: Sequence[tuple[int, float]]) -> None:
        """Show the answer to ``words``, unless something else has been typed since."""
        if words != " ".join(self.field.text().split()):
            return
        found = [(number, likeness) for number, likeness in found if likeness >= LEAST]
        hint = _("Best match first.") if found else _("Nothing in the text matches; try other words.")
        self._show_results(found, hint)
        if self._settling:
            self.results.choose_first()

    def _show_results(self, found: Sequence[tuple[int, float | None]], hint: str) -> None:
        self.results.show_found(found)
        self.stack.setCurrentWidget(self.results)
        self._say(hint)

    def _show_tree(self) -> None:
        self.stack.setCurrentWidget(self.tree)
        self._say("")

    def _refuse(self, refusal: InvalidInput) -> None:
        self._say(f"{refusal.what} {refusal.next_step}", wrong=True)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        style.set_role(self.hint, "error" if wrong else "muted")
        self.field.setProperty("wrong", wrong)
        self.field.setAccessibleDescription(words)
        style.repolish(self.field)

    def _settle(self) -> None:
        """Answer at once and take the best match, which may come a moment later."""
        self._settling = True
        self.results.clear()
        self.answer()
        self.results.choose_first()

    def clear(self) -> None:
        """Drop what was typed and found."""
        self.field.clear()
        self.results.clear()
        self._show_tree()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the field into the list, and Escape empty the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                (self.results if self.stack.currentWidget() is self.results else self.tree).setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                self.answer()
                return True
        return super().eventFilter(watched, event)
