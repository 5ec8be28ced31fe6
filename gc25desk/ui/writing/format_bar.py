"""The few looks of a draft and all that can be put into it, on buttons and keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gc25desk.domain.markup import BlockKind, Insert, InsertKind
from gc25desk.i18n import _
from gc25desk.services.statistic import Number
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.widgets.basics import row
from gc25desk.ui.writing import dialogs
from gc25desk.ui.writing.draft_text import DraftText
from gc25desk.ui.writing.told import Told

TOTAL = "total"  # of a statistic; the report names its other numbers by their line
Current = Callable[[], DraftText | None]


class FormatBar(QWidget):
    """Acts on the text that the keyboard was in last; its keys work wherever ``owner`` has the focus.

    ``number_wanted`` carries the text and the statistic of which one number is to be chosen, and whether it
    takes the place of the chip chosen there; ``statistics_wanted`` asks for where statistics are declared.
    """

    number_wanted = Signal(object, str, bool)
    statistics_wanted = Signal()

    def __init__(self, owner: QWidget, current: Current, told: Told) -> None:
        """Take what gives the text to act on, and what the desk's inserts are called."""
        super().__init__(owner)
        self._current = current
        self._told = told
        self._looks = [
            (self._button(made), state)
            for made, state in (
                (self._action(owner, _("Bold"), DraftText.toggle_bold, "Ctrl+B"), DraftText.is_bold),
                (self._action(owner, _("Italic"), DraftText.toggle_italic, "Ctrl+I"), DraftText.is_italic),
                (self._listing(owner, _("• List"), BlockKind.BULLET, "Ctrl+Shift+L"), _is_bullet),
                (self._listing(owner, _("(a) List"), BlockKind.LETTERED, "Ctrl+Shift+O"), _is_lettered),
            )
        ]
        self.menu = QMenu(self)
        self.menu.addActions(self._inserts(owner))
        self.insert_button = QToolButton()
        self.insert_button.setText(_("Insert ▾"))
        self.insert_button.setAccessibleName(_("Insert"))
        self.insert_button.setMenu(self.menu)
        self.insert_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style.set_role(self.insert_button, "filter")
        layout = row([*(button for button, _state in self._looks), self.insert_button, 1], spacing=4)
        self.setLayout(layout)
        self.follow()

    def follow(self) -> None:
        """Show the looks under the cursor, and offer nothing where nothing can be typed."""
        text = self._current()
        usable = text is not None and not text.isReadOnly()
        for made, state in self._looks:
            made.setChecked(text is not None and usable and state(text))
            made.setEnabled(usable)
        self.insert_button.setEnabled(usable)

    def edit_chip(self, text: DraftText, insert: Insert) -> None:
        """Ask for other words or another locator for the chip that is chosen."""
        if insert.kind is InsertKind.NOTE:
            words = self._ask_note(insert.detail)
        elif insert.kind is InsertKind.CITE and insert.noun == "evidence":
            words = dialogs.ask_words(
                self,
                _("Where in it"),
                _("Such as “p. 4” or “paras 3 and 4”; {name}").format(name=self._told(insert)),
                insert.detail,
                _("Use"),
            )
        elif insert.kind is InsertKind.NUMBER:
            self.number_wanted.emit(text, insert.id, True)
            return
        else:
            return
        if words is not None and (words or insert.kind is not InsertKind.NOTE):
            text.change_chip(words)

    # Inserting ----------------------------------------------------------------------------------

    def _inserts(self, owner: QWidget) -> Sequence[QAction]:
        return (
            action(owner, _("Footnote in your own words…"), self._put_note, "Ctrl+Alt+F"),
            action(owner, _("Reference to a section…"), self._put_reference, "Ctrl+Shift+R"),
            self._of_statistic(owner, _("Number of a statistic…"), InsertKind.NUMBER, "Ctrl+Shift+M"),
            self._of_statistic(owner, _("Table…"), InsertKind.TABLE, "Ctrl+Shift+T"),
            self._of_statistic(owner, _("Chart…"), InsertKind.CHART, "Ctrl+Shift+H"),
            action(owner, _("Statistics…"), self.statistics_wanted.emit, "Ctrl+Shift+G"),
        )

    def _of_statistic(self, owner: QWidget, words: str, kind: InsertKind, keys: str) -> QAction:
        return action(owner, words, lambda: self._put_statistic(kind), keys)

    def _ask_note(self, words: str) -> str | None:
        hint = _("It stands at the foot of the page. To cite a record, press Enter on it beside the draft.")
        return dialogs.ask_words(self, _("Footnote"), hint, words, _("Use"))

    def _put_note(self) -> None:
        words = self._ask_note("") if self._writable() else None
        if words:
            self._put(Insert(InsertKind.NOTE, "", words))

    def _put_reference(self) -> None:
        if self._writable():
            none = _("This report has no other section yet.")
            items = list(self._told.sections.items())
            chosen = dialogs.choose(self, _("Refer to a section"), items, none)
            if chosen:
                self._put(Insert(InsertKind.SEE, f"section/{chosen}"))

    def _put_statistic(self, kind: InsertKind) -> None:
        if self._writable():
            none = _(
                "No statistic has been declared on this desk yet. “Statistics…” in the same menu begins one."
            )
            items = list(self._told.statistics.items())
            chosen = dialogs.choose(self, _("Choose a statistic"), items, none)
            if chosen and kind is InsertKind.NUMBER:
                self.number_wanted.emit(self._current(), chosen, False)
            elif chosen:
                self._put(Insert(kind, f"statistic/{chosen}"))

    def put_number(
        self, text: DraftText, statistic_id: str, numbers: Sequence[Number], *, instead: bool
    ) -> None:
        """Let one number of a statistic be chosen and put it into a text, or in place of the chip chosen."""
        items = [(one.place, f"{one.label}: {one.words}") for one in numbers]
        place = dialogs.choose(self, _("Choose a number"), items, _("This statistic has no number."))
        if not place or text.isReadOnly():
            return
        if instead:
            text.change_chip(place)
        else:
            text.insert(Insert(InsertKind.NUMBER, f"statistic/{statistic_id}", place))
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, insert: Insert) -> None:
        text = self._current()
        if text is not None:
            text.insert(insert)
            text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _writable(self) -> bool:
        text = self._current()
        return text is not None and not text.isReadOnly()

    # Looks --------------------------------------------------------------------------------------

    def _action(self, owner: QWidget, words: str, does: Callable[[DraftText], None], keys: str) -> QAction:
        return action(owner, words, lambda: self._do(does), keys)

    def _listing(self, owner: QWidget, words: str, kind: BlockKind, keys: str) -> QAction:
        return action(owner, words, lambda: self._do(lambda text: text.toggle_kind(kind)), keys)

    def _do(self, does: Callable[[DraftText], None]) -> None:
        text = self._current()
        if text is not None:
            does(text)
            self.follow()

    def _button(self, made: QAction) -> QToolButton:
        found = QToolButton()
        found.setText(made.text())
        found.setCheckable(True)
        found.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text
        found.setToolTip(made.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        found.setAccessibleName(made.text())
        found.clicked.connect(lambda _down: made.trigger())
        style.set_role(found, "look")
        return found


def _is_bullet(text: DraftText) -> bool:
    return text.kind() is BlockKind.BULLET


def _is_lettered(text: DraftText) -> bool:
    return text.kind() is BlockKind.LETTERED
