"""A piece of monitoring evidence, and the rules it must keep."""

import dataclasses
import datetime as dt

from gc25desk.domain import codes, record
from gc25desk.domain.attachment import Attachment
from gc25desk.domain.field import EVERYONE, INTERNAL_ONLY, Kind, Profile, Sensitivity, declared
from gc25desk.domain.paragraph import EVIDENCE_STANCES, Tag
from gc25desk.domain.record import Record
from gc25desk.domain.tags import check_tags
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

ITEM = N_("The item")
WEIGHT = N_("How far it can be trusted")
CONTENT = N_("What it shows")
PARAGRAPHS = N_("Paragraphs of GC25")
FILES = N_("Files")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """One item of evidence: a testimony, a document, a web page, a statistic, a law.

    What a report may say of it follows ``citable``: an item that may not be cited is counted, and
    neither its title nor its source leaves the desk.
    """

    title: str = declared(
        N_("Title"),
        help=N_("What the item is, without any name of a child or witness."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=EVERYONE,
        required=True,
        section=ITEM,
        column=True,
        searched=True,
    )
    type: str = declared(
        N_("Type"),
        help=N_("What sort of item it is."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.PUBLIC,
        profiles=EVERYONE,
        choices=codes.EVIDENCE_TYPES,
        section=ITEM,
        column=True,
    )
    date: dt.date | None = declared(
        N_("Date of the item"),
        help=N_("The day it was made, published or observed."),
        kind=Kind.DATE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        section=ITEM,
        column=True,
    )
    abuse_material: bool = declared(
        N_("Shows the sexual abuse of a child"),
        help=N_("Then no file is kept with it, only the reference of the hotline or the police."),
        kind=Kind.FLAG,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=ITEM,
    )
    hotline_reference: str = declared(
        N_("Reference of the hotline or police"),
        help=N_("Where it was reported, and under which number."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=ITEM,
        searched=True,
    )
    source: str = declared(
        N_("Source"),
        help=N_("Who made or gave it: an author, a body, a publication."),
        kind=Kind.TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=EVERYONE,
        section=ITEM,
        searched=True,
    )
    how_obtained: str = declared(
        N_("How obtained"),
        help=N_("How the item came to the institution."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        choices=codes.HOW_OBTAINED,
        section=ITEM,
    )
    original_url: str = declared(
        N_("Original web address"),
        help=N_("Where it was found; the desk never opens it by itself."),
        kind=Kind.URL,
        sensitivity=Sensitivity.IDENTITY,
        profiles=INTERNAL_ONLY,
        section=ITEM,
    )
    source_reliability: str = declared(
        N_("Reliability of the source"),
        help=N_("How far this source has proved right before, whatever it says now."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=frozenset({Profile.COMMITTEE, Profile.INTERNAL}),
        choices=codes.RELIABILITIES,
        section=WEIGHT,
        default="unknown",
    )
    information_credibility: str = declared(
        N_("Credibility of the information"),
        help=N_("How far what it says is borne out by other things, whoever says it."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=frozenset({Profile.COMMITTEE, Profile.INTERNAL}),
        choices=codes.CREDIBILITIES,
        section=WEIGHT,
        default="unknown",
    )
    citable: str = declared(
        N_("May it be cited"),
        help=N_("Whether a report may name its title, source and date, and to whom."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=INTERNAL_ONLY,
        choices=codes.CITABLE,
        section=WEIGHT,
        default="no",
    )
    confidentiality: str = declared(
        N_("Confidentiality"),
        help=N_("Who may see the record within the institution."),
        kind=Kind.CHOICE,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        choices=codes.CONFIDENTIALITIES,
        section=WEIGHT,
        default="ordinary",
    )
    summary: str = declared(
        N_("Summary"),
        help=N_("What the item shows, in a few sentences."),
        kind=Kind.LONG_TEXT,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=CONTENT,
        searched=True,
    )
    files: tuple[Attachment, ...] = declared(
        N_("Attached files"),
        help=N_("Kept encrypted, each under its own key, with its SHA-256 taken at intake."),
        kind=Kind.FILES,
        sensitivity=Sensitivity.SENSITIVE,
        profiles=INTERNAL_ONLY,
        section=FILES,
        record=Attachment,
    )
    tags: tuple[Tag, ...] = declared(
        N_("Paragraphs of GC25"),
        help=N_("The paragraphs of general comment No. 25 that the item bears on, and how."),
        kind=Kind.RECORDS,
        sensitivity=Sensitivity.STATISTICAL,
        profiles=EVERYONE,
        section=PARAGRAPHS,
        record=Tag,
    )


def check(evidence: Evidence) -> None:
    """Raise InvalidInput, naming the field, if the item breaks a rule."""
    record.check(evidence)
    check_tags(evidence.tags, EVIDENCE_STANCES)
    if evidence.abuse_material and evidence.files:
        raise material_is_not_kept()


def material_is_not_kept() -> InvalidInput:
    """Return the refusal to keep a picture or film of the abuse of a child: to hold a copy is harm again."""
    return InvalidInput(
        _("Pictures and films of the sexual abuse of a child are never stored here."),
        _("Report them to the hotline or the police, and write their reference on the item."),
        "abuse_material",
    )


_CITED_BY = {
    Profile.PUBLIC: frozenset({"public"}),
    Profile.COMMITTEE: frozenset({"public", "committee"}),
    Profile.INTERNAL: frozenset({"public", "committee", "no"}),
}


def may_be_cited(evidence: Evidence, profile: Profile) -> bool:
    """Tell whether a report of this profile may name the item's title, source and date.

    A strictly confidential item is named in no report that leaves the institution.
    """
    if evidence.confidentiality == "strict" and profile is not Profile.INTERNAL:
        return False
    return evidence.citable in _CITED_BY[profile]
