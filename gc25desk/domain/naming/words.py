"""The words of a name: apart, folded, without the small words that come and go."""

import re
import unicodedata

from gc25desk.domain.text import clean

_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´′\"״׳]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]")
_HEBREW_MARKS = re.compile("[\u0591-\u05c7]")
_STRESS = re.compile("(?<=[аеиоуыэюяіє])[\u0300\u0301]")
_THE = re.compile("^ال(?=..)")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑–־](?=\w)")
_JOINED = "-"
_SIGN = re.compile(r"[^\w-]|_")

_SMALL_WORDS = """al el ul il es et ez bin ibn ben bint binti bte de da dos das di del della der des von zu
zur les y af av mr mrs ms dr ogly oglu kyzy qizi
ال بن ابن بنت آل دی аль эль ибн бин бен оглы кызы фон ван де"""
_ALSO_FAMILY_NAMES = "le la lo do du van den ten ter"
_ARTICLES_BEFORE_THEIR_OWN_SOUND = "as ash ad ar an at az"
_FATHERS = "abu abou abo ابو أبو абу umm um أم ام oum"

# Small words that one writer keeps and another drops.
PARTICLES = frozenset(_SMALL_WORDS.split())
# In Viet Nam and China these are families: as the first or the last word they count.
_WITHIN = frozenset(_ALSO_FAMILY_NAMES.split())
_PREFIXES = frozenset({"mc", "mac", "o", "san", "st"})
_SUN_ARTICLES = frozenset(_ARTICLES_BEFORE_THEIR_OWN_SOUND.split())
# Words that are one with the word after them: Abd Allah, Abu Bakr.
_SERVANT = re.compile("^(?:abd|abed|abdu|abdul|abdel|abdal|abdoul|abdoel|عبد|абд|абду|абдул|абдель|абдул)$")
_SERVANTS = ("abd", "abed", "عبد", "абд")
_FATHER = frozenset(_FATHERS.split())
_WITH_SERVANT = re.compile(r"^(?:abd|abed)(?:[aeou]+l(?=[^aeiou])|[ou]+(?=([rstzdn])\1|sh))")
_CYRILLIC_SERVANT = re.compile(r"^абд(?:[уэеа]ль?(?=[^аеиоуюяэ])|у(?=([рсзнд])\1))")


def words_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to take the words of a name apart: hyphens and small words as breaks, then joined.

    The second way is there only where it differs: Anna-Maria is “anna maria” and “annamaria”, De la Cruz is
    “cruz” and “delacruz”. No way at all for a text without letters.
    """
    folded = _SIGN.sub(_unless_a_vowel, _HYPHEN.sub(_JOINED, _letters(text)))
    raw = [part.strip(_JOINED) for part in folded.split() if any(letter.isalpha() for letter in part)]
    apart = _apart([piece for part in raw for piece in part.split(_JOINED)])
    joined = _apart(_held_together(raw))
    return tuple(way for way in dict.fromkeys((apart, joined)) if way)


def _letters(text: str) -> str:
    """Fold case, signs over and under Arabic and Hebrew letters, stress marks; accents stay."""
    text = unicodedata.normalize("NFKC", clean(text)).casefold()
    text = _ARABIC_MARKS.sub("", _HEBREW_MARKS.sub("", _APOSTROPHES.sub("", text)))
    return unicodedata.normalize("NFC", _STRESS.sub("", unicodedata.normalize("NFD", text)))


def _unless_a_vowel(sign: re.Match[str]) -> str:
    # Vowel signs of Indic scripts are marks, and part of the word.
    return sign[0] if unicodedata.category(sign[0])[0] == "M" else " "


def _apart(words: list[str]) -> tuple[str, ...]:
    """Return the words without small ones and articles, unless nothing else is left."""
    joined = _with_the_next(words)
    kept = tuple(_THE.sub("", word) for place, word in enumerate(joined) if not _is_small(joined, place))
    return kept or tuple(joined)


def _is_small(words: list[str], place: int) -> bool:
    word = words[place]
    if word in _WITHIN:
        return 0 < place < len(words) - 1
    if word in _SUN_ARTICLES:
        return place < len(words) - 1 and words[place + 1].startswith(word[1:])
    return word in PARTICLES


def _with_the_next(words: list[str]) -> list[str]:
    found: list[str] = []
    before = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if before and word in PARTICLES and not last:
            continue
        if not last and (_SERVANT.match(word) or word in _FATHER):
            before = _start_of(word)
            continue
        found.append(_contracted(before + _THE.sub("", word) if before else word))
        before = ""
    return found


def _start_of(word: str) -> str:
    if word in _FATHER:
        return word
    return "عبد" if word == "عبد" else "абд" if word.startswith("абд") else "abd"


def _contracted(word: str) -> str:
    """Return Abdulrahman, Abdurrahman and عبدالرحمن as the servant and the name, without an article."""
    if not word.startswith(_SERVANTS):
        return word
    if word.startswith("عبدال"):
        return "عبد" + word[5:]
    return _CYRILLIC_SERVANT.sub("абд", _WITH_SERVANT.sub("abd", word))


def _held_together(raw: list[str]) -> list[str]:
    """Return the words with hyphens closed and each small word drawn to the one after it."""
    found: list[str] = []
    before = ""
    for part in raw:
        word = before + part.replace(_JOINED, "")
        before = ""
        if part in PARTICLES | _WITHIN or part in _PREFIXES:
            before = word
        else:
            found.append(word)
    return [*found, before] if before else found
