"""The Paragraphs page: find on the left, read on the right."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter

from gc25desk.domain.access import Act
from gc25desk.domain.catalogue import FIRST, LAST
from gc25desk.errors import KnownError
from gc25desk.i18n import _
from gc25desk.services import paragraph
from gc25desk.services.paragraph import Tagged
from gc25desk.ui import style
from gc25desk.ui.page import Page
from gc25desk.ui.paragraphs.card import ParagraphCard
from gc25desk.ui.paragraphs.data import SOURCE, Loaded, load
from gc25desk.ui.paragraphs.finder import Finder
from gc25desk.ui.paragraphs.importer import Importer
from gc25desk.ui.pieces import Pieces
from gc25desk.ui.widgets.basics import page_layout

_NARROW = 640


class ParagraphsPage(Page):
    """The 125 paragraphs: chapters and finding beside the card of one paragraph.

    ``open_record`` shows a paragraph asked for elsewhere. The primary action imports the text.
    """

    name: ClassVar[str] = "paragraphs"
    noun: ClassVar[str] = "paragraph"
    icon: ClassVar[str] = "paragraphs"
    nouns: ClassVar[frozenset[str]] = frozenset({"complaint", "evidence", "text"})
    acts: ClassVar[tuple[Act, ...]] = (Act.READ_TEXT,)
    primary_act: ClassVar[Act | None] = Act.IMPORT_TEXT

    def build(self) -> Pieces:
        """Build the page; the catalogue shows at once, the desk's own data after ``reload``."""
        may = self.desk.may
        self._loaded = Loaded()
        self._number = FIRST
        self._lay_out()
        self.finder = Finder()
        self.finder.setMinimumWidth(280)
        self.splitter.addWidget(self.finder)
        yield
        self._may_import = may(Act.IMPORT_TEXT)
        self._may_see_tagged = may(Act.READ_COMPLAINTS)
        self.card = ParagraphCard(
            may_import=self._may_import,
            may_see_tagged=self._may_see_tagged,
            may_tag=may(Act.TAG_COMPLAINTS) or may(Act.TAG_EVIDENCE),
        )
        self.card.setMinimumWidth(300)
        self.splitter.addWidget(self.card)
        yield
        self.importer = Importer(self.desk, self.jobs, self)
        self._import = QAction(self.primary_words(), self)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes([style.px(430), style.px(700)])
        self._connect()
        self.finder.choose(FIRST)
        self.card.show_tagged(())
        if not self._may_see_tagged:
            self.finder.tree.hide_held()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        # From right to left Qt lays the first part one pixel too far out, over the border of its card.
        self.splitter.setContentsMargins(0, 0, 1, 0)
        self.splitter.setHandleWidth(style.px(12))
        page_layout(self).addWidget(self.splitter)

    def _connect(self) -> None:
        self.finder.chosen.connect(self.show_paragraph)
        self.finder.words_wanted.connect(self._find)
        self.card.record_wanted.connect(self.record_wanted)
        self.card.import_wanted.connect(self._import.trigger)
        self.card.language_wanted.connect(self.show_language)
        self._import.triggered.connect(lambda: self.importer.choose(self._loaded.language))
        self.importer.imported.connect(self._say_imported)
        self.importer.refused.connect(self._say_error)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self._go_to_field)

    def arrange(self) -> None:
        """Put the card below the tree where two columns would leave no room for the titles."""
        narrow = self.width() < style.px(_NARROW)
        self.splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    @classmethod
    def title(cls) -> str:
        """Return the page's name."""
        return _("Paragraphs")

    @classmethod
    def primary_words(cls) -> str:
        """Return the words of the import."""
        return _("Import text…")

    def primary(self) -> QAction | None:
        """Return the import of a copy, for those who may."""
        return self._import if self._may_import else None

    # Showing ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Fetch the text, the counts and what is tagged to the paragraph shown."""
        desk, language = self.desk, self._loaded.language
        self.jobs.run(self, lambda: load(desk, language), self._show_loaded, self._say_error)

    def _show_loaded(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self.finder.set_has_text(loaded.has_text())
        self.finder.tree.show_held(loaded.held)
        self.show_paragraph(self._number)

    def number(self) -> int:
        """Return the number of the paragraph shown."""
        return self._number

    def show_paragraph(self, number: int) -> None:
        """Show one paragraph on the card."""
        self._number = number
        self.card.show_paragraph(number, self._loaded)
        desk = self.desk
        if not desk.closed and self._may_see_tagged:
            show = lambda tagged: self._show_tagged(number, tagged)  # noqa: E731
            self.jobs.run(self, lambda: paragraph.tagged(desk, number), show, self._say_error)

    def _show_tagged(self, number: int, tagged: list[Tagged]) -> None:
        if number == self._number:
            self.card.show_tagged(tagged)

    def open_record(self, record_id: str) -> None:
        """Show the paragraph whose number is the identifier; anything else is left alone."""
        if record_id.isdecimal() and FIRST <= int(record_id) <= LAST:
            self.finder.choose(int(record_id))
            self.show_paragraph(int(record_id))

    def show_language(self, language: str) -> None:
        """Show the text in another language that the desk holds."""
        desk = self.desk
        self.jobs.run(self, lambda: load(desk, language), self._show_loaded, self._say_error)

    # Finding ----------------------------------------------------------------------------------

    def _find(self, words: str) -> None:
        desk, language = self.desk, self._loaded.language
        self.jobs.run(
            self,
            lambda: paragraph.find(desk, words, language),
            lambda found: self.finder.show_found(words, found),
            self._say_error,
        )

    def _go_to_field(self) -> None:
        self.finder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.field.selectAll()

    # Saying -----------------------------------------------------------------------------------

    def _say_imported(self, language: str) -> None:
        self.state_changed.emit("saved", _("Text imported"))
        self.show_language(language)

    def _say_error(self, error: KnownError) -> None:
        self.state_changed.emit("error", f"{error.what} {error.next_step}")

    # Locking ----------------------------------------------------------------------------------

    def clear(self) -> None:
        """Drop the text, the records and what was looked for."""
        self.importer.close()
        self._loaded = Loaded(language=self._loaded.language or SOURCE)
        self.finder.clear()
        self.finder.tree.show_held({})
        self.card.clear()

    def state(self) -> dict[str, Any]:
        """Return the paragraph shown and the language it is read in."""
        return {"number": self._number, "language": self._loaded.language}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to the paragraph ``state()`` named."""
        self.open_record(str(state.get("number", FIRST)))
        self.show_language(str(state.get("language", SOURCE)))
