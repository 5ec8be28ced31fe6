"""For whom a report is made: three choices, each with the sentence that says what it carries."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from gc25desk.domain.field import Profile
from gc25desk.i18n import N_, _
from gc25desk.ui import style
from gc25desk.ui.widgets.basics import Card, PlainLabel, column

AUDIENCES = {
    Profile.PUBLIC: (
        N_("&Public"),
        N_("For publication. Numbers and evidence titles; small counts hidden; nothing about one person."),
    ),
    Profile.COMMITTEE: (
        N_("C&ommittee"),
        N_("For the Committee and its secretariat. As public, with what may be cited to it alone."),
    ),
    Profile.INTERNAL: (
        N_("&Internal"),
        N_("For this institution alone. What children told is in it, without names: keep it encrypted."),
    ),
}


class AudienceCard(Card):
    """Chooses the profile; the internal one needs a tick besides. ``changed`` follows every change."""

    changed = Signal()

    def __init__(self, profiles: Collection[Profile]) -> None:
        """Offer the profiles the person may export, of which there is at least one."""
        super().__init__(_("For whom"))
        self._group = QButtonGroup(self)
        self.choices: dict[Profile, QRadioButton] = {}
        for number, (profile, (label, sentence)) in enumerate(AUDIENCES.items()):
            if profile not in profiles:
                continue
            choice = QRadioButton(_(label))
            choice.setAccessibleDescription(_(sentence))
            self._group.addButton(choice, number)
            self.choices[profile] = choice
            below = PlainLabel(_(sentence), "muted", wrap=True)
            below.setIndent(style.px(28))
            self.body.addLayout(column([choice, below], spacing=0))
        self.understood = QCheckBox(_("I &understand that these files tell of people and are not encrypted"))
        self.body.addWidget(self.understood)
        next(iter(self.choices.values())).setChecked(True)
        self._group.idToggled.connect(self._chosen)
        self.understood.toggled.connect(lambda _on: self.changed.emit())
        self._refresh()

    def profile(self) -> Profile:
        """Return the profile chosen."""
        return tuple(AUDIENCES)[self._group.checkedId()]

    def choose(self, profile: Profile) -> None:
        """Choose a profile, if it is offered."""
        if profile in self.choices:
            self.choices[profile].setChecked(True)

    def ready(self) -> bool:
        """Tell whether an export for this profile may be made."""
        return self.profile() is not Profile.INTERNAL or self.understood.isChecked()

    def _chosen(self, _number: int, on: bool) -> None:
        if on:
            self.understood.setChecked(False)
            self._refresh()
            self.changed.emit()

    def _refresh(self) -> None:
        self.understood.setVisible(self.profile() is Profile.INTERNAL)
