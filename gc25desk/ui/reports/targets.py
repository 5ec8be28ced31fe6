"""Where the report goes: a Word file, an Excel file, or both, each under a name that is still free."""

import datetime as dt
from pathlib import Path

import platformdirs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton

from gc25desk.domain.field import Profile
from gc25desk.i18n import N_, _
from gc25desk.ui import ask, style
from gc25desk.ui.widgets.basics import Card, button, plain_tip

KINDS = {
    "docx": (N_("&Word report"), N_("Word document (*.docx)")),
    "xlsx": (N_("E&xcel tables"), N_("Excel workbook (*.xlsx)")),
}


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """Return a file of this folder that does not exist yet, its name begun as asked."""
    names = (stem if number == 1 else f"{stem} {number}" for number in range(1, 10_000))
    return next(folder / f"{name}.{ending}" for name in names if not (folder / f"{name}.{ending}").exists())


class Target:
    """One file to be written: wanted or not, and where. ``chosen`` says that the user named it."""

    def __init__(self, ending: str) -> None:
        label, self.filter = KINDS[ending]
        self.ending = ending
        self.wanted = QCheckBox(_(label))
        self.wanted.setChecked(True)
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(_("File: {name}").format(name=_(label).replace("&", "")))
        self.choose: QPushButton = button(_("Save as…"))
        self.choose.setAccessibleName(_("Choose the file: {name}").format(name=_(label).replace("&", "")))
        self.wanted.toggled.connect(self.line.setEnabled)
        self.wanted.toggled.connect(self.choose.setEnabled)
        self.chosen = False

    def set_file(self, file: Path) -> None:
        """Show the file to be written."""
        self.line.setText(str(file))
        self.line.end(False)  # the name matters more than the folder when there is room for one
        self.line.setToolTip(plain_tip(str(file)))

    def file(self) -> Path | None:
        """Return the file to be written, or None where none is wanted."""
        return Path(self.line.text()) if self.wanted.isChecked() else None

    def ask(self, title: str) -> bool:
        """Let the user name the file, and tell whether they did."""
        chosen = ask.file_to_save(self.line, title, self.line.text(), _(self.filter))
        if chosen is None:
            return False
        if chosen.suffix.casefold() != f".{self.ending}":
            chosen = chosen.with_name(f"{chosen.name}.{self.ending}")
        self.set_file(chosen)
        self.chosen = True
        return True


class TargetsCard(Card):
    """Two files with a proposed name; a file that exists is only taken when the user named it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Files"))
        self._folder = platformdirs.user_documents_path()
        self._profile = Profile.PUBLIC
        self._day = dt.date.min
        self.targets = {ending: Target(ending) for ending in KINDS}
        grid = QGridLayout()
        grid.setSpacing(style.px(8))
        for number, target in enumerate(self.targets.values()):
            for place, part in enumerate((target.wanted, target.line, target.choose)):
                grid.addWidget(part, number, place)
            target.wanted.toggled.connect(lambda _on: self.changed.emit())
            target.choose.clicked.connect(lambda _down=False, target=target: self._choose(target))
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    def propose(self, profile: Profile, day: dt.date, *, again: bool = False) -> None:
        """Propose free names; files the user named stay, unless ``again`` starts afresh."""
        self._profile, self._day = profile, day
        for target in self.targets.values():
            if again or not target.chosen:
                target.chosen = False
                stem = f"GC25 report {day.isoformat()} {profile.value}"  # names neither place nor person
                target.set_file(free_name(self._folder, stem, target.ending))

    def word(self) -> Path | None:
        """Return the Word file to be written, or None."""
        return self.targets["docx"].file()

    def excel(self) -> Path | None:
        """Return the Excel file to be written, or None."""
        return self.targets["xlsx"].file()

    def ready(self) -> bool:
        """Tell whether there is a file to be written."""
        return any(target.wanted.isChecked() for target in self.targets.values())

    def _choose(self, target: Target) -> None:
        if not target.ask(_("Save the report as")):
            return
        self._folder = Path(target.line.text()).parent
        self.propose(self._profile, self._day)
        self.changed.emit()
