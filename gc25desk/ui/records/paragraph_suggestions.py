"""Suggests paragraphs for what is being typed, a moment after the last key and off the window's thread."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.suggestion.ranking import Suggestion
from gc25desk.i18n import language
from gc25desk.services import suggestion
from gc25desk.services.desk import Desk
from gc25desk.services.suggestion import Suggester
from gc25desk.ui.jobs import Jobs
from gc25desk.ui.records.look import Look
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.suggested_tags import Offer
from gc25desk.ui.widgets.tags_editor import TagsEditor

PAUSE_MS = 400
LEAST_WORDS = 3


class Fields(Protocol):
    """What holds the editors of the fields that tell what happened, and of the tags."""

    def editor(self, key: str) -> FieldEditor:
        """Return the editor of a field; raises KeyError."""


class ParagraphSuggestions(QObject):
    """Asks for suggestions while somebody tells what happened, and offers them beside the tags."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, form: Fields, *, parent: QObject) -> None:
        """Follow the fields of the form that tell what happened; it dies with its parent."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._told = [form.editor(key) for key in look.told]
        self._tags = form.editor("tags")
        self._asked = 0
        self._text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        for editor in self._told:
            editor.changed.connect(self._pause.start)
        if isinstance(self._tags, TagsEditor):
            self._tags.entered.connect(self._pause.start)

    def clear(self) -> None:
        """Offer nothing any more, not even what has been asked for already."""
        self._pause.stop()
        self._asked += 1
        self._text = ""
        self._offer([])

    def _ask(self) -> None:
        text = "\n".join(str(editor.draft() or "") for editor in self._told)
        if self._tags.fixed or text == self._text:
            return
        self._text = text
        self._asked += 1
        asked = self._asked
        if len(text.split()) < LEAST_WORDS:
            self._offer([])
        else:
            self._jobs.run(
                self, lambda: suggestion.known(self._desk), lambda known: self._suggest(asked, text, known)
            )

    def _suggest(self, asked: int, text: str, known: Suggester) -> None:
        if asked == self._asked:
            self._jobs.render(self, lambda: known.suggest(text), lambda found: self._take(asked, found))

    def _take(self, asked: int, found: list[Suggestion]) -> None:
        if asked == self._asked:
            self._offer(found)

    def _offer(self, found: list[Suggestion]) -> None:
        if isinstance(self._tags, TagsEditor):
            self._tags.offer([_offer(one) for one in found])


def _offer(found: Suggestion) -> Offer:
    paragraph = catalogue(language()).paragraph(found.paragraph)
    return Offer(paragraph.number, paragraph.title, paragraph.summary, found.because)
