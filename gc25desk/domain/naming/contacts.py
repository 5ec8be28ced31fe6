"""Ways to reach a person, found in free text and made comparable.

Telephone numbers, e-mail addresses, handles and web addresses; nothing is asked of a network.
"""

import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from gc25desk.domain.text import clean

PHONE = "phone"
HANDLE = "handle"
ADDRESS = "address"
FEWEST_DIGITS = 7
MOST_DIGITS = 15  # ITU-T E.164
_ALIKE_DIGITS = 8


@dataclasses.dataclass(frozen=True)
class Contact:
    """One way to reach a person.

    ``value`` is what is compared: digits of a number without signs and leading noughts, an e-mail or
    web address, or a handle in small letters. ``place`` is the platform of a handle (empty when it is not
    told), and ``+`` for a number with its country.
    """

    sort: str
    value: str
    place: str = ""


def contacts_of(text: str) -> tuple[tuple[Contact, ...], str]:
    """Return the contacts in a text, in order of their sort, and the text without them."""
    text = unicodedata.normalize("NFKC", clean(text))
    if not _ANY.search(text):
        return (), text
    text = _plain_digits(text)
    found: list[Contact] = []
    for pattern, reader in ((_EMAIL, _email), (_WEB, _web), (_AT, _handle), (_NUMBER, _numbers)):
        for match in pattern.finditer(text):
            found += reader(match[0])
        text = pattern.sub(" ", text)
    return tuple(dict.fromkeys(found)), text


def meet(one: Contact, other: Contact) -> float:
    """Return how surely two contacts are the same, 0 to 1; the order does not matter.

    Numbers meet when the shorter has at least 8 digits and the longer ends with it; two that both tell
    their country must be equal. A handle without its platform meets that handle on any.
    """
    if one.sort != other.sort:
        return 0.0
    if one.value == other.value:
        if one.sort == HANDLE and one.place != other.place:
            return 0.0 if one.place and other.place else 0.85
        return 1.0
    return _numbers_meet(one, other) if one.sort == PHONE else 0.0


def _numbers_meet(one: Contact, other: Contact) -> float:
    shorter, longer = sorted((one.value, other.value), key=len)
    if (one.place and other.place) or len(shorter) < _ALIKE_DIGITS or not longer.endswith(shorter):
        return 0.0
    return 0.95


_ANY = re.compile(r"[\d@/]|www\.", re.IGNORECASE)


def _plain_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )


# E-mail ---------------------------------------------------------------------------------------

_EMAIL = re.compile(r"(?<![\w.+%'-])(?:mailto:)?[\w.+%'-]+@(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w@])")


def _email(text: str) -> Iterator[Contact]:
    yield Contact(ADDRESS, text.casefold().removeprefix("mailto:").strip(".'"))


# Web addresses and handles --------------------------------------------------------------------

_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w@.])(?:[\w-]+\.)+[^\W\d_]{2,24}/[^\s<>\"]*", re.IGNORECASE
)
_AT = re.compile(r"(?<![\w.])@[\w.][\w.-]{1,60}")
_HOSTS = re.compile(r"^(?:www|m|mobile|web|vm|old|[a-z]{2}-[a-z]{2}|[a-z]{2})\.(?=[^.]+\.)")
# Other hosts of a platform; all else is the name before the ending.
_PLATFORMS = {
    "t.me": "telegram",
    "telegram.me": "telegram",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "m.me": "facebook",
    "messenger.com": "facebook",
    "x.com": "twitter",
    "instagr.am": "instagram",
    "ig.me": "instagram",
    "youtu.be": "youtube",
    "vkontakte.ru": "vk",
}
_NUMBER_HOSTS = frozenset({"wa.me", "api.whatsapp.com", "whatsapp.com", "viber.click", "t.me", "signal.me"})
# Tracking and sharing marks that change from one copy of an address to the next.
_TRACKING = re.compile(
    r"utm_\w+|\w*clid|igshid?|igsh|si|feature|ref(?:_\w+)?|share\w*|_[rt]|_nc_\w+|mibextid|is_from_webapp|sender_\w+|"
    r"web_id|s|lang|hl|app|pp|ab_channel|source"
)
_PATH_WORDS = "user c channel u in profile people add s stories id"
_OTHER_PATHS = """watch reel reels p explore home login share shorts playlist search about contact index
help post posts video videos groups events joinchat status hashtag tag news"""
# First parts of a path behind which a handle stands, and single parts that are no handle.
_BEFORE_A_HANDLE = frozenset(_PATH_WORDS.split())
_NO_HANDLE = frozenset(_OTHER_PATHS.split())


