"""Who may do what: the one permission table, read by services, screens, exports, tests and the printed page.

Field access follows from it: what names or finds a person is for those who may see identities, and
nothing of a noun is for those who may not read it. Behind the table stands the identity key: a role
that may not see identities does not hold it, so that it could not read them with other tools either
(reliability.md T19; GC25 para 44 and 57).
"""

import dataclasses
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from gc25desk.domain.field import Field, Kind, Profile, Sensitivity, fields_of
from gc25desk.errors import InvalidInput, NotAllowed
from gc25desk.i18n import N_, _


class Role(StrEnum):
    """What a person does on the desk; a person may have several roles."""

    INTAKE_OFFICER = "intake_officer"
    MONITOR = "monitor"
    REPORT_WRITER = "report_writer"
    SUPERVISOR = "supervisor"
    CUSTODIAN = "custodian"
    ADMINISTRATOR = "administrator"
    REVIEWER = "reviewer"


ROLE_LABELS: dict[Role, str] = {
    Role.INTAKE_OFFICER: N_("Intake officer"),
    Role.MONITOR: N_("Monitor"),
    Role.REPORT_WRITER: N_("Report writer"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.CUSTODIAN: N_("Custodian of identities"),
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.REVIEWER: N_("Reviewer (reads only)"),
}

_I, _M, _W, _S, _C, _A, _R = Role


class Act(StrEnum):
    """One thing that the desk lets some people do."""

    READ_COMPLAINTS = "read_complaints"
    WRITE_COMPLAINTS = "write_complaints"
    TAG_COMPLAINTS = "tag_complaints"
    APPROVE_CLOSURE = "approve_closure"
    WRITE_LETTERS = "write_letters"
    SET_RULES = "set_rules"
    READ_EVIDENCE = "read_evidence"
    WRITE_EVIDENCE = "write_evidence"
    TAG_EVIDENCE = "tag_evidence"
    READ_REPORTS = "read_reports"
    WRITE_REPORTS = "write_reports"
    APPROVE_SECTIONS = "approve_sections"
    READ_TEXT = "read_text"
    IMPORT_TEXT = "import_text"
    SEE_IDENTITIES = "see_identities"
    ASK_IDENTITY = "ask_identity"
    APPROVE_IDENTITY = "approve_identity"
    RELEASE_IDENTITY = "release_identity"
    EXPORT_PUBLIC = "export_public"
    EXPORT_COMMITTEE = "export_committee"
    EXPORT_INTERNAL = "export_internal"
    BIN_RECORDS = "bin_records"
    ASK_PURGE = "ask_purge"
    APPROVE_PURGE = "approve_purge"
    READ_JOURNAL = "read_journal"
    MANAGE_PEOPLE = "manage_people"
    GIVE_IDENTITY_KEY = "give_identity_key"
    BACK_UP = "back_up"
    RESTORE = "restore"
    USE_DESK = "use_desk"


EVERY_ROLE = frozenset(Role)

# Read across: what, in words; who. No role both approves that an identity is shown and lets one leave.
TABLE: dict[Act, tuple[str, frozenset[Role]]] = {
    Act.READ_COMPLAINTS: (N_("Read complaints"), frozenset({_I, _M, _W, _S, _C, _R})),
    Act.WRITE_COMPLAINTS: (N_("Log and change complaints"), frozenset({_I, _S})),
    Act.TAG_COMPLAINTS: (N_("Tag complaints to paragraphs"), frozenset({_I, _M, _W, _S})),
    Act.APPROVE_CLOSURE: (N_("Approve that a complaint is closed"), frozenset({_S})),
    Act.WRITE_LETTERS: (N_("Write letters, case files and case sheets"), frozenset({_I, _S})),
    Act.SET_RULES: (N_("Set clocks, stages, days off and the steps in danger"), frozenset({_S, _A})),
    Act.READ_EVIDENCE: (N_("Read evidence"), frozenset({_I, _M, _W, _S, _C, _R})),
    Act.WRITE_EVIDENCE: (N_("Log evidence, change it and attach files"), frozenset({_I, _M, _S})),
    Act.TAG_EVIDENCE: (N_("Tag evidence to paragraphs"), frozenset({_I, _M, _W, _S})),
    Act.READ_REPORTS: (N_("Read reports in the making and comment on them"), frozenset({_M, _W, _S, _R})),
    Act.WRITE_REPORTS: (N_("Plan reports, draft them, rate paragraphs"), frozenset({_W, _S})),
    Act.APPROVE_SECTIONS: (N_("Approve a section of a report, and open it again"), frozenset({_S})),
    Act.READ_TEXT: (N_("Read the official text and the catalogue"), EVERY_ROLE),
    Act.IMPORT_TEXT: (N_("Import the official text"), frozenset({_M, _W, _S, _A})),
    Act.SEE_IDENTITIES: (N_("See who people are, and the files attached"), frozenset({_I, _M, _S, _C})),
    Act.ASK_IDENTITY: (N_("Ask to be shown one record’s identities"), frozenset({_W, _R})),
    Act.APPROVE_IDENTITY: (N_("Approve or refuse such a request"), frozenset({_C})),
    Act.RELEASE_IDENTITY: (N_("Let a readable copy of a file leave the desk"), frozenset({_I, _M, _S})),
    Act.EXPORT_PUBLIC: (N_("Export for the public"), frozenset({_W, _S})),
    Act.EXPORT_COMMITTEE: (N_("Export for the Committee"), frozenset({_W, _S})),
    Act.EXPORT_INTERNAL: (N_("Export for the institution"), frozenset({_W, _S})),
    Act.BIN_RECORDS: (N_("Put records in the bin and take them out"), frozenset({_I, _M, _S})),
    Act.ASK_PURGE: (N_("Ask that a record in the bin is destroyed"), frozenset({_I, _M, _S})),
    Act.APPROVE_PURGE: (N_("Destroy it, if somebody else has asked"), frozenset({_S, _C})),
    Act.READ_JOURNAL: (N_("Print an extract of the journal"), frozenset({_S, _C, _A})),
    Act.MANAGE_PEOPLE: (N_("Add people, change their roles, end their access"), frozenset({_A})),
    Act.GIVE_IDENTITY_KEY: (N_("Give the identity key to a person of such a role"), frozenset({_S, _C})),
    Act.BACK_UP: (N_("Back up, and check the desk"), EVERY_ROLE),
    Act.RESTORE: (N_("Restore a backup, choose the second place"), frozenset({_S, _A})),
    Act.USE_DESK: (N_("Change the own passphrase, lock, keep drafts"), EVERY_ROLE),
}

# A small institution has one person for all of it; only the approval of requests needs another.
FIRST_ROLES = (_I, _M, _W, _S, _A)

EXPORT_ACTS: dict[Profile, Act] = {
    Profile.PUBLIC: Act.EXPORT_PUBLIC,
    Profile.COMMITTEE: Act.EXPORT_COMMITTEE,
    Profile.INTERNAL: Act.EXPORT_INTERNAL,
}
# Whatever belongs to a report is read and written alike; a reader may comment.
_OF_REPORTS = (
    "cycle",
    "project",
    "section",
    "recommendation",
    "observation",
    "assessment",
    "monitoring",
    "statistic",
)
# Who people are, and what is to be done, is read and written with the complaints.
_OF_COMPLAINTS = ("complaint", "party", "task")
READ: dict[str, Act] = {
    **dict.fromkeys(_OF_COMPLAINTS, Act.READ_COMPLAINTS),
    "evidence": Act.READ_EVIDENCE,
    **dict.fromkeys((*_OF_REPORTS, "comment"), Act.READ_REPORTS),
}
# What is read with the reports: cycles, reports and their parts, none of which names a person.
REPORTING = tuple(noun for noun, act in READ.items() if act is Act.READ_REPORTS)
WRITE: dict[str, Act] = {
    **dict.fromkeys(_OF_COMPLAINTS, Act.WRITE_COMPLAINTS),
    "evidence": Act.WRITE_EVIDENCE,
    **dict.fromkeys(_OF_REPORTS, Act.WRITE_REPORTS),
    "comment": Act.READ_REPORTS,
}
# Who may not write a record may still tag it, where it carries tags.
TAG: dict[str, Act] = WRITE | {"complaint": Act.TAG_COMPLAINTS, "evidence": Act.TAG_EVIDENCE}
# What belongs to a report is put in the bin by those who write it.
BIN: dict[str, Act] = WRITE | dict.fromkeys((*_OF_COMPLAINTS, "evidence"), Act.BIN_RECORDS)

# Each alone is half of a guarded act, so one person may not have both.
_APART: tuple[tuple[Act, Act], ...] = (
    (Act.APPROVE_IDENTITY, Act.RELEASE_IDENTITY),
    (Act.APPROVE_IDENTITY, Act.ASK_IDENTITY),
)


class FieldAccess(StrEnum):
    """What a person may do with one field: nothing, know that it is filled, read it, change it."""

    NONE = "none"
    SEALED = "sealed"
    READ = "read"
    WRITE = "write"


def allowed(roles: Iterable[Role], act: Act) -> bool:
    """Tell whether somebody with these roles may do an act."""
    return not TABLE[act][1].isdisjoint(roles)


def require(roles: Iterable[Role], act: Act) -> None:
    """Raise NotAllowed, naming the roles that may, if somebody with these roles may not do an act."""
    if not allowed(roles, act):
        words, may = TABLE[act]
        raise NotAllowed(
            _("Your role does not allow this: {act}.").format(act=_(words)),
            _("Ask a colleague who may: {roles}.").format(roles=role_words(may)),
        )


def role_words(roles: Iterable[Role]) -> str:
    """Return roles in words, in the order of the table."""
    held = set(roles)
    return ", ".join(_(ROLE_LABELS[role]) for role in Role if role in held)


def field_access(roles: Iterable[Role], noun: str, field: Field) -> FieldAccess:
    """Return what somebody with these roles may do with a field of a record or of one of its parts."""
    held = frozenset(roles)
    if not allowed(held, READ[noun]):
        return FieldAccess.NONE
    if is_sealed(field) and not allowed(held, Act.SEE_IDENTITIES):
        return FieldAccess.SEALED
    act = TAG[noun] if field.key == "tags" else WRITE[noun]
    return FieldAccess.WRITE if not field.system and allowed(held, act) else FieldAccess.READ


def is_sealed(field: Field) -> bool:
    """Tell whether a field names or finds a person, so that its values stand sealed on the disk."""
    return field.sensitivity is Sensitivity.IDENTITY


def sealed_keys(record: type[Any]) -> frozenset[str]:
    """Return the keys of a record's own fields whose values stand sealed."""
    return frozenset(field.key for field in fields_of(record) if is_sealed(field))


def with_sealed_parts(record: type[Any]) -> tuple[Field, ...]:
    """Return the fields whose parts (children, files) hold sealed values."""
    return tuple(
        field
        for field in fields_of(record)
        if field.kind in {Kind.RECORDS, Kind.FILES} and field.record and sealed_keys(field.record)
    )


def checked_roles(codes: Iterable[str]) -> tuple[Role, ...]:
    """Return roles from their codes, each once, in the order of the table.

    Raises InvalidInput for an unknown code, for none, or for two that must lie with different people.
    """
    wanted = set(codes)
    unknown = wanted - set(Role)
    if unknown or not wanted:
        raise InvalidInput(
            _("A person needs at least one role of the desk."),
            _("Choose from: {roles}.").format(roles=", ".join(Role)),
            "roles",
        )
    roles = tuple(role for role in Role if role in wanted)
    for first, second in _APART:
        if allowed(roles, first) and allowed(roles, second):
            raise InvalidInput(
                _("These roles must lie with different people: {roles}.").format(roles=role_words(roles)),
                _("Who approves that identities are shown may neither ask for it nor let one leave."),
                "roles",
            )
    return roles


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of the printed table: an act in words, and for each role whether it may."""

    act: Act
    words: str
    may: tuple[bool, ...]


def printed() -> tuple[Line, ...]:
    """Return the whole table for printing, its columns in the order of the roles."""
    return tuple(
        Line(act, _(words), tuple(role in may for role in Role)) for act, (words, may) in TABLE.items()
    )
