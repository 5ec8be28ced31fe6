"""Earlier complaints that look like one being typed: likely duplicates, and the same platform or body.

What it gives names nobody, so it is no view of a record; that names were looked for is journalled as any
search for people is. Without the identity key no name, contact or respondent is compared.
"""

import dataclasses
from collections.abc import Iterable, Mapping

from gc25desk.domain import similar as rules
from gc25desk.domain import telling
from gc25desk.domain.access import Act
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.identity_index import Likely
from gc25desk.services.access import needs
from gc25desk.services.desk import Desk
from gc25desk.services.related import Short, standing_in_short
from gc25desk.store import parties
from gc25desk.store import similar as store
from gc25desk.store.session import Reader

NOUN = "complaint"
LIMIT = 6
_MANY = 40  # looked at for each sign
_SURE = 0.8  # a person met by less is another person for this purpose
Signs = dict[str, dict[str, float]]


@dataclasses.dataclass(frozen=True)
class Similar:
    """An earlier complaint, how likely it is the same matter (0 to 1), and the signs, the strongest first."""

    short: Short
    score: float
    signs: tuple[str, ...]


@needs(Act.READ_COMPLAINTS)
def find(desk: Desk, draft: Complaint, limit: int = LIMIT) -> list[Similar]:
    """Return the complaints most like one that is being typed, the likeliest first, itself left out."""
    named = desk.known.match(rules.identifying(draft), _MANY, contacts=(rules.CONTACT,))
    with desk.store.reading_sealed() as reader:
        signs = _signs(reader, draft, named)
        known = standing_in_short(reader, signs)
    merged: Signs = {}
    for record, found in signs.items():
        if record in known and known[record].id != draft.id:
            place = merged.setdefault(known[record].id, {})
            place.update({sign: max(strength, place.get(sign, 0)) for sign, strength in found.items()})
    shorts = {one.id: one for one in known.values()}
    best = [Similar(shorts[one], rules.total(found), rules.ordered(found)) for one, found in merged.items()]
    return sorted(best, key=lambda one: (-one.score, _newest_first(one.short)))[:limit]


def _newest_first(short: Short) -> int:
    return -short.received.toordinal() if short.received is not None else 0


def _signs(reader: Reader, draft: Complaint, named: Mapping[str, Iterable[Likely]]) -> Signs:
    """Return the signs by complaint, each with its strength from 0 to 1."""
    found: Signs = {}
    for sign, likely in named.items():
        for record, strength in _of_people(reader, likely):
            _note(found, sign, [record], strength)
    party_ids = [one.party for one in draft.parties if one.party]
    _note(found, rules.PARTY, (owner for _role, owner in parties.involved(reader, party_ids)[:_MANY]))
    platform = rules.platform_named(draft)
    _note(found, rules.PLATFORM, store.on_platform(reader, platform, _MANY) if platform else ())
    _note(found, rules.CHILD, _with_child(reader, draft))
    for record, strength in _telling_alike(reader, draft).items():
        _note(found, rules.NARRATIVE, [record], strength)
    return found


def _note(found: Signs, sign: str, records: Iterable[str], strength: float = 1.0) -> None:
    for record in records:
        place = found.setdefault(record, {})
        place[sign] = max(strength, place.get(sign, 0.0))


def _of_people(reader: Reader, likely: Iterable[Likely]) -> list[tuple[str, float]]:
    """Return the complaints of whoever was found: those that hold them, and those that name their record."""
    sure = [one for one in likely if one.score >= _SURE]
    found = [(one.record, one.score) for one in sure if one.noun == NOUN]
    for one in sure:
        if one.noun == parties.NOUN:
            found += [(owner, one.score) for _role, owner in parties.involved(reader, [one.record])[:_MANY]]
    return found


def _with_child(reader: Reader, draft: Complaint) -> list[str]:
    children, received = rules.placed_children(draft), draft.date_received
    if not children or received is None:
        return []
    return store.with_child(reader, children, (received - rules.NEAR, received + rules.NEAR), _MANY)


def _telling_alike(reader: Reader, draft: Complaint) -> dict[str, float]:
    words = rules.words_of(draft)
    if telling.much(words) < rules.LEAST_WORDS:
        return {}
    told = f"{draft.subject} {draft.narrative}"
    likeness = {
        record: rules.narrative_likeness(told, other, shared)
        for record, (other, shared) in store.telling_alike(reader, words).items()
    }
    return {record: alike for record, alike in likeness.items() if alike >= rules.ALIKE}
