"""Words that ask for an action, by which recommendations are looked over in four languages.

English needs a list, because its verbs cannot be told from nouns; French and Spanish recommendations
begin with an infinitive, which its ending tells; Arabic ones with a verbal noun, which again needs a list.
Whatever is missing in a list only draws a remark, never a refusal.
"""

import functools
import re

from gc25desk.paths import bundled

_ADVERB = re.compile(r"[a-z]+ly$")
_INFINITIVE = {
    "fr": re.compile(r"[a-zà-ÿœ'’-]{2,}(?:er|ir|re|oir)$"),
    "es": re.compile(r"[a-zà-ÿñ-]+(?:[aeií]r)(?:l[aeo]s?|se)?$"),
}
_LISTED = frozenset({"ar", "en"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINED = re.compile(r"(?:;|[,.]\s*(?:and|et|y|e)\s|\s(?:and|et|y|e)\s|\.\s)\s*", re.IGNORECASE)
# The Arabic "and" is written together with the word after it.
_JOINED_ARABIC = re.compile(r"[؛;]\s*و?|[،,.]?\s+و(?=[^\W\d_]{2})|\.\s+")
_VOWEL_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")


def begins_with_verb(action: str, language: str) -> bool:
    """Tell whether an action begins with a verb; True in a language whose verbs are not known here."""
    words = _words(action[:200])
    while words and words[0] in {"to", "de", "d", "se", "s"} and len(words) > 1:
        words = words[1:]
    if language == "en":
        while len(words) > 1 and _ADVERB.fullmatch(words[0]) and words[0] not in _listed("en"):
            words = words[1:]
    return bool(words) and _is_verb(words[0], language)


def actions_in(action: str, language: str) -> int:
    """Return how many actions are joined in one sentence: clauses after “and” that begin with a verb."""
    joined = _JOINED_ARABIC if language == "ar" else _JOINED
    clauses = [clause for clause in joined.split(_VOWEL_MARKS.sub("", action)) if clause.strip()]
    before = ["", *clauses]
    return sum(place == 0 or _joins(clause, before[place], language) for place, clause in enumerate(clauses))


def _joins(clause: str, before: str, language: str) -> bool:
    # A noun that is also a verb ("support", "use") begins no clause when it is followed by "and" or ends it;
    # two Arabic verbal nouns side by side share one object, as "prevention and punishment of".
    words = _words(clause)
    if len(words) < 2 or language not in {*_LISTED, *_INFINITIVE} or not _is_verb(words[0], language):
        return False
    return language != "ar" or (len(_words(before)) > 1 and not _is_verbal_noun(_words(before)[-1]))


def _is_verbal_noun(word: str) -> bool:
    return word in _listed("ar") or word[1:] in _listed("ar")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_VOWEL_MARKS.sub("", text))]


@functools.cache
def _listed(language: str) -> frozenset[str]:
    """Return the verbs of concluding observations and of reports to treaty bodies in a language."""
    path = bundled("resources/verbs") / f"{language}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def _is_verb(word: str, language: str) -> bool:
    if language in _LISTED:
        return word in _listed(language)
    ending = _INFINITIVE.get(language)
    return ending is None or ending.fullmatch(word) is not None
