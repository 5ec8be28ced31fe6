"""What an import would bring, shown before anything is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.official_text import PARAGRAPHS, Recognised
from gc25desk.domain.text import isolated
from gc25desk.errors import KnownError
from gc25desk.i18n import _, ngettext
from gc25desk.services.paragraph import Preview
from gc25desk.ui import style
from gc25desk.ui.paragraphs.differences import DifferencesView
from gc25desk.ui.paragraphs.languages import OWN_NAMES
from gc25desk.ui.widgets.basics import Chip, ElidedLabel, PlainLabel, Separator, button, column, row
from gc25desk.ui.widgets.chart_data import number as written


class ImportDialog(QDialog):
    """The account of what was recognised in a copy; Import takes it, Cancel leaves all as it is.

    ``language_wanted`` asks for another reading of the same copy in another language.
    """

    language_wanted = Signal(str)

    def __init__(self, file_name: str, language: str, parent: QWidget | None = None) -> None:
        """Build the dialog for a file while it is being read."""
        super().__init__(parent)
        self.setWindowTitle(_("Import the text of GC25"))
        self.setMinimumSize(style.px(560), style.px(420))
        self.resize(style.px(720), style.px(560))
        self.file = ElidedLabel(isolated(file_name), "card-title")
        self.verdict = Chip()
        self.account = PlainLabel("", wrap=True)
        self.problems = PlainLabel("", wrap=True)
        self.differences_heading = PlainLabel("", "strong")
        self.differences = DifferencesView()
        self.languages = QComboBox()
        self.import_button = button(_("Import"), "primary")
        self.import_button.setAutoDefault(True)
        self.import_button.setDefault(True)
        self.cancel_button = button(_("Cancel"))
        self._fill_languages(language)
        self._build()
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.show_reading()

    def _fill_languages(self, language: str) -> None:
        self.languages.setAccessibleName(_("Language of this copy"))
        for code, name in OWN_NAMES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(language)))
        self.languages.activated.connect(lambda: self.language_wanted.emit(self.language()))

    def _build(self) -> None:
        found = column(
            [self.account, self.problems, self.differences_heading, self.differences, 1], spacing=10
        )
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        sheet.setLayout(found)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = row([self.file, self.verdict])
        top.setStretch(0, 1)
        layout = QVBoxLayout(self)
        edge = style.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(style.px(12))
        layout.addLayout(top)
        layout.addLayout(row([PlainLabel(_("Language of this copy"), "field-label"), self.languages, 1]))
        layout.addWidget(Separator())
        layout.addWidget(area, 1)
        layout.addLayout(row([1, self.cancel_button, self.import_button]))

    def language(self) -> str:
        """Return the code of the language chosen."""
        return str(self.languages.currentData())

    def show_reading(self) -> None:
        """Say that the copy is being read; nothing can be imported yet."""
        self._show(_("Reading the copy…"), ("", ""), (), importable=False)
        self.differences.show_differences(())
        self._show_count(0)

    def show_preview(self, preview: Preview) -> None:
        """Show what was recognised and how it differs from the copy held."""
        found = preview.recognised
        whole = (_("Whole"), "ok") if found.whole else (_("Incomplete"), "warn")
        self._show(account(found), whole, found.problems, importable=bool(found.paragraphs))
        self.differences.show_differences(preview.differences)
        self._show_count(len(preview.differences))
        if self.import_button.isEnabled():
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, error: KnownError) -> None:
        """Say why the copy cannot be imported."""
        self._show(f"{error.what} {error.next_step}", (_("Not imported"), "urgent"), (), importable=False)
        self.differences.show_differences(())
        self._show_count(0)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(
        self, sentence: str, verdict: tuple[str, str], problems: tuple[str, ...], *, importable: bool
    ) -> None:
        self.verdict.show_text(*verdict)
        self.account.setText(sentence)
        self.problems.setText("\n".join(f"– {problem}" for problem in problems))
        self.problems.setVisible(bool(problems))
        self.import_button.setEnabled(importable)

    def _show_count(self, count: int) -> None:
        self.differences.setVisible(bool(count))
        self.differences_heading.setVisible(bool(count))
        words = ngettext(
            "{n} paragraph differs from the copy held: [− removed −], [+ added +]",
            "{n} paragraphs differ from the copy held: [− removed −], [+ added +]",
            count,
        )
        self.differences_heading.setText(words.format(n=written(count)))


def account(found: Recognised) -> str:
    """Return what was recognised in one sentence."""
    parts = (
        _("{n} of {all} paragraphs").format(n=len(found.paragraphs), all=PARAGRAPHS),
        ngettext("{n} footnote", "{n} footnotes", found.footnotes).format(n=written(found.footnotes)),
        ngettext("{n} chapter", "{n} chapters", found.chapters).format(n=written(found.chapters)),
    )
    return _("Recognised: {parts}.").format(parts=", ".join(parts))
