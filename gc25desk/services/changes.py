"""What a service wrote, so that each page can reload itself if its noun is named."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Changes:
    """The nouns that changed, and the identifiers of the records where they are few."""

    nouns: frozenset[str]
    ids: tuple[str, ...] = ()
