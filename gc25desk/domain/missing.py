"""What a complaint still lacks, stage by stage: quick intake leaves much open, and nothing is forgotten.

Sources: domain.md 9 items 5-13 and 17; GC25 paras 44, 71, 76 and 77. Nothing here refuses a save.
"""

import dataclasses
from collections.abc import Callable

from gc25desk.domain.complaint import Complaint
from gc25desk.i18n import N_, _

_AT_FIRST = frozenset({"received", "registered"})
_ENDED = frozenset({"closed", "not_admissible", "referred"})
_OWN = "institution"  # the institution itself complains: nobody is to be asked or called back


@dataclasses.dataclass(frozen=True)
class Missing:
    """One thing that is not there yet, and the key of the field that takes it."""

    key: str
    words: str

    def shown(self) -> str:
        """Return it in the language in use."""
        return _(self.words)


def _has_role(complaint: Complaint, *roles: str) -> bool:
    return any(one.role in roles for one in complaint.parties)


def _own(complaint: Complaint) -> bool:
    return complaint.complainant_relation == _OWN


def _no_urgency_reason(complaint: Complaint) -> bool:
    return complaint.urgency in {"urgent", "high"} and not complaint.urgency_reason


def _no_contact(complaint: Complaint) -> bool:
    """Tell whether somebody who is named cannot be reached; who stays anonymous is asked for no contact."""
    named = bool(complaint.complainant_name) and not _own(complaint)
    return named and not complaint.complainant_contact and not _has_role(complaint, "complainant")


def _no_consent(complaint: Complaint) -> bool:
    return complaint.consent_handling == "not_asked" and not _own(complaint)


def _no_child(complaint: Complaint) -> bool:
    return not complaint.children and complaint.children_in_all is None


def _no_respondent(complaint: Complaint) -> bool:
    told = complaint.respondent or complaint.respondent_type or complaint.platform
    return not told and not _has_role(complaint, "respondent", "platform", "state_body")


def _child_not_informed(complaint: Complaint) -> bool:
    return not _no_child(complaint) and complaint.information_given is None


def _child_not_told(complaint: Complaint) -> bool:
    return not _no_child(complaint) and complaint.feedback_given is None


_Lacks = Callable[[Complaint], bool]
# From the first day on.
_AT_INTAKE: tuple[tuple[str, str, _Lacks], ...] = (
    ("urgency_reason", N_("why it is urgent"), _no_urgency_reason),
    ("route_of_entry", N_("how it came"), lambda one: not one.route_of_entry),
    ("complainant_relation", N_("who complains"), lambda one: not one.complainant_relation),
    ("complainant_contact", N_("a safe way to reach them"), _no_contact),
    ("consent_handling", N_("consent to handle it"), _no_consent),
    ("subject", N_("the matter in one line"), lambda one: not one.subject),
    ("narrative", N_("what happened"), lambda one: not one.narrative),
    ("children", N_("the child’s age and sex"), _no_child),
    ("respondent", N_("who it is about"), _no_respondent),
    ("tags", N_("a paragraph"), lambda one: not one.tags),
)
# Once it was acknowledged, and for as long as it is worked on.
_AT_WORK: tuple[tuple[str, str, _Lacks], ...] = (
    ("information_given", N_("the child informed"), _child_not_informed),
    ("assigned", N_("who has it in hand"), lambda one: not one.assigned),
)
_AT_STAGE: dict[str, tuple[tuple[str, str, _Lacks], ...]] = {
    "assessment": (("tests", N_("the checklist"), lambda one: not one.tests),),
    "not_admissible": (("ground", N_("the ground of refusal"), lambda one: not one.ground),),
    "referred": (
        ("referrals", N_("the body it went to"), lambda one: not one.referrals and not one.sent_to),
    ),
    "findings": (("findings", N_("a finding"), lambda one: not one.findings),),
    "recommendation": (("remedies", N_("a remedy"), lambda one: not one.remedies),),
    "closed": (("closure_reason", N_("the reason of closure"), lambda one: not one.closure_reason),),
}


def missing(complaint: Complaint) -> tuple[Missing, ...]:
    """Return what a complaint lacks at its stage and for its next, in the order of a call.

    A duplicate lacks nothing: another complaint stands for it.
    """
    if complaint.merged_into:
        return ()
    ended = complaint.status in _ENDED
    rules = (
        *(() if ended else _AT_INTAKE),
        *(() if ended or complaint.status in _AT_FIRST else _AT_WORK),
        *_AT_STAGE.get(complaint.status, ()),
        *((("feedback_given", N_("the child told what came of it"), _child_not_told),) if ended else ()),
    )
    return tuple(Missing(key, words) for key, words, lacks in rules if lacks(complaint))
