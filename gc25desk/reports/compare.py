"""What people changed in a draft that was exported: claims, citations and numbers, one by one.

Pieces are known by their bookmarks; one that lost its bookmark, as when a whole paragraph is typed
anew, is known by likeness. Where texts are compared, white space does not count, nor do the numbers of
references, which move of themselves. The data inside charts are not compared.
"""

from collections.abc import Iterator
from typing import TypeAlias

from rapidfuzz import fuzz

from gc25desk.domain.claims import (
    Claim,
    ClaimKind,
    Claims,
    EditedDraft,
    EditedNote,
    EditedPiece,
)
from gc25desk.domain.comparison import Change, Comparison, Difference
from gc25desk.reports.edited_words import aligned, bare, longest_rise, words_at

# A paragraph less like than this, of 100, is another one.
_ALIKE = 60.0
_MOST_PAIRS = 200_000  # some two seconds
Row: TypeAlias = tuple[str, ...]
_PIECES = frozenset({ClaimKind.HEADING, ClaimKind.PARAGRAPH, ClaimKind.RECOMMENDATION, ClaimKind.TABLE})


def compare(draft: Claims, edited: EditedDraft) -> Comparison:
    """Compare a draft with the file that came back."""
    matched = _Matched(draft, edited)
    differences = [*matched.known(), *matched.added()]
    pieces = sum(claim.kind in _PIECES for claim in draft.claims)
    return Comparison(tuple(differences), len(matched.found) / pieces if pieces else 1.0, edited.tracked)


