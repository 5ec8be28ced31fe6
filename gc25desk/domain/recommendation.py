"""A recommendation that a report proposes to the Committee, and what is still missing in one."""

import dataclasses
from collections.abc import Iterator

from gc25desk.domain import record, verbs
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, CodeList, Kind, Sensitivity, code_list, declared
from gc25desk.domain.paragraph import check_references
from gc25desk.domain.record import Record
from gc25desk.i18n import N_, _

WHAT = N_("What is asked")
MEASURE = N_("How it will be known")
BASIS = N_("What it rests on")

LONGEST_WORDS = 60  # a longer one holds more than one action (domain.md 9 item 36)

# OHCHR, “Human rights indicators” (2012): structural, process and outcome.
MEASURE_KINDS = code_list(
    "measure_kind",
    ("structural", N_("Structural: a law, a policy or a body is there")),
    ("process", N_("Process: something is being done")),
    ("outcome", N_("Outcome: something has changed for children")),
)
DUTY_BEARERS: CodeList = code_list(
    "duty_bearer",
    ("parliament", N_("Parliament")),
    ("government", N_("Government")),
    ("ministry_education", N_("Ministry of education")),
    ("ministry_justice", N_("Ministry of justice")),
    ("ministry_health", N_("Ministry of health")),
    ("ministry_interior", N_("Ministry of the interior and police")),
    ("ministry_social", N_("Ministry of social affairs")),
    ("regulator", N_("Regulator of media or communications")),
    ("data_protection", N_("Data protection authority")),
    ("courts", N_("Courts and prosecution")),
    ("local", N_("Local authorities")),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """One thing asked of one duty bearer; ``issue`` is the identifier of the section it belongs to."""

    project: str = declared(
        N_("Report"),
        help=N_("The report it belongs to."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
    )
    issue: str = declared(
        N_("Issue"),
        help=N_("The section of the report it belongs to."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        required=True,
    )
    position: int = declared(
        N_("Position"),
        help=N_("Its place among the recommendations of the issue, from 1."),
        kind=Kind.NUMBER,
        sensitivity=Sensitivity.PUBLIC,
        profiles=INTERNAL_ONLY,
        lowest=0,
        highest=100_000,
        default=0,
    )
    action: str = declared(
        N_("Action"),
        help=N_("One action, beginning with its verb: “Adopt …”, “Repeal …”."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        required=True,
        section=WHAT,
        column=True,
        searched=True,
    )
    addressee: str = declared(
        N_("Addressee"),
        help=N_("The duty bearer who must act."),
        kind=Kind.OPEN,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=DUTY_BEARERS,
        section=WHAT,
        column=True,
    )
    deadline: str = declared(
        N_("Deadline"),
        help=N_("By when, such as “within one year” or “by the end of 2028”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=WHAT,
        column=True,
    )
    measure: str = declared(
        N_("Measure of success"),
        help=N_("What will show that it has been done."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=MEASURE,
        searched=True,
    )
    measure_kind: str = declared(
        N_("Kind of measure"),
        help=N_("Whether it looks at rules, at action, or at what has changed for children."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=MEASURE_KINDS,
        section=MEASURE,
    )
    paragraphs: str = declared(
        N_("Paragraphs of GC25"),
        help=N_("Such as “24, 35 and 36”."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        section=BASIS,
    )
    evidence: tuple[str, ...] = declared(
        N_("Evidence"),
        help=N_("The items of evidence it rests on."),
        kind=Kind.CHOICES,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=BASIS,
    )


def check(recommendation: Recommendation) -> None:
    """Raise InvalidInput, naming the field, if the recommendation breaks a rule."""
    record.check(recommendation)
    check_references(recommendation.paragraphs, "paragraphs")


@dataclasses.dataclass(frozen=True)
class Remark:
    """What is missing or wrong in a recommendation: the key of the field, and a sentence."""

    key: str
    words: str


def remarks(recommendation: Recommendation, language: str) -> tuple[Remark, ...]:
    """Return what a recommendation still lacks, in words, judged in the language of the report."""
    return tuple(_remarks(recommendation, language))


def _remarks(given: Recommendation, language: str) -> Iterator[Remark]:
    words = given.action.split()
    if words and not verbs.begins_with_verb(given.action, language):
        yield Remark("action", _("It does not begin with a verb that asks for an action."))
    if len(words) > LONGEST_WORDS:
        yield Remark(
            "action",
            _("It has {count} words; more than {most} hide what is asked.").format(
                count=len(words), most=LONGEST_WORDS
            ),
        )
    if verbs.actions_in(given.action, language) > 1:
        yield Remark("action", _("It asks for more than one action; make a recommendation of each."))
    for key, missing in (
        ("addressee", _("It does not say who must act.")),
        ("deadline", _("It does not say by when.")),
        ("measure", _("It does not say what will show that it was done.")),
        ("paragraphs", _("It names no paragraph of general comment No. 25.")),
        ("evidence", _("It rests on no item of evidence.")),
    ):
        if not getattr(given, key):
            yield Remark(key, missing)
