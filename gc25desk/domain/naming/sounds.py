"""How alike two words of a name sound, whatever the script.

A word becomes its consonants (the key by which it is found) and the vowels between them (the slots by
which it is judged). Scripts that leave short vowels out say nothing about a slot, so that it fits any short
vowel; long vowels they write must be met.
"""

import dataclasses
import functools
from collections.abc import Sequence

from gc25desk.domain.naming.readings import leaves_vowels_out, readings

ALIKE = 0.8  # words at least this alike are taken for one name
_CONSONANTS = frozenset("BPFVMNLRKGHSZTDXCJ")
_UNWRITTEN = "*"
_HALF_VOWELS = "îû"
_SAME_PLACE = str.maketrans("C", "X")
# The end of a word is hard in many languages: Ahmed and Ahmet, Aziz and Azis.
_HARD_END = {"D": "T", "Z": "S", "V": "F", "B": "P", "G": "K"}
_ANOTHER_CONSONANT = 0.25
_SILENT_H = 0.1
_LONG_UNWRITTEN = 1.2
_SHORT_I = 0.8
_AT_THE_START = 2.2  # Ali and Eli, Ahmad and Hamad are told apart by their first vowel


@dataclasses.dataclass(frozen=True)
class Form:
    """One way a word may sound: ``slots`` has one entry more than there are consonants."""

    key: str
    consonants: str
    slots: tuple[str, ...]


def forms(word: str) -> tuple[Form, ...]:
    """Return the forms of a folded word, the likeliest first; none where it cannot be sounded."""
    between = _UNWRITTEN if leaves_vowels_out(word) else ""
    return tuple(dict.fromkeys(_form(sounds, between) for sounds in readings(word)))


def _form(sounds: str, between: str) -> Form:
    slots, consonants = [""], ""
    for sound in sounds:
        if sound in _CONSONANTS:
            consonants += sound
            slots.append("")
        else:
            slots[-1] += sound
    inner = [_with_unwritten(slot, between) for slot in slots[1:-1]]
    parts = (_joined(slots[0]), *map(_joined, inner), *((_joined(slots[-1]),) if consonants else ()))
    return Form(_key(consonants, slots[-1]), consonants, parts)


def _with_unwritten(slot: str, between: str) -> str:
    # A ya or waw between consonants may be one itself, with a short vowel after it: مريم is Maryam.
    return slot + between if not slot or slot[-1] in _HALF_VOWELS else slot


def _key(consonants: str, ending: str) -> str:
    key = consonants.translate(_SAME_PLACE)
    return key[:-1] + _HARD_END.get(key[-1], key[-1]) if key and not ending else key


def _joined(slot: str) -> str:
    for pair, one in (
        ("â?", "â"),
        ("?î", "æ"),
        ("?û", "û"),
        ("âî", "æ"),
        ("âû", "ɔ"),
        ("au", "ɔ"),
        ("ai", "æ"),
        ("ei", "æ"),
    ):
        slot = slot.replace(pair, one)
    return slot


def likeness(some: Sequence[Form], others: Sequence[Form]) -> float:
    """Return how alike two words sound, 0 to 1; 0 where no reading of both has the same consonants."""
    return max(
        (_form_likeness(one, other) for one in some for other in others if one.key == other.key), default=0.0
    )


def begins_like(some: Sequence[Form], others: Sequence[Form]) -> float:
    """Return how alike the unfinished word ``some`` is to the beginning of ``others``, 0 to 1."""
    best = 0.0
    for one in some:
        for other in others:
            count = len(one.consonants)
            if count and other.consonants.startswith(one.consonants):
                start = Form(one.key, other.consonants[:count], (*other.slots[:count], one.slots[-1]))
                best = max(best, _form_likeness(one, start))
    return best


def _form_likeness(one: Form, other: Form) -> float:
    cost = sum(_ANOTHER_CONSONANT for a, b in zip(one.consonants, other.consonants, strict=True) if a != b)
    last = len(one.slots) - 1
    for place, (a, b) in enumerate(zip(one.slots, other.slots, strict=True)):
        if place == 0:
            cost += _initial_cost(a, b)
        elif place == last:
            cost += _final_cost(a, b)
        else:
            cost += slot_cost(a, b)
        if place == last - 1 > 0:
            cost += _unwritten_cost(one.slots, other.slots)
    return max(0.0, 1 - cost / (len(one.key) + 1))


