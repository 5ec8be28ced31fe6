"""How a word of a name may be read: from letters of any script to strings of sounds."""

import itertools
import re
import unicodedata

from gc25desk.domain.naming.scripts import (
    ARABIC,
    BY_FIRST_SOUND,
    HEBREW,
    LATIN,
    SILENT_END,
    Table,
    table_of,
)

MOST_READINGS = 32
_LONGEST_WORD = 40  # letters; what is longer is no word of a name
_LONGEST_ENTRY = 7
_DOUBLED = re.compile(r"(.)\1+")
_FIRST_SOUND = re.compile("[aeiou]|[^aeiou]+")


def readings(word: str) -> tuple[str, ...]:
    """Return the strings of sounds a folded word may stand for, the likeliest first; none in Chinese, Korean.

    See :mod:`gc25desk.domain.naming.scripts` for the sounds. Doubled sounds count once.
    """
    word = word[:_LONGEST_WORD]
    table = table_of(word)
    if table is None:
        word, table = _by_unicode_names(word), LATIN
    units = _units(f"^{word}$", table)
    found = ("".join(parts) for parts in itertools.islice(itertools.product(*units), MOST_READINGS))
    return tuple(dict.fromkeys(_DOUBLED.sub(r"\1", sounds) for sounds in found if sounds))


def leaves_vowels_out(word: str) -> bool:
    """Tell whether the word is in a script that writes few of its vowels."""
    return table_of(word) in (ARABIC, HEBREW)


def unaccented(word: str) -> str:
    """Return the word without the signs on its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _units(word: str, table: Table) -> list[tuple[str, ...]]:
    units, at = [], 0
    while at < len(word):
        for length in range(min(_LONGEST_ENTRY, len(word) - at), 0, -1):
            piece = word[at : at + length]
            if piece in table:
                units.append(table[piece])
                at += length
                break
        else:
            units += _unknown(word[at], table)
            at += 1
    return units


def _unknown(letter: str, table: Table) -> list[tuple[str, ...]]:
    """Return the reading of a letter's base where only its accent is not known to the table."""
    base = unicodedata.normalize("NFKD", letter)[0]
    if base in table:
        return [table[base]]
    other = table_of(letter)
    return [other[letter]] if other is not None and other is not table else []


def _by_unicode_names(word: str) -> str:
    """Spell a word in Latin letters by the names its letters have in Unicode: GIM, KA, VOWEL SIGN II."""
    spelt = ""
    script = ""
    for letter in word:
        script, *described = unicodedata.name(letter, "NONE").replace("-", " ").split()
        if not described or script in {"CJK", "HANGUL"}:
            continue
        name = described[-1].lower()
        if "VOWEL" in described and "SIGN" in described:
            spelt = spelt.removesuffix("a") + name
        elif "SIGN" in described:
            spelt = _signed(spelt, name)
        else:
            spelt += _FIRST_SOUND.findall(name)[0] if script in BY_FIRST_SOUND else name
    return spelt.removesuffix("a") if script in SILENT_END and len(spelt) > 3 else spelt


def _signed(spelt: str, name: str) -> str:
    if name == "virama":
        return spelt.removesuffix("a")
    return spelt + {"anusvara": "n", "candrabindu": "n", "visarga": "h"}.get(name, "")
