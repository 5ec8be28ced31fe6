"""What a profile lets out of the desk, read from the declarations of the fields, never kept by hand."""

import dataclasses
from typing import Any

from PySide6.QtWidgets import QSizePolicy

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.export import Leaving, leaving
from gc25desk.domain.field import Field, Kind, Profile, fields_of
from gc25desk.i18n import N_, _
from gc25desk.ui import icons, style
from gc25desk.ui.widgets.basics import Card, PlainLabel, column, row

_RECORDS: tuple[tuple[str, type[Any]], ...] = (
    (N_("Complaints"), Complaint),
    (N_("Children"), Child),
    (N_("Evidence"), Evidence),
)
_PARTS = (Kind.RECORDS, Kind.FILES)

Labels = dict[str, tuple[str, ...]]


@dataclasses.dataclass(frozen=True)
class Preview:
    """The labels of the fields, by record, by what happens to them in an export."""

    as_written: Labels
    counted: Labels
    kept: Labels


def preview(profile: Profile) -> Preview:
    """Return what leaves for a profile: as it was written, as a number in a table, or not at all."""
    return Preview(
        _labels(profile, Leaving.AS_WRITTEN),
        _labels(profile, Leaving.COUNTED),
        _labels(profile, Leaving.KEPT),
    )


def _labels(profile: Profile, wanted: Leaving) -> Labels:
    found = {
        name: tuple(
            field.shown_label()
            for field in fields_of(record)
            if _counts(field) and leaving(record, field, profile) is wanted
        )
        for name, record in _RECORDS
    }
    return {name: labels for name, labels in found.items() if labels}


def _counts(field: Field) -> bool:
    return field.kind not in _PARTS and not field.system


class PreviewCard(Card):
    """Shows the preview of one profile in three short lists."""

    def __init__(self) -> None:
        super().__init__(_("What will be in the files"))
        self._rows = {
            "as_written": _List("file", _("As it was written")),
            "counted": _List("table", _("Only as numbers in tables")),
            "kept": _List("lock", _("Stays on the desk")),
        }
        self._note = PlainLabel("", "muted", wrap=True)
        self._amount = PlainLabel("", "strong", wrap=True)
        self.body.setSpacing(style.px(12))
        for part in self._rows.values():
            self.body.addLayout(part.layout)
        self.body.addWidget(self._note)
        self.body.addWidget(self._amount)
        self.body.addStretch(1)

    def show_profile(self, profile: Profile) -> None:
        """Show what leaves for a profile."""
        found = preview(profile)
        for key, part in self._rows.items():
            part.show_labels(getattr(found, key))
        if profile is Profile.INTERNAL:
            self._note.setText(_("Counts are shown as they are."))
        else:
            self._note.setText(
                _(
                    "Counts from 1 to 4 are hidden, so that no child can be found in a table. Evidence is "
                    "named only where it may be cited. Attached files stay here."
                )
            )

    def show_amount(self, words: str) -> None:
        """Say how much will be in the report."""
        self._amount.setText(words)

    def words(self) -> str:
        """Return everything the card says, for tests and screen readers."""
        return "\n".join(
            [*(part.words() for part in self._rows.values()), self._note.text(), self._amount.text()]
        )


class _List:
    """A heading with its icon, and below it one line of labels for each kind of record."""

    def __init__(self, icon: str, heading: str) -> None:
        self._picture = PlainLabel()
        self._picture.setPixmap(icons.pixmap(icon, 16, "muted"))
        self._heading = PlainLabel(heading, "strong")
        self._labels = PlainLabel("", wrap=True)
        self._labels.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.layout = column([row([self._picture, self._heading, 1], spacing=6), self._labels], spacing=2)

    def show_labels(self, labels: Labels) -> None:
        lines = [f"{_(name)}: {', '.join(words)}" for name, words in labels.items()]
        self._labels.setText("\n".join(lines) if lines else _("Nothing"))

    def words(self) -> str:
        return f"{self._heading.text()}\n{self._labels.text()}"