def _unwritten_cost(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Charge for a vowel in the last closed syllable that Arabic would have written.

    A u there is long but for words with another u: Mahmoud is not محمد, Yusuf is يوسف. An i is long but
    after a long a and in longer words: Samir is not سمر, Khalid is خالد.
    """
    for arabic, plain in ((one, other), (other, one)):
        if arabic[-2] == _UNWRITTEN and not arabic[-1] and not plain[-1]:
            if plain[-2] in {"u", "ɔ"} and not any("u" in slot for slot in plain[:-2]):
                return _LONG_UNWRITTEN
            if plain[-2] == "i" and len(plain) <= 4 and not any("â" in slot for slot in arabic):
                return _SHORT_I
    return 0.0


def _initial_cost(a: str, b: str) -> float:
    if len(a) > 1 and len(b) > 1:
        return slot_cost(a, b)
    return _AT_THE_START * slot_cost(a, b)


# A vowel at the end often tells a girl from a boy.
_ENDINGS = {"e": 0.9, "~": 0.4, "i": 1.0, "u": 0.8}


def _final_cost(a: str, b: str) -> float:
    if a and b:
        return _between_endings(a, b)
    ending = a or b
    return _ENDINGS.get(ending, 1.4) if ending else 0.0


_TOLD_APART = frozenset(("ao", "oa", "ai", "ia", "âi", "iâ", "âo", "oâ", "au", "ua", "io", "oi", "eo", "oe"))


def _between_endings(a: str, b: str) -> float:
    return 1.4 if a[-1] + b[-1] in _TOLD_APART else 2 * slot_cost(a, b)


# What it costs to hear one vowel for another; a pair that is not here costs _UNHEARD.
_HEARD = {
    "ae": 0.2,
    "ei": 0.35,
    "ou": 0.15,
    "ao": 0.5,
    "ai": 1.0,
    "eo": 0.5,
    "æi": 0.3,
    "æe": 0.2,
    "æa": 0.8,
    "ɔu": 0.3,
    "ɔo": 0.2,
    "ɔa": 0.8,
    "âa": 0.0,
    "âe": 0.15,
    "âo": 0.4,
    "â*": 0.8,
    "â?": 0.1,
    "â~": 0.05,
    "âŷ": 0.1,
    "îi": 0.0,
    "îe": 0.15,
    "îæ": 0.1,
    "î*": 1.2,
    "î?": 0.4,
    "îŷ": 0.0,
    "ûu": 0.0,
    "ûo": 0.05,
    "ûɔ": 0.1,
    "û*": 1.2,
    "û?": 0.4,
    "~a": 0.05,
    "~e": 0.05,
    "~o": 0.4,
    "ŷa": 0.1,
    "ŷi": 0.0,
    "ŷe": 0.1,
    "ŷo": 0.5,
}
_HEARD |= {"*" + vowel: 0.05 for vowel in "aeiou"} | {"*æ": 1.0, "*ɔ": 1.0, "*?": 0.1}
_HEARD |= {"?" + vowel: 0.05 for vowel in "aeiou"} | {"?æ": 0.9, "?ɔ": 0.6, "?~": 0.2, "?ŷ": 0.4}
_OTHER_MISSED = 0.85
_UNHEARD = 1.2
_MISSED = {"*": 0.0, "?": 0.35, "e": 0.3, "i": 0.35, "~": 0.1, "â": 0.8, "î": 1.3, "û": 1.3}


@functools.lru_cache(maxsize=65536)
def slot_cost(a: str, b: str) -> float:
    """Return what it costs to take the vowels ``a`` for ``b``: the least sum over all ways to align them."""
    if a == b:
        return 0.0
    row = [0.0]
    for vowel in b:
        row.append(row[-1] + _MISSED.get(vowel, _OTHER_MISSED))
    for vowel in a:
        above, row = row, [row[0] + _MISSED.get(vowel, _OTHER_MISSED)]
        for place, other in enumerate(b):
            heard = 0.0 if vowel == other else _HEARD.get(vowel + other, _HEARD.get(other + vowel, _UNHEARD))
            row.append(
                min(
                    above[place] + heard,
                    above[place + 1] + _MISSED.get(vowel, _OTHER_MISSED),
                    row[place] + _MISSED.get(other, _OTHER_MISSED),
                )
            )
    return row[-1]
