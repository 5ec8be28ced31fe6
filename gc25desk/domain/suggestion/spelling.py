"""A word that nothing knows, taken for a slip of the pen of one that is known."""

from rapidfuzz import fuzz, process

from gc25desk.domain.suggestion.concepts import CONCEPT
from gc25desk.domain.suggestion.index import Index

_SHORTEST = 5  # a slip in a shorter word makes another word
_ALIKE = 84.0  # rapidfuzz; one letter in seven


def mended(term: str, index: Index) -> str | None:
    """Return the known stem that an unknown one is taken for, or None; it begins with the same letter."""
    if len(term) < _SHORTEST or " " in term or term.startswith(CONCEPT) or not term.isalpha():
        return None
    stems = index.stems.get(term[0], ())
    near = process.extractOne(term, stems, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if near is None else str(near[0])
