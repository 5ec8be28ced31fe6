"""The codebook: what each field of the file means, read from its declaration, and the codes it may hold."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from gc25desk.domain import nouns
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.dimensions import AXES, UNITS, Bearer, trait
from gc25desk.domain.export import Leaving, leaving
from gc25desk.domain.field import CodeList, Field, Kind, Profile, Sensitivity, field_of, fields_of
from gc25desk.domain.paragraph import STANCES
from gc25desk.domain.recommendation import Recommendation
from gc25desk.domain.record import dictionary
from gc25desk.domain.section import Section
from gc25desk.domain.statistic import Statistic
from gc25desk.i18n import N_, _
from gc25desk.reports.model import Sheet
from gc25desk.reports.periods import together
from gc25desk.reports.tabular import Column, ColumnKind, Row, Table

KINDS: dict[Kind, str] = {
    Kind.TEXT: N_("Text of one line"),
    Kind.LONG_TEXT: N_("Text of many lines"),
    Kind.DATE: N_("Day"),
    Kind.MOMENT: N_("Day and time"),
    Kind.NUMBER: N_("Whole number"),
    Kind.FLAG: N_("Yes or no"),
    Kind.CHOICE: N_("One code of a list"),
    Kind.CHOICES: N_("Several codes of a list"),
    Kind.OPEN: N_("Text, with suggestions from a list"),
    Kind.URL: N_("Web address"),
    Kind.PERSON: N_("Somebody with an account on the desk"),
    Kind.LINK: N_("Another record"),
    Kind.RECORDS: N_("Records that belong to it"),
    Kind.FILES: N_("Files"),
}
SENSITIVITIES: dict[Sensitivity, str] = {
    Sensitivity.IDENTITY: N_("Names or finds a person"),
    Sensitivity.SENSITIVE: N_("Tells about a person’s life"),
    Sensitivity.STATISTICAL: N_("Safe only as a count under the disclosure rules"),
    Sensitivity.PUBLIC: N_("Safe by itself"),
}
AUDIENCES: dict[Profile, str] = {
    Profile.PUBLIC: N_("the public"),
    Profile.COMMITTEE: N_("the Committee"),
    Profile.INTERNAL: N_("the institution"),
}


@dataclasses.dataclass(frozen=True)
class Entry:
    """One field that leaves: of which record, in words, and whether as written or as a count."""

    record: str
    field: Field
    leaving: Leaving

    def codes(self) -> CodeList | None:
        """Return the codes that its cells hold; those of tags are their stances."""
        return STANCES if self.field.key == "tags" else self.field.choices


def entries(
    registers: Sequence[tuple[str, type[Any]]], statistics: Iterable[Statistic], profile: Profile
) -> tuple[Entry, ...]:
    """Return exactly the fields that a file carries: those of its registers, and those its tables count.

    ``registers`` are the words for a record with its class.
    """
    written = [
        Entry(words, field, Leaving.AS_WRITTEN)
        for words, record in registers
        for field in fields_of(record)
        if leaving(record, field, profile) is Leaving.AS_WRITTEN
    ]
    if any(record is Recommendation for _words, record in registers):
        # The register names the issue that a recommendation belongs to.
        written.append(Entry(_("Section"), field_of(Section, "title"), Leaving.AS_WRITTEN))
    told = {(one.record, one.field.key) for one in written}
    counted = [one for one in _counted(statistics) if (one.record, one.field.key) not in told]
    return (*written, *counted)


def words() -> list[str]:
    """Return every label, sentence and code of the fields that files carry, in the language in use."""
    carried = {**nouns.KINDS, "child": Child}
    fields = [entry for noun, kind in carried.items() for entry in dictionary(noun, kind)]
    told = [str(entry[key]) for entry in fields for key in ("label", "help")]
    coded = [str(label) for entry in fields for label in entry["choice_labels"].values()]
    listed = [choice.shown() for codes in (AXES, UNITS) for choice in codes.choices]
    marked = (*KINDS.values(), *SENSITIVITIES.values(), *AUDIENCES.values())
    return [*told, *coded, *listed, *map(_, marked)]


def _counted(statistics: Iterable[Statistic]) -> list[Entry]:
    used = {
        code
        for one in statistics
        for code in (one.rows, one.columns, *(condition.by for condition in one.conditions))
        if code
    }
    bearers = {(trait(code).bearer, code) for code in used}
    tags = any(bearer is Bearer.TAG for bearer, _code in bearers)
    of_complaints = {code for bearer, code in bearers if bearer is Bearer.COMPLAINT}
    of_children = {code for bearer, code in bearers if bearer is Bearer.CHILD}
    wanted = of_complaints | ({"tags"} if tags else set())
    return [
        *(Entry(_("Complaint"), one, Leaving.COUNTED) for one in fields_of(Complaint) if one.key in wanted),
        *(Entry(_("Child"), one, Leaving.COUNTED) for one in fields_of(Child) if one.key in of_children),
    ]


def sheets(given: Sequence[Entry]) -> list[Sheet]:
    """Return the codebook and, where there are any, the codes with their labels."""
    found = [
        Sheet(
            _("Codebook"),
            (_fields_table(given),),
            _("What each field means, and for whom it may leave the desk."),
        )
    ]
    codes = _codes_table(given)
    if codes.rows:
        found.append(Sheet(_("Codes"), (codes,), _("The codes of each list with their words.")))
    return found


def _fields_table(given: Sequence[Entry]) -> Table:
    return Table(
        caption=_("Fields in this file"),
        columns=(
            Column(_("Record"), ColumnKind.TEXT, 20),
            Column(_("Key"), ColumnKind.TEXT, 22),
            Column(_("Label"), ColumnKind.TEXT, 28),
            Column(_("Meaning"), ColumnKind.TEXT, 56),
            Column(_("Kind"), ColumnKind.TEXT, 22),
            Column(_("List of codes"), ColumnKind.TEXT, 20),
            Column(_("Sensitivity"), ColumnKind.TEXT, 28),
            Column(_("May leave for"), ColumnKind.TEXT, 26),
            Column(_("Here"), ColumnKind.TEXT, 16),
        ),
        rows=tuple(Row(_field_row(one)) for one in given),
        remarks=(_("Only fields that this file carries are listed; no other leaves the desk in it."),),
        description=_("The fields of this file, read from their declarations."),
    )


def _field_row(one: Entry) -> tuple[str, ...]:
    field, codes = one.field, one.codes()
    return (
        one.record,
        field.key,
        field.shown_label(),
        field.shown_help(),
        _(KINDS[field.kind]),
        codes.name if codes else "",
        _(SENSITIVITIES[field.sensitivity]),
        together(_(words) for profile, words in AUDIENCES.items() if field.may_leave(profile)),
        _("as written") if one.leaving is Leaving.AS_WRITTEN else _("as a count"),
    )


def _codes_table(given: Sequence[Entry]) -> Table:
    lists = {codes.name: codes for one in given if (codes := one.codes()) is not None}
    return Table(
        caption=_("Codes and their words"),
        columns=(
            Column(_("List of codes"), ColumnKind.TEXT, 24),
            Column(_("Code"), ColumnKind.TEXT, 26),
            Column(_("Words"), ColumnKind.TEXT, 46),
            Column(_("Explanation"), ColumnKind.TEXT, 60),
        ),
        rows=tuple(
            Row((codes.name, choice.code, choice.shown(), _(choice.explanation)))
            for codes in lists.values()
            for choice in codes.choices
        ),
        description=_("The codes that the fields of this file may hold."),
    )
