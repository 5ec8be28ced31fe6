"""Letters about a complaint: which there are, in which wording, and what may stand in them.

A letter is filled from a Word template that the institution edits. ``NAMES`` is all that a template may
ask for; a letter to a child carries no more than it needs, for others may read over its shoulder
(GC25 paras 44 and 77).
"""

import dataclasses
from collections.abc import Container
from enum import StrEnum

from gc25desk.domain.complaint import Complaint
from gc25desk.i18n import N_, _


class LetterKind(StrEnum):
    """What a letter says."""

    ACKNOWLEDGEMENT = "acknowledgement"
    NOT_ADMISSIBLE = "not_admissible"
    REFERRAL = "referral"
    OUTCOME = "outcome"


class Wording(StrEnum):
    """To whom a letter speaks."""

    PLAIN = "plain"
    CHILD = "child_friendly"


KINDS: dict[LetterKind, str] = {
    LetterKind.ACKNOWLEDGEMENT: N_("Acknowledgement"),
    LetterKind.NOT_ADMISSIBLE: N_("Not admissible"),
    LetterKind.REFERRAL: N_("Referral"),
    LetterKind.OUTCOME: N_("Outcome"),
}
WORDINGS: dict[Wording, str] = {
    Wording.PLAIN: N_("Plain"),
    Wording.CHILD: N_("Child-friendly"),
}

_KEY = "letter"
# What a stage leads to; before a decision there is nothing to tell but that the complaint arrived.
_BY_STAGE: dict[str, LetterKind] = {
    "not_admissible": LetterKind.NOT_ADMISSIBLE,
    "referred": LetterKind.REFERRAL,
    "findings": LetterKind.OUTCOME,
    "recommendation": LetterKind.OUTCOME,
    "compliance": LetterKind.OUTCOME,
    "closed": LetterKind.OUTCOME,
}
_BY_CLOSURE: dict[str, LetterKind] = {
    "referred": LetterKind.REFERRAL,
    "outside_mandate": LetterKind.NOT_ADMISSIBLE,
}
_CHILDREN = frozenset({"child", "group_of_children"})


@dataclasses.dataclass(frozen=True)
class Letter:
    """One letter: what it says, in which wording, in which language (a code such as ``fr``)."""

    kind: LetterKind
    wording: Wording
    language: str

    @property
    def key(self) -> str:
        """The name under which a template for it is kept."""
        return "/".join((_KEY, self.kind, self.wording, self.language))

    def shown(self) -> str:
        """Return kind and wording in words."""
        return f"{_(KINDS[self.kind])} · {_(WORDINGS[self.wording])}"


def of_key(key: str) -> Letter | None:
    """Return the letter whose template is kept under a key; None for a key of something else."""
    parts = key.split("/")
    if len(parts) != 4 or parts[0] != _KEY or parts[1] not in KINDS or parts[2] not in WORDINGS:
        return None
    return Letter(LetterKind(parts[1]), Wording(parts[2]), parts[3])


def proposed_kind(complaint: Complaint) -> LetterKind:
    """Return the letter that the stage of a complaint asks for."""
    if complaint.status == "closed" and complaint.closure_reason in _BY_CLOSURE:
        return _BY_CLOSURE[complaint.closure_reason]
    return _BY_STAGE.get(complaint.status, LetterKind.ACKNOWLEDGEMENT)


def proposed_wording(complaint: Complaint) -> Wording:
    """Return the child-friendly wording where the child itself complains, the plain one otherwise."""
    return Wording.CHILD if complaint.complainant_relation in _CHILDREN else Wording.PLAIN


def with_template(letter: Letter, there: Container[Letter], instead: tuple[str, ...]) -> Letter | None:
    """Return the letter in its language, or in the first of others that has a template; None if none has.

    ``fr-CH`` falls back to ``fr`` before any other.
    """
    for language in (letter.language, letter.language.split("-")[0], *instead):
        found = dataclasses.replace(letter, language=language)
        if found in there:
            return found
    return None


@dataclasses.dataclass(frozen=True)
class LetterName:
    """A name that a template may use: ``{{ key }}``.

    A list has ``parts``, the names within each of its lines. What a letter to a child may not carry is
    not ``for_children``.
    """

    key: str
    about: str
    for_children: bool = True
    parts: tuple[tuple[str, str], ...] = ()

    def usage(self) -> str:
        """Return how it is written in a template."""
        if not self.parts:
            return f"{{{{ {self.key} }}}}"
        return f"{{%p for one in {self.key} %}} … {{%p endfor %}}"


NAMES: tuple[LetterName, ...] = (
    LetterName("institution", N_("The institution’s name")),
    LetterName("state", N_("The State it belongs to")),
    LetterName("today", N_("The day of the letter")),
    LetterName("reference", N_("The reference of the complaint")),
    LetterName("received", N_("The day the complaint arrived")),
    LetterName("name", N_("The complainant’s name; a blank line for those who may not see it")),
    LetterName("contact", N_("The safe way to reach them"), for_children=False),
    LetterName("address", N_("Where letters to them go"), for_children=False),
    LetterName("matter", N_("What the complaint is about, as in the list"), for_children=False),
    LetterName("officer", N_("Who has the complaint in hand")),
    LetterName("stage", N_("How far the complaint has come")),
    LetterName("next_day", N_("The day by which the institution acts next")),
    LetterName("body", N_("The body it was passed to, or that the person was told to turn to")),
    LetterName("ground", N_("Why it is not taken up")),
    LetterName("closure", N_("Why it was closed")),
    LetterName("note", N_("The closing note"), for_children=False),
    LetterName(
        "steps",
        N_("The stages so far"),
        for_children=False,
        parts=(("stage", N_("The stage")), ("day", N_("The day it began"))),
    ),
    LetterName(
        "findings",
        N_("What was found"),
        for_children=False,
        parts=(("text", N_("The finding")), ("status", N_("How sure it is"))),
    ),
    LetterName(
        "remedies",
        N_("What was asked for to make it good"),
        parts=(
            ("kind", N_("The remedy")),
            ("detail", N_("In detail")),
            ("asked", N_("The day it was asked for")),
            ("granted", N_("The day it was agreed to")),
            ("done", N_("The day it was done")),
        ),
    ),
)
# In detail, a remedy may name what a child would rather not have lying about.
_PARTS_KEPT_FROM_CHILDREN = frozenset({("remedies", "detail")})


def names_for(wording: Wording) -> dict[str, LetterName]:
    """Return the names that a template of a wording may use, by key."""
    if wording is Wording.PLAIN:
        return {name.key: name for name in NAMES}
    return {name.key: _for_children(name) for name in NAMES if name.for_children}


def _for_children(name: LetterName) -> LetterName:
    kept = tuple(part for part in name.parts if (name.key, part[0]) not in _PARTS_KEPT_FROM_CHILDREN)
    return dataclasses.replace(name, parts=kept)


@dataclasses.dataclass(frozen=True)
class Fault:
    """A tag of a template that cannot be filled: where it stands, and what is wrong with it.

    ``place`` is the part of the document in words, ``paragraph`` the number of the paragraph in it,
    counting those with text (0 where there is none), ``text`` how that paragraph begins.
    """

    place: str
    paragraph: int
    text: str
    tag: str
    what: str

    def in_words(self) -> str:
        """Return the fault in one line."""
        where = self.place
        if self.paragraph:
            where = _("{place}, paragraph {number} (“{text}”)").format(
                place=self.place, number=self.paragraph, text=self.text
            )
        told = f"“{self.tag}”: {self.what}" if self.tag else self.what
        return f"{where}. {told}"
