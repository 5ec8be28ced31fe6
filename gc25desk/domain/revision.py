"""What changed in a section since it was approved: in words, sentence by sentence, and in numbers."""

import dataclasses
import difflib
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from gc25desk.domain import markup
from gc25desk.domain.section import PART_KEYS, Section, approved_parts


class ChangeKind(StrEnum):
    """What happened to a sentence."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclasses.dataclass(frozen=True)
class Change:
    """One sentence that is not as it was approved; ``key`` is the part it stands in."""

    kind: ChangeKind
    key: str
    before: str
    after: str


@dataclasses.dataclass(frozen=True)
class Revised:
    """All that changed; counts of words added and taken away, and the figures that are new or gone."""

    changes: tuple[Change, ...]
    words_added: int
    words_removed: int
    numbers_added: tuple[str, ...]
    numbers_removed: tuple[str, ...]


_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_LIKE = 0.5  # from this likeness on, a sentence counts as the other one changed


def revised(section: Section) -> Revised | None:
    """Return what changed since the section was last approved, or None if it never was."""
    approved = approved_parts(section)
    if approved is None:
        return None
    now = {"title": section.title} | {key: getattr(section, key) for key in PART_KEYS}
    changes = tuple(change for key in now for change in _compared(key, approved.get(key, ""), now[key]))
    added, removed = _words(changes)
    return Revised(
        changes,
        sum(added.values()),
        sum(removed.values()),
        tuple(word for word in added if _NUMBER.fullmatch(word)),
        tuple(word for word in removed if _NUMBER.fullmatch(word)),
    )


def _compared(key: str, before: str, after: str) -> Iterator[Change]:
    old, new = _sentences(before), _sentences(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield from _paired(key, old[first:last], new[start:end])


def _paired(key: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield sentences that took each other's place as changed ones, the others as removed and added."""
    left = list(old)
    for sentence in new:
        like = max(left, key=lambda one: _likeness(one, sentence), default="")
        if like and _likeness(like, sentence) >= _LIKE:
            left.remove(like)
            yield Change(ChangeKind.CHANGED, key, like, sentence)
        else:
            yield Change(ChangeKind.ADDED, key, "", sentence)
    for sentence in left:
        yield Change(ChangeKind.REMOVED, key, sentence, "")


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(a=one.split(), b=other.split(), autojunk=False).ratio()


def _sentences(text: str) -> list[str]:
    return [_told(words, inserts) for words, inserts in markup.sentences(text)]


def _told(words: str, inserts: Sequence[markup.Insert]) -> str:
    """Return a sentence with its citations behind it, so that a changed citation is a change."""
    return " ".join([words, *(f"[{insert.kind} {insert.detail or insert.id}]" for insert in inserts)]).strip()


def _words(changes: Sequence[Change]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how often each word was added and taken away."""
    added: dict[str, int] = {}
    removed: dict[str, int] = {}
    for change in changes:
        old, new = _tokens(change.before), _tokens(change.after)
        matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
        for _tag, first, last, start, end in (code for code in matcher.get_opcodes() if code[0] != "equal"):
            for word in old[first:last]:
                removed[word] = removed.get(word, 0) + 1
            for word in new[start:end]:
                added[word] = added.get(word, 0) + 1
    return added, removed


def _tokens(text: str) -> list[str]:
    return [word for word in (part.strip(".,;:!?()“”\"'’") for part in text.split()) if word]
