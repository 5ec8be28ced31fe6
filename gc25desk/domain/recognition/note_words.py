"""The words of known footnotes, found wherever a copy put them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from gc25desk.domain.recognition.fingerprint import Fingerprints, NoteFingerprint, note_head
from gc25desk.domain.recognition.foot import note_text
from gc25desk.domain.recognition.letters import Stream, digest, signs
from gc25desk.domain.recognition.marks import STRONG

_WORD = re.compile(r"(?<![^\W_])[^\W_]")
_MARK_BEFORE = re.compile(
    rf"(?:(?:^|(?<=\s))(?:{STRONG.pattern}|\(?\d{{1,3}}[.):]?)|^[-•])[ *]*\n?[ *]*[“\"'‘<*_(]*$",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(rf"[ ]*(?:{STRONG.pattern}|\(?\d{{1,3}}[.):]?)[ ]*\n", re.IGNORECASE)
_OPENING = re.compile(r"[“\"'‘<*_(]*$")
_CLOSING = re.compile(r"[.,;:>)\]”\"'’*_]*(?: ?(?:[↩↑⏎]+|\^(?=\s)))?")
_MARK_REACH = 60


@dataclass(frozen=True)
class _Body:
    start: int
    words: int
    end: int
    number: int


def without_known_bodies(text: str, known: Fingerprints) -> tuple[str, dict[int, str]]:
    """Return the text without the footnotes whose words are known, and those words by number.

    They are found by their words, so the form of their marks, where they stand and how their lines
    are broken do not matter.
    """
    kept: list[str] = []
    notes: dict[int, str] = {}
    done = 0
    for body in _bodies(text, known):
        if body.number in notes or body.start < done:
            continue
        notes[body.number] = note_text(text[body.words : body.end])
        kept.append(text[done : body.start])
        done = body.end
    return "".join((*kept, text[done:])), notes


def _bodies(text: str, known: Fingerprints) -> Iterable[_Body]:
    stream = signs(text)
    by_head: dict[str, list[NoteFingerprint]] = {}
    # Longest first: one note may begin with the whole of another.
    for note in sorted(known.notes.values(), key=lambda n: -n.length):
        by_head.setdefault(note.head, []).append(note)
    for match in _WORD.finditer(text):
        at = bisect_left(stream.places, match.start())
        for note in by_head.get(note_head(stream.folded[at : at + 32]), ()):
            if _stands(text, stream, at, note):
                yield _body(text, stream, at, note)
                break


def _stands(text: str, stream: Stream, at: int, note: NoteFingerprint) -> bool:
    words = stream.folded[at : at + note.length]
    if len(words) < note.length or digest(words, 8) != note.whole:
        return False
    following = text[stream.places[at + note.length - 1] + 1 :][:1]
    return not following.isalnum()


def _body(text: str, stream: Stream, at: int, note: NoteFingerprint) -> _Body:
    first, last = stream.places[at], stream.places[at + note.length - 1] + 1
    line = text.rfind("\n", 0, first) + 1
    opening = _OPENING.search(text[max(line, first - _MARK_REACH) : first])
    words = first - len(opening[0]) if opening else first
    before = text[max(0, line, first - _MARK_REACH) : first]
    if not text[line:words].strip():
        # A mark set high may have a line of its own.
        above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : first]
        before = above if _MARK_ALONE.match(above) else before
    mark = _MARK_BEFORE.search(before)
    closing = _CLOSING.match(text, last)
    return _Body(
        first - len(mark[0]) if mark else words, words, closing.end() if closing else last, note.number
    )
