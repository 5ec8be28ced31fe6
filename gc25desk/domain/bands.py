"""Age bands: which ages stand in one line of a table, chosen when the table is made and never stored.

No one scheme serves every reader (domain.md 3.2): UNICEF and UNHCR band differently, and the Committee’s own
comments speak of those below 8 (general comment No. 7) and of those from 10 (No. 20). Whatever the
scheme, it takes in the whole of childhood, 0 to 17 (general comment No. 5, para. 48).
"""

import dataclasses
import re
from collections.abc import Iterable
from typing import TypeAlias

from gc25desk.domain.child import OLDEST
from gc25desk.domain.field import CodeList, code_list
from gc25desk.errors import InvalidInput
from gc25desk.i18n import N_, _

Band: TypeAlias = tuple[int, int]  # first and last age in completed years

CUSTOM = "custom"
USUAL = "unicef"

SCHEMES: CodeList = code_list(
    "band_scheme",
    (USUAL, N_("0–5, 6–11, 12–17 (UNICEF)")),
    ("unhcr", N_("0–4, 5–11, 12–17 (UNHCR)")),
    ("crc", N_("0–7, 8–9, 10–17 (early childhood, adolescence)")),
    (CUSTOM, N_("Bands of your own")),
)
_SHIPPED: dict[str, tuple[Band, ...]] = {
    USUAL: ((0, 5), (6, 11), (12, 17)),
    "unhcr": ((0, 4), (5, 11), (12, 17)),
    "crc": ((0, 7), (8, 9), (10, 17)),
}
_BAND = re.compile(r"(\d{1,2})(?:\s*[-‐‑‒–—]\s*(\d{1,2}))?")


@dataclasses.dataclass(frozen=True)
class Scheme:
    """Age bands in order; together they are every age of childhood, each once.

    Raises InvalidInput, naming the field ``custom_bands``, for bands that leave an age out or take it twice.
    """

    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        """Refuse bands that would leave a child out or count one twice."""
        ages = [age for low, high in self.bands for age in range(low, high + 1)]
        twice = sorted({age for age in ages if ages.count(age) > 1})
        missing = sorted(set(range(OLDEST + 1)) - set(ages))
        beyond = sorted(set(ages) - set(range(OLDEST + 1)))
        if any(high < low for low, high in self.bands):
            raise _wrong(_("A band ends before it begins."))
        if beyond:
            raise _wrong(_("A child is 0 to 17 years old; {age} is beyond.").format(age=beyond[0]))
        if twice:
            raise _wrong(_("Age {age} stands in two bands.").format(age=twice[0]))
        if missing:
            raise _wrong(_("Age {age} stands in no band.").format(age=missing[0]))

    def band_of(self, age: int) -> Band:
        """Return the band of an age from 0 to 17."""
        return next((low, high) for low, high in self.bands if low <= age <= high)

    def merged(self) -> Iterable["Scheme"]:
        """Yield the schemes with two neighbouring bands made one."""
        for at in range(len(self.bands) - 1):
            joined = (self.bands[at][0], self.bands[at + 1][1])
            yield Scheme((*self.bands[:at], joined, *self.bands[at + 2 :]))

    def written(self) -> str:
        """Return the bands as a person types them."""
        return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in self.bands)


def scheme_of(code: str, custom: str = "") -> Scheme:
    """Return a scheme by its code; ``custom`` are the bands of one’s own, as ``0–9, 10–14, 15–17``.

    Raises InvalidInput for bands that cannot be read or are no scheme.
    """
    if code != CUSTOM:
        return Scheme(_SHIPPED.get(code, _SHIPPED[USUAL]))
    found = [_BAND.fullmatch(part.strip()) for part in re.split(r"[,;]", custom) if part.strip()]
    if not found or None in found:
        raise _wrong(_("These bands cannot be read."))
    bands = [(int(band[1]), int(band[2] or band[1])) for band in found if band is not None]
    return Scheme(tuple(sorted(bands)))


def _wrong(what: str) -> InvalidInput:
    return InvalidInput(what, _("Write bands from 0 to 17, such as “0–9, 10–14, 15–17”."), "custom_bands")
