"""Last page of the wizard: the recovery code, shown once, typed back from paper and tried in earnest."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from gc25desk.i18n import _
from gc25desk.ui import gate, style
from gc25desk.ui.firstrun import printing
from gc25desk.ui.firstrun.answers import Answers
from gc25desk.ui.firstrun.renewal import Renewal
from gc25desk.ui.firstrun.step import Step
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


class RecoveryStep(Step):
    """Shows the code, covers it while it is typed back, and is done when the desk was opened with it.

    ``new_code_wanted`` carries the passphrase, when the code did not open the desk.
    """

    new_code_wanted = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.code = ""
        self.card = CodeCard()
        self.cover = button(_("&Cover the code"))
        self.cover.setCheckable(True)
        self.cover.toggled.connect(self._cover)
        self.print = button(_("&Print…"))
        self.print.setVisible(printing.available())
        self.print.clicked.connect(self._print)
        self.typed = QLineEdit()
        self.typed.setMaxLength(200)
        self.typed.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.typed.textChanged.connect(lambda _text: self._compare())
        self.typed.installEventFilter(self)
        self.match = PlainLabel("", "strong", wrap=True)
        self.rehearsed = False
        self.renewal = Renewal()
        self.renewal.wanted.connect(self.new_code_wanted)
        self._lay_out()

    def name(self) -> str:
        """Return the short name."""
        return _("Recovery code")

    def heading(self) -> str:
        """Return the heading."""
        return _("Keep the recovery code on paper")

    def lead(self) -> str:
        """Return what the code is for and how to keep it."""
        return _(
            "Your desk is made. If the passphrase is ever lost, only this code opens the desk, and it is not "
            "shown again. Print it or write it down, and lock it away far from this computer. "
            "Do not photograph it."
        )

    def show_code(self, code: str) -> None:
        """Take the code of the desk just made, or a new one in place of it."""
        self.code = code
        self.rehearsed = False
        self.card.show_code(code)
        self.cover.setChecked(False)
        self.typed.clear()
        self.renewal.drop()

    def show_worked(self) -> None:
        """Say that the desk was opened with the code."""
        self.rehearsed = True
        self.typed.setReadOnly(True)
        self._tell(_("✓ The recovery works: your desk was closed and opened with this code alone."), "ok")

    def show_failed(self) -> None:
        """Say that the code did not open the desk, and offer another."""
        self._tell(_("The code matches, but it did not open the desk. It must not be relied on."), "urgent")
        self.renewal.offer()

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
        self.column.addWidget(self.card)
        self.column.addLayout(row([self.print, self.cover, 1]))
        hint = _("From your paper. Capitals, spaces and hyphens do not matter.")
        self.column.addLayout(labelled(_("&Type the code back"), self.typed, hint))
        self.column.addWidget(self.match)
        self.column.addWidget(self.renewal)
        self.column.addStretch(1)

    def _cover(self, covered: bool) -> None:
        self.card.set_covered(covered=covered)
        self.cover.setText(_("&Show the code again") if covered else _("&Cover the code"))

    def _compare(self) -> None:
        if self.ready():
            words, tone = _("✓ The code matches. Your paper is right. Now try it."), "ok"
        elif len(self.typed.text()) >= len(self.code) > 0:
            words, tone = _("This is not the code on the screen. Compare it group by group."), "urgent"
        else:
            words, tone = "", ""
        self._tell(words, tone)

    def _tell(self, words: str, tone: str) -> None:
        self.match.setText(words)
        self.match.set_tone(tone)
        self.typed.setAccessibleDescription(words)
        self.changed.emit()

    def _print(self) -> None:
        printing.print_code(self, self.code, self.answers.institution)
