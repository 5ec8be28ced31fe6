"""The code lists: entries named anew, added, or no longer offered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QWidget

from gc25desk.domain import own_lists
from gc25desk.domain.field import Choice, CodeList
from gc25desk.domain.own_lists import EDITABLE, LONGEST, Entry, OwnLists
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _
from gc25desk.ui import style
from gc25desk.ui.desk.dialog import DeskDialog
from gc25desk.ui.widgets.basics import button, column, row
from gc25desk.ui.widgets.choice_editors import ChoiceBox
from gc25desk.ui.widgets.labelled import labelled

# What each list is called where it is changed.
NAMES: dict[str, str] = {
    "status": N_("Stages of a complaint"),
    "route": N_("Route of entry"),
    "complainant": N_("Who complains"),
    "respondent_type": N_("Type of respondent"),
    "platform": N_("Platform or service"),
    "device": N_("Device"),
    "inadmissible_ground": N_("Ground of refusal"),
    "closure_reason": N_("Reason of closure"),
    "remedy": N_("Remedies"),
    "group": N_("Groups of children"),
}


class _Line(QWidget):
    """One entry: its words, and whether it is offered."""

    def __init__(self, code: str, shipped: str, own: str, *, offered: bool) -> None:
        super().__init__()
        self.code = code
        self.words = QLineEdit(own)
        self.words.setMaxLength(LONGEST)
        self.words.setPlaceholderText(shipped or _("Words of the new entry"))
        self.words.setAccessibleName(shipped or _("New entry"))
        self.offered = QCheckBox(_("offered"))
        self.offered.setAccessibleName(_("{entry}: offered").format(entry=shipped or own or _("New entry")))
        self.offered.setChecked(offered)
        line = row([self.words, self.offered])
        line.setStretch(0, 1)
        line.setContentsMargins(0, 0, style.px(8), 0)
        self.setLayout(line)

    def entry(self) -> Entry:
        """Return the entry."""
        return Entry(self.code, " ".join(self.words.text().split()), offered=self.offered.isChecked())


class ListsDialog(DeskDialog):
    """Shows one list at a time; ``lists`` are all that differ from the shipped ones."""

    def __init__(self, parent: QWidget, held: OwnLists) -> None:
        """Take the lists as they are."""
        lead = _(
            "Type over an entry to name it anew; empty brings the shipped words back. What is no longer "
            "offered stays readable in the records that have it."
        )
        super().__init__(parent, _("Code lists"), lead, _("&Keep"))
        self._held = held
        self._lists = {name: tuple(entries) for name, entries in held.items()}
        self.which = ChoiceBox([Choice(one.name, NAMES[one.name]) for one in EDITABLE])
        self.add = button(_("&Add an entry"), icon="add")
        self.add.clicked.connect(lambda _on=False: self._add())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(style.px(300))
        self.put(labelled(_("&List"), self.which), self.area, row([self.add, 1]))
        self.resize(style.px(560), style.px(560))
        self.lines: list[_Line] = []
        self._shown = ""
        self.which.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def lists(self) -> dict[str, tuple[Entry, ...]]:
        """Return the lists that differ, by their names."""
        self._take()
        return {name: entries for name, entries in self._lists.items() if entries}

    def accept(self) -> None:
        """Close, unless an entry is wrong."""
        try:
            own_lists.check(self.lists())
        except InvalidInput as error:
            self.notice.refuse(error)
            return
        super().accept()

    def _show(self) -> None:
        self._take()
        shipped = _named(self.which.code())
        own = {entry.code: entry for entry in self._lists.get(shipped.name, ())}
        self.lines = []
        for choice in shipped.shipped:
            entry = own.pop(choice.code, Entry(choice.code))
            self.lines.append(_Line(choice.code, choice.shown(), entry.label, offered=entry.offered))
        for entry in own.values():
            self.lines.append(_Line(entry.code, "", entry.label, offered=entry.offered))
        self._shown = shipped.name
        self._lay()

    def _lay(self) -> None:
        sheet = QWidget()
        style.set_role(sheet, "sheet")
        self._column = column([*self.lines, 1], spacing=6)
        sheet.setLayout(self._column)
        self.area.setWidget(sheet)

    def _add(self) -> None:
        made = _Line(own_lists.next_code(line.code for line in self.lines), "", "", offered=True)
        self.lines.append(made)
        self._column.insertWidget(len(self.lines) - 1, made)
        made.words.setFocus()

    def _take(self) -> None:
        """Take over what stands on the lines of the list that is shown; a new line without words is none."""
        if not self._shown:
            return
        shipped = {choice.code for choice in _named(self._shown).shipped}
        before = {entry.code: entry for entry in self._held.get(self._shown, ())}
        entries = []
        for entry in (line.entry() for line in self.lines):
            if entry.label or (entry.code in shipped and not entry.offered):
                entries.append(entry)
            elif entry.code in before and entry.code not in shipped:
                # A record may hold it, so it stays readable and is offered no more.
                entries.append(Entry(entry.code, before[entry.code].label, offered=False))
        self._lists[self._shown] = tuple(entries)


def _named(name: str) -> CodeList:
    return next(one for one in EDITABLE if one.name == name)
