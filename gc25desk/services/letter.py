"""Writing a letter about a complaint: proposed, filled from its template, written out, journalled."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gc25desk.domain import consent, tongue
from gc25desk.domain import letter as rules
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.letter import KINDS, Letter, LetterKind
from gc25desk.domain.party import Party
from gc25desk.domain.sealed import Sealed
from gc25desk.errors import NotFound
from gc25desk.i18n import SOURCE_LANGUAGE, _, language
from gc25desk.services import letter_template, party, records
from gc25desk.services.access import needs
from gc25desk.services.changes import Changes
from gc25desk.services.desk import Desk
from gc25desk.services.outgoing import ExportedFile, streamed_out

NOUN = "complaint"
# Who a letter is for, the first of them that the complaint has.
_ADDRESSED = ("complainant", "representative", "child")


@dataclasses.dataclass(frozen=True)
class Offer:
    """What is proposed for a letter.

    ``wanted`` is in the language of the complainant, ``spoken`` how that was written down, empty where
    nobody said; ``there`` are the letters that have a template. ``names`` tells whether this person may
    have names written into it, ``agreed`` whether a consent to refer the complaint stands.
    """

    wanted: Letter
    spoken: str
    there: frozenset[Letter]
    names: bool
    agreed: bool

    def used(self, letter: Letter) -> Letter | None:
        """Return the letter as it would be written: in its language or in the one it falls back to."""
        return rules.with_template(letter, self.there, _instead())


@dataclasses.dataclass(frozen=True)
class Written:
    """A letter that was written: the file, the letter as it is, and whether names stand in it."""

    file: ExportedFile
    letter: Letter
    names: bool
    changes: Changes


def _instead() -> tuple[str, ...]:
    return (language(), language().split("-")[0], SOURCE_LANGUAGE)


@needs(Act.WRITE_LETTERS)
def offer(desk: Desk, record_id: str) -> Offer:
    """Return what letter is proposed for a complaint as it stands."""
    complaint = records.get(desk, NOUN, record_id)
    addressed = _addressed(desk, complaint)
    spoken = addressed.language.strip() if addressed is not None else ""
    wanted = Letter(
        rules.proposed_kind(complaint),
        rules.proposed_wording(complaint),
        tongue.code_of(spoken) or language(),
    )
    there = frozenset(letter_template.standing(desk))
    return Offer(wanted, spoken, there, may_name(desk), agreed=_agreed(complaint))


def _agreed(complaint: Complaint) -> bool:
    last = [one.consented for one in complaint.referrals[-1:]]  # the one that a letter of referral is about
    return consent.GIVEN in (complaint.consent_referral, *last)


def may_name(desk: Desk) -> bool:
    """Tell whether this person may have names written into what leaves the desk."""
    return desk.sees_identities and desk.may(Act.RELEASE_IDENTITY)


@needs(Act.WRITE_LETTERS)
def write(desk: Desk, record_id: str, letter: Letter, target: Path, today: dt.date) -> Written:
    """Write a letter about a complaint, in its language or in the one it falls back to, and journal it.

    Raises BadTags for a template that cannot be filled, NotFound where no language has one, and
    CannotWrite; then nothing has left, and the file that was there before is as it was.
    """
    desk.store.refuse_inside(target)
    used = rules.with_template(letter, letter_template.standing(desk), _instead())
    if used is None:
        raise NotFound(_("There is no template for this letter."), _("Put one in on the page “This desk”."))
    content = _filled(desk, record_id, used, today)
    digest = hashlib.sha256(content).hexdigest()
    fields: dict[str, list[Any]] = {
        "letter": [None, used.kind.value],
        "wording": [None, used.wording.value],
        "language": [None, used.language],
        "sha256": [None, digest],
    }
    # The transaction ends first: no letter stands outside the desk that its journal does not name.
    with streamed_out(desk.store, target) as stream, desk.store.writing() as writer:
        stream.write(content)
        writer.journal(NOUN, record_id, "letter", fields)
    file = ExportedFile(target, digest, len(content))
    return Written(file, used, may_name(desk), Changes(frozenset({"letter"}), (record_id,)))


def _filled(desk: Desk, record_id: str, used: Letter, today: dt.date) -> bytes:
    # python-docx and docxtpl are slow to import, and few starts need them.
    from gc25desk.reports.letter import values  # noqa: PLC0415
    from gc25desk.reports.letter_word import CANNOT_FILL, filled  # noqa: PLC0415

    complaint = records.get(desk, NOUN, record_id)
    with desk.store.reading() as reader:
        template = letter_template.content(reader, used)
    letter_template.refuse(letter_template.checked(template, used))
    title = f"{_(KINDS[used.kind])} {complaint.reference}"
    given = values(_material(desk, complaint, used, today))
    try:
        return filled(
            template,
            given,
            title=title,
            author=desk.info.institution,
            language=used.language,
            day=today,
        )
    except CANNOT_FILL:
        letter_template.refuse([letter_template.across()])
        raise


def _material(desk: Desk, complaint: Complaint, used: Letter, today: dt.date) -> Any:
    from gc25desk.reports.letter import LetterMaterial  # noqa: PLC0415 - as above

    addressed = _addressed(desk, complaint)
    name = complaint.complainant_name or (addressed.name if addressed is not None else "")
    contact = complaint.complainant_contact or (addressed.contact if addressed is not None else "")
    address = addressed.address if addressed is not None else ""
    if not may_name(desk):
        name, contact, address = (Sealed(one) if one else one for one in (name, contact, address))
    return LetterMaterial(
        letter=used,
        complaint=complaint,
        institution=desk.info.institution,
        state_party=desk.info.state_party,
        today=today,
        officer=desk.name_of(complaint.assigned or desk.store.person.id),
        name=name,
        contact=contact,
        address=address,
        body=_body(desk, complaint, used.kind),
    )


def _addressed(desk: Desk, complaint: Complaint) -> Party | None:
    """Return the record of whoever the letter is for, if the complaint names one."""
    by_role = {one.role: one.party for one in reversed(complaint.parties)}
    found = next((by_role[role] for role in _ADDRESSED if role in by_role), "")
    return _party(desk, found)


def _party(desk: Desk, party_id: str) -> Party | None:
    if not party_id:
        return None
    try:
        with desk.store.reading() as reader:
            found = party.standing_by(reader, party_id)
    except NotFound:
        return None
    records.journal_view(desk, party.NOUN, [found])
    return found


def _body(desk: Desk, complaint: Complaint, kind: LetterKind) -> str:
    """Return the body that a complaint was passed to last, or that the person was told to turn to."""
    if kind is LetterKind.NOT_ADMISSIBLE and complaint.sent_to:
        return complaint.sent_to
    for referral in reversed(complaint.referrals):
        known = _party(desk, referral.party)
        if referral.body or known is not None:
            return referral.body or (known.name if known is not None else "")
    return complaint.sent_to


def languages(there: Iterable[Letter], wanted: Letter) -> tuple[str, ...]:
    """Return the languages in which a kind and wording has a template, by their names."""
    found = {one.language for one in there if (one.kind, one.wording) == (wanted.kind, wanted.wording)}
    return tuple(sorted(found, key=tongue.shown))
