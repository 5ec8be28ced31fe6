"""What was done to a record, told in plain words from its journal.

One :class:`Change` for each field, and for lists of parts (children, tags, files) one for each part or
field of a part that changed, so that “Age at the event: 13, then 14” is not hidden in a list of children.
"""

import dataclasses
import datetime as dt
import difflib
import functools
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.lists import format_list

from gc25desk.domain.attachment import Attachment
from gc25desk.domain.child import Child
from gc25desk.domain.field import Field, Kind, fields_of
from gc25desk.domain.journal import Entry
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.sealed import MARK, kept_from_json
from gc25desk.i18n import N_, SOURCE_LANGUAGE, _, language

Part: TypeAlias = Mapping[str, Any]

Dressed: TypeAlias = Callable[[Field], Field]
_PARTS = frozenset({Kind.RECORDS, Kind.FILES})

# What the journal says beside fields of the record.
_OTHERS = {
    "reason": N_("Reason"),
    "asked_by": N_("Asked by"),
    "bin": N_("In the bin"),
    "letter": N_("Letter"),
    "wording": N_("Wording"),
    "language": N_("Language"),
    "sha256": N_("SHA-256"),
}

# Parts that are the same part where this field is the same; others are the same by their place.
_KNOWN_BY: dict[type[Any], str] = {Tag: "paragraph", Attachment: "id"}
_CALLED = {Child: N_("Child {number}"), Tag: N_("Paragraph {number}"), Attachment: N_("File “{name}”")}


@dataclasses.dataclass(frozen=True)
class Change:
    """One change to one record.

    ``at`` is in UTC, None where the journal's own text is spoiled. ``field`` is the key of the record's field
    (empty for an act that changed none), ``label`` and the two values are in the language in use; an empty
    value is the empty text. ``device`` and ``seq`` name the journal entry.
    """

    at: dt.datetime | None
    actor: str
    action: str
    field: str
    label: str
    old_words: str
    new_words: str
    device: str = ""
    seq: int = 0


def _as_declared(field: Field) -> Field:
    return field


def changes(entries: Iterable[Entry], kind: type[Any], dressed: Dressed = _as_declared) -> list[Change]:
    """Return the changes told by the journal entries of one record of a class, in the order of the entries.

    ``dressed`` gives a field that names people the words for them. An act without fields (a view, a copy)
    is one change with no field; so is an entry whose text is spoiled, which says so. A field that is not
    declared any more is called by its key.
    """
    return [change for entry in entries for change in _of_entry(entry, kind, dressed)]


def _of_entry(entry: Entry, kind: type[Any], dressed: Dressed) -> Iterator[Change]:
    told = functools.partial(_told, entry)
    try:
        changed = entry.changed()
        pairs = {key: (old, new) for key, (old, new) in changed.items()}
    except (ValueError, TypeError, AttributeError):  # spoiled text, or no object of pairs
        yield told("", _("This entry of the journal cannot be read."), "", "")
        return
    if not pairs:
        yield told("", "", "", "")
    declared = {field.key: dressed(field) for field in fields_of(kind)}
    ordered = [key for key in declared if key in pairs] + sorted(pairs.keys() - declared.keys())
    for key in ordered:
        for label, old, new in _of_field(declared.get(key), key, *pairs[key], dressed):
            yield told(key, label, old, new)


def _told(entry: Entry, field: str, label: str, old: str, new: str) -> Change:
    return Change(
        _moment(entry.at), entry.actor, entry.action, field, label, old, new, entry.device, entry.seq
    )


def _of_field(
    field: Field | None, key: str, old: Any, new: Any, dressed: Dressed
) -> Iterator[tuple[str, str, str]]:
    if field is None:
        yield _(_OTHERS.get(key, key)), _plain(old), _plain(new)
    elif field.kind in _PARTS and _are_parts(old) and _are_parts(new):
        yield from _of_parts(field, old or [], new or [], dressed)
    else:
        yield field.shown_label(), in_words(field, old), in_words(field, new)


# One value ------------------------------------------------------------------------------------


def in_words(field: Field, value: Any) -> str:
    """Return one JSON value of a field in the language in use; what is sealed says so.

    A value that does not fit its declaration is shown as it stands, so that nothing is hidden.
    """
    if kept_from_json(value) is not None:
        return _("Destroyed")
    if is_sealed(value):
        return _("Sealed")
    if value is None or value in ("", []):
        return ""
    show = _SHOWN.get(field.kind)
    try:
        return show(field, value) if show is not None else _plain(value)
    except (ValueError, TypeError, AttributeError):
        return _plain(value)


def is_sealed(value: Any) -> bool:
    """Tell whether a JSON value stands for one that only the identity key opens."""
    return isinstance(value, dict) and value.keys() == {MARK}


