"""Passphrases and recovery codes: how strong, how made, how compared."""

import dataclasses
import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from functools import cache

from xkcdpass import xkcd_password
from zxcvbn_rs_py import zxcvbn

from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

WORDS = 6  # six words of the EFF list are 77 bits (reliability.md T02)
SHORTEST = 12
ENOUGH = 3
_TELLING = 3  # letters of an own word below which it is a chance find inside another

_SENTENCES = (
    N_("Very weak: this would be guessed at once."),
    N_("Weak: this would be guessed within days."),
    N_("Fair: not enough against someone who holds the laptop."),
    N_("Good: this would take years to guess."),
    N_("Strong: this would take far longer than a lifetime to guess."),
)

# Crockford's base 32: no I, L, O or U, so that a printed code is read back without doubt.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET_LETTERS = 26  # 130 bits
_CHECK_LETTERS = 2
_GROUP = 4


@dataclasses.dataclass(frozen=True)
class Strength:
    """How a passphrase stands: a score from 0 to 4, a sentence, and whether it may be used."""

    score: int
    sentence: str
    enough: bool


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Estimate how hard a passphrase is to guess; ``own_words`` (names, the institution) count nothing."""
    if not passphrase:
        return Strength(0, _("Type a passphrase, or let the desk propose six words."), enough=False)
    if len(passphrase) < SHORTEST:
        return Strength(
            0, _("Too short: use at least {count} characters.").format(count=SHORTEST), enough=False
        )
    score = int(zxcvbn(_without(passphrase, own_words)[:100], [word for word in own_words if word]).score)
    return Strength(score, _(_SENTENCES[score]), enough=score >= ENOUGH)


def too_short() -> InvalidInput:
    """Say that a passphrase is too short."""
    return InvalidInput(
        _("The passphrase is too short."),
        _("Use at least {count} characters; six random words are best.").format(count=SHORTEST),
        "passphrase",
    )


def _without(passphrase: str, own_words: Sequence[str]) -> str:
    """Return what is left of a passphrase when the words that anyone would try are taken out."""
    for word in sorted(own_words, key=len, reverse=True):
        if len(word) >= _TELLING:
            passphrase = re.sub(re.escape(word), "", passphrase, flags=re.IGNORECASE)
    return passphrase


@cache
def _words() -> list[str]:
    file = xkcd_password.locate_wordfile("eff-long")
    return list(xkcd_password.generate_wordlist(wordfile=file, min_length=3, max_length=9))


def generate() -> str:
    """Return a new passphrase of six random words."""
    return str(xkcd_password.generate_xkcdpassword(_words(), numwords=WORDS, delimiter=" "))


def new_recovery_code() -> str:
    """Return a new recovery code in groups of four, the last two letters being a check."""
    secret = "".join(secrets.choice(_ALPHABET) for _position in range(_SECRET_LETTERS))
    return grouped(secret + _check_letters(secret))


def _check_letters(secret: str) -> str:
    digest = hashlib.sha256(secret.encode()).digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:_CHECK_LETTERS])


def grouped(code: str) -> str:
    """Return a code in groups of four joined by hyphens, as it is printed."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def coded(content: bytes, letters: int) -> str:
    """Return bytes as letters of a printed code, with two check letters at the end."""
    number = int.from_bytes(content, "big")
    text = "".join(_ALPHABET[number >> (5 * at) & 31] for at in reversed(range(letters)))
    return text + _check_letters(text)


def decoded(code: str, letters: int, size: int) -> bytes | None:
    """Return the bytes of a typed code of so many letters, or None if it was not typed as printed."""
    bare = normalised(code)
    text, check = bare[:letters], bare[letters:]
    if len(text) != letters or check != _check_letters(text) or any(one not in _ALPHABET for one in text):
        return None
    number = 0
    for letter in text:
        number = number << 5 | _ALPHABET.index(letter)
    return number.to_bytes(size, "big") if number < 1 << (8 * size) else None


def normalised(code: str) -> str:
    """Return a typed code as its bare letters: case, spaces, hyphens and look-alikes do not matter."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return bare.translate(_LOOKALIKES)


def is_whole_code(code: str) -> bool:
    """Tell whether a typed code has its length and its check letters, whatever desk it is of."""
    bare = normalised(code)
    if len(bare) != _SECRET_LETTERS + _CHECK_LETTERS:
        return False
    return bare[_SECRET_LETTERS:] == _check_letters(bare[:_SECRET_LETTERS])


def same_code(first: str, second: str) -> bool:
    """Tell whether two typed codes are one, in the same time whether or not they are."""
    return hmac.compare_digest(normalised(first).encode(), normalised(second).encode())
