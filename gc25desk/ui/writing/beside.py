"""What stands beside a draft, on two tabs: what is held for it, and what colleagues remark on it."""

from PySide6.QtWidgets import QTabWidget

from gc25desk.i18n import _
from gc25desk.ui.writing.comments_panel import CommentsPanel
from gc25desk.ui.writing.held_panel import HeldPanel

_COMMENTS = 1


class Beside(QTabWidget):
    """The two tabs; that of the comments says how many are open."""

    def __init__(self, held: HeldPanel, comments: CommentsPanel) -> None:
        """Put the two panels on their tabs."""
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(_("Beside the draft"))
        self.tabBar().setAccessibleName(_("Beside the draft"))
        self.addTab(held, _("Held"))
        self.addTab(comments, _("Comments"))
        comments.counted.connect(self._count)

    def _count(self, count: int) -> None:
        self.setTabText(_COMMENTS, _("Comments") + (f"  {count}" if count else ""))
