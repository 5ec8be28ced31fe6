"""What every record has in common, and how a record is checked, read from JSON and written to it."""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from gc25desk.domain import sealed
from gc25desk.domain.field import INTERNAL_ONLY, Choice, Field, Kind, Sensitivity, declared, fields_of
from gc25desk.domain.sealed import Sealed
from gc25desk.domain.text import clean
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

R = TypeVar("R")

LONGEST_LINE = 1_000
LONGEST_TEXT = 2_000_000
MOST_RECORDS = 5_000
LARGEST_NUMBER = 2**53 - 1
_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN, Kind.URL, Kind.PERSON, Kind.LINK})


def new_id() -> str:
    """Return a new identifier, unique on every machine, made before the first save."""
    return str(uuid.uuid4())


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """The fields that stand on every record (HURIDOCS: management fields on every record type).

    ``id`` is empty until the record is first saved; ``version`` counts its saves and guards against
    one edit overwriting another.
    """

    id: str = declared(
        N_("Identifier"),
        help=N_("The record's own identifier on every machine."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    reference: str = declared(
        N_("Reference"),
        help=N_("Device, year and number; never used twice."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
        column=True,
        searched=True,
    )
    version: int = declared(
        N_("Version"),
        help=N_("How many times the record has been saved."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        system=True,
        default=0,
    )
    entered_at: dt.datetime | None = declared(
        N_("Entered"),
        help=N_("When the record was first saved."),
        kind=Kind.MOMENT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    entered_by: str = declared(
        N_("Entered by"),
        help=N_("Who first saved the record."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    updated_at: dt.datetime | None = declared(
        N_("Last changed"),
        help=N_("When the record was last saved."),
        kind=Kind.MOMENT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )
    updated_by: str = declared(
        N_("Last changed by"),
        help=N_("Who last saved the record."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        system=True,
    )


def _wrong(field: Field, why: str) -> InvalidInput:
    return InvalidInput(
        _("“{label}” is not right: {why}").format(label=field.shown_label(), why=why),
        _("Correct it and save again. Nothing has been saved yet."),
        field.key,
    )


def _check_number(field: Field, value: int) -> None:
    lowest = -LARGEST_NUMBER if field.lowest is None else field.lowest
    highest = LARGEST_NUMBER if field.highest is None else field.highest
    if not lowest <= value <= highest:
        raise _wrong(
            field,
            _("it must be a whole number from {low} to {high}.").format(low=lowest, high=highest),
        )


def _check_code(field: Field, code: str) -> None:
    if field.choices is not None and code and code not in field.choices.codes():
        raise _wrong(
            field,
            _("the code must be one of: {codes}.").format(codes=", ".join(field.choices.codes())),
        )


def _check_length(field: Field, value: str) -> None:
    longest = LONGEST_TEXT if field.kind is Kind.LONG_TEXT else LONGEST_LINE
    if len(value) > longest:
        raise _wrong(field, _("it is longer than {count} characters.").format(count=longest))


def _check_date(field: Field, value: dt.date) -> None:
    if not 1900 <= value.year <= 2200:
        raise _wrong(field, _("the year must lie between 1900 and 2200."))


def _check_value(field: Field, value: Any) -> None:
    if value is None or value == "" or isinstance(value, Sealed):
        return
    if field.kind in _TEXTS:
        _check_length(field, cast(str, value))
    elif field.kind is Kind.NUMBER:
        _check_number(field, cast(int, value))
    elif field.kind is Kind.CHOICE:
        _check_code(field, cast(str, value))
    elif field.kind is Kind.CHOICES:
        for code in cast(tuple[str, ...], value):
            _check_code(field, code)
    elif field.kind is Kind.DATE:
        _check_date(field, cast(dt.date, value))
    elif field.kind is Kind.RECORDS:
        if len(value) > MOST_RECORDS:
            raise _wrong(field, _("there are more than {count} entries.").format(count=MOST_RECORDS))
        for part in value:
            check(part)


def check(record: Any) -> None:
    """Raise InvalidInput, naming the field, if a value of the record breaks its declaration."""
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if field.required and value in (None, "", ()):
            raise _wrong(field, _("it is required."))
        _check_value(field, value)


def cleaned(record: R) -> R:
    """Return the record with every text fit for the database, the screen, Word and Excel.

    One-line texts lose their line breaks and outer spaces; see :func:`gc25desk.domain.text.clean`.
    """
    changes: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if isinstance(value, Sealed):
            continue
        if isinstance(value, str):
            changes[field.key] = _one_line(value) if field.kind is not Kind.LONG_TEXT else clean(value)
        elif field.kind is Kind.CHOICES:
            changes[field.key] = tuple(dict.fromkeys(value))
        elif field.kind is Kind.RECORDS:
            changes[field.key] = tuple(cleaned(part) for part in value)
    return cast(R, dataclasses.replace(cast(Any, record), **changes))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split("\n")).strip()


def as_json(record: Any) -> dict[str, Any]:
    """Return the record as plain JSON values by field key: dates as ISO 8601, records as objects."""
    return {field.key: json_value(field, getattr(record, field.key)) for field in fields_of(type(record))}


def json_value(field: Field, value: Any) -> Any:
    """Return one value as JSON can carry it; a sealed one is an object that says so."""
    if isinstance(value, Sealed):
        return sealed.as_json(value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if field.kind in {Kind.RECORDS, Kind.FILES}:
        return [as_json(part) for part in value]
    if field.kind is Kind.CHOICES:
        return list(value)
    return value


def from_json(kind: type[R], data: object) -> R:
    """Build a record from JSON values by field key, for what a person may fill.

    System fields are ignored, so that a record that was shown can be added again. Raises
    InvalidInput for an unknown key, a value of the wrong type or a value that breaks a rule.
    """
    if not isinstance(data, Mapping):
        raise InvalidInput(_("A record must be an object of fields."), _("Look at the fields with “fields”."))
    known = {field.key: field for field in fields_of(kind)}
    unknown = [str(key) for key in data if key not in known]
    if unknown:
        raise InvalidInput(
            _("There is no field called “{key}”.").format(key=clean(unknown[0])[:60]),
            _("Look at the fields with “fields”."),
            unknown[0],
        )
    values = {
        key: _from_json_value(known[key], value)
        for key, value in data.items()
        if not known[key].system and known[key].kind is not Kind.FILES and value is not None
    }
    record = cleaned(kind(**values))
    check(record)
    return record


def value_from_json(field: Field, value: object) -> Any:
    """Return the value of one field from JSON; raises InvalidInput for one of the wrong type.

    In parts, fields that the program fills are ignored, as in :func:`from_json`.
    """
    return _from_json_value(field, value)


def _from_json_value(field: Field, value: object) -> Any:
    if field.kind is Kind.RECORDS and field.record is not None:
        if not isinstance(value, list):
            raise _wrong(field, _("it must be a list of objects."))
        return tuple(from_json(field.record, part) for part in value)
    if field.kind is Kind.CHOICES:
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise _wrong(field, _("it must be a list of codes."))
        return tuple(value)
    if field.kind is Kind.DATE:
        return _date_from_json(field, value)
    if field.kind is Kind.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int):
            raise _wrong(field, _("it must be a whole number."))
        return value
    if field.kind is Kind.FLAG:
        if not isinstance(value, bool):
            raise _wrong(field, _("it must be true or false."))
        return value
    if not isinstance(value, str):
        raise _wrong(field, _("it must be text."))
    return value


def _date_from_json(field: Field, value: object) -> dt.date | None:
    if value == "":
        return None
    if not isinstance(value, str):
        raise _wrong(field, _("it must be a date such as 2026-11-14."))
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise _wrong(field, _("it must be a date such as 2026-11-14.")) from None


def _choices(field: Field) -> tuple[Choice, ...]:
    return field.choices.choices if field.choices is not None else ()


def dictionary(noun: str, kind: type[Any]) -> Iterable[dict[str, Any]]:
    """Yield the data dictionary of a record class: one object a field, parts included."""
    for field in fields_of(kind):
        yield {
            "noun": noun,
            "key": field.key,
            "label": field.shown_label(),
            "help": field.shown_help(),
            "kind": field.kind.value,
            "required": field.required,
            "system": field.system,
            "choices": [choice.code for choice in _choices(field)],
            "choice_labels": {choice.code: choice.shown() for choice in _choices(field)},
            "sensitivity": field.sensitivity.value,
            "profiles": sorted(profile.value for profile in field.profiles),
            "lowest": field.lowest,
            "highest": field.highest,
        }
