"""The card of one paragraph: the catalogue's account, the imported text, what is tagged to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.access import TABLE, Act, role_words
from gc25desk.domain.catalogue import CONTEXT, KINDS, CatalogueParagraph, catalogue
from gc25desk.i18n import _, language
from gc25desk.services.paragraph import Tagged
from gc25desk.ui import style
from gc25desk.ui.paragraphs.data import Loaded
from gc25desk.ui.paragraphs.facts import MOST_FACTS, facts, place
from gc25desk.ui.paragraphs.languages import own_name
from gc25desk.ui.paragraphs.tagged import TaggedList
from gc25desk.ui.paragraphs.text_view import TextView
from gc25desk.ui.widgets.basics import Card, Chip, PlainLabel, Separator, button, column, grid, row


class ParagraphCard(Card):
    """Shows one paragraph at a time; asks for a record, for the import or for another language."""

    record_wanted = Signal(str, str)
    import_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, *, may_import: bool = True, may_see_tagged: bool = True, may_tag: bool = True) -> None:
        """Build the card empty, with the import, the tagged records and how to tag for those who may."""
        super().__init__(margin=0)
        self._may_import = may_import
        self._may_see_tagged = may_see_tagged
        self._may_tag = may_tag
        self.heading_label = PlainLabel("", "record-title", wrap=True)
        self.kind = Chip()
        self.place = PlainLabel("", "muted", wrap=True)
        self.summary = PlainLabel("", wrap=True)
        self._facts = [(PlainLabel("", "muted"), PlainLabel("", wrap=True)) for _line in range(MOST_FACTS)]
        self.text = TextView(_("Official text"))
        self.missing = PlainLabel("", "muted", wrap=True)
        self.import_button = button(_("Import text…"), icon="paragraphs")
        self.languages = QComboBox()
        self.tagged = TaggedList()
        self.nothing_tagged = PlainLabel("", "muted", wrap=True)
        self._build()
        self.import_button.clicked.connect(self.import_wanted)
        self.languages.activated.connect(
            lambda index: self.language_wanted.emit(str(self.languages.itemData(index)))
        )
        self.tagged.opened.connect(self.record_wanted)

    def _build(self) -> None:
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        sheet.setLayout(self._sheet_layout())
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area)
        self._area = area

    def _sheet_layout(self) -> QVBoxLayout:
        self.languages.setAccessibleName(_("Language of the text"))
        top = row([self.heading_label, self.kind])
        top.setStretch(0, 1)
        missing = row([self.missing, self.import_button])
        missing.setStretch(0, 1)
        layout = column(
            [
                column([top, self.place], spacing=2),
                self.summary,
                self._facts_grid(),
                Separator(),
                row([PlainLabel(_("Official text"), "card-title"), 1, self.languages]),
                self.text,
                missing,
                *self._tagged_parts(),
                1,
            ],
            spacing=10,
        )
        edge = style.px(18)
        layout.setContentsMargins(edge, edge, edge, edge)
        return layout

    def _tagged_parts(self) -> list[QWidget]:
        if not self._may_see_tagged:
            return []
        heading = PlainLabel(_("Tagged to this paragraph"), "card-title")
        return [Separator(), heading, self.nothing_tagged, self.tagged]

    def _facts_grid(self) -> QGridLayout:
        layout = grid()
        layout.setColumnStretch(1, 1)
        layout.setVerticalSpacing(style.px(4))
        for line, (label, value) in enumerate(self._facts):
            layout.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(value, line, 1)
        return layout

    def show_paragraph(self, number: int, loaded: Loaded) -> None:
        """Show the catalogue's account and the text; what is tagged comes with ``show_tagged``."""
        paragraph = catalogue(language()).paragraph(number)
        self.setAccessibleName(f"{number} {paragraph.title}")
        self.heading_label.setText(f"{number}  {paragraph.title}")
        self.kind.show_text(KINDS.label(paragraph.kind), "" if paragraph.kind == CONTEXT else "accent")
        self.place.setText(place(number))
        self.summary.setText(paragraph.summary)
        self._show_facts(paragraph)
        self._show_text(number, loaded)
        self._area.verticalScrollBar().setValue(0)

    def _show_facts(self, paragraph: CatalogueParagraph) -> None:
        known = facts(paragraph)
        for line, (label, value) in enumerate(self._facts):
            label.setText(known[line][0] if line < len(known) else "")
            value.setText(known[line][1] if line < len(known) else "")
            label.setVisible(line < len(known))
            value.setVisible(line < len(known))

    def _show_text(self, number: int, loaded: Loaded) -> None:
        paragraph = loaded.text.paragraph(number)
        self.text.show_paragraph(paragraph)
        self.text.setVisible(paragraph is not None)
        self.missing.setVisible(paragraph is None)
        self.import_button.setVisible(paragraph is None and self._may_import)
        self.missing.setText(self._why_missing(has_text=loaded.has_text()))
        self._show_languages(loaded)

    def _why_missing(self, *, has_text: bool) -> str:
        if has_text:
            return _("The copy on this desk lacks this paragraph.")
        if self._may_import:
            return _("Import your copy of the general comment to read the text here.")
        may = role_words(TABLE[Act.IMPORT_TEXT][1])
        return _("No copy of the general comment is on this desk. Who may import one: {roles}.").format(
            roles=may
        )

    def _show_languages(self, loaded: Loaded) -> None:
        self.languages.clear()
        for code in loaded.languages:
            self.languages.addItem(own_name(code), code)
        self.languages.setCurrentIndex(self.languages.findData(loaded.language))
        self.languages.setVisible(len(loaded.languages) > 1)

    def show_tagged(self, tagged: Sequence[Tagged]) -> None:
        """Show the records tagged to the paragraph, to those who may read them."""
        if not self._may_see_tagged:
            return
        self.tagged.show_tagged(tagged)
        self.tagged.setVisible(bool(tagged))
        self.nothing_tagged.setVisible(not tagged)
        self.nothing_tagged.setText(
            _("Nothing yet. Tag a complaint or an item of evidence to it on its own page.")
            if self._may_tag
            else _("Nothing yet. What colleagues tag to it appears here.")
        )

    def clear(self) -> None:
        """Drop the text and the records."""
        self.text.show_paragraph(None)
        self.tagged.show_tagged(())
