"""What colleagues remark on a section; whoever reads reports may remark, whoever writes them answers."""

import dataclasses
import functools
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.comment import Comment
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import saving
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.ui import style
from gc25desk.ui.actions import action
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.widgets import dates
from gc25desk.ui.widgets.basics import PlainLabel, button, row
from gc25desk.ui.widgets.notice import Notice
from gc25desk.ui.widgets.text_editors import PlainText


class CommentsPanel(QWidget):
    """Lists the comments on one section, the open ones first, and takes a new one.

    ``typed`` comes while a new comment is being typed, ``counted`` carries how many are open.
    """

    typed = Signal()
    counted = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        """Make it empty; ``show_comments`` fills it."""
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._about = ""
        self._passage_words = ""
        self.frames: list[CommentFrame] = []
        self.notice = Notice()
        self.none = PlainLabel(_("No comments on this section yet."), "muted", wrap=True)
        self.passage = PlainLabel("", "muted", wrap=True)
        self.text = PlainText(3)
        self.text.setAccessibleName(_("New comment"))
        self.text.setPlaceholderText(_("What should be looked at?"))
        self.add = button(_("Add comment"))
        self.add.setEnabled(False)
        self._list = QVBoxLayout()
        self._list.setSpacing(style.px(8))
        self._build()
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._was_typed)
        self.add.clicked.connect(self.save)
        action(self.text, _("Add comment"), self.save, "Ctrl+Return", "Ctrl+Enter")

    def _build(self) -> None:
        inside, scroll = QWidget(), QScrollArea()
        style.set_role(inside, "sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, style.px(8), 0)
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addStretch(1)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, style.px(8), 0, 0)
        layout.setSpacing(style.px(8))
        layout.addWidget(self.notice)
        layout.addWidget(scroll, 1)
        for part in (self.passage, self.text):
            layout.addWidget(part)
        layout.addLayout(row([1, self.add]))
        self.passage.hide()

    def show_comments(self, about: str, comments: Sequence[Comment], typed: str = "") -> None:
        """Show the comments on a section; another section has its own new comment, ``typed`` so far."""
        if about != self._about:
            self._about = about
            self.notice.drop()
            self.quote("")
            self.text.setPlainText(typed)
        for frame in self.frames:
            self._list.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        ordered = sorted(comments, key=lambda one: one.done)
        self.frames = [CommentFrame(one, self._desk.name_of(one.entered_by)) for one in ordered]
        for frame in self.frames:
            frame.settled.connect(functools.partial(self._settle, frame.comment))
            self._list.addWidget(frame)
        self.none.setVisible(not comments)
        self.counted.emit(sum(not one.done for one in comments))

    def unsaved(self) -> str:
        """Return the new comment as far as it is typed."""
        return self.text.typed() if self.text.typed().strip() else ""

    def quote(self, words: str) -> None:
        """Take the passage that the next comment is about, none with an empty text."""
        self._passage_words = words
        self.passage.setText(_("On “{words}”").format(words=words) if words else "")
        self.passage.setVisible(bool(words))

    def save(self) -> None:
        """Save the new comment, if a word of it stands there."""
        text = self.text.typed().strip()
        if text and self._about:
            comment = Comment(about=self._about, text=text, passage=self._passage_words)
            self.add.setEnabled(False)
            self._run(comment, self._saved)

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        self.show_comments("", ())

    def _saved(self, _result: tuple[Any, Changes]) -> None:
        self.text.clear()
        self.quote("")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, comment: Comment, done: bool) -> None:
        self._run(dataclasses.replace(comment, done=done), lambda _result: None)

    def _run(self, comment: Comment, done: Any) -> None:
        self._jobs.run(self, lambda: saving.save(self._desk, "comment", comment), done, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.notice.refuse(error)
        self._was_typed()

    def _was_typed(self) -> None:
        self.add.setEnabled(bool(self.text.typed().strip()) and bool(self._about))
        self.typed.emit()


class CommentFrame(QFrame):
    """One comment: who and when, the passage, the words; ``settled`` carries done or not."""

    settled = Signal(bool)

    def __init__(self, comment: Comment, by: str) -> None:
        """Show a comment by the name of who made it."""
        super().__init__()
        self.comment = comment
        style.set_role(self, "subcard")
        self.setAccessibleName(comment.text)
        state = _("Done") if comment.done else ""
        who = " · ".join(part for part in (by, dates.show_moment(comment.entered_at), state) if part)
        self.settle = button(_("Open again") if comment.done else _("Done"), "link")
        self.settle.clicked.connect(lambda: self.settled.emit(not comment.done))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(n) for n in (10, 6, 6, 6)))
        column.setSpacing(style.px(2))
        column.addWidget(PlainLabel(who, "muted", wrap=True))
        if comment.passage:
            column.addWidget(PlainLabel(f"“{comment.passage}”", "muted", wrap=True))
        self.words = PlainLabel(comment.text, "muted" if comment.done else "", wrap=True)
        column.addWidget(self.words)
        column.addLayout(row([1, self.settle]))
