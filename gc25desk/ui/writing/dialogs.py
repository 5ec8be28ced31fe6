"""Small questions while drafting: a few words, or one thing of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.text_editors import PlainText

_ID = Qt.ItemDataRole.UserRole


class WordsDialog(QDialog):
    """Asks for a few words; Ctrl+Enter or the button takes them, Escape leaves all as it was."""

    def __init__(self, parent: QWidget, title: str, hint: str, words: str, verb: str) -> None:
        """Show the words there are."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = PlainText(3)
        self.text.setPlainText(words)
        self.text.selectAll()
        self.text.setAccessibleName(title)
        self.text.setAccessibleDescription(hint)
        self.text.installEventFilter(self)
        take, cancel = button(verb, "primary"), button(_("Cancel"))
        take.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        _lay_out(self, title, [PlainLabel(hint, "muted", wrap=True), self.text], [cancel, take])
        self.resize(style.px(460), self.sizeHint().height())

    def words(self) -> str:
        """Return what was typed, on one line."""
        return " ".join(self.text.typed().split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the words with Enter: they stand on one line."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept()
            return True
        return super().eventFilter(watched, event)


class ChooseDialog(QDialog):
    """Lets one thing be chosen from a list that can be narrowed by typing."""

    def __init__(self, parent: QWidget, title: str, items: Sequence[tuple[str, str]], why_none: str) -> None:
        """Offer items as pairs of identifier and words; ``why_none`` is said when there are none."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Type to narrow the list"))
        self.filter.setAccessibleName(_("Type to narrow the list"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self._take, cancel = button(_("Insert"), "primary"), button(_("Cancel"))
        for record_id, words in items:
            item = QListWidgetItem(words, self.list)
            item.setData(_ID, record_id)
        none = PlainLabel(why_none, wrap=True)
        none.setVisible(not items)
        for part in (self.filter, self.list, self._take):
            part.setVisible(bool(items))
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.accept)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._take.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        _lay_out(self, title, [none, self.filter, self.list], [cancel, self._take])
        self.filter.installEventFilter(self)
        self._narrow("")
        self.resize(style.px(480), style.px(420) if items else self.sizeHint().height())

    def chosen(self) -> str:
        """Return the identifier of what is chosen, or an empty text."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None and not item.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the arrow keys while typing."""
        moves = {Qt.Key.Key_Up, Qt.Key.Key_Down}
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in moves:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        shown = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            shown += [item] if fits else []
        self.list.setCurrentItem(shown[0]) if shown else self.list.setCurrentRow(-1)
        self._take.setEnabled(bool(shown))


def ask_words(parent: QWidget, title: str, hint: str, words: str, verb: str) -> str | None:
    """Return the words somebody gives, None when they change their mind."""
    dialog = WordsDialog(parent, title, hint, words, verb)
    given = dialog.words() if dialog.exec() == QDialog.DialogCode.Accepted else None
    dialog.deleteLater()
    return given


def choose(parent: QWidget, title: str, items: Sequence[tuple[str, str]], why_none: str) -> str:
    """Return the identifier that somebody chooses, or an empty text."""
    dialog = ChooseDialog(parent, title, items, why_none)
    chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    dialog.deleteLater()
    return chosen


def _lay_out(dialog: QDialog, title: str, parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> None:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(style.px(n) for n in (24, 20, 24, 16)))
    layout.setSpacing(style.px(12))
    layout.addWidget(PlainLabel(title, "title", wrap=True))
    for part in parts:
        layout.addWidget(part)
    layout.addLayout(row([1, *buttons]))
