"""What the dashboard shows while the desk is empty: why, and the steps that fill it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from gc25desk.i18n import _
from gc25desk.ui import icons, style
from gc25desk.ui.widgets.basics import Card, PlainLabel, button, row

_WIDEST = 620


class Welcome(Card):
    """The first steps on an empty desk; a step that is done says so instead of offering itself.

    Only the steps that the person may take are offered.
    """

    complaint_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, *, may_log: bool = True, may_import: bool = True) -> None:
        """Make the card with the steps that may be taken."""
        super().__init__(_("This desk is empty"), margin=24)
        self.body.setSpacing(style.px(12))
        lead = _(
            "The numbers, the months and the map of the 125 paragraphs appear here as soon as "
            "something is logged."
        )
        steps = _("Two steps, in any order:") if may_log and may_import else ""
        self.body.addWidget(PlainLabel(f"{lead} {steps}".strip(), "muted", wrap=True))
        self.log = button(_("Log the first complaint"), "primary", icon="add")
        self.log.clicked.connect(self.complaint_wanted)
        self.text = button(_("Import the text of GC25"), icon="paragraphs")
        self.text.clicked.connect(self.text_wanted)
        self._text_words = PlainLabel("", "muted", wrap=True)
        if may_log:
            words = _("A call, a letter, a visit; only the date is required.")
            self._step(self.log, PlainLabel(words, "muted", wrap=True))
        if may_import:
            self._step(self.text, self._text_words)
        self.setMaximumWidth(style.px(_WIDEST))
        self.show_text_held(False)

    def _step(self, action: QPushButton, words: PlainLabel) -> None:
        action.setMinimumWidth(style.px(230))
        line = row([action, words], spacing=16)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def show_text_held(self, held: bool) -> None:
        """Say whether the text of the general comment has been imported."""
        self.text.setEnabled(not held)
        icons.put(self.text, "check" if held else "paragraphs", "ok" if held else "text")
        self._text_words.setText(
            _("Done: the text is on this desk.")
            if held
            else _("Your own copy as text, Word, PDF or web page; it stays on this desk.")
        )
