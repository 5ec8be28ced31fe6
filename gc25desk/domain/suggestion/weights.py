"""The figures of the ranking; on the training narratives of tests/domain/suggestion none matters much."""

import dataclasses
from collections.abc import Mapping

from gc25desk.domain.suggestion.concepts import CONCEPT
from gc25desk.domain.suggestion.passages import KEYWORD, OFFICIAL, OWN, SAID, SCENE, SUMMARY, TITLE


@dataclasses.dataclass(frozen=True)
class Weights:
    """What a match counts.

    ``fields`` weighs the sorts of passages; ``saturation`` and ``length`` are k1 and b of BM25F (Robertson
    and Zaragoza, 2009); ``concept`` and ``pair`` weigh terms beside stems; ``phrase`` weighs a passage that
    is met as a whole, the best ``phrases`` of each paragraph with ``fading`` from one to the next;
    ``repeated`` is what each further mention in the narrative adds; ``denied`` what is left of a deed that
    the text says did not happen; ``misspelt`` of a word met only after its spelling was mended;
    ``explained`` is the share a duty takes over from a paragraph that only explains it; ``learned`` and
    ``prior`` weigh what colleagues tagged before.
    """

    fields: Mapping[str, float] = dataclasses.field(
        default_factory=lambda: {
            SAID: 1.0,
            SCENE: 1.0,
            KEYWORD: 1.0,
            TITLE: 1.0,
            SUMMARY: 0.5,
            OFFICIAL: 0.3,
            OWN: 2.0,
        }
    )
    saturation: float = 1.2
    length: float = 0.5
    concept: float = 0.5
    pair: float = 0.6
    phrase: float = 0.6
    phrases: int = 4
    fading: float = 0.6
    repeated: float = 0.3
    denied: float = 0.3
    misspelt: float = 0.6
    explained: float = 0.15
    learned: float = 1.0
    prior: float = 0.3

    def of_term(self, term: str) -> float:
        """Return what a term counts beside a stem."""
        if term.startswith(CONCEPT):
            return self.concept
        return self.pair if " " in term else 1.0


WEIGHTS = Weights()
