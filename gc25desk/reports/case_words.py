"""The values of a record in words, for papers that stay within the institution."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.sealed import is_sealed
from gc25desk.i18n import _
from gc25desk.reports.words import Words

_PARTS = frozenset({Kind.RECORDS, Kind.FILES})
# What the program keeps for itself, or what stands elsewhere in the paper.
_NEVER = frozenset({"id", "version", "closure_version", "merged_into"})
# Said even where it is what every new record begins with.
_ALWAYS = frozenset({"status", "urgency"})


@dataclasses.dataclass(frozen=True)
class CaseWords:
    """How values are written: the language, and the names of people and records by their identifiers."""

    words: Words
    known: Mapping[str, str]

    def value(self, field: Field, value: Any) -> str:
        """Return a value in words, empty for none; what this person may not see says so."""
        if is_sealed(value):
            return _("Not shown: it needs the identity key")
        if value is None or value in ("", ()):
            return ""
        match field.kind:
            case Kind.CHOICE | Kind.OPEN if field.choices is not None:
                shown = field.choices.label(value)
            case Kind.CHOICES if field.choices is not None:
                shown = ", ".join(field.choices.label(code) for code in value)
            case Kind.FLAG:
                shown = _("Yes") if value else ""
            case Kind.RECORDS | Kind.FILES:
                shown = "; ".join(self.line(part) for part in value)
            case _:
                shown = self._plain(value)
        return shown

    def _plain(self, value: Any) -> str:
        if isinstance(value, dt.datetime):
            here = value.astimezone()
            return f"{self.words.short_date(here.date())}, {here:%H:%M}"
        if isinstance(value, dt.date):
            return self.words.short_date(value)
        # People and other records are kept by their identifiers, some of them declared as text.
        return self.known.get(value, value) if isinstance(value, str) else self.words.number(value)

    def filled(self, record: Any, fields: Iterable[Field] | None = None) -> list[tuple[Field, str]]:
        """Return the fields of a record that say something, with what they say.

        A value that every new record begins with says nothing.
        """
        begun = {one.name: one.default for one in dataclasses.fields(record)}
        found = []
        for field in fields_of(type(record)) if fields is None else fields:
            value = getattr(record, field.key)
            silent = value == begun[field.key] and field.key not in _ALWAYS
            if field.key in _NEVER or field.kind in _PARTS or silent:
                continue
            shown = self.value(field, value)
            if shown:
                found.append((field, shown))
        return found

    def line(self, part: Any) -> str:
        """Return in one line what people said in a part or in another record."""
        told = (pair for pair in self.filled(part) if not pair[0].system or pair[0].key == "reference")
        return " · ".join(f"{field.shown_label()}: {shown}" for field, shown in told)
