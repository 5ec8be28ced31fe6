"""The editor that fits each kind of field."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gc25desk.domain.access import FieldAccess
from gc25desk.domain.field import Choice, CodeList, Field, Kind, fields_of
from gc25desk.domain.paragraph import STANCES, Tag
from gc25desk.ui.widgets.choice_editors import ChoiceEditor, ChoicesEditor, OpenEditor
from gc25desk.ui.widgets.date_editor import DateEditor
from gc25desk.ui.widgets.field_editor import FieldEditor
from gc25desk.ui.widgets.field_grid import FieldGrid
from gc25desk.ui.widgets.files_editor import FilesEditor
from gc25desk.ui.widgets.link_editor import LinkEditor, Links, NoLinks
from gc25desk.ui.widgets.parts_editor import PartsEditor
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.widgets.tags_editor import TagsEditor
from gc25desk.ui.widgets.text_editors import FlagEditor, LineEditor, LongTextEditor, NumberEditor

PASSAGE_LINES = 2
Access = Callable[[Field], FieldAccess]
Names = Callable[[Field], Sequence[Choice]]


def _all_may_be_written(_field: Field) -> FieldAccess:
    return FieldAccess.WRITE


def _nobody(_field: Field) -> Sequence[Choice]:
    return ()


@dataclasses.dataclass
class EditorMaker:
    """Makes editors; ``used`` holds by path (platform, children.place) what was typed before.

    ``stances`` are those a tag of this record may have and ``usual`` the one it gets at first. ``access``
    says what the person may do with a field, ``why_sealed`` why it may be sealed, and ``copies`` whether
    they may bring out readable copies of files. ``names`` gives the colleagues that a field of theirs can
    name, ``links`` finds by noun the records that a field can name.
    """

    stances: CodeList = STANCES
    usual: str = ""
    used: Mapping[str, Sequence[str]] = dataclasses.field(default_factory=dict)
    access: Access = _all_may_be_written
    why_sealed: str = ""
    copies: bool = True
    names: Names = _nobody
    links: Mapping[str, Links] = dataclasses.field(default_factory=dict)

    def editor(self, field: Field, blank: Any, path: str = "") -> FieldEditor:
        """Make the editor of a field; ``blank`` is the value it has on a new record."""
        where = path + field.key
        if field.kind is Kind.PERSON:
            field = dataclasses.replace(field, choices=CodeList(field.key, tuple(self.names(field))))
        if field.kind is Kind.RECORDS and field.record is Tag:
            return TagsEditor(field, self.stances, self.usual, self._tag_editor)
        if field.kind is Kind.RECORDS:
            return PartsEditor(field, lambda locked: self._part_grid(field, where, locked=locked))
        if field.kind is Kind.FILES:
            return FilesEditor(field, copies=self.copies)
        if self.access(field) is not FieldAccess.WRITE:
            return self._shown(field)
        return self._written(field, blank, where)

    def _written(self, field: Field, blank: Any, where: str) -> FieldEditor:
        if field.kind is Kind.OPEN:
            return OpenEditor(field, lambda: self.used.get(where, ()))
        if field.kind is Kind.LINK:
            return LinkEditor(field, self._links(field))
        if field.kind in {Kind.CHOICE, Kind.PERSON}:
            return ChoiceEditor(field, str(blank or ""))
        return _SIMPLE[field.kind](field)

    def _part_grid(self, field: Field, path: str, *, locked: bool) -> FieldGrid:
        if field.record is None:
            raise TypeError(field.key)

        def make(part: Field, blank: Any) -> FieldEditor:
            return self._shown(part) if locked else self.editor(part, blank, f"{path}.")

        return FieldGrid([part for part in fields_of(field.record) if not part.system], field.record(), make)

    def _shown(self, field: Field) -> FieldEditor:
        if field.kind is Kind.LINK:
            return LinkEditor(field, self._links(field), locked=True)
        return ShownEditor(field, self.why_sealed)

    def _links(self, field: Field) -> Links:
        return self.links.get(field.links) or NoLinks()

    def _tag_editor(self, field: Field, blank: Any, *, locked: bool) -> FieldEditor:
        if locked:
            return self._shown(field)
        if field.kind is Kind.LONG_TEXT:
            return LongTextEditor(field, PASSAGE_LINES)
        if field.key == "stance":
            return ChoiceEditor(dataclasses.replace(field, choices=self.stances))
        return self._written(field, blank, "")  # whoever may tag may say all of a tag


_SIMPLE: dict[Kind, Callable[[Field], FieldEditor]] = {
    Kind.TEXT: LineEditor,
    Kind.URL: LineEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.DATE: DateEditor,
    Kind.NUMBER: NumberEditor,
    Kind.FLAG: FlagEditor,
    Kind.CHOICES: ChoicesEditor,
}
