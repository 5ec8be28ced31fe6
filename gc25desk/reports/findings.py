"""The findings: what the complaints and the evidence say about each paragraph."""

import dataclasses
from collections.abc import Iterable
from typing import TypeVar

from gc25desk.domain.complaint import Complaint
from gc25desk.domain.evidence import Evidence
from gc25desk.domain.paragraph import Stance, Tag, counts
from gc25desk.reports.material import Material

R = TypeVar("R", Complaint, Evidence)
SHORTFALLS = frozenset({Stance.GAP, Stance.PARTIAL})


@dataclasses.dataclass(frozen=True)
class Finding:
    """One paragraph with what is held for it; only tags with a stance are counted."""

    number: int
    complaints: tuple[tuple[Complaint, Tag], ...]
    evidence: tuple[tuple[Evidence, Tag], ...]

    def alleged(self) -> int:
        """Return how many complaints allege a violation."""
        return sum(tag.stance == Stance.ALLEGED_VIOLATION for _complaint, tag in self.complaints)

    def shown_by(self, stance: Stance) -> tuple[Evidence, ...]:
        """Return the evidence that takes this stance on the paragraph."""
        return tuple(item for item, tag in self.evidence if tag.stance == stance)

    def falls_short(self) -> bool:
        """Tell whether evidence shows a gap; an allegation alone proves none."""
        return any(tag.stance in SHORTFALLS for _item, tag in self.evidence)

    def single_source(self) -> bool:
        """Tell whether all the evidence comes from one source, which a reader must know."""
        return len({item.source.casefold() or item.id for item, _tag in self.evidence}) == 1


def findings(material: Material) -> tuple[Finding, ...]:
    """Return the paragraphs with something held, in order."""
    complaints = _by_paragraph(material.complaints)
    evidence = _by_paragraph(material.evidence)
    return tuple(
        Finding(number, tuple(complaints.get(number, ())), tuple(evidence.get(number, ())))
        for number in sorted(set(complaints) | set(evidence))
    )


def _by_paragraph(items: Iterable[R]) -> dict[int, list[tuple[R, Tag]]]:
    found: dict[int, list[tuple[R, Tag]]] = {}
    for item in items:
        for tag in item.tags:
            if counts(tag):
                found.setdefault(tag.paragraph, []).append((item, tag))
    return found
