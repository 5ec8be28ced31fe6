"""Asking before what may tell who somebody is goes onto the clipboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gc25desk.domain.field import Field
from gc25desk.i18n import _
from gc25desk.ui.clipboard import SECONDS
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import PlainLabel, button


class CopyDialog(DeskDialog):
    """Enter copies without the columns that are named; ``whole`` says that all was asked for."""

    def __init__(self, parent: QWidget, what: str, telling: Sequence[Field]) -> None:
        """Take the records in words, and the columns that may tell who somebody is."""
        title = _("Copy {what}?").format(what=what)
        labels = ", ".join(field.shown_label() for field in telling)
        lead = _("These columns may tell who a child or a family is: {columns}.").format(columns=labels)
        super().__init__(parent, title, lead, _("Copy &without them"))
        self.whole = False
        detail = _(
            "Where they are pasted, this desk guards them no longer. "
            "The clipboard is emptied after {n} seconds; what was pasted stays."
        )
        self.put(PlainLabel(detail.format(n=SECONDS), wrap=True))
        self.all = button(_("Copy &all columns"), "danger")
        self.all.clicked.connect(self._take_all)
        self.put_button(self.all)
        self.go.setDefault(True)
        self.go.setFocus()

    def _take_all(self) -> None:
        self.whole = True
        self.accept()
