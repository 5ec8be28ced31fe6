"""An editor for tags: paragraphs of general comment No. 25 and what the record says about each."""

import functools
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from gc25desk.domain.catalogue import LAST
from gc25desk.domain.field import CodeList, Field
from gc25desk.domain.paragraph import Tag, parse_references
from gc25desk.domain.record import as_json
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.focus_order import chain
from gc25desk.ui.widgets.suggested_tags import Offer, SuggestedTags
from gc25desk.ui.widgets.tag_line import TagLine, title


class _Entry(QLineEdit):
    """Enter adds what is typed and stays; with nothing typed it goes on to the next field."""

    entered = Signal()

    def __init__(self, add: Callable[[], object]) -> None:
        super().__init__()
        self._add = add

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.modifiers() & _CONTROL:
            super().keyPressEvent(event)
            return
        popup = self.completer().popup()
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            event.ignore()  # the completer takes it
        elif self.text().strip():
            self._add()
        else:
            event.ignore()  # the form takes it


_CONTROL = Qt.KeyboardModifier.ControlModifier


class MakeTagEditor(Protocol):
    """Makes the editor of a field of a tag, for reading alone when ``locked``."""

    def __call__(self, field: Field, blank: Any, *, locked: bool) -> FieldEditor:
        """Make it; ``blank`` is the value the field has on a new tag."""


