"""The dialogs in which a person is added and their roles are changed."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from gc25desk.domain.access import Role
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.desk.roles_choice import RolesChoice
from gc25desk.ui.firstrun.new_passphrase import NewPassphrase
from gc25desk.ui.widgets.basics import PlainLabel, column
from gc25desk.ui.widgets.labelled import labelled

_ROLES_PX = 240
_WIDE_PX = 720


class RolesDialog(DeskDialog):
    """Changes what somebody does on the desk."""

    def __init__(self, parent: QWidget, name: str, held: Iterable[Role]) -> None:
        """Take the person's name and roles."""
        lead = _("Who may no longer see names and contacts loses the identity key, and it is replaced.")
        super().__init__(parent, _("Roles of {name}").format(name=name), lead, _("&Change the roles"))
        self.choice = RolesChoice(held)
        self._held = tuple(self.choice.roles())
        self.put(_scrolling(self.choice))
        self.resize(style.px(_WIDE_PX), style.px(520))
        self.choice.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.go.setEnabled(self.choice.ready() and self.choice.roles() != self._held)


class AddPersonDialog(DeskDialog):
    """Takes a name, roles, and a passphrase unless the desk is to make one up."""

    def __init__(self, parent: QWidget, own_words: Callable[[], Sequence[str]]) -> None:
        """Take what tells the words that a passphrase must not be made of."""
        super().__init__(parent, _("Add a person"), "", _("&Add the person"))
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.choice = RolesChoice()
        self.made_up = QCheckBox(_("The desk makes up a &passphrase of six words"))
        self.made_up.setChecked(True)
        self.typed = NewPassphrase(lambda: (*own_words(), *self.name.text().split()))
        self.typed.hide()
        self._lay_out()
        self.name.textChanged.connect(lambda _text: self._refresh())
        self.choice.changed.connect(self._refresh)
        self.typed.changed.connect(self._refresh)
        self.made_up.toggled.connect(self._toggle)
        self._refresh()
        self.name.setFocus()

    def passphrase(self) -> str:
        """Return the passphrase typed, or an empty text for one that is made up."""
        return "" if self.made_up.isChecked() else self.typed.text()

    def _lay_out(self) -> None:
        hint = _("As the journal shall name them.")
        self.put(labelled(_("&Name"), self.name, hint))
        self.put(column([PlainLabel(_("Roles"), "field-label"), _scrolling(self.choice)], spacing=4))
        self.put(column([self.made_up, self.typed], spacing=10))
        self.setMinimumWidth(style.px(_WIDE_PX))

    def _toggle(self, made_up: bool) -> None:
        self.typed.setVisible(not made_up)
        self.typed.forget()
        self._refresh()

    def _refresh(self) -> None:
        secret = self.made_up.isChecked() or self.typed.ready()
        self.go.setEnabled(bool(self.name.text().strip()) and self.choice.ready() and secret)


def _scrolling(choice: RolesChoice) -> QScrollArea:
    """Return the roles in a sheet that scrolls, so that the dialog fits a small laptop."""
    style.set_role(choice, "sheet")
    area = QScrollArea()
    area.setWidget(choice)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(style.px(_ROLES_PX))
    area.setAccessibleName(_("Roles"))
    return area
