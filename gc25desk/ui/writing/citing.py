"""Putting into the draft what stands beside it, and taking from the draft what a comment is about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gc25desk.i18n import _
from gc25desk.ui.actions import action
from gc25desk.ui.writing.held_lines import HeldLine

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk


class Citing(QObject):
    """Joins the draft with what is held and with the comments."""

    def __init__(self, host: "WritingDesk") -> None:
        """Listen to what is held, and take the keys."""
        super().__init__(host)
        self._host = host
        host.held.put.connect(self.put)
        action(host, _("Comment on what is marked"), self.comment, "Ctrl+Alt+M")
        action(host, _("What is held"), self.go_to_held, "Ctrl+Shift+E")

    def put(self, line: HeldLine) -> None:
        """Put a line at the cursor; an open recommendation rests on an item of evidence from now on."""
        host = self._host
        if line.name and line.noun != "paragraph":
            host.told.names[f"{line.noun}/{line.id}"] = line.name
        if host.is_recommending() and line.noun == "evidence":
            host.recommendation.form.add_evidence(line.id)
            return
        text = host.middle.form.text()
        if text is None or text.isReadOnly() or host.is_recommending():
            host.held.notice.say(_("There is no text here that you can change now."), "", "warn")
            return
        text.put(line.puts)
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def comment(self) -> None:
        """Begin a comment on the words that are marked."""
        host = self._host
        text = host.middle.form.text()
        words = text.selected_words() if text is not None else ""
        host.columns.show_beside(shows=True)
        host.beside.setCurrentWidget(host.comments)
        host.comments.quote(" ".join(words.split()))
        host.comments.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_held(self) -> None:
        """Go to what is held, where typing narrows it."""
        host = self._host
        host.columns.show_beside(shows=True)
        host.beside.setCurrentWidget(host.held)
        host.held.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
