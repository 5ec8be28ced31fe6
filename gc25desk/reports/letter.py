"""What a letter is filled with: the values of its names, in its own language."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from gc25desk.domain import codes
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.letter import Letter, names_for
from gc25desk.domain.sealed import is_sealed
from gc25desk.domain.text import clean
from gc25desk.i18n import speaking
from gc25desk.reports.words import Words

# Where somebody without the identity key writes the letter, a name is filled in by hand.
BLANK = "_" * 30


@dataclasses.dataclass(frozen=True, kw_only=True)
class LetterMaterial:
    """What is known for one letter; name, contact and address may be sealed, ``body`` is empty for none."""

    letter: Letter
    complaint: Complaint
    institution: str
    state_party: str
    today: dt.date
    officer: str
    name: str
    contact: str
    address: str
    body: str


def values(material: LetterMaterial) -> dict[str, Any]:
    """Return the value of each name that a letter of this wording may use: texts, and lists of texts."""
    with speaking(material.letter.language):
        found = _values(material, Words(material.letter.language))
    names = names_for(material.letter.wording)
    return {key: _kept(found[key], tuple(part for part, _about in names[key].parts)) for key in names}


def _kept(value: Any, parts: tuple[str, ...]) -> Any:
    if not parts:
        return clean(str(value))
    return [{part: clean(str(line[part])) for part in parts} for line in value]


def _values(material: LetterMaterial, words: Words) -> dict[str, Any]:
    complaint = material.complaint

    def day(value: dt.date | None) -> str:
        return words.date(value) if value is not None else ""

    return {
        "institution": material.institution,
        "state": material.state_party,
        "today": day(material.today),
        "reference": complaint.reference,
        "received": day(complaint.date_received),
        "name": _open(material.name),
        "contact": _open(material.contact),
        "address": _open(material.address),
        "matter": complaint.subject,
        "officer": material.officer,
        "stage": codes.STATUSES.label(complaint.status),
        "next_day": day(complaint.date_due),
        "body": _open(material.body),
        "ground": codes.GROUNDS.label(complaint.ground),
        "closure": codes.CLOSURES.label(complaint.closure_reason),
        "note": complaint.closure_note,
        "steps": [
            {"stage": codes.STATUSES.label(step.stage), "day": day(step.on)} for step in complaint.steps
        ],
        "findings": [
            {"text": one.text, "status": codes.FINDING_STATUSES.label(one.status)}
            for one in complaint.findings
        ],
        "remedies": [
            {
                "kind": codes.REMEDIES.label(one.kind),
                "detail": one.detail,
                "asked": day(one.asked_on),
                "granted": day(one.granted_on),
                "done": day(one.done_on),
            }
            for one in complaint.remedies
        ],
    }


def _open(value: str) -> str:
    return BLANK if is_sealed(value) else value


def example(letter: Letter, *, filled: bool) -> Mapping[str, Any]:
    """Return values of no complaint, to try a template with: all filled, with two lines a list, or none."""
    tried = "Aa & <b> {{ }}\nZz" if filled else ""
    return {
        key: [{part: tried for part, _about in name.parts}] * (2 if filled else 0) if name.parts else tried
        for key, name in names_for(letter.wording).items()
    }
