"""What is looked at before a report leaves: what stops it, and what its writer should know."""

import dataclasses
from collections.abc import Sequence

from gc25desk.domain.field import Profile
from gc25desk.domain.name_scan import Found
from gc25desk.domain.project import FULL_AT
from gc25desk.domain.terminology import Term


@dataclasses.dataclass(frozen=True)
class Missing:
    """A part of a section that is still to be written."""

    section: str
    title: str
    key: str


@dataclasses.dataclass(frozen=True)
class Trouble:
    """Something in a section that could not be drawn as it is meant, in words."""

    section: str
    title: str
    words: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Examination:
    """What the examination of a finished report found.

    ``names`` are people of the desk in the finished files; with ``names_looked_for`` false nobody could
    look, because who exports does not hold the identity key. ``hidden`` counts the numbers that were kept
    back. ``single_source`` are paragraphs whose evidence comes from one source, ``silent`` those of the
    report's sections on which nothing is held, ``lone`` headings that stand alone below theirs. ``close`` are
    titles of a published table and of one now that only a few children or complaints set apart.
    """

    profile: Profile
    names: tuple[Found, ...] = ()
    names_looked_for: bool = True
    terms: tuple[Term, ...] = ()
    missing: tuple[Missing, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    hidden: int = 0
    single_source: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()
    lone: tuple[str, ...] = ()
    unapproved: tuple[str, ...] = ()
    close: tuple[tuple[str, str], ...] = ()
    words: int = 0
    words_in_annexes: int = 0
    word_limit: int = 0
    paragraphs: tuple[int, ...] = ()

    @property
    def sure_names(self) -> tuple[Found, ...]:
        """People who are surely named."""
        return tuple(one for one in self.names if one.sure)

    @property
    def possible_names(self) -> tuple[Found, ...]:
        """Words that may name somebody, for a reader to decide."""
        return tuple(one for one in self.names if not one.sure)

    @property
    def is_stopped(self) -> bool:
        """Whether the report must not leave: somebody is surely named in what goes outside (GC25 para 57)."""
        return self.profile is not Profile.INTERNAL and bool(self.sure_names)

    @property
    def needs_a_look(self) -> bool:
        """Whether a reader must say that the words found name nobody before the report leaves."""
        return self.profile is not Profile.INTERNAL and bool(self.possible_names)

    @property
    def is_over(self) -> bool:
        """Whether there are more words than the limit."""
        return bool(self.word_limit) and self.words > self.word_limit

    @property
    def is_nearly_full(self) -> bool:
        """Whether the words come near the limit or are over it."""
        return bool(self.word_limit) and self.words >= FULL_AT * self.word_limit


def told_once(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return people found, each once for a sentence, the sure ones first.

    The same sentence stands in several parts of a file, and in Word and Excel alike.
    """
    kept: dict[tuple[str, str, str], Found] = {}
    for one in found:
        place = (one.sentence, one.known.record, one.known.key)
        if place not in kept or (one.sure and not kept[place].sure):
            kept[place] = one
    return tuple(sorted(kept.values(), key=lambda one: not one.sure))
