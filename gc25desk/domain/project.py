"""A report project: one report to the Committee within a review cycle, with its plan and its limit."""

import dataclasses
import datetime as dt

from gc25desk.domain import record
from gc25desk.domain.cycle import SIMPLIFIED, Cycle
from gc25desk.domain.field import (
    EVERYONE,
    INTERNAL_ONLY,
    Kind,
    Profile,
    Sensitivity,
    code_list,
    declared,
)
from gc25desk.domain.record import Record
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

REPORT = N_("The report")
MATERIAL = N_("What it draws on")
LENGTH = N_("Length")

LOIPR_INPUT = "loipr_input"
ALTERNATIVE_REPORT = "alternative_report"
ADDITIONAL_SUBMISSION = "additional_submission"
MID_CYCLE = "mid_cycle"
THEMATIC = "thematic"
PROJECT_KINDS = code_list(
    "project_kind",
    (LOIPR_INPUT, N_("Input to the list of issues prior to reporting")),
    (ALTERNATIVE_REPORT, N_("Alternative report")),
    (ADDITIONAL_SUBMISSION, N_("Additional submission")),
    (MID_CYCLE, N_("Mid-cycle follow-up")),
    (THEMATIC, N_("Thematic report on the digital environment")),
)

# What each kind is for (Child Rights Connect, as domain.md 1.2 and 1.3; Decision No. 15 for the mid-cycle).
PURPOSES: dict[str, str] = {
    LOIPR_INPUT: N_("A first, short submission: context, why it matters, and questions to put to the State."),
    ALTERNATIVE_REPORT: N_("The institution's own account beside the State report, with recommendations."),
    ADDITIONAL_SUBMISSION: N_("Comments on the list of issues and on the State's written replies, and news."),
    MID_CYCLE: N_("What became of the urgent areas, four years after the concluding observations."),
    THEMATIC: N_("A short report on general comment No. 25 alone, beside a wider one or in its place."),
}
# The stage of the cycle by which each kind is handed in.
ANSWERS: dict[str, str] = {
    LOIPR_INPUT: "loipr_input",
    ALTERNATIVE_REPORT: "alternative_report",
    ADDITIONAL_SUBMISSION: "additional_submission",
    MID_CYCLE: "mid_cycle",
    THEMATIC: "alternative_report",
}

BY_CLUSTER, BY_CHAPTER = "cluster", "chapter"
LAYOUTS = code_list(
    "layout",
    (BY_CLUSTER, N_("By cluster of rights")),
    (BY_CHAPTER, N_("By chapter of general comment No. 25")),
)

# Child Rights Connect, “Written inputs to the list of issues prior to reporting”; that of the second
# submission could not be found, so the same is proposed for it.
COMPREHENSIVE_WORDS = 10_000
THEMATIC_WORDS = 3_000
FULL_AT = 0.9  # from this share of a limit on, a warning stands beside the count

LANGUAGES = code_list(
    "report_language",
    ("en", N_("English")),
    ("fr", N_("French")),
    ("es", N_("Spanish")),
    ("ar", N_("Arabic")),
    ("ru", N_("Russian")),
    ("zh", N_("Chinese")),
)
PROFILES = code_list(
    "profile",
    (Profile.PUBLIC.value, N_("Public")),
    (Profile.COMMITTEE.value, N_("For the Committee")),
    (Profile.INTERNAL.value, N_("Internal")),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Project(Record):
    """One report on its way to the Committee; ``cycle`` is the identifier of its review cycle."""

    title: str = declared(
        N_("Title"),
        help=N_("As it stands on the title page."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=REPORT,
        column=True,
        searched=True,
    )
    cycle: str = declared(
        N_("Review cycle"),
        help=N_("The review this report is for."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
        section=REPORT,
    )
    kind: str = declared(
        N_("Kind of report"),
        help=N_("What the Committee receives, and so how the report is built."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=PROJECT_KINDS,
        required=True,
        section=REPORT,
        column=True,
        default=ALTERNATIVE_REPORT,
    )
    layout: str = declared(
        N_("Order"),
        help=N_("By the Committee's clusters, or by the chapters of general comment No. 25."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=LAYOUTS,
        section=REPORT,
        default=BY_CLUSTER,
    )
    language: str = declared(
        N_("Language of the report"),
        help=N_("The Committee works in English, French and Spanish; it translates no submission."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=LANGUAGES,
        section=REPORT,
        default="en",
    )
    profile: str = declared(
        N_("For whom"),
        help=N_("Who will read it; it decides what may stand in it."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=PROFILES,
        section=REPORT,
        default=Profile.PUBLIC.value,
    )
    date_due: dt.date | None = declared(
        N_("To be handed in by"),
        help=N_("The day it must reach the Secretariat."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=REPORT,
        column=True,
    )
    date_submitted: dt.date | None = declared(
        N_("Handed in"),
        help=N_("The day it was handed in; the report is then finished."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        section=REPORT,
    )
    since: dt.date | None = declared(
        N_("From"),
        help=N_("The first day of the period reported on."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=MATERIAL,
    )
    until: dt.date | None = declared(
        N_("To"),
        help=N_("The last day of the period reported on."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=MATERIAL,
    )
    word_limit: int | None = declared(
        N_("Most words"),
        help=N_("Without annexes: 10,000 for a comprehensive report, 3,000 for a thematic one."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=LENGTH,
        lowest=100,
        highest=200_000,
    )

    @property
    def for_profile(self) -> Profile:
        """Whom the report is for."""
        return Profile(self.profile)

    @property
    def recommends(self) -> bool:
        """Whether the report proposes recommendations; an input to the list of issues asks questions."""
        return self.kind != LOIPR_INPUT


def usual_limit(kind: str) -> int:
    """Return the number of words a kind of report may have, for the user to change."""
    return COMPREHENSIVE_WORDS if kind in {LOIPR_INPUT, ALTERNATIVE_REPORT} else THEMATIC_WORDS


def proposed_due(kind: str, cycle: Cycle) -> dt.date | None:
    """Return the day of the stage that a kind of report answers, None while the cycle has none."""
    return cycle.date_of(ANSWERS.get(kind, ""))


def check(project: Project) -> None:
    """Raise InvalidInput, naming the field, if the project breaks a rule."""
    record.check(project)
    if project.since is not None and project.until is not None and project.until < project.since:
        raise InvalidInput(
            _("The period ends before it begins."), _("Correct one of the two dates."), "until"
        )


def warnings(project: Project, cycle: Cycle) -> tuple[str, ...]:
    """Return what speaks against handing in this report at this point of the cycle, in words."""
    found = []
    if cycle.procedure == SIMPLIFIED and project.kind == ADDITIONAL_SUBMISSION:
        found.append(
            _(
                "Under the simplified procedure the Secretariat takes nothing between the pre-session and "
                "the session. Put what is new into the alternative report."
            )
        )
    if cycle.procedure != SIMPLIFIED and project.kind == LOIPR_INPUT:
        found.append(_("The traditional procedure has no list of issues prior to reporting."))
    return tuple(found)
