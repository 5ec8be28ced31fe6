"""Editors for one code, several codes, and text with suggestions."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from gc25desk.domain.field import Choice, Field
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.actions import action, escaped
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.flow import FlowLayout

Suggestions = Callable[[], Sequence[str]]

_NARROWEST = 6  # letters a closed list shows at least; the rest is cut, never the form


class ChoiceBox(QComboBox):
    """A list of codes shown by their words; the wheel scrolls the form, not the choice."""

    def __init__(self, choices: Iterable[Choice] = (), empty: str = "") -> None:
        super().__init__()
        self.setMinimumContentsLength(_NARROWEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if empty:
            self.addItem(empty, "")
        for choice in choices:
            self._add(choice.shown(), choice.code, choice.explanation and _(choice.explanation))
        self._widen()

    def code(self) -> str:
        """Return the code chosen."""
        return str(self.currentData() or "")

    def set_code(self, code: str, words: str = "") -> None:
        """Choose a code; one that is not offered is added with its words, or stands for itself."""
        if self.findData(code) < 0:
            self._add(words or code or _("Not recorded"), code, "")
        self.setCurrentIndex(self.findData(code))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cut words that have no room with an ellipsis."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room - style.px(2))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def _add(self, words: str, code: str, explanation: str) -> None:
        self.addItem(words, code)
        if explanation:
            self.setItemData(self.count() - 1, explanation, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _widen(self) -> None:
        view = self.view()
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        view.setMinimumWidth(widest + style.px(36))


class ChoiceEditor(FieldEditor):
    """One code of a list."""

    def __init__(self, field: Field, blank: str = "") -> None:
        super().__init__(field)
        choices = field.choices.offered() if field.choices is not None else ()
        self.box = ChoiceBox(choices, "" if blank else _("Not recorded"))
        self.hold(self.box)
        self.box.activated.connect(lambda _index: self.changed.emit())
        self._known = self.box.code()
        self.box.currentIndexChanged.connect(self._moved)

    def value(self) -> Any:
        """Return the code."""
        return self.box.code()

    def set_value(self, value: Any) -> None:
        """Choose a code."""
        self._known = value or ""
        self.box.set_code(self._known, self.field.choices.label(self._known) if self.field.choices else "")

    def draft(self) -> Any:
        """Return the code."""
        return self.box.code()

    def set_draft(self, data: Any) -> None:
        """Choose the code again."""
        self.set_value(str(data or ""))

    def target(self) -> QWidget:
        """Return the list."""
        return self.box

    def _moved(self, _index: int) -> None:
        # Typing ahead and the arrow keys move the closed list without activating an item.
        if self.box.code() != self._known:
            self._known = self.box.code()
            self.changed.emit()


class ChoicesEditor(FieldEditor):
    """Several codes of a list, each a button that stays down."""

    spans = 0

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._buttons: dict[str, QToolButton] = {}
        self._unknown: tuple[str, ...] = ()
        flow = FlowLayout(self, spacing=6)
        self._offered = {one.code for one in field.choices.offered()} if field.choices is not None else set()
        for choice in field.choices.choices if field.choices is not None else ():
            self._buttons[choice.code] = made = self._button(choice)
            flow.addWidget(made)
            if choice.code not in self._offered:
                made.hide()
        self.setFocusProxy(self.target())

    def value(self) -> Any:
        """Return the codes in the order of the list."""
        return tuple(code for code, button in self._buttons.items() if button.isChecked()) + self._unknown

    def set_value(self, value: Any) -> None:
        """Press the buttons of the codes; a code of no list is kept unseen."""
        chosen = tuple(value or ())
        for code, button in self._buttons.items():
            button.setChecked(code in chosen)
            button.setHidden(code not in self._offered and code not in chosen)
        self._unknown = tuple(code for code in chosen if code not in self._buttons)

    def draft(self) -> Any:
        """Return the codes as a list."""
        return list(self.value())

    def set_draft(self, data: Any) -> None:
        """Press the buttons again."""
        self.set_value([str(code) for code in data] if isinstance(data, list) else ())

    def target(self) -> QWidget:
        """Return the first button."""
        return next(iter(self._buttons.values()), self)

    def _button(self, choice: Choice) -> QToolButton:
        made = QToolButton()
        made.setText(escaped(choice.shown()))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(f"{self.field.shown_label()}: {choice.shown()}")
        made.setAccessibleDescription(_(choice.explanation))
        made.setToolTip(plain_tip(_(choice.explanation)))
        style.set_role(made, "toggle")
        made.toggled.connect(lambda _down: made.update())
        made.clicked.connect(lambda _down: self.changed.emit())
        return made


class OpenEditor(FieldEditor):
    """Text with suggestions: the words of a list, and what was typed in the field before.

    A text that is the words of a code is kept as the code.
    """

    def __init__(self, field: Field, used: Suggestions) -> None:
        super().__init__(field)
        self._used = used
        self.line = _SuggestingLine(self._refresh)
        self._choices = field.choices.choices if field.choices is not None else ()
        self._offered = field.choices.offered() if field.choices is not None else ()
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        style.set_role(popup, "popup")
        self._completer.setPopup(popup)
        self.line.setCompleter(self._completer)
        self.hold(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self._completer.activated.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self.left)
        show = action(self.line, _("Show suggestions"), self._show_all, "Alt+Down")
        show.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def suggestions(self) -> list[str]:
        """Return the words of the list, then what was used before."""
        words = [choice.shown() for choice in self._offered]
        codes = {choice.code for choice in self._choices}
        return [*dict.fromkeys([*words, *(text for text in self._used() if text not in codes)])]

    def value(self) -> Any:
        """Return the code of the words typed, else the text."""
        text = self.line.text().strip()
        for choice in self._choices:
            if choice.shown().casefold() == text.casefold():
                return choice.code
        return text

    def set_value(self, value: Any) -> None:
        """Show a text or the words of a code."""
        text = str(value or "")
        self.line.setText(self.field.choices.label(text) if self.field.choices is not None else text)
        self.line.setCursorPosition(0)

    def draft(self) -> Any:
        """Return the code or the text."""
        return self.value()

    def set_draft(self, data: Any) -> None:
        """Show the code or the text again."""
        self.set_value(str(data or ""))

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def _refresh(self) -> None:
        self._model.setStringList(self.suggestions())

    def _show_all(self) -> None:
        self._completer.setCompletionPrefix("")
        self._completer.complete()


class _SuggestingLine(QLineEdit):
    """Asks for fresh suggestions each time it gets the focus."""

    def __init__(self, refresh: Callable[[], None]) -> None:
        super().__init__()
        self._refresh = refresh

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._refresh()
        super().focusInEvent(event)
