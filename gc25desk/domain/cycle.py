"""A review cycle: the course of one review of the State party by the Committee, with its stages and dates.

Every date is a proposal until somebody has checked it with the Secretariat. When the pre-session meets is
confidential, so no stage leaves in an export (Child Rights Connect, “SRP: pre-session”).
"""

import dataclasses
import datetime as dt
from collections.abc import Callable

from gc25desk.domain import record
from gc25desk.domain.catalogue import CLUSTERS
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, Kind, Sensitivity, code_list, declared
from gc25desk.domain.record import Record
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

REVIEW = N_("The review")
DATES = N_("Stages and dates")
GUIDELINES = N_("Clusters of rights")

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
PROCEDURES = code_list(
    "procedure",
    (SIMPLIFIED, N_("Simplified reporting procedure")),
    (TRADITIONAL, N_("Traditional reporting procedure")),
)

# The Committee's pre-sessional working groups meet three times a year (OHCHR, “Information for civil
# society, NGOs and NHRIs”).
FEBRUARY, JUNE, OCTOBER = "february", "june", "october"
PRE_SESSIONS = code_list(
    "pre_session",
    (FEBRUARY, N_("February")),
    (JUNE, N_("June")),
    (OCTOBER, N_("October")),
)

STAGES = code_list(
    "stage",
    ("loipr_input", N_("Input to the list of issues prior to reporting")),
    ("loipr", N_("List of issues prior to reporting")),
    ("state_report", N_("State report")),
    ("alternative_report", N_("Alternative report")),
    ("pre_session", N_("Pre-session")),
    ("list_of_issues", N_("List of issues")),
    ("written_replies", N_("Written replies of the State party")),
    ("additional_submission", N_("Additional submission")),
    ("session", N_("Session")),
    ("concluding_observations", N_("Concluding observations")),
    ("mid_cycle", N_("Mid-cycle follow-up")),
    ("next_review", N_("Next review")),
)


@dataclasses.dataclass(frozen=True)
class Stage:
    """One step of the cycle; ``basis`` says in a few words what a proposed date rests on."""

    stage: str = declared(
        N_("Stage"),
        help=N_("Which step of the cycle it is."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        choices=STAGES,
        required=True,
    )
    date: dt.date | None = declared(
        N_("Date"),
        help=N_("The day it is due or takes place; check it with the Secretariat."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )
    checked: bool = declared(
        N_("Checked with the Secretariat"),
        help=N_("Whether the date has been confirmed; until then it is a proposal."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )
    basis: str = declared(
        N_("What the date rests on"),
        help=N_("A rule of the procedure, a letter, a call."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
    )


@dataclasses.dataclass(frozen=True)
class Cluster:
    """One cluster of rights, by which the Committee's guidelines order a report.

    The shipped list is as remembered, not as checked against the guidelines, so it is the user's to edit.
    """

    code: str = declared(
        N_("Number"),
        help=N_("The number of the cluster in the Committee's reporting guidelines."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
    )
    title: str = declared(
        N_("Title"),
        help=N_("The heading under which its issues stand."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
    )


def shipped_clusters() -> tuple[Cluster, ...]:
    """Return the clusters a new cycle begins with, in the language in use."""
    return tuple(Cluster(choice.code, choice.shown()) for choice in CLUSTERS.choices)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Cycle(Record):
    """One review of the State party, from the first input to the next review."""

    title: str = declared(
        N_("Title"),
        help=N_("How the institution calls it, such as “Combined fifth and sixth review”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=REVIEW,
        column=True,
        searched=True,
    )
    procedure: str = declared(
        N_("Procedure"),
        help=N_("Simplified is the standard since 2024; some States have opted out."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=PROCEDURES,
        section=REVIEW,
        column=True,
        default=SIMPLIFIED,
    )
    state_report_symbol: str = declared(
        N_("Symbol of the State report"),
        help=N_("As printed on it, such as CRC/C/XXX/5-6."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=REVIEW,
    )
    observations_symbol: str = declared(
        N_("Symbol of the last concluding observations"),
        help=N_("As printed on them, such as CRC/C/XXX/CO/3-4."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=REVIEW,
    )
    loipr_month: str = declared(
        N_("Pre-session for the list of issues prior to reporting"),
        help=N_("The month in which that list is adopted; simplified procedure only."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=PRE_SESSIONS,
        section=DATES,
    )
    loipr_year: int | None = declared(
        N_("Its year"),
        help=N_("The year of that pre-session."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=DATES,
        lowest=1990,
        highest=2200,
    )
    pre_session_month: str = declared(
        N_("Pre-session before the dialogue"),
        help=N_("The month in which the Committee meets the institution; it is confidential."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=PRE_SESSIONS,
        section=DATES,
    )
    pre_session_year: int | None = declared(
        N_("Its year"),
        help=N_("The year of that pre-session."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=DATES,
        lowest=1990,
        highest=2200,
    )
    stages: tuple[Stage, ...] = declared(
        N_("Stages"),
        help=N_("The steps with their dates; all can be changed."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=DATES,
        record=Stage,
    )
    clusters: tuple[Cluster, ...] = declared(
        N_("Clusters"),
        help=N_("The Committee's clusters of rights; compare them with its guidelines."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=GUIDELINES,
        record=Cluster,
    )

    def stage(self, code: str) -> Stage | None:
        """Return a stage of the cycle by its code."""
        return next((stage for stage in self.stages if stage.stage == code), None)

    def date_of(self, code: str) -> dt.date | None:
        """Return the date of a stage, None while there is none."""
        stage = self.stage(code)
        return stage.date if stage is not None else None

    def cluster_title(self, code: str) -> str:
        """Return the heading of a cluster, its number if the cycle does not have it."""
        return next((cluster.title for cluster in self.clusters if cluster.code == code), code)


def check(cycle: Cycle) -> None:
    """Raise InvalidInput, naming the field, unless each stage and each cluster stands once."""
    record.check(cycle)
    _refuse_twice([stage.stage for stage in cycle.stages], "stages", STAGES.label)
    _refuse_twice([cluster.code for cluster in cycle.clusters], "clusters", str)
    for month, year in (("loipr_month", "loipr_year"), ("pre_session_month", "pre_session_year")):
        if bool(getattr(cycle, month)) != bool(getattr(cycle, year)):
            raise InvalidInput(
                _("A pre-session needs both its month and its year."),
                _("Fill in the other one, or leave both empty."),
                year if getattr(cycle, month) else month,
            )


def _refuse_twice(codes: list[str], key: str, label: Callable[[str], str]) -> None:
    twice = next((code for place, code in enumerate(codes) if code in codes[:place]), None)
    if twice is not None:
        raise InvalidInput(
            _("“{label}” stands twice.").format(label=label(twice)),
            _("Keep one of the two and save again. Nothing has been saved yet."),
            key,
        )
