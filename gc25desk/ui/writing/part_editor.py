"""One part of a section: its label, and its text or the sentence that says what belongs there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gc25desk.domain.field import field_of
from gc25desk.domain.section import Section
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Chip, PlainLabel, plain_tip, row
from gc25desk.ui.writing import document
from gc25desk.ui.writing.chips import Told
from gc25desk.ui.writing.draft_text import DraftText, Parsed


class PartEditor(QWidget):
    """The draft of one part; while it is empty it says so, and what should stand in it.

    ``edited`` comes when the user, not the program, changed the text.
    """

    edited = Signal()

    def __init__(self, key: str, told: Told, parent: QWidget) -> None:
        """Make the editor of the part with this key."""
        super().__init__(parent)
        self.key = key
        field = field_of(Section, key)
        self.label = PlainLabel(field.shown_label(), "card-title")
        self.label.setToolTip(plain_tip(field.shown_help()))
        self.state = Chip()
        self.text = DraftText(told, self)
        self.text.setAccessibleName(field.shown_label())
        self.text.explain(field.shown_help())
        self.label.setBuddy(self.text)
        self._base = ""
        self._shown: str | None = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addLayout(row([self.label, self.state, 1]))
        column.addWidget(self.text)
        self.text.edited.connect(self._edited)

    def show_text(self, text: str, parsed: Parsed | None = None) -> None:
        """Show a text of the desk; nothing is typed over it any more."""
        self._base, self._shown = text, None
        self.text.show_text(text, parsed)
        self._show_state()

    def show_typed(self, text: str) -> None:
        """Show again what was typed over the text of the desk."""
        self.text.show_text(text)
        self.text.document().setModified(True)
        self._show_state()

    def adopt(self, text: str, *, keep_typed: bool) -> None:
        """Take over what the desk holds now, leaving the cursor where the words are the same."""
        keep = keep_typed and self.is_typed()
        self._base, self._shown = text, None
        if not keep and self.text.text() != self._settled():
            self.show_text(text)

    def is_typed(self) -> bool:
        """Tell whether something else stands here than on the desk."""
        return self.text.document().isModified() and self.text.text() != self._settled()

    def _settled(self) -> str:
        """Return the text of the desk as it would come out of an editor; worked out when first needed."""
        if self._shown is None:
            self._shown = document.settled(self._base)
        return self._shown

    def _edited(self) -> None:
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        self.state.show_text(_("Still empty") if self.text.is_empty() else "", "warn")