class TagsEditor(FieldEditor):
    """A line to type paragraph numbers into, the stance they get, what is suggested, and the tags so far.

    ``entered`` comes when somebody goes to the line, so that what is suggested can be brought.
    """

    entered = Signal()
    spans = 0

    def __init__(self, field: Field, stances: CodeList, usual: str, make: MakeTagEditor) -> None:
        super().__init__(field)
        self._make = make
        self._lines: dict[int, TagLine] = {}
        self.entry = _Entry(self.add_typed)
        self.entry.setPlaceholderText(_("44, 46 and 48, or a word"))
        self.entry.setAccessibleName(_("Add paragraphs"))
        self.entry.setAccessibleDescription(field.shown_help())
        self._problem = PlainLabel("", "error", wrap=True)
        self._problem.hide()
        self.entry.textEdited.connect(lambda _text: self._problem.hide())
        self._suggest()
        self.stance = ChoiceBox(stances.choices, _("No stance yet"))
        self.stance.set_code(usual)
        self.stance.setAccessibleName(_("Stance of the paragraphs added"))
        self._add = button(_("Add"), icon="add")
        self._add.setAccessibleName(_("Add paragraphs"))
        self._add.clicked.connect(self.add_typed)
        self.entry.entered.connect(self.entered)
        self.suggested = SuggestedTags()
        self.suggested.wanted.connect(self._take)
        self._list = QVBoxLayout()
        self._list.setSpacing(style.px(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        line = row([self.entry, self.stance, self._add])
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        layout.addWidget(self.suggested)
        layout.addLayout(self._list)
        self.setFocusProxy(self.entry)

    def lock(self, *, locked: bool) -> None:
        """Let the tags be read and not changed, or be changed again."""
        if locked == self.fixed:
            return
        held = self._tags()
        self.fixed = locked
        self.offer(())
        for part in (self.entry, self.stance, self._add):
            part.setVisible(not locked)
        self.set_value(held)

    def add_typed(self) -> bool:
        """Add what is typed; say why not when it names no paragraph. True when the line is empty now."""
        text = self.entry.text().strip()
        if not text:
            return True
        try:
            numbers = self._numbers(text)
        except InvalidInput as error:
            self._problem.setText(f"{error.what} {error.next_step}")
            self._problem.show()
            self.entry.setFocus()
            return False
        for number in numbers:
            self._put(Tag(paragraph=number, stance=self.stance.code()))
        self.entry.clear()
        self._problem.hide()
        self.changed.emit()
        return True

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer paragraphs that the words suggest; none while the tags cannot be changed."""
        self.suggested.offer(() if self.fixed else offers, self._lines.keys())
        self._order()

    def value(self) -> Any:
        """Return the tags in the order of the paragraphs; raises InvalidInput for what was left typed."""
        if not self.add_typed():
            raise InvalidInput(self._problem.text(), "", self.field.key)
        return self._tags()

    def set_value(self, value: Any) -> None:
        """Show tags."""
        self.entry.clear()
        self._problem.hide()
        for line in list(self._lines.values()):
            self._drop(line)
        for tag in value or ():
            self._put(tag)

    def adopt(self, value: Any) -> None:
        """Take over the tags as the desk holds them now; lines that are open stay open."""
        if sorted(tag.paragraph for tag in value) != sorted(self._lines):
            self.set_value(value)
            return
        for tag in value:
            self._lines[tag.paragraph].adopt(tag)

    def draft(self) -> Any:
        """Return the tags as JSON objects."""
        return [as_json(tag) for tag in self._tags()]

    def set_draft(self, data: Any) -> None:
        """Show the tags of a draft, unless they cannot be changed; what is none is left out."""
        if self.fixed:
            return
        self.set_value([tag for tag in map(_from_draft, data if isinstance(data, list) else ()) if tag])

    def target(self) -> QWidget:
        """Return the line for numbers, or the first tag of those that are only read."""
        if self.fixed and self._lines:
            return self._lines[min(self._lines)].line
        return self if self.fixed else self.entry

    def count(self) -> int:
        """Return how many tags there are."""
        return len(self._lines)

    def _numbers(self, text: str) -> tuple[int, ...]:
        number, dot, _title = text.partition(" · ")
        return parse_references(number if dot else text)

    def _tags(self) -> tuple[Tag, ...]:
        return tuple(self._lines[number].tag() for number in sorted(self._lines))

    def _put(self, tag: Tag) -> None:
        if tag.paragraph in self._lines or not 1 <= tag.paragraph <= LAST:
            return
        line = TagLine(tag, functools.partial(self._make, locked=self.fixed))
        line.lock(locked=self.fixed)
        line.changed.connect(lambda: self._changed(line))
        line.remove_wanted.connect(lambda: self._remove(line))
        line.opened.connect(lambda _is_open: self._order())
        self._lines[tag.paragraph] = line
        place = sorted(self._lines).index(tag.paragraph)
        self._list.insertWidget(place, line)
        self.suggested.without(self._lines.keys())
        self._order()

    def _take(self, number: int) -> None:
        """Give the record a tag that was suggested, and go on to the next suggestion or to the line."""
        at = [offer.paragraph for offer in self.suggested.offers()].index(number)
        self._put(Tag(paragraph=number, stance=self.stance.code()))
        left = self.suggested.buttons()
        (left[min(at, len(left) - 1)] if left else self.entry).setFocus()
        self.changed.emit()

    def _order(self) -> None:
        lines = [self._lines[number] for number in sorted(self._lines)]
        chain(self._add, [self.suggested, *lines])

    def _changed(self, line: TagLine) -> None:
        if line.tag().primary:
            for other in self._lines.values():
                if other is not line and other.tag().primary:
                    other.set_primary(False)
        self.changed.emit()

    def _remove(self, line: TagLine) -> None:
        self._drop(line)
        self.entry.setFocus()
        self.changed.emit()

    def _drop(self, line: TagLine) -> None:
        del self._lines[line.number]
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _suggest(self) -> None:
        words = [f"{number} · {title(number)}" for number in range(1, LAST + 1)]
        completer = QCompleter(QStringListModel(words, self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        style.set_role(popup, "popup")
        completer.setPopup(popup)
        self.entry.setCompleter(completer)
        # The completer's text reaches the line after this signal.
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self, self.add_typed))


def _from_draft(entry: Any) -> Tag | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("paragraph"), int):
        return None
    return Tag(
        paragraph=entry["paragraph"],
        stance=str(entry.get("stance") or ""),
        primary=entry.get("primary") is True,
        passage=str(entry.get("passage") or ""),
        note=str(entry.get("note") or ""),
    )
