"""The stages of the path: which may follow which, and stages of the institution’s own."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gc25desk.domain import codes, institution, own_lists
from gc25desk.domain.institution import Institution
from gc25desk.domain.own_lists import ADDED, Entry
from gc25desk.domain.path import SHIPPED, Stage
from gc25desk.errors import InvalidInput
from gc25desk.i18n import _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.institution.line_dialog import ask_line
from gc25desk.ui.widgets.basics import button, row
from gc25desk.ui.widgets.focus_order import chain_before
from gc25desk.ui.widgets.labelled import labelled

_LIST = codes.STATUSES.name
_CODE = Qt.ItemDataRole.UserRole


class StagesDialog(DeskDialog):
    """Shows the stages and, for the one chosen, which may follow it; ``changes`` are the settings."""

    def __init__(self, parent: QWidget, held: Institution) -> None:
        """Take the settings as they are."""
        lead = _(
            "Choose a stage and tick what may follow it. Own stages stand between the shipped ones; those "
            "that end a complaint are shipped, because figures and reports count by them."
        )
        super().__init__(parent, _("Stages"), lead, _("&Keep"))
        self._held = held
        self._stages = {stage.code: stage for stage in held.stages}
        self._entries = {entry.code: entry for entry in held.lists.get(_LIST, ())}
        self.stages, self.follows = QListWidget(), QListWidget()
        self.add = button(_("&Add a stage…"), icon="add")
        self.remove = button(_("&Remove the stage"))
        self.shipped = button(_("&As shipped"))
        self._lay_out()
        self._connect()
        self._fill(next(iter(self._stages)))

    def changes(self) -> dict[str, Any]:
        """Return the settings by their names."""
        lists = dict(self._held.lists) | {_LIST: tuple(self._entries.values())}
        return {
            "stages": tuple(self._stages.values()),
            "lists": {name: entries for name, entries in lists.items() if entries},
        }

    def accept(self) -> None:
        """Close, unless the stages are no path."""
        try:
            institution.check(dataclasses.replace(self._held, **self.changes()))
        except InvalidInput as error:
            self.notice.refuse(error)
            return
        super().accept()

    def add_stage(self, words: str) -> None:
        """Add a stage of one’s own after the one that is chosen."""
        code = own_lists.next_code((*self._stages, *self._entries))
        self._entries[code] = Entry(code, words)
        before = self._chosen()
        self._stages[before] = _with_follower(self._stages[before], code)
        self._stages[code] = Stage(code, self._stages[before].follows[:-1])
        self._fill(code)

    def _lay_out(self) -> None:
        for part in (self.stages, self.follows):
            part.setMinimumHeight(style.px(300))
        self.put(
            row(
                [labelled(_("&Stages"), self.stages), labelled(_("May be &followed by"), self.follows)],
                spacing=16,
            )
        )
        self.put(row([self.add, self.remove, 1]))
        self.put_button(self.shipped)
        self.resize(style.px(720), style.px(560))
        chain_before(self.cancel, [self.stages, self.follows, self.add, self.remove, self.shipped])

    def _connect(self) -> None:
        self.stages.currentRowChanged.connect(lambda _row: self._show_follows())
        self.follows.itemChanged.connect(lambda _item: self._take())
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.shipped.clicked.connect(self._as_shipped)

    def _chosen(self) -> str:
        item = self.stages.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def _words(self, code: str) -> str:
        entry = self._entries.get(code)
        return entry.label if entry is not None and entry.label else codes.STATUSES.label(code)

    def _fill(self, chosen: str) -> None:
        self.stages.blockSignals(True)
        self.stages.clear()
        for code in self._stages:
            item = QListWidgetItem(self._words(code))
            item.setData(_CODE, code)
            self.stages.addItem(item)
        self.stages.blockSignals(False)
        self.stages.setCurrentRow(list(self._stages).index(chosen))
        self._show_follows()

    def _show_follows(self) -> None:
        chosen = self._chosen()
        self.remove.setEnabled(chosen.startswith(ADDED))
        self.follows.blockSignals(True)
        self.follows.clear()
        for code in self._stages:
            if code != chosen:
                item = QListWidgetItem(self._words(code))
                item.setData(_CODE, code)
                follows = code in self._stages[chosen].follows
                item.setCheckState(Qt.CheckState.Checked if follows else Qt.CheckState.Unchecked)
                self.follows.addItem(item)
        self.follows.setCurrentRow(0)
        self.follows.blockSignals(False)

    def _take(self) -> None:
        items = [self.follows.item(place) for place in range(self.follows.count())]
        ticked = {str(item.data(_CODE)) for item in items if item.checkState() is Qt.CheckState.Checked}
        stage = self._stages[self._chosen()]
        kept = [code for code in stage.follows if code in ticked]
        new = [code for code in self._stages if code in ticked and code not in kept]
        self._stages[stage.code] = dataclasses.replace(stage, follows=(*kept, *new))

    def _ask(self) -> None:
        words = ask_line(self, _("Add a stage"), _("&What it is called"), _("&Add"))
        if words:
            self.add_stage(words)

    def _remove(self) -> None:
        """Take the stage out of the path; its words stay, for complaints that have come through it."""
        gone = self._chosen()
        del self._stages[gone]
        for stage in list(self._stages.values()):
            follows = tuple(code for code in stage.follows if code != gone)
            self._stages[stage.code] = dataclasses.replace(stage, follows=follows)
        if any(stage.code == gone for stage in self._held.stages):
            self._entries[gone] = dataclasses.replace(self._entries[gone], offered=False)
        else:
            del self._entries[gone]
        self._fill(next(iter(self._stages)))

    def _as_shipped(self) -> None:
        self._stages = {stage.code: stage for stage in SHIPPED}
        self._fill(SHIPPED[0].code)


def _with_follower(stage: Stage, code: str) -> Stage:
    return dataclasses.replace(stage, follows=(*stage.follows, code))
