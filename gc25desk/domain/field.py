"""How a field of a record is declared, once, for every room that shows, stores or exports it.

A record is a frozen dataclass; each of its fields is made with :func:`declared`. The form, the
list columns, the filters, the history labels, the Excel columns, the JSON of the command line, the
data dictionary and the export allow-list are all read from the declaration.
"""

import dataclasses
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from gc25desk.i18n import N_, _


class Kind(StrEnum):
    """What sort of value a field holds. The Python type of each is in brackets."""

    TEXT = "text"  # one line (str, "" when empty)
    LONG_TEXT = "long_text"  # many lines (str, "" when empty)
    DATE = "date"  # a day (datetime.date or None)
    MOMENT = "moment"  # a point in time in UTC (aware datetime.datetime or None)
    NUMBER = "number"  # a whole number (int or None)
    FLAG = "flag"  # yes or no (bool)
    CHOICE = "choice"  # one code of a list (str, "" when empty)
    CHOICES = "choices"  # several codes of a list (tuple of str)
    OPEN = "open"  # free text with suggestions from a list (str, "" when empty)
    URL = "url"  # an address on the web, never opened by itself (str, "" when empty)
    PERSON = "person"  # somebody with an account on the desk, by identifier (str, "" when nobody)
    LINK = "link"  # another record, by identifier (str, "" when none); ``links`` says of which noun
    RECORDS = "records"  # records that belong to this one (tuple of frozen dataclasses)
    FILES = "files"  # attached files (tuple of Attachment)


class Sensitivity(StrEnum):
    """How much harm a value can do in the wrong hands."""

    IDENTITY = "identity"  # names or finds a person
    SENSITIVE = "sensitive"  # tells about a person's life
    STATISTICAL = "statistical"  # safe only as a count under the disclosure rules
    PUBLIC = "public"  # safe by itself


class Profile(StrEnum):
    """For whom an export is made."""

    PUBLIC = "public"
    COMMITTEE = "committee"
    INTERNAL = "internal"


EVERYONE = frozenset(Profile)
INTERNAL_ONLY = frozenset({Profile.INTERNAL})
NOBODY: frozenset[Profile] = frozenset()

NOT_ASKED = "not_asked"
NOT_SAID = "prefers_not_to_say"
UNKNOWN = "unknown"


@dataclasses.dataclass(frozen=True)
class Choice:
    """One code of a code list, with the words shown for it."""

    code: str
    label: str
    explanation: str = ""

    def shown(self) -> str:
        """Return the label in the language in use."""
        return _(self.label)


