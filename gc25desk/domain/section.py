"""A section of a report: its place in the outline, its parts as they are drafted, its approval."""

import dataclasses
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from gc25desk.domain import record
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, Kind, Sensitivity, code_list, declared
from gc25desk.domain.paragraph import check_references, numbers_in
from gc25desk.domain.project import LOIPR_INPUT
from gc25desk.domain.record import Record
from gc25desk.errors import Conflict
from gc25desk.i18n import N_, _

PLACE = N_("Place in the report")
SUBJECT = N_("What it is about")
DRAFT_TEXT = N_("Draft")
PROGRESS = N_("Progress")

SUMMARY, TEXT, PREVIOUS, PART, ISSUE, ANNEX = "summary", "text", "previous", "part", "issue", "annex"
ROLES = code_list(
    "section_role",
    (SUMMARY, N_("Executive summary")),
    (TEXT, N_("Text")),
    (PREVIOUS, N_("Earlier concluding observations")),
    (PART, N_("Part")),
    (ISSUE, N_("Issue")),
    (ANNEX, N_("Annex")),
)

DRAFT, FOR_REVIEW, APPROVED = "draft", "for_review", "approved"
STATUSES = code_list(
    "section_status",
    (DRAFT, N_("Draft")),
    (FOR_REVIEW, N_("For review")),
    (APPROVED, N_("Approved")),
)

# The parts of an issue in the order of the report (domain.md 9 item 35), and those of an input to the
# list of issues, which holds questions and no recommendations (Child Rights Connect).
ISSUE_PARTS = ("previous", "situation", "law", "gap", "findings", "views")
INPUT_PARTS = ("situation", "why", "question")
PART_KEYS = ("body", "previous", "situation", "law", "gap", "findings", "views", "why", "question")


def _part(label: str, help_sentence: str) -> str:
    value: str = declared(
        label,
        help=help_sentence,
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=EVERYONE,
        section=DRAFT_TEXT,
        searched=True,
    )
    return value


@dataclasses.dataclass(frozen=True, kw_only=True)
class Section(Record):
    """One section of a report project.

    The texts of its parts are in the notation of :mod:`gc25desk.domain.markup`. ``paragraphs`` are
    numbers of general comment No. 25 as people write them. What was approved is kept beside the draft,
    so that every later change can be shown.
    """

    project: str = declared(
        N_("Report"),
        help=N_("The report it belongs to."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
        section=PLACE,
    )
    position: int = declared(
        N_("Position"),
        help=N_("Its place among the sections of the report, from 1."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=PLACE,
        lowest=0,
        highest=100_000,
        default=0,
    )
    role: str = declared(
        N_("Kind of section"),
        help=N_("What the section does in the report."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=ROLES,
        required=True,
        section=PLACE,
        column=True,
        default=TEXT,
    )
    title: str = declared(
        N_("Title"),
        help=N_("The heading, without its number."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=PLACE,
        column=True,
        searched=True,
    )
    cluster: str = declared(
        N_("Cluster"),
        help=N_("The number of the cluster of rights it belongs to."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=SUBJECT,
    )
    articles: str = declared(
        N_("Articles of the Convention"),
        help=N_("Such as “16, 17 and 34”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=SUBJECT,
    )
    paragraphs: str = declared(
        N_("Paragraphs of GC25"),
        help=N_("Such as “67–78”; they decide which material stands beside the draft."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=SUBJECT,
        column=True,
    )
    body: str = _part(N_("Text"), N_("The text of the section."))
    previous: str = _part(
        N_("Earlier recommendation and what happened since"),
        N_("What the Committee asked for last time, and what the State has done about it."),
    )
    situation: str = _part(N_("Situation"), N_("What children live through, with numbers and patterns."))
    law: str = _part(N_("Law and policy"), N_("What the State has laid down."))
    gap: str = _part(N_("Gap in practice"), N_("Where practice falls short of the law or of the Convention."))
    findings: str = _part(N_("Evidence"), N_("What the institution rests this on, with its sources."))
    views: str = _part(
        N_("Children's views"), N_("What children themselves said about it, with their consent.")
    )
    why: str = _part(N_("Why it should be asked"), N_("Why the issue belongs in the list of issues."))
    question: str = _part(N_("Questions to the State party"), N_("What the Committee is asked to ask."))
    budget: int | None = declared(
        N_("Words planned"),
        help=N_("How many words of the report this section may take."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=PROGRESS,
        lowest=0,
        highest=200_000,
    )
    status: str = declared(
        N_("Status"),
        help=N_("Draft, for review, or approved; an approved section is locked."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        choices=STATUSES,
        section=PROGRESS,
        system=True,
        column=True,
        default=DRAFT,
    )
    approved_at: dt.datetime | None = declared(
        N_("Approved"),
        help=N_("When the section was last approved."),
        kind=Kind.MOMENT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=PROGRESS,
        system=True,
    )
    approved_by: str = declared(
        N_("Approved by"),
        help=N_("Who last approved it."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=PROGRESS,
        system=True,
    )
    approved_text: str = declared(
        N_("Text as approved"),
        help=N_("What stood in the section when it was last approved."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=PROGRESS,
        system=True,
    )

    def numbers(self) -> tuple[int, ...]:
        """Return the paragraph numbers of general comment No. 25 that the section is about, in order."""
        return numbers_in(self.paragraphs)


def parts_of(role: str, project_kind: str) -> tuple[str, ...]:
    """Return the keys of the parts that a section of this role has in a report of this kind, in order."""
    if role == ISSUE:
        return INPUT_PARTS if project_kind == LOIPR_INPUT else ISSUE_PARTS
    return () if role == PART else ("body",)


def approved_parts(section: Section) -> dict[str, str] | None:
    """Return the title and the parts as they were approved, or None if the section never was."""
    if not section.approved_text:
        return None
    return {key: str(value) for key, value in json.loads(section.approved_text).items()}


def approval(section: Section, at: dt.datetime, by: str) -> dict[str, Any]:
    """Return what an approval fills in: the section is locked, and what was approved is kept."""
    kept = {"title": section.title} | {key: getattr(section, key) for key in PART_KEYS}
    return {"status": APPROVED, "approved_at": at, "approved_by": by, "approved_text": json.dumps(kept)}


def check(section: Section) -> None:
    """Raise InvalidInput, naming the field, if the section breaks a rule."""
    record.check(section)
    check_references(section.paragraphs, "paragraphs")


def check_change(held: Section, section: Section) -> None:
    """Raise Conflict if an approved section would be changed, but for taking the approval back."""
    if held.status != APPROVED:
        return
    if _content(held) != _content(section):
        raise Conflict(
            _("“{title}” is approved and locked.").format(title=held.title),
            _("A supervisor can open it again. Your text is kept as a draft."),
        )


def _content(section: Section) -> tuple[str, ...]:
    keys = ("title", "role", "cluster", "articles", "paragraphs", *PART_KEYS)
    return tuple(str(getattr(section, key)) for key in keys)


def in_order(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return sections as they stand in the report."""
    return tuple(sorted(sections, key=lambda section: (section.position, section.reference)))