def _web(text: str) -> Iterator[Contact]:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = _host(parts.hostname or "")
    except ValueError:  # brackets that are no address
        return
    path = [unquote(part) for part in parts.path.rstrip(").,;:!؟،»”’").split("/") if part]
    number = _number_within(host, path, parts.query)
    if number:
        yield from _phone(number, international=True)
        return
    yield Contact(ADDRESS, _address(host, path, parts.query))
    handle = _handle_within(path)
    if handle:
        yield Contact(HANDLE, handle.casefold(), _platform(host))


def _host(host: str) -> str:
    return _HOSTS.sub("", host.casefold().rstrip("."))


def _address(host: str, path: list[str], query: str) -> str:
    kept = [(key, value) for key, value in parse_qsl(query) if not _TRACKING.fullmatch(key.casefold())]
    address = "/".join([host, *path])
    return f"{address}?{urlencode(sorted(kept))}" if kept else address


def _platform(host: str) -> str:
    if host in _PLATFORMS:
        return _PLATFORMS[host]
    labels = host.split(".")
    return labels[-2] if len(labels) > 1 else host


def _handle_within(path: list[str]) -> str:
    for part in path:
        if part.startswith("@") and len(part) > 2:
            return part[1:]
    if len(path) == 2 and path[0].casefold() in _BEFORE_A_HANDLE:
        return path[1]
    if len(path) == 1 and path[0].casefold() not in _NO_HANDLE and not re.search(r"\.\w{2,4}$|^\+", path[0]):
        return path[0]
    return ""


def _number_within(host: str, path: list[str], query: str) -> str:
    if host not in _NUMBER_HOSTS:
        return ""
    asked = dict(parse_qsl(query)).get("phone", "")
    candidate = asked or (path[-1] if path else "")
    return re.sub(r"\D", "", candidate) if re.fullmatch(r"[+\s]?\d{7,15}", candidate) else ""


def _handle(text: str) -> Iterator[Contact]:
    value = text[1:].rstrip(".-").casefold()
    if len(value) > 1:
        yield Contact(HANDLE, value)


# Telephone numbers ----------------------------------------------------------------------------

_EXTENSION = r"(?:\s*(?:ext|extension|poste|доб|تحويلة|x|#)\.?\s*\d{1,6}\b)?"
_NUMBER = re.compile(
    rf"(?<![\w.])(?:\+|\()?\d(?:[\d() ./\u00a0\u2010-\u2015-]*\d){_EXTENSION}", re.IGNORECASE
)
_EXTENSION_END = re.compile(r"(?:ext|extension|poste|доб|تحويلة|x|#)\.?\s*\d{1,6}$", re.IGNORECASE)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|"
    r"(?:19|20)\d\d ?[-/–] ?(?:19|20)\d\d)(?!\d)"
)
_TRUNK_8 = 11  # digits of a number in Russia and its neighbours, dialled with 8 at home


def _numbers(text: str) -> Iterator[Contact]:
    text = _DATE.sub(" ; ", _EXTENSION_END.sub("", text))
    for piece in text.split(";"):
        whole = re.sub(r"\D", "", piece)
        parts = re.split(r"[/]|\s{2,}", piece) if len(whole) > MOST_DIGITS else [piece]
        for part in parts:
            yield from _phone(part.strip())


def _phone(text: str, *, international: bool = False) -> Iterator[Contact]:
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", text))
    if digits.startswith("00"):
        digits, international = digits[2:], True
    international = international or text.lstrip("(").startswith("+")
    if not international and len(digits) == _TRUNK_8 and digits.startswith("8"):
        digits = digits[1:]
    if not international and _is_day(digits):
        return
    value = digits.lstrip("0")
    if len(value) >= FEWEST_DIGITS and len(digits) <= MOST_DIGITS:
        yield Contact(PHONE, value, "+" if international else "")


def _is_day(digits: str) -> bool:
    if len(digits) != 8 or digits[:2] not in {"19", "20"}:
        return False
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
