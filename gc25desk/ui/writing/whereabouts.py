"""Where the writer is on the writing desk: going from column to column, and coming back after a lock."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from gc25desk.i18n import _
from gc25desk.ui.actions import action

if TYPE_CHECKING:
    from gc25desk.ui.writing.desk import WritingDesk


class Whereabouts(QObject):
    """Moves the keyboard and remembers the place; ``wanted`` is where to go once a section is shown."""

    def __init__(self, host: "WritingDesk") -> None:
        """Take the key that goes round the columns."""
        super().__init__(host)
        self._host = host
        self.wanted: dict[str, Any] = {}
        host.outline.opened.connect(self.go_into_draft)
        action(host, _("Next column"), self.go_on, "F6")

    def go_on(self) -> None:
        """Go with the keyboard from the outline to the draft, to what stands beside it, and round again."""
        host, focused = self._host, QApplication.focusWidget()
        if focused is not None and host.pages.isAncestorOf(focused) and host.beside.isVisible():
            host.beside.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif focused is host.outline:
            self.go_into_draft()
        else:
            host.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_into_draft(self) -> None:
        """Go to the text that the keyboard was in last, or to the recommendation that is open."""
        host = self._host
        text = host.middle.form.text()
        if host.is_recommending():
            host.recommendation.form.editor("action").target().setFocus(Qt.FocusReason.OtherFocusReason)
        elif text is not None:
            text.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        """Return where the writer is in the section, in plain values."""
        host = self._host
        section = host.middle.section
        parts = host.middle.form.visible_parts()
        return {
            "section": section.id if section is not None else "",
            "part": next((part.key for part in parts if part.text.hasFocus()), ""),
            "scrolled": host.middle.form.verticalScrollBar().value(),
            "beside": host.beside.currentIndex(),
            "recommendation": host.recommendation.record_id if host.is_recommending() else "",
        }

    def come_back(self, wanted: Mapping[str, Any]) -> None:
        """Go to the place in the section that is shown now."""
        host = self._host
        if wanted.get("part"):
            host.middle.form.focus_field(str(wanted["part"]))
        if wanted.get("scrolled"):
            host.middle.form.verticalScrollBar().setValue(int(wanted["scrolled"]))
        if wanted.get("recommendation"):
            host.acts.open_recommendation(str(wanted["recommendation"]))
