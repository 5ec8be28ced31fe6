"""Choosing to whom several complaints are given."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gc25desk.domain.field import Choice
from gc25desk.i18n import _
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.labelled import labelled


class AssignDialog(DeskDialog):
    """Offers those who work on complaints, the person at the desk first, and nobody."""

    def __init__(self, parent: QWidget, what: str, people: Sequence[Choice], me: str) -> None:
        """Take the complaints in words, the people, and who is at the desk."""
        title = _("Assign {what}").format(what=what)
        super().__init__(parent, title, _("Who has them in hand from now on?"), _("&Assign"))
        self.person = ChoiceBox(people, empty=_("Nobody"))
        if any(choice.code == me for choice in people):
            self.person.set_code(me)
        self.put(labelled(_("&To"), self.person))
        self.setTabOrder(self.person, self.cancel)
        self.person.setFocus()

    def chosen(self) -> str:
        """Return the identifier of the person, or an empty text for nobody."""
        return self.person.code()