def _plain(value: Any) -> str:
    if kept_from_json(value) is not None:
        return _("Destroyed")
    if is_sealed(value):
        return _("Sealed")
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _choice(field: Field, code: str) -> str:
    return code if field.choices is None else field.choices.label(code)


def _choices(field: Field, codes: Sequence[str]) -> str:
    return format_list([_choice(field, code) for code in codes], locale=_locale(language()))


def _flag(_field: Field, value: bool) -> str:
    return _("Yes") if value else _("No")


def _day(_field: Field, value: str) -> str:
    return _european(format_date(dt.date.fromisoformat(value), "d MMM y", locale=_locale(language())))


def _point_in_time(_field: Field, value: str) -> str:
    local = dt.datetime.fromisoformat(value).astimezone()
    return _european(format_datetime(local, "d MMM y, HH:mm", locale=_locale(language())))


_SHOWN: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.CHOICE: _choice,
    Kind.OPEN: _choice,
    Kind.PERSON: _choice,
    Kind.CHOICES: _choices,
    Kind.FLAG: _flag,
    Kind.DATE: _day,
    Kind.MOMENT: _point_in_time,
}


def _european(text: str) -> str:
    # Numbers keep one form in every language, as everywhere in the window.
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)


def _moment(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    except ValueError:
        return None


@functools.cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE_LANGUAGE)


# Parts ----------------------------------------------------------------------------------------


def _are_parts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(part, dict) for part in value))


def _of_parts(
    field: Field, old: Sequence[Part], new: Sequence[Part], dressed: Dressed
) -> Iterator[tuple[str, str, str]]:
    kind = field.record or Attachment
    declared = [dressed(inner) for inner in fields_of(kind) if not inner.system]
    for before, after in _paired(kind, old, new):
        part, among = (before or {}, old) if after is None else (after, new)
        # By identity: two children may be alike in all that is told of them.
        place = next((place for place, one in enumerate(among) if one is part), 0)
        called = _called(kind, field, place, part)
        if before is None or after is None:
            summary = _summary(declared, part)
            words = _("{part} added") if before is None else _("{part} removed")
            yield (
                words.format(part=called),
                "" if before is None else summary,
                "" if after is None else summary,
            )
        else:
            yield from _of_one_part(declared, called, before, after)


def _of_one_part(
    declared: Sequence[Field], called: str, before: Part, after: Part
) -> Iterator[tuple[str, str, str]]:
    for field in declared:
        old, new = before.get(field.key), after.get(field.key)
        if old != new:
            label = _("{part}: {field}").format(part=called, field=field.shown_label())
            yield label, in_words(field, old), in_words(field, new)


def _called(kind: type[Any], field: Field, place: int, part: Part) -> str:
    """Return what a part is called: a paragraph by its number, a file by its name, others by their place."""
    known_by = _KNOWN_BY.get(kind, "")
    number = part.get(known_by) if known_by and kind is not Attachment else place + 1
    words = _(_CALLED[kind]) if kind in _CALLED else field.shown_label() + " {number}"
    return words.replace("{number}", _plain(number)).replace("{name}", _plain(part.get("name")))


def _summary(declared: Sequence[Field], part: Part) -> str:
    told = ((field, in_words(field, part.get(field.key))) for field in declared)
    return "; ".join(
        _("{field}: {value}").format(field=field.shown_label(), value=words)
        for field, words in told
        if words and part.get(field.key) is not False
    )


def _paired(
    kind: type[Any], old: Sequence[Part], new: Sequence[Part]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield each part before and after: what is called the same together, the others in their order."""
    known_by = _KNOWN_BY.get(kind)
    names = [None] if known_by is None else list(dict.fromkeys(part.get(known_by) for part in (*old, *new)))
    for name in names:
        yield from _in_order(
            [part for part in old if known_by is None or part.get(known_by) == name],
            [part for part in new if known_by is None or part.get(known_by) == name],
        )


def _in_order(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    # Equal parts hold the place, so that a child taken off the middle is not told as changes of the rest.
    matcher = difflib.SequenceMatcher(None, [*map(_alike, old)], [*map(_alike, new)], autojunk=False)
    for sort, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if sort == "equal":
            yield from zip(old[old_from:old_to], new[new_from:new_to], strict=True)
            continue
        for step in range(max(old_to - old_from, new_to - new_from)):
            yield (
                old[old_from + step] if old_from + step < old_to else None,
                new[new_from + step] if new_from + step < new_to else None,
            )


def _alike(part: Part) -> str:
    """Return a part as text in which every sealed value is the same, because each sealing differs."""
    plain = {key: MARK if is_sealed(value) else value for key, value in part.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
