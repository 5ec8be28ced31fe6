"""What makes an earlier complaint look like the one that is being typed, and how much each sign weighs."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from gc25desk.domain import codes, telling
from gc25desk.domain.child import Child
from gc25desk.domain.complaint import Complaint
from gc25desk.domain.field import SILENCES, Kind, code_list, field_of
from gc25desk.domain.sealed import is_sealed
from gc25desk.domain.text import folded
from gc25desk.i18n import N_

NAME, CONTACT, RESPONDENT, PARTY = "name", "contact", "respondent", "party"
PLATFORM, CHILD, NARRATIVE = "platform", "child", "narrative"
SIGNS = code_list(
    "sign",
    (NAME, N_("same name")),
    (CONTACT, N_("same contact")),
    (RESPONDENT, N_("same respondent")),
    (PARTY, N_("same person or body")),
    (PLATFORM, N_("same platform")),
    (CHILD, N_("child of the same age and place")),
    (NARRATIVE, N_("tells much the same")),
)
# How surely a sign alone means the same matter; several together weigh more than each.
WEIGHTS: Mapping[str, float] = {
    CONTACT: 0.8,
    NAME: 0.7,
    NARRATIVE: 0.9,
    PARTY: 0.4,
    RESPONDENT: 0.35,
    PLATFORM: 0.3,
    CHILD: 0.3,
}
NEAR = dt.timedelta(days=60)  # two reports of one event come within weeks of each other
LEAST_WORDS = 4  # a narrative of fewer says too little to compare
ALIKE = 0.5  # from here on two narratives count as telling the same
_SAME = 85.0  # rapidfuzz, of 100: typed words this alike say the same
_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.OPEN})
_COMMON = 50.0  # the likeness that any two texts of some length have in common, of 100
_SILENT = frozenset(choice.code for choice in SILENCES)
# What a comparison sets side by side, in this order.
COMPARED = (
    "date_received",
    "route_of_entry",
    "complainant_relation",
    "complainant_name",
    "complainant_contact",
    "urgency",
    "subject",
    "narrative",
    "children",
    "children_in_all",
    "respondent",
    "respondent_type",
    "platform",
    "status",
)


def total(signs: Mapping[str, float]) -> float:
    """Return how surely all signs together mean the same matter, from 0 to 1; each sign from 0 to 1."""
    left = 1.0
    for sign, strength in signs.items():
        left *= 1 - WEIGHTS[sign] * strength
    return round(1 - left, 4)


def ordered(signs: Iterable[str]) -> tuple[str, ...]:
    """Return signs with the one that weighs most first."""
    return tuple(sorted(signs, key=lambda sign: (-WEIGHTS[sign], sign)))


def identifying(draft: Complaint) -> dict[str, tuple[str, ...]]:
    """Return what names or finds people in a complaint that is being typed, by the sign it would be."""
    found = {
        NAME: (draft.complainant_name, *(child.name for child in draft.children)),
        CONTACT: (draft.complainant_contact,),
        RESPONDENT: (draft.respondent,),
    }
    return {
        sign: kept
        for sign, texts in found.items()
        if (kept := tuple(text for text in texts if text.strip() and not is_sealed(text)))
    }


def platform_named(draft: Complaint) -> str:
    """Return the name of the platform, or an empty text where only its kind is known."""
    return "" if draft.platform in codes.PLATFORMS.codes() else draft.platform.strip()


def placed_children(draft: Complaint) -> frozenset[tuple[int, str]]:
    """Return age and place of the children of whom both are known."""
    return frozenset(
        (child.age, child.place)
        for child in draft.children
        if child.age is not None and child.place and child.place not in _SILENT
    )


def words_of(draft: Complaint) -> list[str]:
    """Return the words by which a narrative is looked for, each once, in order (:mod:`telling`)."""
    return telling.words_of(f"{draft.subject} {draft.narrative}")


def narrative_likeness(told: str, other: str, shared: float) -> float:
    """Return from 0 to 1 how much two narratives tell the same.

    ``shared`` is the share of the rare words of the one that the other holds, weighed by rarity. Where no
    space parts the words it says too little: on a small desk any two characters are rare.
    """
    if telling.unspaced(told) or telling.unspaced(other):
        return telling.retold(told, other)
    ratio = fuzz.token_set_ratio(folded(told), folded(other))
    return shared / 2 + max(0.0, ratio - _COMMON) / (100 - _COMMON) / 2


@dataclasses.dataclass(frozen=True)
class Line:
    """One field of two complaints side by side; ``agrees`` where both say the same."""

    key: str
    ours: Any
    theirs: Any
    agrees: bool


def compared(draft: Complaint, other: Complaint) -> tuple[Line, ...]:
    """Return the fields of which at least one of the two complaints says something, side by side."""
    found = []
    for key in COMPARED:
        ours, theirs = getattr(draft, key), getattr(other, key)
        empty = getattr(Complaint(), key)
        if ours != empty or theirs != empty:
            found.append(Line(key, ours, theirs, _agree(key, ours, theirs)))
    return tuple(found)


def _agree(key: str, ours: Any, theirs: Any) -> bool:
    if not ours or not theirs or is_sealed(ours) or is_sealed(theirs):
        return False
    if key == "children":
        return bool(_seen(ours) & _seen(theirs))
    if field_of(Complaint, key).kind in _TYPED:
        one, other = folded(ours), folded(theirs)
        spaced = fuzz.token_set_ratio(one, other)
        return max(spaced, fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))) >= _SAME
    return bool(ours == theirs)


def _seen(children: Iterable[Child]) -> set[tuple[int, str]]:
    return {(child.age, child.sex) for child in children if child.age is not None}
