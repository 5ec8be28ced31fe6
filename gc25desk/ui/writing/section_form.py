"""The form of one section: what it is about, its parts, and below them what belongs to it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gc25desk.domain.cycle import Cycle
from gc25desk.domain.field import Choice, CodeList, Field, Kind, field_of
from gc25desk.domain.record import json_value
from gc25desk.domain.section import APPROVED, PART, PART_KEYS, Section, parts_of
from gc25desk.errors import InvalidInput
from gc25desk.ui import style
from gc25desk.ui.widgets.editors import EditorMaker
from gc25desk.ui.widgets.field_grid import FieldGrid
from gc25desk.ui.widgets.shown_editor import ShownEditor
from gc25desk.ui.widgets.text_editors import LineEditor
from gc25desk.ui.writing.chips import Told
from gc25desk.ui.writing.draft_text import DraftText, Parsed
from gc25desk.ui.writing.part_editor import PartEditor

FIELDS = ("title", "budget", "paragraphs", "articles", "cluster")
_SPANS = {"title": 2}


class SectionForm(QScrollArea):
    """Shows one section and what is typed over it; ``changed`` comes with each change by the user.

    ``looked`` comes when another text, or another look, is under the cursor; ``chip_wanted`` carries a text
    and the insert in it that is to be edited.
    """

    changed = Signal()
    looked = Signal()
    chip_wanted = Signal(object, object)

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        """Make it empty; ``begin`` builds the fields for a report, ``show_section`` fills them."""
        super().__init__(parent)
        self.base: Section | None = None
        self.parts: dict[str, PartEditor] = {}
        self._told = told
        self._project_kind = ""
        self._may_write = False
        self._text: DraftText | None = None
        self._grids: tuple[FieldGrid, ...] = ()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        style.set_role(self._inside, "sheet")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(style.px(2), style.px(4), style.px(10), style.px(8))
        self._column.setSpacing(style.px(12))
        for place, key in enumerate(PART_KEYS):
            self._part(key, place).hide()
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def begin(self, project_kind: str, cycle: Cycle, *, may_write: bool) -> None:
        """Build the fields for the sections of a report of this kind in this cycle."""
        self._project_kind, self._may_write = project_kind, may_write
        for grid in self._grids:
            self._column.removeWidget(grid)
            grid.deleteLater()
        fields = [_declared(key, cycle) for key in FIELDS]
        read = FieldGrid(fields, Section(), lambda field, _blank: ShownEditor(field, ""), _SPANS)
        written = FieldGrid(fields, Section(), EditorMaker().editor, _SPANS)
        self._grids = (written, read)
        for place, grid in enumerate(self._grids):
            self._column.insertWidget(place, grid)
            grid.changed.connect(self.changed)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the parts that belongs to the section."""
        self._column.insertWidget(self._column.count() - 1, widget)

    # Showing ------------------------------------------------------------------------------------

    def show_section(
        self,
        section: Section,
        draft: Mapping[str, Any] | None = None,
        parsed: Mapping[str, Parsed] | None = None,
    ) -> None:
        """Show a section, and over it what was typed before and not saved.

        ``parsed`` are its parts taken apart already, which is the longest piece of the work.
        """
        self.base, self._text = section, None
        typed = draft or {}
        keys = parts_of(section.role, self._project_kind)
        made = [self._part(key, place) for place, key in enumerate(keys)]
        for key, part in zip(keys, made, strict=True):
            part.show_text(getattr(section, key), (parsed or {}).get(key))
            if isinstance(typed.get(key), str):
                self.parts[key].show_typed(typed[key])
        for key, part in self.parts.items():
            part.setVisible(key in keys)
        for grid in self._grids:
            grid.set_record(section)
            grid.set_draft(typed)
        self._lock()
        self.verticalScrollBar().setValue(0)

    def adopt(self, record: Section, *, keep_typed: bool) -> None:
        """Take over a newer state of the same section without moving the user from where they are."""
        self.base = record
        for part in self.visible_parts():
            part.adopt(getattr(record, part.key), keep_typed=keep_typed)
        for grid in self._grids:
            grid.adopt(record, keep_typed=keep_typed)
        self._lock()

    def clear(self) -> None:
        """Hold nothing of the desk any more."""
        blank = Section()
        for part in self.parts.values():
            part.show_text("")
        for grid in self._grids:
            grid.set_record(blank)
        self.base = self._text = None

    def is_locked(self) -> bool:
        """Tell whether nothing can be typed: for a reader, or because the section is approved."""
        return not self._may_write or self.base is None or self.base.status == APPROVED

    def _lock(self) -> None:
        locked = self.is_locked()
        for part in self.parts.values():
            part.text.lock(locked=locked)
        for grid, shows in zip(self._grids, (not locked, locked), strict=False):
            grid.setVisible(shows)

    # What was typed -----------------------------------------------------------------------------

    def visible_parts(self) -> list[PartEditor]:
        """Return the parts that this section has, in their order."""
        if self.base is None:
            return []
        return [self.parts[key] for key in parts_of(self.base.role, self._project_kind)]

    def draft(self) -> dict[str, Any]:
        """Return what was typed over the section as JSON, by key; empty when nothing was."""
        if self.base is None or not self._grids:
            return {}
        return self._grids[0].typed() | self._typed_parts()

    def _typed_parts(self) -> dict[str, Any]:
        return {part.key: part.text.text() for part in self.visible_parts() if part.is_typed()}

    def record(self) -> Section:
        """Return the section with what was typed; raises InvalidInput naming the first field at fault."""
        if self.base is None:
            raise LookupError
        return dataclasses.replace(self.base, **self._grids[0].changes(), **self._typed_parts())

    def as_typed(self) -> Section:
        """Return the section with its words as typed, for counting; fields that mean nothing are left."""
        if self.base is None:
            raise LookupError
        title = self._grids[0].boxes["title"].editor.draft()
        return dataclasses.replace(self.base, title=str(title), **self._typed_parts())

    def words(self) -> int:
        """Return how many words stand here, those of inserts left out; quick, for each key."""
        if self.base is None:
            return 0
        title = str(self._grids[0].boxes["title"].editor.draft())
        return len(title.split()) + sum(part.text.words() for part in self.visible_parts())

    def typed_paragraphs(self) -> str:
        """Return the paragraphs that the section is about, as they are typed."""
        return str(self._grids[0].boxes["paragraphs"].editor.draft()) if self._grids else ""

    def is_behind(self, record: Section) -> bool:
        """Tell whether a newer state of the section differs in something that was typed over."""
        base = self.base
        return base is not None and any(_value(base, key) != _value(record, key) for key in self.draft())

    def show_error(self, error: InvalidInput) -> bool:
        """Show an error at its field and go there; False when the form has no such field."""
        if self._grids and self._grids[0].show_error(error.field, error.what):
            self.ensureWidgetVisible(self._grids[0].boxes[error.field])
            return True
        return False

    def clear_errors(self) -> None:
        """Take every error away."""
        for grid in self._grids:
            grid.clear_errors()

    # Where the cursor is ------------------------------------------------------------------------

    def text(self) -> DraftText | None:
        """Return the text that the keyboard was in last, else the first; None if there is none."""
        visible = [part.text for part in self.visible_parts()]
        return self._text if self._text in visible else next(iter(visible), None)

    def focus_field(self, key: str) -> None:
        """Go to a field or a part by its key."""
        grid = self._grids[0] if self._grids else None
        if key in self.parts:
            self.parts[key].text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif grid is not None and key in grid.boxes and not self.is_locked():
            grid.boxes[key].editor.target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_title(self) -> None:
        """Go to the title, all of it marked, so that typing replaces it."""
        self.focus_field("title")
        editor = self._grids[0].boxes["title"].editor if self._grids else None
        if isinstance(editor, LineEditor) and not self.is_locked():
            editor.line.selectAll()

    def refresh_chips(self) -> None:
        """Show what is now known about what the chips refer to."""
        for part in self.visible_parts():
            part.text.refresh_chips()

    def _part(self, key: str, place: int) -> PartEditor:
        if key not in self.parts:
            part = PartEditor(key, self._told, self._inside)
            part.edited.connect(self.changed)
            part.text.focused.connect(lambda: self._now_in(part.text))
            part.text.look_changed.connect(self.looked)
            part.text.chip_wanted.connect(lambda insert: self.chip_wanted.emit(part.text, insert))
            part.text.cursor_moved.connect(lambda: self._follow(part.text))
            self.parts[key] = part
        self._column.removeWidget(self.parts[key])
        self._column.insertWidget(len(self._grids) + place, self.parts[key])
        return self.parts[key]

    def _now_in(self, text: DraftText) -> None:
        self._text = text
        self.looked.emit()

    def _follow(self, text: DraftText) -> None:
        # The text takes its new height only after this.
        QTimer.singleShot(0, self, lambda: self._show_cursor(text))

    def _show_cursor(self, text: DraftText) -> None:
        box: QRect = text.cursor_box()
        middle = text.mapTo(self._inside, QPoint(box.center().x(), box.center().y()))
        self.ensureVisible(middle.x(), middle.y(), 0, box.height() + style.px(12))


def _declared(key: str, cycle: Cycle) -> Field:
    """Return the declaration of a field, the cluster's with the clusters of the cycle to choose from."""
    field = field_of(Section, key)
    if key != "cluster":
        return field
    choices = tuple(Choice(one.code, f"{one.code}. {one.title}") for one in cycle.clusters)
    return dataclasses.replace(field, kind=Kind.CHOICE, choices=CodeList("cluster", choices))


def _value(section: Section, key: str) -> Any:
    return json_value(field_of(Section, key), getattr(section, key))


def has_text(section: Section) -> bool:
    """Tell whether a section has text of its own; a part is a heading alone."""
    return section.role != PART