@dataclasses.dataclass(frozen=True)
class CodeList:
    """An ordered list of codes; the order is the order on the screen and in tables.

    ``choices`` are those of the desk that is open: as ``shipped``, unless the institution changed them.
    """

    name: str
    shipped: tuple[Choice, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice, those no longer offered too, so that each record can be read."""
        own = _own.lists.get(self.name)
        return self.shipped if own is None else own.choices

    def offered(self, held: str = "") -> tuple[Choice, ...]:
        """Return the choices to choose among, with the one that a record holds."""
        own = _own.lists.get(self.name)
        gone: frozenset[str] = frozenset() if own is None else own.retired
        return tuple(choice for choice in self.choices if choice.code not in gone or choice.code == held)

    def codes(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(choice.code for choice in self.choices)

    def label(self, code: str) -> str:
        """Return the words for a code; an unknown code stands for itself, so that nothing is hidden."""
        for choice in self.choices:
            if choice.code == code:
                return choice.shown()
        return code


@dataclasses.dataclass(frozen=True)
class Own:
    """A code list as the institution has it: all its choices, and the codes that are no longer offered."""

    choices: tuple[Choice, ...]
    retired: frozenset[str]


class _OwnLists:
    """The lists of the desk that is open, by their names; as the language in use, one for the program."""

    lists: Mapping[str, Own] = {}


_own = _OwnLists()


def use_own(lists: Mapping[str, Own]) -> None:
    """Read code lists as an institution has them; those not named stay as shipped."""
    _own.lists = dict(lists)


# Three different silences, kept apart because each means something else in a table
# (GC25 para 30; OHCHR Human Rights-Based Approach to Data: self-identification).
SILENCES = (
    Choice(NOT_ASKED, N_("Not asked")),
    Choice(NOT_SAID, N_("Prefers not to say")),
    Choice(UNKNOWN, N_("Unknown")),
)


def code_list(name: str, *pairs: tuple[str, str], silences: bool = False) -> CodeList:
    """Build a code list from ``(code, label)`` pairs, with the three silences last if asked for."""
    choices = tuple(Choice(code, label) for code, label in pairs)
    return CodeList(name, choices + (SILENCES if silences else ()))


@dataclasses.dataclass(frozen=True)
class Field:
    """The declaration of one field.

    ``section`` groups fields on the form; ``column`` puts the field among the list's columns from
    the start; ``searched`` feeds its text to the full-text search; ``system`` means the program
    fills it, never a person; ``record`` is the class of the records of a ``RECORDS`` field, ``links`` the
    noun of the record that a ``LINK`` leads to.
    """

    key: str
    label: str
    help: str
    kind: Kind
    sensitivity: Sensitivity
    profiles: frozenset[Profile]
    choices: CodeList | None = None
    required: bool = False
    section: str = ""
    column: bool = False
    searched: bool = False
    system: bool = False
    lowest: int | None = None
    highest: int | None = None
    record: type[Any] | None = None
    links: str = ""

    def shown_label(self) -> str:
        """Return the label in the language in use."""
        return _(self.label)

    def shown_help(self) -> str:
        """Return the one-sentence help in the language in use."""
        return _(self.help)

    def may_leave(self, profile: Profile) -> bool:
        """Tell whether an export made for ``profile`` may carry this field's own value."""
        return profile in self.profiles


_EMPTY: dict[Kind, Callable[[], Any]] = {
    Kind.TEXT: str,
    Kind.LONG_TEXT: str,
    Kind.DATE: lambda: None,
    Kind.MOMENT: lambda: None,
    Kind.NUMBER: lambda: None,
    Kind.FLAG: bool,
    Kind.CHOICE: str,
    Kind.CHOICES: tuple,
    Kind.OPEN: str,
    Kind.URL: str,
    Kind.PERSON: str,
    Kind.LINK: str,
    Kind.RECORDS: tuple,
    Kind.FILES: tuple,
}


def declared(
    label: str,
    *,
    help: str,
    kind: Kind,
    sensitivity: Sensitivity,
    profiles: frozenset[Profile],
    choices: CodeList | None = None,
    required: bool = False,
    section: str = "",
    column: bool = False,
    searched: bool = False,
    system: bool = False,
    lowest: int | None = None,
    highest: int | None = None,
    record: type[Any] | None = None,
    links: str = "",
    default: Any = None,
) -> Any:
    """Declare a field of a record; use it as the default of the dataclass attribute.

    ``default`` replaces the empty value of the kind. The key is the attribute's own name.
    """
    metadata = {
        "declaration": Field(
            key="",
            label=label,
            help=help,
            kind=kind,
            sensitivity=sensitivity,
            profiles=profiles,
            choices=choices,
            required=required,
            section=section,
            column=column,
            searched=searched,
            system=system,
            lowest=lowest,
            highest=highest,
            record=record,
            links=links,
        )
    }
    if default is not None:
        return dataclasses.field(default=default, metadata=metadata)
    return dataclasses.field(default_factory=_EMPTY[kind], metadata=metadata)


_known: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """Return the declared fields of a record class, in order.

    Raises TypeError for a dataclass attribute with no declaration: such a value could be neither
    shown nor kept out of an export.
    """
    if record not in _known:
        found = []
        for attribute in dataclasses.fields(record):
            declaration = attribute.metadata.get("declaration")
            if declaration is None:
                raise TypeError(f"{record.__name__}.{attribute.name} has no declaration")
            found.append(dataclasses.replace(declaration, key=attribute.name))
        _known[record] = tuple(found)
    return _known[record]


def field_of(record: type[Any], key: str) -> Field:
    """Return one declared field by its key; raises KeyError if there is none."""
    for field in fields_of(record):
        if field.key == key:
            return field
    raise KeyError(key)
