"""Verbs that ask for an action, by which recommendations are looked over in three languages.

English needs a list, because its verbs cannot be told from nouns; French and Spanish recommendations
begin with an infinitive, which its ending tells.
"""

import functools
import re

from gc25desk.paths import bundled

# Verbs of concluding observations and of reports to treaty bodies; whatever is missing here only draws a
# remark, never a refusal.
_ADVERB = re.compile(r"[a-z]+ly$")
_INFINITIVE = {
    "fr": re.compile(r"[a-zà-ÿœ'’-]{2,}(?:er|ir|re|oir)$"),
    "es": re.compile(r"[a-zà-ÿñ-]{2,}(?:[aeií]r)(?:l[aeo]s?|se)?$"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINED = re.compile(r"(?:;|[,.]\s*(?:and|et|y|e)\s|\s(?:and|et|y|e)\s|\.\s)\s*", re.IGNORECASE)


def begins_with_verb(action: str, language: str) -> bool:
    """Tell whether an action begins with a verb; True in a language whose verbs are not known here."""
    words = [word.casefold() for word in _WORD.findall(action[:200])]
    while words and words[0] in {"to", "de", "d", "se", "s"} and len(words) > 1:
        words = words[1:]
    if language == "en":
        while len(words) > 1 and _ADVERB.fullmatch(words[0]) and words[0] not in _english():
            words = words[1:]
    return bool(words) and _is_verb(words[0], language)


def actions_in(action: str, language: str) -> int:
    """Return how many actions are joined in one sentence: clauses after “and” that begin with a verb."""
    clauses = [clause for clause in _JOINED.split(action) if clause.strip()]
    return sum(place == 0 or _joins(clause, language) for place, clause in enumerate(clauses))


def _joins(clause: str, language: str) -> bool:
    # A noun that is also a verb ("support", "use") begins no clause when it is followed by "and" or ends it.
    words = _WORD.findall(clause)
    return len(words) > 1 and language in {"en", *_INFINITIVE} and _is_verb(words[0].casefold(), language)


@functools.cache
def _english() -> frozenset[str]:
    """Return the verbs of concluding observations and of reports to treaty bodies.

    Whatever is missing among them only draws a remark, never a refusal.
    """
    return frozenset(bundled("resources/verbs/en.txt").read_text(encoding="utf-8").split())


def _is_verb(word: str, language: str) -> bool:
    if language == "en":
        return word in _english()
    ending = _INFINITIVE.get(language)
    return ending is None or ending.fullmatch(word) is not None
