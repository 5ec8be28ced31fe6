"""Words that every narrative holds, whatever it is about; they say which language it is in."""

import functools
import json

from gc25desk.domain.text import folded
from gc25desk.paths import bundled

_TABLE = "resources/gc25/stop_words.json"


@functools.cache
def stop_words(language: str) -> frozenset[str]:
    """Return the folded stop words of a language; none for a language that the table does not have."""
    table = json.loads(bundled(_TABLE).read_text(encoding="utf-8"))
    return frozenset(folded(word) for word in table.get(language, ()))
