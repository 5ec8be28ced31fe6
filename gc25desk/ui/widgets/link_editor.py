"""A field that names another record: found as it is typed, or added at once when it is not there yet."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from gc25desk.domain.field import Choice, Field
from gc25desk.i18n import _
from gc25desk.ui.widgets.field_editor import FieldEditor

TYPING_MS = 250


class Links(Protocol):
    """Finds the records that a field may name, off the window's thread; each answer comes to ``done``.

    ``owner`` is who asks: an answer for an editor that has died is dropped. ``adds`` says whether what was
    typed may become a record.
    """

    adds: bool

    def find(self, owner: QObject, words: str, done: Callable[[Sequence[Choice]], None]) -> None:
        """Give the records that fit what is typed, the likeliest first."""

    def label(self, owner: QObject, record_id: str, done: Callable[[str], None]) -> None:
        """Give the words for a record."""

    def add(self, owner: QObject, words: str, done: Callable[[Choice], None]) -> None:
        """Make a record of what was typed and give it."""


class NoLinks:
    """Knows no record: each stands for itself."""

    adds = True

    def find(self, _owner: QObject, _words: str, done: Callable[[Sequence[Choice]], None]) -> None:
        """Find nothing."""
        done(())

    def label(self, _owner: QObject, record_id: str, done: Callable[[str], None]) -> None:
        """Give the identifier."""
        done(record_id)

    def add(self, _owner: QObject, words: str, done: Callable[[Choice], None]) -> None:
        """Let the words stand for themselves."""
        done(Choice(words, words))


class LinkEditor(FieldEditor):
    """A line in which a record is looked for; its value is the identifier of the one chosen."""

    def __init__(self, field: Field, links: Links, *, locked: bool = False) -> None:
        """Take the field, what finds records for it, and whether it is only read."""
        super().__init__(field)
        self._links = links
        self.fixed = locked
        self._chosen, self._words = "", ""
        self._found: tuple[Choice, ...] = ()
        self.line = QLineEdit()
        self.line.setReadOnly(locked)
        self.line.setPlaceholderText(_("Not recorded") if locked else _("Type a name or a reference"))
        self.line.setClearButtonEnabled(not locked)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self.line)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated.connect(self._take)
        # Not the line's own completer: what is found stands in the list however it is spelt.
        self.completer.setWidget(self.line)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.seek)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.left)
        self.hold(self.line)

    def value(self) -> Any:
        """Return the identifier; raises InvalidInput for words that are no record."""
        if self._is_chosen():
            return self._chosen
        if not self.line.text().strip():
            return ""
        raise self.wrong(_("No record is chosen for these words; take one from the list below them."))

    def set_value(self, value: Any) -> None:
        """Show the record with an identifier by its words."""
        self._choose(str(value or ""), "")
        if self._chosen:
            asked = self._chosen
            self._links.label(self, asked, lambda words: self._name(asked, words))

    def draft(self) -> Any:
        """Return the identifier as a record keeps it, or the words that are no record yet."""
        words = self.line.text()
        return self._chosen if self._is_chosen() or not words else {"words": words}

    def set_draft(self, data: Any) -> None:
        """Show again what was kept; anything else than a draft of this editor shows nothing."""
        self.set_value(data if isinstance(data, str) else "")
        if isinstance(data, dict):
            self.line.setText(str(data.get("words") or ""))

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def seek(self) -> None:
        """Look for what is typed now."""
        self._typing.stop()
        words = " ".join(self.line.text().split())
        if words and not self._is_chosen():
            self._links.find(self, words, lambda found: self._offer(words, found))

    def offered(self) -> list[str]:
        """Return the words of the list below the line."""
        return self._model.stringList()

    def _typed(self) -> None:
        if not self._is_chosen():
            self._chosen = self._words = ""
        self._typing.start()
        self.changed.emit()

    def _is_chosen(self) -> bool:
        return bool(self._chosen) and self.line.text() == self._words

    def _offer(self, words: str, found: Sequence[Choice]) -> None:
        if " ".join(self.line.text().split()) != words:
            return
        self._found = tuple(found)
        add = [_("Add “{words}” as a new record").format(words=words)] if self._links.adds else []
        self._model.setStringList([*(one.label for one in found), *add])
        if self.line.hasFocus():
            self.completer.complete()

    def _take(self, label: str) -> None:
        """Take one of the list; the last line makes a record of what was typed."""
        chosen = next((one for one in self._found if one.label == label), None)
        if chosen is not None:
            self._choose(chosen.code, chosen.label)
            self.changed.emit()
            return
        words = " ".join(self.line.text().split())
        self._links.add(self, words, self._added)

    def _added(self, made: Choice) -> None:
        self._choose(made.code, made.label)
        self.changed.emit()

    def _choose(self, record_id: str, words: str) -> None:
        self._chosen, self._words = record_id, words
        self.line.setText(words)
        self.line.setCursorPosition(0)

    def _name(self, asked: str, words: str) -> None:
        if self._chosen == asked and not self.line.isModified():
            self._choose(asked, words)
