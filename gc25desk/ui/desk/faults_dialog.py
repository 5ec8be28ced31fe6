"""What is wrong with a template of letters: each tag that cannot be filled, with its paragraph."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gc25desk.errors import BadTags
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog


class FaultsDialog(DeskDialog):
    """Shows the faults as text that can be copied, so that they can be at hand in Word."""

    def __init__(self, parent: QWidget, error: BadTags) -> None:
        """Take the error that names them."""
        super().__init__(parent, _("Tags that cannot be filled"), error.what, _("&Close"))
        self.cancel.hide()
        self.faults = QPlainTextEdit("\n\n".join(error.faults))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.setAccessibleName(_("Tags that cannot be filled"))
        self.notice.say(error.next_step)
        self.put(self.faults)
        self.resize(style.px(680), style.px(420))
        self.faults.setFocus()

    def forget(self) -> None:
        """Drop the words of the template."""
        self.faults.clear()
