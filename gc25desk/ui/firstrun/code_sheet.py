"""A code that is shown once, printed, and typed back from the paper."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from gc25desk.i18n import _
from gc25desk.ui import gate, style
from gc25desk.ui.firstrun import printing
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.labelled import labelled

_COLUMNS = 4


class CodeCard(QFrame):
    """The groups of the code, large, in reading order from the left whatever the language."""

    def __init__(self) -> None:
        super().__init__()
        style.set_role(self, "subcard")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*(style.px(n) for n in (16, 12, 16, 12)))
        self._grid.setSpacing(style.px(8))
        self._groups: list[PlainLabel] = []
        self._code: list[str] = []

    def show_code(self, code: str) -> None:
        """Lay out the groups of a code."""
        for label in self._groups:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._groups = []
        self._code = code.split("-")
        for place, group in enumerate(self._code):
            label = PlainLabel(group)
            label.setFont(_code_font())
            label.setStyleSheet(f"font: {style.px(20)}px '{_code_font().family()}';")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._groups.append(label)
            self._grid.addWidget(label, place // _COLUMNS, place % _COLUMNS)
        self.set_covered(covered=False)

    def set_covered(self, *, covered: bool) -> None:
        """Show dots in place of the code, or the code."""
        for label, group in zip(self._groups, self._code, strict=True):
            label.setText("•" * len(group) if covered else group)
        self.setAccessibleName(_("The code is covered") if covered else " ".join(self._code))

    def shown(self) -> str:
        """Return the code as it can be read on the screen."""
        return "-".join(label.text() for label in self._groups)


def _code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(style.px(20))
    return font


class CodeSheet(QWidget):
    """Shows a recovery code, covers it while it is typed back, and is ready when both agree.

    ``changed`` says that :meth:`ready` may have another answer.
    """

    changed = Signal()

    def __init__(self, institution: Callable[[], str], agreed: str = "") -> None:
        """Take what tells the institution's name, for the printed sheet, and what to say when both agree."""
        super().__init__()
        self._institution = institution
        self._agreed = agreed or _("✓ The code matches. Your paper is right.")
        self.code = ""
        self.card = CodeCard()
        self.cover = button(_("&Cover the code"))
        self.cover.setCheckable(True)
        self.cover.toggled.connect(self._cover)
        self.print = button(_("&Print…"))
        if not printing.available():
            self.print.hide()
        self.print.clicked.connect(self._print)
        self.typed = QLineEdit()
        self.typed.setMaxLength(200)
        self.typed.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.typed.textChanged.connect(lambda _text: self._compare())
        self.typed.installEventFilter(self)
        self.match = PlainLabel("", "strong", wrap=True)
        self._lay_out()

    def show_code(self, code: str) -> None:
        """Take the code just made, in place of any before it."""
        self.code = code
        self.card.show_code(code)
        self.cover.setChecked(False)
        self.typed.clear()

    def tell(self, words: str, tone: str) -> None:
        """Say how it stands with the code."""
        self.match.setText(words)
        self.match.set_tone(tone)
        self.typed.setAccessibleDescription(words)
        self.changed.emit()

    def enter(self) -> None:
        """Start with paper: at the printer, or at the field where there is none."""
        (self.print if printing.available() else self.cover).setFocus()

    def ready(self) -> bool:
        """The code has been typed back."""
        return bool(self.code) and gate.same_code(self.code, self.typed.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the code when the typing starts, so that it is the paper that is read."""
        if watched is self.typed and event.type() == QEvent.Type.FocusIn and not self.ready():
            self.cover.setChecked(True)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.px(14))
        layout.addWidget(self.card)
        layout.addLayout(row([self.print, self.cover, 1]))
        hint = _("From your paper. Capitals, spaces and hyphens do not matter.")
        layout.addLayout(labelled(_("&Type the code back"), self.typed, hint))
        layout.addWidget(self.match)

    def _cover(self, covered: bool) -> None:
        self.card.set_covered(covered=covered)
        self.cover.setText(_("&Show the code again") if covered else _("&Cover the code"))

    def _compare(self) -> None:
        if self.ready():
            words, tone = self._agreed, "ok"
        elif len(self.typed.text()) >= len(self.code) > 0:
            words, tone = _("This is not the code on the screen. Compare it group by group."), "urgent"
        else:
            words, tone = "", ""
        self.tell(words, tone)

    def _print(self) -> None:
        printing.print_code(self, self.code, self._institution())
