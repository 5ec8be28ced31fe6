"""Asking for the name of a saved view, and for whom it is."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gc25desk.domain.saved_view import LONGEST_NAME
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.labelled import labelled


class NameDialog(DeskDialog):
    """Takes a name; ``for_all`` is offered where the view is new and the person may show it to everybody."""

    def __init__(self, parent: QWidget, title: str, lead: str, verb: str, *, may_share: bool) -> None:
        """Take the words."""
        super().__init__(parent, title, lead, verb)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        hint = _("Name nobody: the sidebar is seen by whoever passes.")
        self.all = QCheckBox(_("&Show it to everybody on this desk"))
        self.all.setVisible(may_share)
        self.put(labelled(_("&Name"), self.name, hint), self.all)
        self.name.textChanged.connect(lambda _text: self._judge())
        self.setTabOrder(self.name, self.all)
        self.setTabOrder(self.all, self.cancel)
        self._judge()
        self.name.setFocus()

    @property
    def for_all(self) -> bool:
        """Whether everybody shall see the view."""
        return self.all.isChecked()

    def typed(self) -> str:
        """Return the name."""
        return self.name.text().strip()

    def begin(self, name: str, *, for_all: bool = False, refused: KnownError | None = None) -> None:
        """Show a name to go on from, and why it was refused."""
        self.name.setText(name)
        self.name.selectAll()
        self.all.setChecked(for_all)
        if refused is not None:
            self.notice.refuse(refused)

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.typed()))
