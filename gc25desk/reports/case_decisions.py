"""What was decided in a complaint: admissibility, measures, findings, remedies, closure."""

from collections.abc import Iterator
from typing import Any

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import Kind, field_of, fields_of
from gc25desk.i18n import _
from gc25desk.reports.case_words import CaseWords
from gc25desk.reports.content import plain
from gc25desk.reports.model import Block, Column, Heading, Paragraph, Row, Run, Table

# Each decision: its lines, and the fields that stand beside them.
_DECISIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tests", ("ground", "sent_to")),
    ("interim_measures", ()),
    ("referrals", ()),
    ("findings", ()),
    ("remedies", ()),
)
_CLOSURE = ("closure_reason", "date_closed", "closure_asked_by", "closure_note")
_WIDTHS = {Kind.LONG_TEXT: 46.0, Kind.TEXT: 30.0}


def decisions(complaint: Complaint, words: CaseWords) -> Iterator[Block]:
    """Yield the decisions, each under the name of its field; of what was not decided it says so."""
    for key, beside in _DECISIONS:
        field = field_of(Complaint, key)
        parts = getattr(complaint, key)
        told = _said(complaint, beside, words)
        if parts or told:
            yield Heading(field.shown_label(), level=2, numbered=False)
        if parts:
            yield _table(field.shown_label(), parts, words)
        yield from told
    closed = _said(complaint, _CLOSURE, words)
    yield Heading(_("Closure"), level=2, numbered=False)
    yield from closed or [Paragraph(plain(_("The complaint is not closed.")))]


def _said(complaint: Complaint, keys: tuple[str, ...], words: CaseWords) -> list[Block]:
    told = words.filled(complaint, [field_of(Complaint, key) for key in keys])
    return [Paragraph((Run(f"{field.shown_label()}: ", bold=True), Run(shown))) for field, shown in told]


def _table(caption: str, parts: tuple[Any, ...], words: CaseWords) -> Table:
    """Return parts as a table, its columns the fields that one of them fills."""
    filled = [{field.key: shown for field, shown in words.filled(part)} for part in parts]
    fields = [field for field in fields_of(type(parts[0])) if any(field.key in one for one in filled)]
    return Table(
        caption=caption,
        columns=tuple(Column(field.shown_label(), width=_WIDTHS.get(field.kind, 16.0)) for field in fields)
        or (Column(caption),),
        rows=tuple(Row(tuple(one.get(field.key, "") for field in fields) or ("",)) for one in filled),
        description=caption,
    )
