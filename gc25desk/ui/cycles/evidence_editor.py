"""An editor for the items of evidence something rests on, each shown by its reference."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.cycles.data import Named
from gc25desk.ui.widgets.basics import plain_tip
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.flow import FlowLayout
from gc25desk.ui.widgets.focus_order import chain


class EvidenceEditor(FieldEditor):
    """A line that finds evidence by reference or title, and the items taken; pressing one leaves it out.

    ``names`` gives reference and title by identifier; an identifier it does not know is kept unseen.
    """

    spans = 0

    def __init__(self, field: Field, names: Mapping[str, Named]) -> None:
        super().__init__(field)
        self._names = names
        self._chosen: tuple[str, ...] = ()
        self._shown = {f"{one.reference}  {one.title}": key for key, one in names.items()}
        self.line = _FindLine(self._take_first)
        self.line.setPlaceholderText(_("Reference or words of the title; Enter adds it"))
        self._completer = QCompleter(QStringListModel(list(self._shown), self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        style.set_role(popup, "popup")
        self._completer.setPopup(popup)
        self._completer.activated.connect(self._picked)
        self.line.setCompleter(self._completer)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(6))
        layout.addWidget(self.line)
        layout.addWidget(self._chips)
        self.setFocusProxy(self.line)
        self.line.setAccessibleName(field.shown_label())
        self.line.setAccessibleDescription(field.shown_help())
        self._draw()

    def value(self) -> Any:
        """Return the identifiers in the order in which they were taken."""
        return self._chosen

    def set_value(self, value: Any) -> None:
        """Show items."""
        self._chosen = tuple(value or ())
        self.line.clear()
        self._draw()

    def draft(self) -> Any:
        """Return the identifiers as a list."""
        return list(self._chosen)

    def set_draft(self, data: Any) -> None:
        """Show the items again."""
        self.set_value([str(one) for one in data] if isinstance(data, list) else ())

    def target(self) -> QWidget:
        """Return the line."""
        return self.line

    def chips(self) -> list[QPushButton]:
        """Return the buttons of the items taken, in order."""
        return [one for one in self._chips.findChildren(QPushButton) if not one.isHidden()]

    def _picked(self, words: str) -> None:
        # The completer writes its words into the line after this.
        self._add(self._shown.get(words, ""))

    def _take_first(self) -> None:
        wanted = self.line.text().strip().casefold()
        if wanted:
            self._add(next((key for words, key in self._shown.items() if wanted in words.casefold()), ""))

    def _add(self, key: str) -> None:
        if not key:
            return
        if key not in self._chosen:
            self._chosen = (*self._chosen, key)
            self._draw()
            self.changed.emit()
        self.line.clear_soon()

    def _leave_out(self, key: str) -> None:
        self._chosen = tuple(one for one in self._chosen if one != key)
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _draw(self) -> None:
        for old in self.chips():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        made = [self._chip(key) for key in self._chosen if key in self._names]
        for chip in made:
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(made))
        chain(self.line, made)
        self.updateGeometry()

    def _chip(self, key: str) -> QPushButton:
        named = self._names[key]
        made = QPushButton(f"{named.reference}  ✕", self._chips)
        made.setAutoDefault(False)
        style.set_role(made, "filter-chip")
        made.setAccessibleName(_("Leave out {reference}").format(reference=named.reference))
        made.setToolTip(plain_tip(named.title))
        made.clicked.connect(lambda: self._leave_out(key))
        return made


class _FindLine(QLineEdit):
    """Takes the first that fits on Enter, unless the list of suggestions is open and takes it itself."""

    def __init__(self, take: Any) -> None:
        super().__init__()
        self._take = take

    def clear_soon(self) -> None:
        """Empty the line now and after the completer has written into it."""
        self.clear()
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self._take()
            event.accept()
        else:
            super().keyPressEvent(event)
