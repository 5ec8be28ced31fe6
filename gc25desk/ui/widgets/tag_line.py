"""One tag of a record as a line: shut, its number, title and stance; opened, everything else about it."""

import dataclasses

from PySide6.QtCore import Signal

from gc25desk.domain.catalogue import catalogue
from gc25desk.domain.field import fields_of
from gc25desk.domain.paragraph import STANCES, Stance, Tag
from gc25desk.i18n import _, language
from gc25desk.ui.widgets.basics import PlainLabel
from gc25desk.ui.widgets.expander import Expander
from gc25desk.ui.widgets.field_grid import FieldGrid, MakeEditor

TONES = {
    "": "warn",
    Stance.GAP: "gap",
    Stance.ALLEGED_VIOLATION: "gap",
    Stance.PARTIAL: "partial",
    Stance.PROGRESS: "progress",
    Stance.CONTEXT: "context",
}
EDITED = ("stance", "primary", "passage", "note")


def title(number: int) -> str:
    """Return the catalogue's short label of a paragraph."""
    return catalogue(language()).paragraph(number).title


def state(tag: Tag) -> str:
    """Return the stance of a tag in words, and whether it is the main one."""
    words = STANCES.label(tag.stance) if tag.stance else _("No stance yet, not counted")
    return _("{stance} · main").format(stance=words) if tag.primary else words


class TagLine(Expander):
    """One tag: number, title and stance; opened, everything else about it."""

    changed = Signal()

    def __init__(self, tag: Tag, make: MakeEditor) -> None:
        super().__init__(_("Remove"))
        self._tag = tag
        self._make = make
        self._grid: FieldGrid | None = None
        self._show()

    @property
    def number(self) -> int:
        """The number of the paragraph."""
        return self._tag.paragraph

    def tag(self) -> Tag:
        """Return the tag as it stands."""
        return self._tag if self._grid is None else self._grid.with_changes(self._tag)

    def adopt(self, tag: Tag) -> None:
        """Take over the tag as the desk holds it now."""
        self._tag = tag
        if self._grid is not None:
            self._grid.adopt(tag)
        self._show()

    def set_primary(self, primary: bool) -> None:
        """Make it the main paragraph or not."""
        self._tag = dataclasses.replace(self.tag(), primary=primary)
        if self._grid is not None:
            self._grid.set_record(self._tag)
        self._show()

    def fill(self) -> None:
        """Make the form: stance, main or not, passage and note."""
        fields = [field for field in fields_of(Tag) if field.key in EDITED]
        self._grid = FieldGrid(fields, self._tag, self._make)
        self._grid.set_record(self._tag)
        self._grid.changed.connect(self._changed)
        summary = catalogue(language()).paragraph(self.number).summary
        self.body.addWidget(PlainLabel(summary, "muted", wrap=True))
        self.body.addWidget(self._grid)

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        tag = self.tag()
        self.show_line(str(tag.paragraph), title(tag.paragraph), state(tag), TONES.get(tag.stance, ""))
