"""What is declared of a kind of record so that the shared page can show it."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gc25desk.domain.field import CodeList, Field, Kind, field_of, fields_of
from gc25desk.domain.paragraph import Tag
from gc25desk.domain.query import Order
from gc25desk.i18n import _
from gc25desk.ui.models.records import Mark

ChipWords = tuple[str, str]  # the words and the tone


MOST_NUMBERS = 4


def tags_chip(tags: Sequence[Tag]) -> list[ChipWords]:
    """Return the paragraphs a record is tagged to, the main one first; a warning when there are none."""
    if not tags:
        return [(_("Untagged"), "warn")]
    numbers = [str(tag.paragraph) for tag in sorted(tags, key=lambda tag: (not tag.primary, tag.paragraph))]
    more = ["…"] if len(numbers) > MOST_NUMBERS else []
    return [(_("GC25 §{numbers}").format(numbers=", ".join(numbers[:MOST_NUMBERS] + more)), "")]


@dataclasses.dataclass(frozen=True)
class Tab:
    """One tab of the form: its label and the sections of the declaration it shows, in order."""

    label: str
    sections: tuple[str, ...]
    counts: str = ""  # the key of the field whose number stands beside the label


@dataclasses.dataclass(frozen=True)
class Words:
    """The sentences of a page; each is marked with N_ and translated where it is shown."""

    title: str
    new: str
    save: str
    one_new: str  # the title of a record that was never saved
    nothing: str  # there is no record at all
    nothing_why: str
    no_match: str
    no_match_why: str
    choose: str  # no record is chosen
    choose_why: str

    def to_begin(self, *, may_add: bool) -> tuple[str, str, str]:
        """Return title, sentence and verb for a list without a record; no verb for those who only read."""
        if may_add:
            return _(self.nothing), _(self.nothing_why), _(self.new)
        return _(self.nothing), _("What colleagues who may log them save appears here."), ""

    def to_choose(self, *, may_add: bool) -> tuple[str, str, str]:
        """Return title, sentence and verb for a card without a record; no verb for those who only read."""
        if may_add:
            return _(self.choose), _(self.choose_why), _(self.new)
        return _(self.choose), _("Choose one in the list to read it."), ""


@dataclasses.dataclass(frozen=True)
class Look:
    """How one kind of record is listed, filtered and filled in.

    ``columns`` are those the list can show; those declared with ``column`` show from the start, and
    ``stretches`` takes the room to spare. ``spans`` widens fields on the form. ``summary`` says what a
    record is in one line; ``chips`` gives the states shown beside its reference on a day.
    ``stand_ins`` gives columns another field that is shown where they are empty.
    ``asked_of`` names fields that are asked only while another field holds one of some codes.
    ``told`` are the fields whose words suggest paragraphs; records that have none bear no tags.
    """

    noun: str
    kind: type[Any]
    words: Words
    tabs: tuple[Tab, ...]
    columns: tuple[str, ...]
    widths: Mapping[str, int]
    stretches: str
    order: Order
    marks: Mapping[str, Mapping[str, Mark]]
    stances: CodeList
    usual_stance: str
    summary: Callable[[Any], str]
    chips: Callable[[Any, dt.date], list[ChipWords]]
    blank: Callable[[dt.date], Any]
    spans: Mapping[str, int] = dataclasses.field(default_factory=dict)
    told: tuple[str, ...] = ()
    stand_ins: Mapping[str, str] = dataclasses.field(default_factory=dict)
    asked_of: Mapping[str, tuple[str, frozenset[str]]] = dataclasses.field(default_factory=dict)

    def column_fields(self) -> tuple[Field, ...]:
        """Return the declarations of the columns, in order."""
        return tuple(field_of(self.kind, key) for key in self.columns)

    def fields(self, section: str) -> tuple[Field, ...]:
        """Return the fields of a section that a person fills in."""
        return tuple(f for f in fields_of(self.kind) if f.section == section and not f.system)

    def open_paths(self) -> tuple[str, ...]:
        """Return the fields with suggestions, those of parts as ``children.place``."""
        found: list[str] = []
        for field in fields_of(self.kind):
            if field.kind is Kind.OPEN:
                found.append(field.key)
            elif field.kind is Kind.RECORDS and field.record is not None:
                parts = fields_of(field.record)
                found += [f"{field.key}.{part.key}" for part in parts if part.kind is Kind.OPEN]
        return tuple(found)