class _Matched:
    """The pieces of a draft with those of the file that they became."""

    def __init__(self, draft: Claims, edited: EditedDraft) -> None:
        self._draft = draft
        self._edited = edited
        self._claims = {claim.name: claim for claim in draft.claims}
        self.found = self._by_name()
        self._by_likeness()
        places = [self.found[claim.name] for claim in draft.claims if claim.name in self.found]
        self._kept_in_order = longest_rise(places)
        self._notes = self._match_notes()
        self._tables: dict[str, dict[int, Row]] = {}
        self._new_rows: list[Row] = []

    def _by_name(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, piece in enumerate(self._edited.pieces):
            if piece.name in self._claims and (piece.text.strip() or piece.rows):
                found.setdefault(piece.name, place)
        return found

    def _by_likeness(self) -> None:
        """Find pieces without a name by their text: equal ones first, then the most alike."""
        taken = set(self.found.values())
        known = {bare(line) for line in self._draft.lines}
        spare = [
            (place, bare(piece.text))
            for place, piece in enumerate(self._edited.pieces)
            if place not in taken and bare(piece.text) and bare(piece.text) not in known
        ]
        lost = [
            (claim.name, bare(claim.text))
            for claim in self._draft.claims
            if claim.kind in _PIECES and claim.name not in self.found and claim.text.strip()
        ]
        if len(lost) * len(spare) > _MOST_PAIRS:
            pairs = _equal(lost, spare)
        else:
            pairs = [
                (fuzz.ratio(text, other, score_cutoff=_ALIKE), -place, name)
                for name, text in lost
                for place, other in spare
            ]
        for score, place, name in sorted(pairs, reverse=True):
            if score and name not in self.found and -place not in taken:
                self.found[name] = -place
                taken.add(-place)

    def known(self) -> Iterator[Difference]:
        """Yield what became of each piece of the draft."""
        for claim in self._draft.claims:
            if claim.kind in _PIECES:
                yield self._piece(claim)
            elif claim.kind is ClaimKind.NOTE:
                yield self._note(claim)
            elif claim.kind is ClaimKind.NUMBER:
                yield _told(claim, self._number(claim))
            else:
                yield _told(claim, self._cell(claim))

    def _piece(self, claim: Claim) -> Difference:
        place = self.found.get(claim.name)
        if place is None:
            return _told(claim, None)
        return _told(claim, self._edited.pieces[place].text, moved=place not in self._kept_in_order)

    def _now(self, name: str) -> EditedPiece | None:
        place = self.found.get(name)
        return None if place is None else self._edited.pieces[place]

    def _match_notes(self) -> dict[str, tuple[int, EditedNote]]:
        """Return the notes found again, each with the place of the piece it now stands in."""
        notes = [(place, note) for place, piece in enumerate(self._edited.pieces) for note in piece.notes]
        found = {note.name: (place, note) for place, note in notes if note.name in self._claims}
        spare = [(place, note) for place, note in notes if note.name not in found]
        for claim in self._draft.claims:
            if claim.kind is not ClaimKind.NOTE or claim.name in found:
                continue
            home = self.found.get(claim.within)
            alike = [one for one in spare if bare(one[1].text) == bare(claim.text)]
            best = next((one for one in alike if one[0] == home), None)
            if best is not None:
                found[claim.name] = best
                spare.remove(best)
        self._spare_notes = spare
        return found

    def _note(self, claim: Claim) -> Difference:
        place, note = self._notes.get(claim.name, (-1, None))
        if note is None:
            return _told(claim, None)
        return _told(claim, note.text, moved=place != self.found.get(claim.within, place))

    def _number(self, claim: Claim) -> str | None:
        """Return the number as it now stands, None if it is gone."""
        now = self._now(claim.within)
        if now is None:
            return None
        old = self._claims[claim.within].text
        offset = dict(now.numbers).get(claim.name)
        if offset is None:
            return aligned(old, now.text, claim.offset, claim.text)
        words = len(claim.text.split())
        told, new = words_at(old, claim.offset, words), words_at(now.text, offset, words)
        return claim.text if told == new else new

    def _cell(self, claim: Claim) -> str | None:
        if claim.within not in self._tables:
            self._tables[claim.within] = self._rows(claim.within)
        row = self._tables[claim.within].get(claim.row, ())
        return row[claim.column] if claim.column < len(row) else None

    def _rows(self, table: str) -> dict[int, Row]:
        """Return the rows of a table by the place they had: known by their first cell, else by order."""
        now = self._now(table)
        labels: list[str] = []
        while (first := self._claims.get(f"{table}.{len(labels)}.0")) is not None:
            labels.append(bare(first.text))
        left = list(now.rows) if now is not None else []
        found: dict[int, Row] = {}
        for place, label in enumerate(labels):
            same = next((row for row in left if row and bare(row[0]) == label), None)
            if same is not None:
                left.remove(same)
                found[place] = same
        lost = [place for place in range(len(labels)) if place not in found]
        if len(lost) == len(left):
            found |= dict(zip(lost, left, strict=True))
        else:
            self._new_rows += left
        return found

    def added(self) -> Iterator[Difference]:
        """Yield what the draft did not have; asked for when all that is known has been told."""
        taken = set(self.found.values())
        known = {bare(line) for line in self._draft.lines}
        for place, piece in enumerate(self._edited.pieces):
            text = bare(piece.text)
            if text and place not in taken and text not in known:
                yield Difference(ClaimKind.PARAGRAPH, Change.ADDED, new=piece.text)
            claim = self._claims.get(piece.name)
            if piece.rows and (claim is None or claim.kind is not ClaimKind.TABLE):
                cells = "\n".join("\t".join(row) for row in piece.rows)
                yield Difference(ClaimKind.TABLE, Change.ADDED, new=cells)
        for row in self._new_rows:
            yield Difference(ClaimKind.CELL, Change.ADDED, new="\t".join(row))
        for _place, note in self._spare_notes:
            yield Difference(ClaimKind.NOTE, Change.ADDED, new=note.text)


def _equal(lost: list[tuple[str, str]], spare: list[tuple[int, str]]) -> list[tuple[float, int, str]]:
    """Return the pairs of equal texts: in a file that is another one nothing more is looked for."""
    places = {text: place for place, text in reversed(spare)}
    return [(100.0, -places[text], name) for name, text in lost if text in places]


def _told(claim: Claim, now: str | None, *, moved: bool = False) -> Difference:
    change = (
        Change.REMOVED
        if now is None
        else Change.UNCHANGED
        if bare(now) == bare(claim.text)
        else Change.CHANGED
    )
    return Difference(claim.kind, change, claim.text, now or "", claim.mark, claim.label, moved)
