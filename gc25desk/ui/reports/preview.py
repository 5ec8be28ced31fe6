"""What a profile lets out of the desk, read from the declarations of the fields, never kept by hand."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QSizePolicy

from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.field import Field, Kind, Profile, Sensitivity, fields_of
from gc25desk.i18n import _
from gc25desk.ui import icons, style
from gc25desk.ui.widgets.basics import Card, PlainLabel, column, row

_RECORDS: tuple[type[Any], ...] = (Complaint, Child, Evidence)
_PARTS = (Kind.RECORDS, Kind.FILES)


@dataclasses.dataclass(frozen=True)
class Preview:
    """The labels of the fields by what happens to them in an export, in the order of the records."""

    as_written: tuple[str, ...]
    counted: tuple[str, ...]
    kept: tuple[str, ...]


def preview(profile: Profile) -> Preview:
    """Return what leaves for a profile: as it was written, as a number in a table, or not at all.

    A label is listed once, and under what lets out the most, when several records have a field of
    that name.
    """
    fields = [field for record in _RECORDS for field in fields_of(record) if _counts(field)]
    leaving = [field for field in fields if field.may_leave(profile)]
    statistical = Sensitivity.STATISTICAL
    whole = profile is Profile.INTERNAL
    as_written = _labels(field for field in leaving if whole or field.sensitivity is not statistical)
    counted = _labels(field for field in leaving if not whole and field.sensitivity is statistical)
    kept = _labels(field for field in fields if not field.may_leave(profile))
    return Preview(
        as_written,
        tuple(label for label in counted if label not in as_written),
        tuple(label for label in kept if label not in (*as_written, *counted)),
    )


def _counts(field: Field) -> bool:
    return field.kind not in _PARTS and not field.system


def _labels(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field.shown_label() for field in fields))


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
                    "Counts from 1 to 4 are hidden, so that no child can be found in a table. Attached files stay here."
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
    """A heading with its icon and the labels below, in one sentence."""

    def __init__(self, icon: str, heading: str) -> None:
        self._picture = PlainLabel()
        self._picture.setPixmap(icons.pixmap(icon, 16, "muted"))
        self._heading = PlainLabel(heading, "strong")
        self._labels = PlainLabel("", wrap=True)
        self._labels.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.layout = column([row([self._picture, self._heading, 1], spacing=6), self._labels], spacing=2)

    def show_labels(self, labels: tuple[str, ...]) -> None:
        self._labels.setText(" · ".join(labels) if labels else _("Nothing"))

    def words(self) -> str:
        return f"{self._heading.text()}: {self._labels.text()}"
