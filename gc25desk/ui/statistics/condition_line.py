"""One condition of a statistic: what it looks at, and which value it asks for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QPushButton, QWidget

from gc25desk.domain.child import OLDEST
from gc25desk.domain.condition import Condition
from gc25desk.domain.field import Choice
from gc25desk.i18n import _
from gc25desk.ui import icons, style
from gc25desk.ui.statistics import words
from gc25desk.ui.widgets.basics import PlainLabel, row
from gc25desk.ui.widgets.choice_editors import ChoiceBox

Used = Mapping[str, Sequence[str]]


class ValueEditor(QWidget):
    """Chooses the value of a condition; ``changed`` comes when the user changed it."""

    changed = Signal()

    def condition(self) -> Condition:
        """Return the condition as it stands."""
        raise NotImplementedError

    def show_condition(self, condition: Condition) -> None:
        """Show a condition without saying that it changed."""
        raise NotImplementedError

    def forget(self) -> None:
        """Hold no name of the desk any more; Qt may delete it only later."""


class CodeValue(ValueEditor):
    """One code of a list."""

    def __init__(self, by: str) -> None:
        """Offer the values of a trait."""
        super().__init__()
        self._by = by
        self.box = ChoiceBox(words.value_choices(by))
        self.box.setAccessibleName(_("Value"))
        self.setLayout(row([self.box]))
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def condition(self) -> Condition:
        """Return the condition with the code chosen."""
        return Condition(by=self._by, value=self.box.code())

    def show_condition(self, condition: Condition) -> None:
        """Choose the code of a condition."""
        self.box.blockSignals(True)
        self.box.set_code(condition.value or self.box.code())
        self.box.blockSignals(False)


class TypedValue(ValueEditor):
    """A name as people typed it, with what was typed before."""

    def __init__(self, by: str, used: Sequence[str]) -> None:
        """Offer the names and codes there are."""
        super().__init__()
        self._by = by
        self._said = {choice.shown().casefold(): choice.code for choice in words.typed_choices(by)}
        self._shown = {choice.code: choice.shown() for choice in words.typed_choices(by)}
        names = [name for name in used if name not in self._shown]
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Value"))
        self.line.setPlaceholderText(_("Name as it was typed"))
        self._completer = completer = QCompleter([*names, *self._shown.values()], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        style.set_role(popup, "popup")
        completer.setPopup(popup)
        self.line.setCompleter(completer)
        self.setLayout(row([self.line]))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())

    def condition(self) -> Condition:
        """Return the condition with the name typed, or the code whose words it is."""
        text = self.line.text().strip()
        return Condition(by=self._by, value=self._said.get(text.casefold(), text))

    def show_condition(self, condition: Condition) -> None:
        """Show the name of a condition."""
        self.line.blockSignals(True)
        self.line.setText(self._shown.get(condition.value, condition.value))
        self.line.setCursorPosition(0)
        self.line.blockSignals(False)

    def forget(self) -> None:
        """Hold no name of the desk any more."""
        self.show_condition(Condition(by=self._by))
        self._completer.setModel(QStringListModel(self))


class AgeValue(ValueEditor):
    """From one age to another, both counted."""

    def __init__(self) -> None:
        """Offer the ages of childhood."""
        super().__init__()
        ages = [Choice(str(age), str(age)) for age in range(OLDEST + 1)]
        self.low, self.high = ChoiceBox(ages), ChoiceBox(ages)
        for box, name in ((self.low, _("From age")), (self.high, _("To age"))):
            box.setMinimumContentsLength(2)
            box.setAccessibleName(name)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.setLayout(row([self.low, PlainLabel(_("to")), self.high], spacing=4))
        self.setFocusProxy(self.low)

    def condition(self) -> Condition:
        """Return the condition with the ages chosen."""
        return Condition(by="age", lowest=int(self.low.code()), highest=int(self.high.code()))

    def show_condition(self, condition: Condition) -> None:
        """Choose the ages of a condition."""
        ages = ((self.low, condition.lowest, 0), (self.high, condition.highest, OLDEST))
        for box, age, usual in ages:
            box.blockSignals(True)
            box.set_code(str(usual if age is None else age))
            box.blockSignals(False)


class ConditionLine(QWidget):
    """One line: by what, which value, and a button that takes the line away."""

    changed = Signal()
    remove_wanted = Signal()

    def __init__(self, condition: Condition, unit: str, used: Used) -> None:
        """Show a condition; ``used`` are names typed before, by trait."""
        super().__init__()
        self._used = used
        self.by = ChoiceBox(words.filter_choices(unit))
        self.by.setAccessibleName(_("Only those where"))
        self.by.set_code(condition.by)
        self.value = self._made(condition)
        self.remove = QPushButton()
        self.remove.setAutoDefault(False)
        style.set_role(self.remove, "icon")
        icons.put(self.remove, "close", "muted")
        self.remove.setToolTip(_("Take this condition away"))
        self.remove.setAccessibleName(_("Take this condition away"))
        self.remove.clicked.connect(self.remove_wanted)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(style.px(6))
        for part, share in ((self.by, 5), (self.value, 6), (self.remove, 0)):
            self._line.addWidget(part, share)
        self.by.currentIndexChanged.connect(self._changed_by)

    def condition(self) -> Condition:
        """Return the condition as it stands."""
        return self.value.condition()

    def offer(self, unit: str) -> None:
        """Offer what can be asked where a unit is counted; what is chosen stays."""
        code = self.by.code()
        self.by.blockSignals(True)
        self.by.clear()
        for choice in words.filter_choices(unit):
            self.by.addItem(choice.shown(), choice.code)
        self.by.set_code(code)
        self.by.blockSignals(False)

    def _made(self, condition: Condition) -> ValueEditor:
        by = condition.by
        made: ValueEditor
        if by == "age":
            made = AgeValue()
        elif words.is_typed(by):
            made = TypedValue(by, self._used.get(by, ()))
        else:
            made = CodeValue(by)
        made.show_condition(condition)
        made.changed.connect(self.changed)
        return made

    def _changed_by(self, _index: int) -> None:
        before, self.value = self.value, self._made(Condition(by=self.by.code()))
        self._line.replaceWidget(before, self.value)
        self._line.setStretchFactor(self.value, 6)
        before.forget()
        before.hide()
        before.deleteLater()
        QWidget.setTabOrder(self.by, self.value)
        QWidget.setTabOrder(self.value, self.remove)
        self.changed.emit()
